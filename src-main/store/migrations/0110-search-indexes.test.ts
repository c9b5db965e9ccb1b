import { expect, it } from 'vitest';
import { databaseBefore, runStep } from '../../../test/databases/migrate-to.ts';

it('[migration 110] answers each way of asking for people of a kind from the index alone', () => {
  const database = databaseBefore(110);
  runStep(database, 110);
  const planOf = (where: string) =>
    database
      .prepare<[], { detail: string }>(
        `EXPLAIN QUERY PLAN SELECT id FROM person
         WHERE insurance = 'medical' AND ${where} AND +staff_kind IN ('retired', 'veteran') AND +status IN ('active')`,
      )
      .all()
      .map(({ detail }) => detail)
      .join();
  const ways = {
    person_by_last_four: `substr(social_security_number, -4) = '002X' AND substr(social_security_number, -6) = '31002X'`,
    person_by_number: `social_security_number >= '110' AND social_security_number < '111'`,
    person_in_order: `person_number >= '100' AND person_number < '101'`,
    person_by_name: `folded_name >= '测' AND folded_name < '测z'`,
    person_by_initials: `initials >= 'c' AND initials < 'd'`,
    person_by_other_initials: `other_initials >= 'c' AND other_initials < 'd' AND other_initials <> ''`,
  };
  const named = database
    .prepare<[], { detail: string }>(
      `EXPLAIN QUERY PLAN SELECT person.id FROM person_name CROSS JOIN person INDEXED BY person_kind ON person.id = person_name.rowid
       WHERE person_name MATCH '"测"' AND insurance = 'medical' AND +staff_kind IN ('retired', 'veteran')`,
    )
    .all()
    .map(({ detail }) => detail)
    .join();
  expect(named).toContain('USING COVERING INDEX person_kind');
  for (const [index, where] of Object.entries(ways)) {
    expect(planOf(where)).toContain(`USING COVERING INDEX ${index} `);
  }
});
