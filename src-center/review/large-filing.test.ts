import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { enrolmentValues, openTestCentre, type TestCentre } from '../../test/fakes/test-centre.ts';
import { registerEmployer, type TestEmployer } from '../../test/fakes/test-employer.ts';
import { makePeople } from '../../test/fixtures/people.ts';
import { ROWS_DECIDED } from '../contract/console.ts';

/** Over real HTTP into real SQLite on disk: a filing of thousands, decided as a reviewer would. */
const ROWS = 5_000;
/** Born too late to be on a practice roster already. */
const TOO_YOUNG = { first: 2008, last: 2009 };
let folder: string;
let centre: TestCentre;
let employer: TestEmployer;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'centre-test-'));
  centre = await openTestCentre({ folder });
  employer = await registerEmployer(centre, { usual: { service: 'batchEnrolment' } });
}, 120_000);
afterAll(async () => {
  await centre.close();
  await rm(folder, { recursive: true, force: true });
});

it('[O-11] [O-13] takes 5,000 rows, refuses half of them by name, approves the rest, and tells the unit of each', {
  timeout: 600_000,
}, async () => {
  const people = makePeople({ seed: 5_000, count: ROWS, today: '2026-11-22', birthYears: TOO_YOUNG });
  const insured = (await employer.people()).length;
  const taken = await employer.file(people.map((person) => enrolmentValues(person)));
  expect(taken).toMatchObject({ state: 'received' });
  expect(taken.rows).toHaveLength(ROWS);
  const { clientId } = taken;

  // Page by page and by name, as the page asks.
  const page = await centre.console.rows({ clientId, filter: 'open', page: 51, pageSize: 50 });
  expect(page.total).toBe(ROWS);
  expect(page.items.map(({ position }) => position)).toEqual(Array.from({ length: 50 }, (_, index) => 2_501 + index));
  const found = await centre.console.rows({ clientId, text: people[4_321]?.socialSecurityNumber ?? '' });
  expect(found.items.map(({ position, idNumber }) => [position, idNumber])).toEqual([[4_322, people[4_321]?.socialSecurityNumber]]);

  const refused = taken.rows.filter((_, index) => index % 2 === 1).map(({ rowId }) => rowId);
  for (let from = 0; from < refused.length; from += ROWS_DECIDED) {
    const rows = refused.slice(from, from + ROWS_DECIDED).map((rowId) => ({ rowId, approved: false, reason: '材料不全' }));
    await centre.console.decide({ clientId, rows });
  }
  const between = await centre.console.filing({ clientId });
  expect(between).toMatchObject({ state: 'reviewing', counts: { rows: ROWS, open: ROWS / 2, approved: 0, rejected: ROWS / 2 } });
  const after = await centre.console.decide({ clientId, rest: { approved: true, reason: '' } });
  expect(after).toMatchObject({ state: 'partly-approved', counts: { open: 0, approved: ROWS / 2, rejected: ROWS / 2 } });
  expect((await centre.console.rows({ clientId, filter: 'open' })).total).toBe(0);

  const { changes } = await employer.pull();
  const told = changes.find((change) => change.change === 'filing');
  const verdicts = told?.change === 'filing' ? told.filing.rows.map(({ verdict }) => verdict) : [];
  expect(verdicts).toHaveLength(ROWS);
  expect(verdicts.filter((verdict, index) => verdict?.approved === (index % 2 === 0))).toHaveLength(ROWS);
  expect(new Set(verdicts.map((verdict) => verdict?.reason))).toEqual(new Set(['', '材料不全']));
  const standing = new Set(changes.flatMap((change) => (change.change === 'person' ? [change.person.socialSecurityNumber] : [])));
  expect(standing.size).toBe(insured + ROWS / 2);
  expect(people.filter(({ socialSecurityNumber }, index) => standing.has(socialSecurityNumber) === (index % 2 === 0))).toHaveLength(ROWS);
});
