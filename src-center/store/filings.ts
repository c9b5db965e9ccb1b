import type { CentreFiling } from '../../src-shared/contract/centre.ts';
import type { FilingContent } from '../../src-shared/domain/filing.ts';
import type { FilingId } from '../../src-shared/domain/ids.ts';
import type { Instant } from '../../src-shared/lib/plain-date.ts';
import { OVERLAPPING } from '../../src-shared/profile/overlapping.ts';
import type { ServiceDefinition } from '../../src-shared/profile/region-profile.ts';
import type { Reading, Writing } from './books.ts';
import { logChange } from './changes.ts';
import type { RemarkedMaterial } from './filing-rows.ts';

export type CentreFilingState = CentreFiling['state'];
export const PENDING = ['received', 'reviewing'] as const satisfies readonly CentreFilingState[];
export type Direction = ServiceDefinition['direction'];

/** What was sent, but for the rows: those may be a whole staff and are read part by part (filing-rows.ts). Never changes. */
export type FilingHead = Omit<FilingContent, 'rows' | 'materials'> & { readonly materials?: readonly RemarkedMaterial[] | undefined };

/** A filing as the centre took it. */
export type KeptFiling = {
  readonly clientId: FilingId;
  readonly accountId: string;
  readonly unitId: number;
  readonly service: string;
  readonly direction: Direction;
  readonly profileVersion: string;
  readonly head: FilingHead;
  /** Of the canonical whole, rows included. */
  readonly contentHash: string;
  readonly receiptNumber: string;
  readonly receivedAt: Instant;
  readonly state: CentreFilingState;
  readonly decidedAt: Instant | null;
};
/** What the history of a filing says (办理记录); `centre` is the rule pack, `unit` the employer, `reviewer` a person at the console. */
export type FilingActor = 'unit' | 'centre' | 'reviewer';

const COLUMNS = `client_id AS clientId, account_id AS accountId, unit_id AS unitId, service, direction, profile_version AS profileVersion, head,
  content_hash AS contentHash, receipt_number AS receiptNumber, received_at AS receivedAt, state, decided_at AS decidedAt`;
type Row = Omit<KeptFiling, 'head'> & { readonly head: string };

export function findFiling(books: Reading, clientId: string): KeptFiling | null {
  const row = books.prepare(`SELECT ${COLUMNS} FROM filings WHERE client_id = ?`).get(clientId) as Row | undefined;
  return row === undefined ? null : { ...row, head: JSON.parse(row.head) as FilingHead };
}

/** The head; its rows are put in by `addRows`, in the same transaction. */
export function addFiling(books: Writing, filing: KeptFiling): void {
  books
    .prepare(
      `INSERT INTO filings (client_id, account_id, unit_id, service, direction, profile_version, head, content_hash, receipt_number,
         received_at, state, decided_at) VALUES (@clientId, @accountId, @unitId, @service, @direction, @profileVersion, @head,
         @contentHash, @receiptNumber, @receivedAt, @state, @decidedAt)`,
    )
    .run({ ...filing, head: JSON.stringify(filing.head) });
  noteEvent(books, filing.clientId, { event: filing.state, actor: 'unit', at: filing.receivedAt });
  noteFiling(books, filing, filing.receivedAt);
}

/** Writes the state, the history where it is another one, and tells everyone who pulls. */
export function putFilingState(
  books: Writing,
  filing: KeptFiling,
  { state, actor, at }: { readonly state: CentreFilingState; readonly actor: FilingActor; readonly at: Instant },
): void {
  if (state !== filing.state) {
    const pending: readonly CentreFilingState[] = PENDING;
    books
      .prepare('UPDATE filings SET state = ?, decided_at = ? WHERE client_id = ?')
      .run(state, pending.includes(state) || state === 'withdrawn' ? null : at, filing.clientId);
    noteEvent(books, filing.clientId, { event: state, actor, at });
  }
  noteFiling(books, filing, at);
}

function noteEvent(
  books: Writing,
  clientId: string,
  note: { readonly event: CentreFilingState; readonly actor: FilingActor; readonly at: Instant },
): void {
  books
    .prepare('INSERT INTO filing_events (client_id, at, event, actor) VALUES (?, ?, ?, ?)')
    .run(clientId, note.at, note.event, note.actor);
}

function noteFiling(books: Writing, filing: Pick<KeptFiling, 'unitId' | 'clientId'>, changedAt: Instant): void {
  logChange(books, { unitId: filing.unitId, kind: 'filing', key: filing.clientId, changedAt });
}

export function filingHistory(books: Reading, clientId: string): readonly { at: Instant; event: CentreFilingState; actor: FilingActor }[] {
  return books.prepare('SELECT at, event, actor FROM filing_events WHERE client_id = ? ORDER BY event_id').all(clientId) as {
    at: Instant;
    event: CentreFilingState;
    actor: FilingActor;
  }[];
}

/** Filings taken before this one and still open that name one of these people under this unit (O-12): the first one stands. */
export function openFilingsNaming(
  books: Reading,
  ask: Pick<KeptFiling, 'unitId' | 'direction' | 'service' | 'clientId'> & { readonly idNumbers: readonly string[] },
): readonly { readonly filingId: string; readonly socialSecurityNumber: string; readonly state: CentreFilingState }[] {
  return books
    .prepare(
      `SELECT client_id AS filingId, social_security_number AS socialSecurityNumber, state
       FROM json_each(@idNumbers) AS asked
         CROSS JOIN filing_rows ON social_security_number = asked.value
         JOIN filings USING (client_id)
       WHERE unit_id = @unitId AND (service = @service OR direction IN (SELECT value FROM json_each(@directions)))
         AND state IN ('received', 'reviewing') AND approved IS NULL AND asked.value <> ''
         AND filings.rowid < (SELECT rowid FROM filings WHERE client_id = @clientId)`,
    )
    .all({
      unitId: ask.unitId,
      service: ask.service,
      directions: JSON.stringify(OVERLAPPING[ask.direction]),
      clientId: ask.clientId,
      idNumbers: JSON.stringify([...new Set(ask.idNumbers)]),
    }) as { filingId: string; socialSecurityNumber: string; state: CentreFilingState }[];
}

/** Additions and drops of the unit taken before this filing and still open (W-49). */
export function pendingChangesBefore(books: Reading, filing: Pick<KeptFiling, 'unitId' | 'clientId'>): number {
  const { count } = books
    .prepare(
      `SELECT count(*) AS count FROM filings WHERE unit_id = @unitId AND state IN ('received', 'reviewing')
         AND direction IN ('in', 'out', 'both') AND rowid < (SELECT rowid FROM filings WHERE client_id = @clientId)`,
    )
    .get({ unitId: filing.unitId, clientId: filing.clientId }) as { count: number };
  return count;
}

export function pendingFilings(books: Reading, state: (typeof PENDING)[number]): readonly FilingId[] {
  const rows = books.prepare('SELECT client_id AS clientId FROM filings WHERE state = ? ORDER BY received_at, client_id').all(state);
  return (rows as { clientId: FilingId }[]).map(({ clientId }) => clientId);
}
