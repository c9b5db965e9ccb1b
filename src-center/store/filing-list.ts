import type { Reading } from './books.ts';
import type { CentreFilingState } from './filings.ts';

export type FilingListAsk = {
  readonly state?: CentreFilingState;
  readonly region?: string;
  readonly text?: string;
  readonly limit: number;
  readonly offset: number;
};

const IN_REGION = '(@region IS NULL OR EXISTS (SELECT 1 FROM units WHERE units.unit_id = filings.unit_id AND region = @region))';

const WHERE = `(@state IS NULL OR state = @state) AND ${IN_REGION} AND (@text IS NULL OR instr(receipt_number, @text) > 0 OR EXISTS
    (SELECT 1 FROM units WHERE units.unit_id = filings.unit_id AND (instr(unit_number, @text) > 0 OR instr(unit_name, @text) > 0))
  OR EXISTS (SELECT 1 FROM filing_rows WHERE filing_rows.client_id = filings.client_id
    AND (instr(name, @text) > 0 OR instr(social_security_number, @text) > 0)))`;

/** What the reviewer's list shows, newest first. */
export function listFilings(books: Reading, ask: FilingListAsk): { readonly clientIds: readonly string[]; readonly total: number } {
  const text = ask.text?.trim() ?? '';
  const given = { state: ask.state ?? null, region: ask.region ?? null, text: text === '' ? null : text };
  const { total } = books.prepare(`SELECT count(*) AS total FROM filings WHERE ${WHERE}`).get(given) as { total: number };
  const rows = books
    .prepare(`SELECT client_id AS clientId FROM filings WHERE ${WHERE} ORDER BY filings.rowid DESC LIMIT @limit OFFSET @offset`)
    .all({ ...given, limit: ask.limit, offset: ask.offset }) as { clientId: string }[];
  return { clientIds: rows.map(({ clientId }) => clientId), total };
}

/** Of one region, or of all. */
export function countByState(books: Reading, region: string | null = null): Readonly<Partial<Record<CentreFilingState, number>>> {
  const rows = books.prepare(`SELECT state, count(*) AS count FROM filings WHERE ${IN_REGION} GROUP BY state`).all({ region }) as {
    state: CentreFilingState;
    count: number;
  }[];
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
}
