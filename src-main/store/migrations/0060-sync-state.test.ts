import { expect, it } from 'vitest';
import { databaseBefore, runStep } from '../../../test/databases/migrate-to.ts';

it('[migration 60] adds one sync state and the places of unfinished uploads', () => {
  const database = databaseBefore(60);
  runStep(database, 60);
  const state = database.prepare('INSERT INTO sync_state (id, clock_ahead_minutes) VALUES (?, 0)');
  state.run(1);
  expect(() => state.run(2)).toThrow('CHECK constraint failed');
  database.exec(`INSERT INTO upload VALUES ('a', 'http://127.0.0.1/uploads/1')`);
  expect(() => database.exec(`INSERT INTO upload VALUES ('b', NULL)`)).toThrow('NOT NULL constraint failed');
});
