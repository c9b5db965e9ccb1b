import { expect, it } from 'vitest';
import { databaseBefore, runStep } from '../../../test/databases/migrate-to.ts';
import { nameTokens } from '../name-search.ts';

const NAMES = ['测试甲', '测试', '试', '阿依古丽买买提', 'johndoe', '\u{20BB7}测乙', ''];

it('[migration 120] indexes who is there as who is written from now on, by characters and by pairs of them', () => {
  const database = databaseBefore(120);
  const add = database.prepare(`INSERT INTO person VALUES (@id, 'medical', '1', '1', @id, @name, @name, '', '', 'female', '1949-12-31',
    'working', 'active', '', '202001', '', 1, '2026-11-22T01:00:00.000Z')`);
  // Read in the order of the names, they would come in another one.
  NAMES.forEach((name, index) => add.run({ id: NAMES.length - index, name }));
  runStep(database, 120);

  const written = database.prepare('INSERT INTO person_name (rowid, characters) VALUES (?, ?)');
  NAMES.forEach((name, index) => written.run(100 + NAMES.length - index, nameTokens(name)));
  database.exec(`CREATE VIRTUAL TABLE temp.seen USING fts5vocab (main, person_name, instance)`);
  const seen = database.prepare<[number, number], { term: string; offset: number }>(
    'SELECT term, offset FROM temp.seen WHERE doc BETWEEN ? AND ? ORDER BY doc, offset',
  );
  const migrated = seen.all(1, 100);
  expect(migrated).toEqual(seen.all(101, 200));
  expect(migrated.slice(-5).map(({ term }) => term)).toEqual(['测', '试', '甲', '测试', '试甲']);

  const find = database.prepare('SELECT rowid FROM person_name WHERE rowid < 100 AND person_name MATCH ? ORDER BY rowid').pluck();
  expect(find.all('"测试"')).toEqual([6, 7]);
  expect(find.all('"古丽 丽买"')).toEqual([4]);
  expect(find.all('"试测"')).toEqual([]);
});
