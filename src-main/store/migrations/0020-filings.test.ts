import { expect, it } from 'vitest';
import { databaseBefore, runStep } from '../../../test/databases/migrate-to.ts';

it('[migration 20] adds filings whose names and id numbers go with them, and leaves the account alone', () => {
  const database = databaseBefore(20);
  database.exec(`INSERT INTO account VALUES (1, 'A', 'practice', '演练单位', 'C', '[]', '2026-11-22T01:00:00.000Z')`);
  runStep(database, 20);
  expect(database.prepare('SELECT unit_name FROM account').pluck().get()).toBe('演练单位');
  database.exec(`
    INSERT INTO filing VALUES ('F', 'practice', '1', 'enrolment', 'medical', '1', 'draft', 'fill', '[]', 1, '202611',
      '2026-11-22T01:00:00.000Z', '202611', '2026-11-22T01:00:00.000Z', NULL, NULL, NULL);
    INSERT INTO filing_id_number VALUES ('F', '11010519491231002X');
    INSERT INTO filing_name VALUES ('F', '测试甲');`);
  expect(() => database.exec(`INSERT INTO filing_name VALUES ('G', '测试乙')`)).toThrow('FOREIGN KEY constraint failed');
  database.exec(`DELETE FROM filing`);
  expect(database.prepare('SELECT count(*) FROM filing_id_number').pluck().get()).toBe(0);
});
