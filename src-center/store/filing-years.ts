import type { FilingId } from '../../src-shared/domain/ids.ts';
import type { Reading, Writing } from './books.ts';
import type { CentreFilingState, KeptFiling } from './filings.ts';

/** For which years a filing declares (O-08); most filings for none. */
export function addYears(books: Writing, filing: Pick<KeptFiling, 'clientId' | 'unitId' | 'service'>, years: readonly string[]): void {
  for (const year of years) {
    books
      .prepare('INSERT INTO filing_years (client_id, unit_id, service, year) VALUES (?, ?, ?, ?)')
      .run(filing.clientId, filing.unitId, filing.service, year);
  }
}

export function yearsOf(books: Reading, clientId: string): readonly string[] {
  const rows = books
    .prepare(`SELECT year FROM filings JOIN filing_years USING (client_id, unit_id, service) WHERE client_id = ? ORDER BY year`)
    .all(clientId) as { year: string }[];
  return rows.map(({ year }) => year);
}

export type YearFiling = {
  readonly filingId: FilingId;
  readonly year: string;
  readonly state: CentreFilingState;
  readonly receiptNumber: string;
};

/**
 * What this unit declared for these years by this service, and what of it was not refused (O-08: submitted and not refused). A filing
 * refused or withdrawn as a whole frees its year. One refused in part frees the people it was refused for, so that a correction that
 * names nobody else may follow. Only filings taken before `before`, where that is given.
 */
export function standingDeclarations(
  books: Reading,
  ask: Pick<KeptFiling, 'unitId' | 'service'> & {
    readonly years: readonly string[];
    readonly idNumbers: readonly string[];
    readonly before?: string;
  },
): readonly YearFiling[] {
  if (ask.years.length === 0) {
    return [];
  }
  const filings = books
    .prepare(
      `SELECT client_id AS filingId, year, state, receipt_number AS receiptNumber FROM filing_years JOIN filings USING (client_id)
       WHERE filing_years.unit_id = @unitId AND filing_years.service = @service AND year IN (SELECT value FROM json_each(@years))
         AND state NOT IN ('rejected', 'withdrawn')
         AND (@before IS NULL OR filings.rowid < (SELECT rowid FROM filings WHERE client_id = @before))
       ORDER BY filings.rowid`,
    )
    .all({ unitId: ask.unitId, service: ask.service, years: JSON.stringify(ask.years), before: ask.before ?? null }) as YearFiling[];
  return filings.filter(({ filingId, state }) => state !== 'partly-approved' || !refusedAll(books, filingId, ask.idNumbers));
}

/** Was every one of these people refused in that filing? */
function refusedAll(books: Reading, clientId: string, idNumbers: readonly string[]): boolean {
  const { refused } = books
    .prepare(
      `SELECT count(DISTINCT social_security_number) AS refused FROM filing_rows AS rows
       WHERE client_id = @clientId AND approved = 0 AND social_security_number IN (SELECT value FROM json_each(@idNumbers))
         AND NOT EXISTS (SELECT 1 FROM filing_rows AS others WHERE others.client_id = @clientId AND others.approved = 1
           AND others.social_security_number = rows.social_security_number)`,
    )
    .get({ clientId, idNumbers: JSON.stringify(idNumbers) }) as { refused: number };
  return refused === new Set(idNumbers).size;
}
