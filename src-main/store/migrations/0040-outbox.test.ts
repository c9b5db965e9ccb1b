import { expect, it } from 'vitest';
import { databaseBefore, runStep } from '../../../test/databases/migrate-to.ts';

it('[migration 40] adds the outbox, and a filing on its way cannot be deleted under it', () => {
  const database = databaseBefore(40);
  database.exec(`INSERT INTO filing VALUES ('F', 'practice', '1', 'enrolment', 'medical', '1', 'queued', 'check', '[]', 1, '202611',
    '2026-11-22T01:00:00.000Z', '202611', '2026-11-22T01:00:00.000Z', NULL, NULL, NULL)`);
  runStep(database, 40);
  database.exec(`INSERT INTO outbox VALUES ('F', '{}', 'hash', '2026-11-22T01:00:00.000Z', 0, NULL, NULL)`);
  expect(() => database.exec('DELETE FROM filing')).toThrow('FOREIGN KEY constraint failed');
  expect(database.prepare('SELECT state FROM filing').pluck().get()).toBe('queued');
});
