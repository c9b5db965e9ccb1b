import type { CentreFiling } from '../../src-shared/contract/centre.ts';
import type { FilingContent } from '../../src-shared/domain/filing.ts';
import type { FilingId, RowId } from '../../src-shared/domain/ids.ts';
import type { Instant } from '../../src-shared/lib/plain-date.ts';
import type { Reading, Writing } from './books.ts';
import { logChange } from './changes.ts';

export type CentreFilingState = CentreFiling['state'];
export const PENDING = ['received', 'reviewing'] as const satisfies readonly CentreFilingState[];

/** A filing as the centre took it. `content` never changes after that. */
export type KeptFiling = {
  readonly clientId: FilingId;
  readonly accountId: string;
  readonly unitId: number;
  readonly service: string;
  readonly direction: 'in' | 'out' | 'both' | 'none';
  readonly profileVersion: string;
  readonly content: FilingContent;
  readonly contentHash: string;
  readonly receiptNumber: string;
  readonly receivedAt: Instant;
  readonly state: CentreFilingState;
  readonly decidedAt: Instant | null;
  readonly rows: readonly KeptRow[];
};
export type KeptRow = {
  readonly rowId: RowId;
  readonly socialSecurityNumber: string;
  readonly name: string;
  /** null while undecided. */
  readonly approved: boolean | null;
  readonly reason: string;
  readonly personNumber: string;
};
/** What the history of a filing says (办理记录); `centre` is the rule pack, `unit` the employer, `reviewer` a person at the console. */
export type FilingActor = 'unit' | 'centre' | 'reviewer';

const COLUMNS = `client_id AS clientId, account_id AS accountId, unit_id AS unitId, service, direction, profile_version AS profileVersion, content,
  content_hash AS contentHash, receipt_number AS receiptNumber, received_at AS receivedAt, state, decided_at AS decidedAt`;
type Row = Omit<KeptFiling, 'content' | 'rows'> & { readonly content: string };
type RowRow = Omit<KeptRow, 'approved'> & { readonly approved: number | null };

export function findFiling(books: Reading, clientId: string): KeptFiling | null {
  const row = books.prepare(`SELECT ${COLUMNS} FROM filings WHERE client_id = ?`).get(clientId) as Row | undefined;
  if (row === undefined) {
    return null;
  }
  const rows = books
    .prepare(
      `SELECT row_id AS rowId, social_security_number AS socialSecurityNumber, name, approved, reason, person_number AS personNumber
       FROM filing_rows WHERE client_id = ? ORDER BY position`,
    )
    .all(clientId) as RowRow[];
  return {
    ...row,
    content: JSON.parse(row.content) as FilingContent,
    rows: rows.map(keptRowOf),
  };
}

function keptRowOf({ approved, ...row }: RowRow): KeptRow {
  return { ...row, approved: approved === null ? null : approved === 1 };
}

export function addFiling(books: Writing, filing: KeptFiling & { readonly contentText: string }): void {
  books
    .prepare(
      `INSERT INTO filings (client_id, account_id, unit_id, service, direction, profile_version, content, content_hash, receipt_number,
         received_at, state, decided_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    )
    .run(
      filing.clientId,
      filing.accountId,
      filing.unitId,
      filing.service,
      filing.direction,
      filing.profileVersion,
      filing.contentText,
      filing.contentHash,
      filing.receiptNumber,
      filing.receivedAt,
      filing.state,
      filing.decidedAt,
    );
  filing.rows.forEach(({ rowId, socialSecurityNumber, name }, position) => {
    books
      .prepare('INSERT INTO filing_rows (client_id, row_id, position, social_security_number, name) VALUES (?, ?, ?, ?, ?)')
      .run(filing.clientId, rowId, position, socialSecurityNumber, name);
  });
  noteFiling(books, { ...filing, event: filing.state, actor: 'unit', at: filing.receivedAt });
}

export function putVerdict(
  books: Writing,
  clientId: string,
  verdict: { readonly rowId: string; readonly approved: boolean; readonly reason: string; readonly personNumber: string },
): void {
  books
    .prepare('UPDATE filing_rows SET approved = ?, reason = ?, person_number = ? WHERE client_id = ? AND row_id = ?')
    .run(verdict.approved ? 1 : 0, verdict.reason, verdict.personNumber, clientId, verdict.rowId);
}

export function putFilingState(
  books: Writing,
  filing: KeptFiling,
  { state, actor, at }: { readonly state: CentreFilingState; readonly actor: FilingActor; readonly at: Instant },
): void {
  const pending: readonly CentreFilingState[] = PENDING;
  books
    .prepare('UPDATE filings SET state = ?, decided_at = ? WHERE client_id = ?')
    .run(state, pending.includes(state) || state === 'withdrawn' ? null : at, filing.clientId);
  noteFiling(books, { ...filing, event: state, actor, at });
}

/** Writes the history and tells everyone who pulls. */
function noteFiling(
  books: Writing,
  note: {
    readonly clientId: string;
    readonly unitId: number;
    readonly event: CentreFilingState;
    readonly actor: FilingActor;
    readonly at: Instant;
  },
): void {
  books
    .prepare('INSERT INTO filing_events (client_id, at, event, actor) VALUES (?, ?, ?, ?)')
    .run(note.clientId, note.at, note.event, note.actor);
  logChange(books, { unitId: note.unitId, kind: 'filing', key: note.clientId, changedAt: note.at });
}

export function filingHistory(books: Reading, clientId: string): readonly { at: Instant; event: CentreFilingState; actor: FilingActor }[] {
  return books.prepare('SELECT at, event, actor FROM filing_events WHERE client_id = ? ORDER BY event_id').all(clientId) as {
    at: Instant;
    event: CentreFilingState;
    actor: FilingActor;
  }[];
}

/** Filings of the same direction, taken before this one and still open, for one of these people under this unit (O-12): the first one stands. */
export function openFilingsNaming(
  books: Reading,
  ask: { readonly unitId: number; readonly direction: string; readonly idNumbers: readonly string[]; readonly clientId: string },
): readonly { readonly filingId: string; readonly socialSecurityNumber: string; readonly state: CentreFilingState }[] {
  return books
    .prepare(
      `SELECT client_id AS filingId, social_security_number AS socialSecurityNumber, state FROM filings JOIN filing_rows USING (client_id)
       WHERE unit_id = ? AND direction = ? AND state IN ('received', 'reviewing') AND approved IS NULL
         AND filings.rowid < (SELECT rowid FROM filings WHERE client_id = ?)
         AND social_security_number IN (SELECT value FROM json_each(?))`,
    )
    .all(ask.unitId, ask.direction, ask.clientId, JSON.stringify(ask.idNumbers)) as {
    filingId: string;
    socialSecurityNumber: string;
    state: CentreFilingState;
  }[];
}

export function pendingFilings(books: Reading, state: (typeof PENDING)[number]): readonly FilingId[] {
  const rows = books.prepare('SELECT client_id AS clientId FROM filings WHERE state = ? ORDER BY received_at, client_id').all(state);
  return (rows as { clientId: FilingId }[]).map(({ clientId }) => clientId);
}

/** The filing as the protocol tells it. */
export function centreFilingOf(filing: KeptFiling): CentreFiling {
  return {
    clientId: filing.clientId,
    contentHash: filing.contentHash,
    receipt: { number: filing.receiptNumber, receivedAt: filing.receivedAt },
    state: filing.state,
    decidedAt: filing.decidedAt,
    rows: filing.rows.map(({ rowId, approved, reason, personNumber }) => ({
      rowId,
      verdict: approved === null ? null : { approved, reason, personNumber },
    })),
  };
}
