import { expect, it } from 'vitest';
import { databaseBefore, runStep } from '../../../test/databases/migrate-to.ts';

it('[migration 90] adds batches beside the filings that are there, and they go with them', () => {
  const database = databaseBefore(90);
  database.exec(
    `INSERT INTO filing (filing_id, region, profile_version, service, insurance, unit_number, state, step, rows, revision,
       effective_month, created_at, created_month, changed_at)
     VALUES ('F', 'r', '1', 's', 'medical', '1', 'draft', 'fill', '[]', 1, '', '2026', '202611', '2026')`,
  );
  runStep(database, 90);
  expect(database.prepare('SELECT state FROM filing').pluck().get()).toBe('draft');
  database.exec(`
    INSERT INTO batch (id, filing_id, next_number, fields, step, stamp) VALUES (1, 'F', 1, '[]', -1, '');
    INSERT INTO batch_lot (id, batch, import_id, state, origin, first_row, last_row) VALUES (1, 1, 'I', 0, '{}', 1, 1);
    INSERT INTO batch_step VALUES (1, 0, '导入', '', '2026', NULL, '[1]', '[]');
    INSERT INTO batch_step_row VALUES (1, 0, 5, 0, '[]', NULL);`);
  expect(() => database.exec(`INSERT INTO batch (filing_id, next_number, fields, step, stamp) VALUES ('F', 1, '[]', -1, '')`)).toThrow(
    'UNIQUE',
  );
  expect(() => database.exec(`INSERT INTO batch (filing_id, next_number, fields, step, stamp) VALUES ('G', 1, '[]', -1, '')`)).toThrow(
    'FOREIGN KEY',
  );
  expect(() => database.exec('UPDATE batch_lot SET state = 4')).toThrow('CHECK');
  const plan = database
    .prepare(
      `EXPLAIN QUERY PLAN SELECT standing, verdict, offers, needs, count(*) FROM batch_row
       WHERE batch = 1 AND hidden = 0 AND lot IN (1) GROUP BY standing, verdict, offers, needs`,
    )
    .all()
    .map((line) => JSON.stringify(line))
    .join();
  expect(plan).toContain('COVERING INDEX batch_row_in_order');
  database.exec('DELETE FROM filing');
  expect(database.prepare('SELECT (SELECT count(*) FROM batch_lot) + (SELECT count(*) FROM batch_step_row)').pluck().get()).toBe(0);
});
