import { expect, it } from 'vitest';
import { databaseBefore, runStep } from '../../../test/databases/migrate-to.ts';

it('[migration 80] gives filings shared values and materials of their own, empty for those that are there', () => {
  const database = databaseBefore(80);
  database.exec(
    `INSERT INTO filing (filing_id, region, profile_version, service, insurance, unit_number, state, step, rows, revision,
       effective_month, created_at, created_month, changed_at)
     VALUES ('F', 'r', '1', 's', 'medical', '1', 'draft', 'fill', '[]', 1, '', '2026', '202611', '2026')`,
  );
  runStep(database, 80);
  expect(database.prepare('SELECT shared_values, attachments FROM filing').get()).toEqual({ shared_values: '{}', attachments: '[]' });
});
