import { expect, it } from 'vitest';
import { databaseBefore, runStep } from '../../../test/databases/migrate-to.ts';

it('[migration 30] adds undo history to the filings that are there', () => {
  const database = databaseBefore(30);
  database.exec(`INSERT INTO filing VALUES ('F', 'practice', '1', 'enrolment', 'medical', '1', 'draft', 'fill', '[]', 1, '202611',
    '2026-11-22T01:00:00.000Z', '202611', '2026-11-22T01:00:00.000Z', NULL, NULL, NULL)`);
  runStep(database, 30);
  const snapshot = database.prepare(`INSERT INTO snapshot VALUES (?, ?, '[]', '2026-11-22T01:00:00.000Z', '')`);
  snapshot.run('F', 0);
  expect(() => snapshot.run('F', 0)).toThrow('UNIQUE constraint failed');
  expect(() => snapshot.run('F', -1)).toThrow('CHECK constraint failed');
  expect(() => snapshot.run('G', 0)).toThrow('FOREIGN KEY constraint failed');
  expect(database.prepare('SELECT state FROM filing').pluck().get()).toBe('draft');
});
