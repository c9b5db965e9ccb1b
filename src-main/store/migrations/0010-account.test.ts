import { expect, it } from 'vitest';
import { databaseBefore, runStep } from '../../../test/databases/migrate-to.ts';

it('[migration 10] makes room for one account and one unit per insurance', () => {
  const database = databaseBefore(10);
  runStep(database, 10);
  const account = database.prepare(`INSERT INTO account VALUES (?, 'A', 'practice', '演练单位', 'C', '[]', '2026-11-22T01:00:00.000Z')`);
  account.run(1);
  expect(() => account.run(2)).toThrow('CHECK constraint failed');
  const unit = database.prepare(`INSERT INTO unit VALUES ('medical', '{}', '2026-11-22T01:00:00.000Z')`);
  unit.run();
  expect(() => unit.run()).toThrow('UNIQUE constraint failed');
  expect(database.pragma('user_version', { simple: true })).toBe(10);
});
