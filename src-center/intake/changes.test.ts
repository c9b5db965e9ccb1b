import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CentreChange } from '../../src-shared/contract/centre.ts';
import { enrolmentValues, failureOf, linkUnit, newPerson, openTestCentre, type TestCentre, unitOf } from '../../test/fakes/test-centre.ts';
import { registerEmployer, type TestEmployer } from '../../test/fakes/test-employer.ts';
import { accountOfUnit } from '../store/accounts.ts';
import { openBooks } from '../store/books.ts';
import { forgetTombstones, logChange } from '../store/changes.ts';
import { removePerson } from '../store/people.ts';
import { findUnit } from '../store/units.ts';
import { PAGE_BYTES, PAGE_SIZE, pullChanges } from './changes.ts';

let centre: TestCentre;
let employer: TestEmployer;
beforeEach(async () => {
  centre = await openTestCentre({ knobs: { autoReview: true } });
  employer = await registerEmployer(centre);
});
afterEach(() => centre.close());

const numbersIn = (changes: readonly CentreChange[]) =>
  changes.flatMap((change) => (change.change === 'person' ? [`${change.person.insurance}/${change.person.socialSecurityNumber}`] : []));

describe('pulling', () => {
  it('[W-54] gives everybody once, page by page, and then nothing', async () => {
    const { changes, cursor, pages } = await employer.pull();
    expect(pages).toBeGreaterThan(1);
    expect(new Set(numbersIn(changes)).size).toBe(500);
    expect(numbersIn(changes)).toHaveLength(500);
    expect(changes.filter(({ change }) => change === 'unit')).toHaveLength(1);
    expect(changes.filter(({ change }) => change === 'unit-payment')).toHaveLength(24);
    expect(changes.filter(({ change }) => change === 'unit-rate')).toHaveLength(1);
    expect(await employer.pull(cursor)).toEqual({ changes: [], cursor, pages: 1 });
  });

  it('[W-55] [W-59] ends a page by its weight, so that none takes longer than the others', async () => {
    const sizes: { readonly changes: number; readonly bytes: number }[] = [];
    for (let cursor: string | undefined, more = true; more; ) {
      const page = await employer.client.changes(cursor === undefined ? {} : { cursor });
      sizes.push({ changes: page.changes.length, bytes: JSON.stringify(page.changes).length });
      ({ cursor, more } = page);
    }
    expect(sizes.every(({ changes, bytes }) => changes <= PAGE_SIZE && bytes < PAGE_BYTES * 1.1)).toBe(true);
    // The estimate is not far off: pages that are cut by weight come near it.
    const full = sizes.filter(({ changes }) => changes < PAGE_SIZE).slice(0, -1);
    expect(full.length).toBeGreaterThan(0);
    expect(full.every(({ bytes }) => bytes > PAGE_BYTES * 0.8)).toBe(true);
  });

  it('[W-13] brings the people of an insurance linked later', async () => {
    const { cursor } = await employer.pull();
    await linkUnit(centre, employer.token, 'injury');
    const { changes } = await employer.pull(cursor);
    expect(numbersIn(changes)).toHaveLength(500);
    expect(numbersIn(changes).every((number) => number.startsWith('injury/'))).toBe(true);
  });

  it('[data.md §5.3] misses nothing while filings are written and decided between the pages', async () => {
    await linkUnit(centre, employer.token, 'injury');
    const { client } = employer;
    const people = Array.from({ length: 40 }, (_, index) => newPerson(index));
    const seen = new Set<string>();
    const states = new Map<string, string>();
    let cursor: string | undefined;
    const take = async () => {
      const page = await client.changes(cursor === undefined ? {} : { cursor });
      cursor = page.cursor;
      numbersIn(page.changes).forEach((number) => seen.add(number));
      page.changes.forEach((change) => change.change === 'filing' && states.set(change.filing.clientId, change.filing.state));
      return page.more;
    };
    const writing = Promise.all(
      people.map(async (person, index) => {
        const insurance = index % 2 === 0 ? 'medical' : 'injury';
        return (await employer.file([enrolmentValues(person)], { insurance })).clientId;
      }),
    );
    for (let round = 0; round < 8; round += 1) {
      await take();
    }
    const clientIds = await writing;
    const until = Date.now() + 5_000;
    while ((await take()) || (clientIds.some((clientId) => states.get(clientId) !== 'approved') && Date.now() < until)) {
      // Verdicts follow receipts.
    }
    expect(clientIds.map((clientId) => states.get(clientId))).toEqual(clientIds.map(() => 'approved'));
    expect(seen.size).toBe(1000 + 40);
  });

  it('[data.md §5.1] asks to begin anew for a cursor of other books, of the future, or of nobody', async () => {
    const other = await openTestCentre();
    const foreign = (await (await registerEmployer(other)).pull()).cursor;
    await other.close();
    const { cursor } = await employer.pull();
    const mine = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as { epoch: string; positions: Record<string, number> };
    const ahead = { ...mine, positions: Object.fromEntries(Object.keys(mine.positions).map((unitId) => [unitId, 1_000_000])) };
    for (const wrong of [
      foreign,
      'nonsense',
      '',
      Buffer.from(JSON.stringify(ahead)).toString('base64url'),
      Buffer.from('null').toString('base64url'),
    ]) {
      expect(await failureOf(employer.client.changes({ cursor: wrong }))).toEqual({ code: 'cursor-too-old' });
    }
  });

  it('[W-14] gives nobody the people of another employer', async () => {
    const { changes } = await (await registerEmployer(centre, { employer: 2 })).pull();
    expect(numbersIn(changes)).toHaveLength(12);
  });
});

describe('the change log', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'centre-test-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('[data.md §5.1] tells of a removal, and who slept through its forgetting begins anew', async () => {
    const kept = await openTestCentre({ folder });
    const { changes, cursor } = await (await registerEmployer(kept, { employer: 2 })).pull();
    const gone = changes.find((change) => change.change === 'person');
    const key = unitOf(kept, 'medical', 2);
    await kept.close();
    if (gone?.change !== 'person') {
      throw new Error('nobody on the roster');
    }

    const books = openBooks(join(folder, 'centre.db'));
    const unit = findUnit(books.read, key);
    const account = unit === null ? null : accountOfUnit(books.read, unit.unitId);
    if (unit === null || account === null) {
      throw new Error('the unit is not in the books');
    }
    await books.write((write) => removePerson(write, unit.unitId, gone.person.socialSecurityNumber, '2026-11-22T02:00:00.000Z'));
    const { insurance, unitNumber } = unit;
    expect(pullChanges(books.read, account, cursor)).toMatchObject({
      ok: true,
      value: { changes: [{ change: 'person-removed', insurance, unitNumber, socialSecurityNumber: gone.person.socialSecurityNumber }] },
    });
    expect(await books.write((write) => forgetTombstones(write, '2026-11-22T02:00:00.000Z'))).toBe(0);
    expect(await books.write((write) => forgetTombstones(write, '2028-01-01T00:00:00.000Z'))).toBe(1);
    expect(pullChanges(books.read, account, cursor)).toEqual({ ok: false, error: { code: 'cursor-too-old' } });
    const whole = pullChanges(books.read, account, undefined);
    expect(whole.ok && numbersIn(whole.value.changes)).toHaveLength(11);
    await books.close();
  });

  it('[data.md §5.3] counts per unit without a gap', async () => {
    const books = openBooks(null);
    const unit = {
      region: 'r',
      insurance: 'medical',
      unitName: 'n',
      creditCode: 'c',
      unitType: '',
      address: '',
      legalRepresentative: '',
    } as const;
    const rest = { specialistName: '', specialistPhone: '', agency: '', status: '', details: {}, practice: false };
    const { addUnit } = await import('../store/units.ts');
    const ids = await books.write((write) => ['1', '2'].map((unitNumber) => addUnit(write, { ...unit, ...rest, unitNumber })));
    await Promise.all(
      Array.from({ length: 60 }, (_, index) =>
        books.write((write) => logChange(write, { unitId: ids[index % 2] ?? 0, kind: 'person', key: String(index), changedAt: '2026' })),
      ),
    );
    for (const unitId of ids) {
      const rows = books.read.prepare('SELECT seq FROM changes WHERE unit_id = ? ORDER BY seq').all(unitId) as { seq: number }[];
      expect(rows.map(({ seq }) => seq)).toEqual(Array.from({ length: 30 }, (_, index) => index + 1));
    }
    await books.close();
  });
});
