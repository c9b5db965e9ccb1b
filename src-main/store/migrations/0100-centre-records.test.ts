import { expect, it } from 'vitest';
import { databaseBefore, runStep } from '../../../test/databases/migrate-to.ts';

it('[migration 100] adds what the centre tells of money and movements', () => {
  const database = databaseBefore(100);
  runStep(database, 100);
  database.exec(`
    INSERT INTO payer VALUES (1, 'medical', '1', '0001', '11010519491231002X', '测试甲', '测试甲', 'csj', '');
    INSERT INTO payer_month VALUES (1, '202611', 473700, 37896, 9474, 'paid');`);
  expect(() => database.exec("INSERT INTO payer_month VALUES (2, '202611', 1, 1, 1, 'paid')")).toThrow(/FOREIGN KEY/);
  database.exec('DELETE FROM payer');
  expect(database.prepare('SELECT count(*) FROM payer_month').pluck().get()).toBe(0);
});

it('[migration 100] lists each in its order from an index', () => {
  const database = databaseBefore(100);
  runStep(database, 100);
  const planOf = (sql: string) =>
    database
      .prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
      .all()
      .map(({ detail }) => detail)
      .join();
  const plans = [
    planOf("SELECT * FROM unit_payment WHERE insurance = 'medical' ORDER BY month DESC LIMIT 20"),
    planOf("SELECT * FROM payer WHERE insurance = 'medical' ORDER BY person_number, social_security_number, unit_number LIMIT 20"),
    planOf("SELECT * FROM movement WHERE insurance = 'medical' ORDER BY decided_at DESC, movement_id DESC LIMIT 20"),
    planOf("SELECT DISTINCT change_type FROM movement WHERE insurance = 'medical'"),
  ];
  expect(plans.filter((plan) => plan.includes('TEMP B-TREE') || !plan.includes('SEARCH'))).toEqual([]);
});
