import type { CentreFiling } from '../../src-shared/contract/centre.ts';
import type { FilingContent, MaterialRemark, SentMaterial } from '../../src-shared/domain/filing.ts';
import type { RowId } from '../../src-shared/domain/ids.ts';
import type { Reading, Writing } from './books.ts';
import type { KeptFiling } from './filings.ts';

/** A material as it was handed in, with 仍然使用 beside it where the unit said so: reviewers read it, rules do not. */
export type RemarkedMaterial = SentMaterial & { readonly remark?: Pick<MaterialRemark, 'reason' | 'doubts'> };
export type SentRow = Omit<FilingContent['rows'][number], 'materials'> & { readonly materials: readonly RemarkedMaterial[] };

/** One row of a filing: what was sent of it, and what was decided. */
export type KeptRow = {
  readonly rowId: RowId;
  /** 0-based place in the filing. */
  readonly position: number;
  readonly socialSecurityNumber: string;
  readonly name: string;
  readonly values: SentRow['values'];
  readonly materials: SentRow['materials'];
  /** null while undecided. */
  readonly approved: boolean | null;
  readonly reason: string;
  readonly personNumber: string;
  /** What an approved change of the unit took the place of, by property. */
  readonly replaced: Readonly<Record<string, string>>;
};
export type RowVerdict = Pick<KeptRow, 'rowId' | 'reason' | 'personNumber'> & {
  readonly approved: boolean;
  readonly replaced?: KeptRow['replaced'];
};
export type RowCounts = { readonly rows: number; readonly open: number; readonly approved: number; readonly rejected: number };
/** Which rows the reviewer looks at. */
export type RowsAsk = {
  readonly filter: 'all' | 'open' | 'approved' | 'rejected';
  readonly text: string;
  readonly limit: number;
  readonly offset: number;
};

const COLUMNS = `row_id AS rowId, position, social_security_number AS socialSecurityNumber, name, sent_values AS sentValues,
  sent_materials AS sentMaterials, approved, reason, person_number AS personNumber, replaced`;
type Row = Omit<KeptRow, 'values' | 'materials' | 'approved' | 'replaced'> & {
  readonly sentValues: string;
  readonly sentMaterials: string;
  readonly approved: number | null;
  readonly replaced: string;
};

function rowOf({ sentValues, sentMaterials, approved, replaced, ...row }: Row): KeptRow {
  return {
    ...row,
    values: JSON.parse(sentValues) as SentRow['values'],
    materials: JSON.parse(sentMaterials) as SentRow['materials'],
    approved: approved === null ? null : approved === 1,
    replaced: JSON.parse(replaced) as KeptRow['replaced'],
  };
}

/** Whom a row names. */
export type Named = Pick<KeptRow, 'socialSecurityNumber' | 'name'>;

/** The rows of a filing just added, each with whom it names. */
export function addRows(books: Writing, clientId: string, rows: readonly SentRow[], people: readonly Named[]): void {
  const insert = books.prepare(
    `INSERT INTO filing_rows (client_id, row_id, position, social_security_number, name, sent_values, sent_materials)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
  );
  rows.forEach(({ rowId, values, materials }, position) => {
    const { socialSecurityNumber = '', name = '' } = people[position] ?? {};
    insert.run(clientId, rowId, position, socialSecurityNumber, name, JSON.stringify(values), JSON.stringify(materials));
  });
}

/** Rows without a verdict after a place, in order: a filing is gone through slice by slice. */
export function openRows(
  books: Reading,
  clientId: string,
  { after, limit }: { readonly after: number; readonly limit: number },
): readonly KeptRow[] {
  const rows = books
    .prepare(`SELECT ${COLUMNS} FROM filing_rows WHERE client_id = ? AND approved IS NULL AND position > ? ORDER BY position LIMIT ?`)
    .all(clientId, after, limit) as Row[];
  return rows.map(rowOf);
}

export function rowsNamed(books: Reading, clientId: string, rowIds: readonly string[]): readonly KeptRow[] {
  const rows = books
    .prepare(`SELECT ${COLUMNS} FROM filing_rows WHERE client_id = ? AND row_id IN (SELECT value FROM json_each(?)) ORDER BY position`)
    .all(clientId, JSON.stringify(rowIds)) as Row[];
  return rows.map(rowOf);
}

const WHERE: Readonly<Record<RowsAsk['filter'], string>> = {
  all: 'true',
  open: 'approved IS NULL',
  approved: 'approved = 1',
  rejected: 'approved = 0',
};
export function listRows(books: Reading, clientId: string, ask: RowsAsk): { readonly items: readonly KeptRow[]; readonly total: number } {
  const where = `client_id = @clientId AND ${WHERE[ask.filter]}
    AND (@text = '' OR instr(name, @text) > 0 OR instr(social_security_number, upper(@text)) > 0)`;
  const given = { clientId, text: ask.text.trim() };
  const { total } = books.prepare(`SELECT count(*) AS total FROM filing_rows WHERE ${where}`).get(given) as { total: number };
  const rows = books
    .prepare(`SELECT ${COLUMNS} FROM filing_rows WHERE ${where} ORDER BY position LIMIT @limit OFFSET @offset`)
    .all({ ...given, limit: ask.limit, offset: ask.offset }) as Row[];
  return { items: rows.map(rowOf), total };
}

export function countRows(books: Reading, clientId: string): RowCounts {
  return books
    .prepare(
      `SELECT count(*) AS rows, count(*) - count(approved) AS open, coalesce(sum(approved = 1), 0) AS approved,
         coalesce(sum(approved = 0), 0) AS rejected FROM filing_rows WHERE client_id = ?`,
    )
    .get(clientId) as RowCounts;
}

/** Names of the first three people, and how many there are. */
export function namesOf(books: Reading, clientId: string): { readonly names: readonly string[]; readonly people: number } {
  const names = books.prepare('SELECT name FROM filing_rows WHERE client_id = ? ORDER BY position LIMIT 3').all(clientId) as {
    name: string;
  }[];
  const { people } = books.prepare('SELECT count(*) AS people FROM filing_rows WHERE client_id = ?').get(clientId) as { people: number };
  return { names: names.map(({ name }) => name), people };
}

/** How often these id numbers stand in the whole filing, where that is more than once. */
export function repeatedNumbers(books: Reading, clientId: string, idNumbers: readonly string[]): ReadonlyMap<string, number> {
  const rows = books
    .prepare(
      `SELECT social_security_number AS number, count(*) AS count FROM filing_rows
       WHERE client_id = ? AND social_security_number IN (SELECT value FROM json_each(?)) AND social_security_number <> ''
       GROUP BY social_security_number HAVING count(*) > 1`,
    )
    .all(clientId, JSON.stringify(idNumbers)) as { number: string; count: number }[];
  return new Map(rows.map(({ number, count }) => [number, count]));
}

/** A material as some row of the filing names it. */
export function rowMaterial(books: Reading, clientId: string, sha256: string): KeptRow['materials'][number] | null {
  const row = books
    .prepare('SELECT sent_materials AS sentMaterials FROM filing_rows WHERE client_id = ? AND instr(sent_materials, ?) > 0 LIMIT 1')
    .get(clientId, sha256) as Pick<Row, 'sentMaterials'> | undefined;
  const materials = row === undefined ? [] : (JSON.parse(row.sentMaterials) as KeptRow['materials']);
  return materials.find((material) => material.sha256 === sha256) ?? null;
}

export function putVerdict(books: Writing, clientId: string, verdict: RowVerdict): void {
  books
    .prepare('UPDATE filing_rows SET approved = ?, reason = ?, person_number = ?, replaced = ? WHERE client_id = ? AND row_id = ?')
    .run(verdict.approved ? 1 : 0, verdict.reason, verdict.personNumber, JSON.stringify(verdict.replaced ?? {}), clientId, verdict.rowId);
}

/** The filing as the protocol tells it. */
export function centreFilingOf(books: Reading, filing: KeptFiling): CentreFiling {
  const rows = books
    .prepare(
      'SELECT row_id AS rowId, approved, reason, person_number AS personNumber FROM filing_rows WHERE client_id = ? ORDER BY position',
    )
    .all(filing.clientId) as Pick<Row, 'rowId' | 'approved' | 'reason' | 'personNumber'>[];
  return {
    clientId: filing.clientId,
    contentHash: filing.contentHash,
    receipt: { number: filing.receiptNumber, receivedAt: filing.receivedAt },
    state: filing.state,
    decidedAt: filing.decidedAt,
    rows: rows.map(({ rowId, approved, reason, personNumber }) => ({
      rowId,
      verdict: approved === null ? null : { approved: approved === 1, reason, personNumber },
    })),
  };
}
