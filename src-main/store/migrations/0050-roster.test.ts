import { expect, it } from 'vitest';
import { databaseBefore, runStep } from '../../../test/databases/migrate-to.ts';

it('[migration 50] adds the roster with a per-character name index that finds two characters', () => {
  const database = databaseBefore(50);
  runStep(database, 50);
  database.exec(`
    INSERT INTO person VALUES (1, 'medical', '1', '0001', '11010519491231002X', '测试甲', '测试甲', 'csj', '', 'female', '1949-12-31',
      'working', 'active', '', '202001', '', 1, '2026-11-22T01:00:00.000Z');
    INSERT INTO person_name (rowid, characters) VALUES (1, '测 试 甲');`);
  const find = database.prepare('SELECT rowid FROM person_name WHERE person_name MATCH ?').pluck();
  expect(find.all('"试 甲"')).toEqual([1]);
  expect(find.all('"甲 试"')).toEqual([]);
  database.exec('DELETE FROM person_name WHERE rowid = 1');
  expect(find.all('"试 甲"')).toEqual([]);
});

it('[migration 50] answers each way of asking from an index', () => {
  const database = databaseBefore(50);
  runStep(database, 50);
  const planOf = (where: string) =>
    database
      .prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN SELECT id FROM person WHERE insurance = 'medical' AND ${where}`)
      .all()
      .map(({ detail }) => detail)
      .join();
  expect(planOf(`substr(social_security_number, -4) = '002X'`)).toContain('person_by_last_four');
  expect(planOf(`social_security_number >= '110' AND social_security_number < '111'`)).toContain('person_by_number');
  expect(planOf(`folded_name = '测试甲'`)).toContain('person_by_name');
  expect(planOf(`initials >= 'c' AND initials < 'd'`)).toContain('person_by_initials');
  expect(planOf(`other_initials >= 'c' AND other_initials < 'd' AND other_initials <> ''`)).toContain('person_by_other_initials');
});
