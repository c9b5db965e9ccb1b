import { expect, it } from 'vitest';
import { databaseBefore, runStep } from '../../../test/databases/migrate-to.ts';

it('[migration 70] adds settings by name', () => {
  const database = databaseBefore(70);
  runStep(database, 70);
  database.exec(`INSERT INTO setting VALUES ('guide', 'done')`);
  expect(() => database.exec(`INSERT INTO setting VALUES ('guide', 'again')`)).toThrow('UNIQUE constraint failed');
  expect(database.prepare('SELECT count(*) FROM migration').pluck().get()).toBe(7);
});
