import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CentreFiling } from '../../src-shared/contract/centre.ts';
import type { FilingId } from '../../src-shared/domain/ids.ts';
import type { RosterPerson } from '../../src-shared/domain/person.ts';
import { regionProfiles } from '../../src-shared/regions/index.ts';
import {
  automatic,
  enrolmentValues,
  eventually,
  failureOf,
  filingCall,
  linkUnit,
  newPerson,
  openTestCentre,
  type TestCentre,
} from '../../test/fakes/test-centre.ts';
import { registerEmployer, type TestEmployer } from '../../test/fakes/test-employer.ts';
import { RANDOM_REASON } from './decide.ts';

let centre: TestCentre;
let employer: TestEmployer;
async function openCentre(options: Parameters<typeof openTestCentre>[0] = {}): Promise<void> {
  centre = await openTestCentre(options);
  employer = await registerEmployer(centre);
}
afterEach(() => centre.close());

const values = (index = 0) => enrolmentValues(newPerson(index));
const file = async (...rows: Record<string, string>[]): Promise<FilingId> => (await employer.file(rows)).clientId;
/** The centre may have been restarted: its address is asked for anew. */
const get = (clientId: FilingId) => centre.client(employer.token).getFiling({ clientId });
const decided = (clientId: FilingId): Promise<CentreFiling> =>
  eventually(
    () => get(clientId),
    ({ decidedAt }) => decidedAt !== null,
  );
/** The rule pack looks at filings in the order they came: once a later bad one is refused, it has seen the one before. */
async function seenByRules(): Promise<void> {
  await decided(await file({ ...values(900), mobilePhone: '1' }));
}
const rosterOf = async (number: string) => (await employer.people()).filter(({ socialSecurityNumber }) => socialSecurityNumber === number);

/** Enrols somebody the rosters know. */
function valuesOf(person: RosterPerson) {
  const { socialSecurityNumber, name, gender, birthDate } = person;
  return { ...values(), socialSecurityNumber, name, gender: gender === 'male' ? '1' : '2', birthDate };
}

describe('where a reviewer decides', () => {
  beforeEach(() => openCentre());

  it('[W-23] leaves what the rules allow to the reviewer', async () => {
    const clientId = await file(values());
    await seenByRules();
    expect(await get(clientId)).toMatchObject({ state: 'received', decidedAt: null, rows: [{ verdict: null }] });
    expect(await centre.console.startReview({ clientId })).toMatchObject({ state: 'reviewing' });
    expect(await get(clientId)).toMatchObject({ state: 'reviewing' });
  });

  it('[W-32] approves: the person is on the roster with a new number, and the pull tells of all of it', async () => {
    const person = newPerson();
    const { cursor } = await employer.pull();
    const clientId = await file(values());
    centre.clock.advance(60_000);
    const detail = await centre.console.filing({ clientId });
    await centre.console.decide({ clientId, rows: detail.rows.map(({ rowId }) => ({ rowId, approved: true, reason: '' })) });
    const filing = await get(clientId);
    const personNumber = filing.rows[0]?.verdict?.personNumber;
    expect(filing).toMatchObject({
      state: 'approved',
      decidedAt: '2026-11-22T01:01:00.000Z',
      rows: [{ verdict: { approved: true, reason: '' } }],
    });
    expect(personNumber).toMatch(/^\d{10}$/);
    const { changes } = await employer.pull(cursor);
    expect(changes.map(({ change }) => change).sort()).toEqual(['filing', 'movement', 'person', 'unit']);
    expect(changes.find(({ change }) => change === 'person')).toEqual({
      change: 'person',
      person: {
        insurance: 'medical',
        unitNumber: 'YL100001',
        personNumber,
        socialSecurityNumber: person.socialSecurityNumber,
        name: person.name,
        gender: person.gender,
        birthDate: person.birthDate,
        staffKind: 'working',
        status: 'active',
        contributionBase: '8000.00',
        insuredSince: '202611',
        lastPaidMonth: '',
        version: 1,
        changedAt: '2026-11-22T01:01:00.000Z',
      },
    });
    expect(changes.find(({ change }) => change === 'unit')).toMatchObject({ unit: { insuredCount: 471 } });
  });

  it('[W-14] gives one person one 个人编号 under every insurance', async () => {
    await linkUnit(centre, employer.token, 'injury');
    await centre.console.setKnobs({ autoReview: true });
    const medical = await decided(await file(values()));
    const other = await employer.decided(await employer.file([values()], { insurance: 'injury' }));
    expect(other.rows[0]?.verdict).toEqual(medical.rows[0]?.verdict);
  });

  it('[W-32] refuses with the reviewer’s reason, which must be given', async () => {
    const clientId = await file(values());
    const [row] = (await centre.console.filing({ clientId })).rows;
    const rowId = row?.rowId ?? ('' as never);
    expect(await failureOf(centre.console.decide({ clientId, rows: [{ rowId, approved: false, reason: '  ' }] }))).toMatchObject({
      code: 'request-invalid',
    });
    expect(await failureOf(centre.console.decide({ clientId, rows: [] }))).toMatchObject({ code: 'request-invalid' });
    await centre.console.decide({ clientId, rows: [{ rowId, approved: false, reason: '劳动合同不清晰' }] });
    expect(await get(clientId)).toMatchObject({
      state: 'rejected',
      rows: [{ verdict: { approved: false, reason: '劳动合同不清晰', personNumber: '' } }],
    });
    expect(await rosterOf(newPerson().socialSecurityNumber)).toEqual([]);
    expect(await failureOf(centre.console.decide({ clientId, rows: [{ rowId, approved: true, reason: '' }] }))).toEqual({
      code: 'not-possible-now',
      state: 'rejected',
    });
  });

  it('[W-32] gives every row its own word', async () => {
    const clientId = await file(values(0), values(1));
    const rows = (await centre.console.filing({ clientId })).rows.map(({ rowId }, index) => ({
      rowId,
      approved: index === 0,
      reason: index === 0 ? '' : '材料不全',
    }));
    await centre.console.decide({ clientId, rows });
    const filing = await get(clientId);
    expect(filing.state).toBe('partly-approved');
    expect(filing.rows.map(({ verdict }) => verdict?.reason)).toEqual(['', '材料不全']);
    expect(await rosterOf(newPerson(0).socialSecurityNumber)).toHaveLength(1);
    expect(await rosterOf(newPerson(1).socialSecurityNumber)).toHaveLength(0);
  });

  it('[design §7] refuses by itself what breaks a rule, row by row, with every reason', async () => {
    const clientId = await file({ ...values(), workStartDate: '2027-01-01', mobilePhone: '12345' });
    const filing = await decided(clientId);
    expect(filing.state).toBe('rejected');
    const reason = filing.rows[0]?.verdict?.reason ?? '';
    expect(reason).toContain('参加工作日期');
    expect(reason).toContain('手机号码');
    expect((await centre.console.filing({ clientId })).history.map(({ event, actor }) => [event, actor])).toEqual([
      ['received', 'unit'],
      ['rejected', 'centre'],
    ]);
  });

  it('[design §7] refuses only the broken row and leaves the others to the reviewer', async () => {
    const clientId = await file(values(0), { ...values(1), mobilePhone: '12345' });
    const filing = await eventually(
      () => get(clientId),
      ({ rows }) => rows.some(({ verdict }) => verdict !== null),
    );
    expect(filing).toMatchObject({ state: 'received', decidedAt: null, rows: [{ verdict: null }, { verdict: { approved: false } }] });
    const open = (await centre.console.filing({ clientId })).rows.filter(({ verdict }) => verdict === null);
    await centre.console.decide({ clientId, rows: open.map(({ rowId }) => ({ rowId, approved: true, reason: '' })) });
    expect(await get(clientId)).toMatchObject({ state: 'partly-approved' });
  });

  it('[§4.6] refuses who is active here already or elsewhere, and takes back who was stopped', async () => {
    const mine = await employer.people();
    const theirs = (await (await registerEmployer(centre, { employer: 1 })).people()).find(({ status }) => status === 'active');
    const active = mine.find(({ status }) => status === 'active');
    const stopped = mine.find(({ status }) => status === 'suspended');
    if (active === undefined || stopped === undefined || theirs === undefined) {
      throw new Error('the practice roster lacks somebody');
    }
    expect((await decided(await file(valuesOf(active)))).rows[0]?.verdict?.reason).toContain('参保');
    expect((await decided(await file(valuesOf(theirs)))).rows[0]?.verdict?.reason).toContain('其他单位');
    await centre.console.setKnobs({ autoReview: true });
    const renewed = await decided(await file({ ...valuesOf(stopped), reason: '121' }));
    expect(renewed).toMatchObject({ state: 'approved', rows: [{ verdict: { personNumber: stopped.personNumber } }] });
    expect(await rosterOf(stopped.socialSecurityNumber)).toMatchObject([
      { status: 'active', lastPaidMonth: '', version: 2, insuredSince: stopped.insuredSince },
    ]);
  });

  it('[O-12] asks the roster again when the reviewer approves', async () => {
    const clientId = await file(values());
    await seenByRules();
    // A second filing for the same person, approved meanwhile through another door.
    const { rows } = await centre.console.filing({ clientId });
    const rowId = rows[0]?.rowId ?? ('' as never);
    const second = await file(values());
    expect((await decided(second)).rows[0]?.verdict?.reason).toContain('未办结');
    await centre.console.decide({ clientId, rows: [{ rowId, approved: true, reason: '' }] });
    const third = await file(values());
    expect(await decided(third)).toMatchObject({ state: 'rejected' });
  });

  it('[design §7] does not let a reviewer approve what the rules block', async () => {
    await centre.console.setKnobs({ decisionDelaySeconds: 600 });
    const clientId = await file({ ...values(), mobilePhone: '12345' });
    const { rows } = await centre.console.filing({ clientId });
    expect(rows[0]?.findings.some(({ severity }) => severity === 'block')).toBe(true);
    const approve = { clientId, rows: rows.map(({ rowId }) => ({ rowId, approved: true, reason: '' })) };
    expect(await failureOf(centre.console.decide(approve))).toEqual({ code: 'findings-open', blocks: 1 });
    expect(await get(clientId)).toMatchObject({ state: 'received' });
  });
});

describe('where the rules decide', () => {
  it('[NS-28] approves at once where the profile says so', async () => {
    await openCentre({ profiles: regionProfiles.map(automatic) });
    expect(await decided(await file(values()))).toMatchObject({ state: 'approved' });
  });

  it('[NS-28] takes over what waits when everything is switched to automatic', async () => {
    await openCentre();
    const waiting = await file(values(0));
    const opened = await file(values(1));
    await centre.console.startReview({ clientId: opened });
    await centre.console.setKnobs({ autoReview: true });
    expect(await decided(waiting)).toMatchObject({ state: 'approved' });
    // What a person has opened is theirs.
    expect(await get(opened)).toMatchObject({ state: 'reviewing' });
  });

  it('[design §7] waits as long as the knob says', async () => {
    await openCentre({ profiles: regionProfiles.map(automatic), knobs: { decisionDelaySeconds: 0.3 } });
    const begun = Date.now();
    const clientId = await file(values());
    expect(await get(clientId)).toMatchObject({ state: 'received' });
    await decided(clientId);
    expect(Date.now() - begun).toBeGreaterThanOrEqual(300);
  });

  it('[design §7] refuses the share the knob asks for, by the draw', async () => {
    const draws = [0.1, 0.9, 0.29, 0.31];
    await openCentre({ profiles: regionProfiles.map(automatic), knobs: { rejectPercent: 30 }, random: () => draws.shift() ?? 0 });
    const states: string[] = [];
    for (const index of [0, 1, 2, 3]) {
      const filing = await decided(await file(values(index)));
      states.push(filing.state);
      expect(filing.rows[0]?.verdict?.reason).toBe(filing.state === 'rejected' ? RANDOM_REASON : '');
    }
    expect(states).toEqual(['rejected', 'approved', 'rejected', 'approved']);
  });

  it('[promise 1] decides after a restart what waited before it', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'centre-test-'));
    try {
      await openCentre({ folder, profiles: regionProfiles.map(automatic), knobs: { decisionDelaySeconds: 600 } });
      const clientId = await file(values());
      await centre.close();
      centre = await openTestCentre({ folder, profiles: regionProfiles.map(automatic) });
      expect(await decided(clientId)).toMatchObject({ state: 'approved' });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });

  it('[design §4] judges by the version the filing was begun under, also after the next one is published', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'centre-test-'));
    try {
      await openCentre({ folder });
      const content = employer.content([values()]);
      await centre.close();
      const [profile] = regionProfiles;
      const next = { ...automatic(profile ?? ('' as never)), version: '2027.1.1' };
      centre = await openTestCentre({ folder, profiles: [next] });
      expect((await centre.client().profile({ region: next.id })).version).toBe('2027.1.1');
      expect((await centre.client().profile({ region: next.id, version: content.profileVersion })).version).toBe(content.profileVersion);
      await centre.client(employer.token).putFiling(filingCall(content));
      const later = {
        ...content,
        clientId: '01ARZ3NDEKTSV4RRFFQ69G5FAV' as FilingId,
        profileVersion: '2027.1.1',
        rows: [{ ...content.rows[0], values: values(1) }],
      };
      await centre.client(employer.token).putFiling(filingCall(later as typeof content));
      expect(await decided(later.clientId)).toMatchObject({ state: 'approved' });
      expect(await get(content.clientId)).toMatchObject({ state: 'received' });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
