import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CentreChange, CentreFiling } from '../../../src-shared/contract/centre.ts';
import type { Insurance } from '../../../src-shared/domain/insurance.ts';
import type { Movement } from '../../../src-shared/domain/payment.ts';
import type { RosterPerson } from '../../../src-shared/domain/person.ts';
import type { UnitRecord } from '../../../src-shared/domain/unit.ts';
import { newPerson, openTestCentre, type TestCentre } from '../../../test/fakes/test-centre.ts';
import { registerEmployer, type TestEmployer } from '../../../test/fakes/test-employer.ts';
import { centreProfile } from '../../../test/fixtures/centre-profile.ts';

let centre: TestCentre;
let employer: TestEmployer;
beforeEach(async () => {
  centre = await openTestCentre({ profiles: [centreProfile()], knobs: { autoReview: true } });
  employer = await registerEmployer(centre, { links: ['injury', 'maternity'], usual: { kinds: [] } });
});
afterEach(() => centre.close());

type Ask = { readonly service: string; readonly rows: readonly Record<string, string>[]; readonly insurance?: Insurance };
/** Files and waits for the verdict. */
async function decided({ rows, ...ask }: Ask): Promise<CentreFiling> {
  return employer.decided(await employer.file(rows, ask));
}
const pulled = async (): Promise<readonly CentreChange[]> => (await employer.pull()).changes;
const people = () => employer.people();
async function somebody(insurance: Insurance, is: Partial<RosterPerson>): Promise<RosterPerson> {
  const entries = Object.entries(is);
  const found = (await people()).find(
    (person) => person.insurance === insurance && entries.every(([key, value]) => Reflect.get(person, key) === value),
  );
  if (found === undefined) {
    throw new Error('the practice roster lacks somebody');
  }
  return found;
}
async function standing(insurance: Insurance, number: string): Promise<RosterPerson | undefined> {
  return (await people()).find((person) => person.insurance === insurance && person.socialSecurityNumber === number);
}
/** What this centre decided for a person, newest last. */
async function movementsOf(number: string): Promise<readonly Movement[]> {
  return (await pulled())
    .flatMap((change) => (change.change === 'movement' ? [change.movement] : []))
    .filter(({ socialSecurityNumber, receiptNumber }) => socialSecurityNumber === number && receiptNumber !== '');
}
async function unit(insurance: Insurance): Promise<UnitRecord> {
  const found = (await pulled()).find((change) => change.change === 'unit' && change.unit.insurance === insurance);
  if (found?.change !== 'unit') {
    throw new Error('no unit');
  }
  return found.unit;
}
const named = ({ socialSecurityNumber, name }: { readonly socialSecurityNumber: string; readonly name: string }) => ({
  idNumber: socialSecurityNumber,
  name,
});

describe('在职增员 carried out', () => {
  it('[W-17] [O-21] insures from the month filed and says so in the movements', async () => {
    const person = newPerson();
    const filing = await decided({
      service: 'enrolment',
      insurance: 'injury',
      rows: [{ ...named(person), reason: '111', firstMonth: '202610', wage: '8000.00' }],
    });
    const personNumber = filing.rows[0]?.verdict?.personNumber;
    expect(await standing('injury', person.socialSecurityNumber)).toMatchObject({
      status: 'active',
      insuredSince: '202610',
      contributionBase: '8000.00',
      personNumber,
      version: 1,
    });
    expect(await movementsOf(person.socialSecurityNumber)).toEqual([
      {
        movementId: expect.stringMatching(/^\d+$/),
        insurance: 'injury',
        unitNumber: 'YL200001',
        socialSecurityNumber: person.socialSecurityNumber,
        personNumber,
        name: person.name,
        changeType: '新参保',
        reason: '在职人员新参保',
        month: '202610',
        base: '8000.00',
        decidedAt: filing.decidedAt,
        receiptNumber: filing.receipt.number,
      },
    ]);
    expect(await standing('medical', person.socialSecurityNumber)).toBeUndefined();
  });

  it('[W-24] keeps the first month and the number of who comes back', async () => {
    const person = await somebody('injury', { status: 'suspended' });
    await decided({ service: 'enrolment', insurance: 'injury', rows: [{ ...named(person), firstMonth: '202611', wage: '9000.00' }] });
    expect(await standing('injury', person.socialSecurityNumber)).toMatchObject({
      status: 'active',
      lastPaidMonth: '',
      insuredSince: person.insuredSince,
      personNumber: person.personNumber,
      contributionBase: '9000.00',
      version: 2,
    });
  });
});

describe('减员 carried out', () => {
  it('[W-25] [O-05] stops with the last month paid, suspended for other reasons', async () => {
    const person = await somebody('injury', { status: 'active' });
    const before = await unit('injury');
    const filing = await decided({
      service: 'termination',
      insurance: 'injury',
      rows: [{ ...named(person), reason: '221', lastPaidMonth: '202610' }],
    });
    expect(filing).toMatchObject({ state: 'approved', rows: [{ verdict: { personNumber: person.personNumber } }] });
    expect(await standing('injury', person.socialSecurityNumber)).toMatchObject({
      status: 'suspended',
      lastPaidMonth: '202610',
      insuredSince: person.insuredSince,
      version: 2,
    });
    expect(await movementsOf(person.socialSecurityNumber)).toMatchObject([
      { changeType: '停保', reason: '解除劳动合同', month: '202610', insurance: 'injury' },
    ]);
    expect((await unit('injury')).insuredCount).toBe(before.insuredCount - 1);
  });

  it('[§2.10] terminates where the effect says so', async () => {
    const person = await somebody('injury', { status: 'active' });
    await decided({ service: 'termination', insurance: 'injury', rows: [{ ...named(person), reason: '211', lastPaidMonth: '202611' }] });
    expect(await standing('injury', person.socialSecurityNumber)).toMatchObject({ status: 'terminated', lastPaidMonth: '202611' });
  });

  it('[§4.6] refuses what it cannot carry out: nobody here, or stopped already, also within one filing', async () => {
    const stranger = newPerson();
    const [gone, active] = [await somebody('injury', { status: 'suspended' }), await somebody('injury', { status: 'active' })];
    const row = (person: typeof stranger | RosterPerson) => ({ ...named(person), reason: '221', lastPaidMonth: '202610' });
    const filing = await decided({ service: 'termination', insurance: 'injury', rows: [row(stranger), row(gone), row(active)] });
    expect(filing.state).toBe('partly-approved');
    expect(filing.rows.map(({ verdict }) => verdict?.reason)).toEqual([
      '该人员不在本单位本险种的参保名册中，请核对号码后重新申报。',
      '该人员在本单位本险种已经停保，不能重复办理。请同步单位人员后核对。',
      '',
    ]);
    expect(await standing('injury', gone.socialSecurityNumber)).toMatchObject({ version: 1, lastPaidMonth: gone.lastPaidMonth });
  });
});

describe('缴费基数 carried out', () => {
  it('[W-43] gives the person the base filed, and nobody a new status', async () => {
    const person = await somebody('injury', { status: 'active' });
    await decided({ service: 'baseDeclaration', insurance: 'injury', rows: [{ ...named(person), wage: '12345.00', period: '202607' }] });
    expect(await standing('injury', person.socialSecurityNumber)).toEqual({
      ...person,
      contributionBase: '12345.00',
      version: 2,
      changedAt: centre.clock.now(),
    });
    expect(await movementsOf(person.socialSecurityNumber)).toMatchObject([
      { changeType: '基数变更', reason: '', month: '202607', base: '12345.00' },
    ]);
  });

  it('[W-44] refuses a base for somebody who is not on the roster', async () => {
    const filing = await decided({
      service: 'baseDeclaration',
      insurance: 'injury',
      rows: [{ ...named(newPerson()), wage: '12345.00', period: '202607' }],
    });
    expect(filing.rows[0]?.verdict?.reason).toContain('不在本单位本险种的参保名册中');
  });
});

describe('单位信息变更 carried out', () => {
  it('[W-50] [O-20] changes the record, choices as their labels, and leaves what was left empty', async () => {
    const before = await unit('injury');
    const filing = await decided({
      service: 'unitChange',
      insurance: 'injury',
      rows: [{ unitName: '演练纺织（集团）有限公司', bank: '105', phone: '' }],
    });
    expect(filing).toMatchObject({ state: 'approved', rows: [{ verdict: { personNumber: '' } }] });
    const after = await unit('injury');
    expect(after).toEqual({
      ...before,
      unitName: '演练纺织（集团）有限公司',
      details: { ...before.details, bankKind: '中国建设银行' },
    });
    expect((await unit('medical')).unitName).toBe(before.unitName);
  });

  it('[W-50] shows the reviewer before and after, also once it is done', async () => {
    await centre.console.setKnobs({ autoReview: false });
    const before = await unit('injury');
    const { clientId } = await employer.file([{ unitName: '演练织造有限公司' }], { service: 'unitChange', insurance: 'injury' });
    const changes = [{ label: '单位名称', before: before.unitName, after: '演练织造有限公司' }];
    expect((await centre.console.filing({ clientId })).rows[0]?.changes).toEqual(changes);
    await centre.console.decide({ clientId, rest: { approved: true, reason: '' } });
    expect((await centre.console.filing({ clientId })).rows[0]?.changes).toEqual(changes);
  });
});

describe('参保登记 with three kinds of business', () => {
  it('[ZM-04] [ZM-06] does what the row says: new, again, or stopped before the month of the change', async () => {
    const [active, gone] = [await somebody('injury', { status: 'active' }), await somebody('injury', { status: 'suspended' })];
    const rows = [
      { ...named(newPerson()), business: 'new', month: '202611', firstMonth: '202611' },
      { ...named(gone), business: 'again', month: '202611', firstMonth: '202611' },
      { ...named(active), business: 'stop', month: '202611', lastPaidMonth: '202610' },
    ];
    const filing = await decided({ service: 'registration', insurance: 'injury', rows });
    expect(filing.state).toBe('approved');
    expect(await standing('injury', newPerson().socialSecurityNumber)).toMatchObject({ status: 'active', insuredSince: '202611' });
    expect(await standing('injury', gone.socialSecurityNumber)).toMatchObject({ status: 'active' });
    expect(await standing('injury', active.socialSecurityNumber)).toMatchObject({ status: 'suspended', lastPaidMonth: '202610' });
    const types = await Promise.all(rows.map(async ({ idNumber }) => (await movementsOf(idNumber)).map(({ changeType }) => changeType)));
    expect(types).toEqual([['新参保'], ['续保'], ['停保']]);
  });
});

describe('maternity merged into medical', () => {
  it('[O-15] lets the maternity roster follow a medical addition and a medical stop', async () => {
    const person = newPerson();
    const number = person.socialSecurityNumber;
    await decided({ service: 'enrolment', rows: [{ ...named(person), reason: '111', firstMonth: '202611', wage: '8000.00' }] });
    const medical = await standing('medical', number);
    expect(await standing('maternity', number)).toEqual({ ...medical, insurance: 'maternity', unitNumber: 'YL300001' });
    expect(await standing('injury', number)).toBeUndefined();
    await decided({ service: 'termination', rows: [{ ...named(person), reason: '221', lastPaidMonth: '202611' }] });
    expect(await standing('maternity', number)).toMatchObject({ status: 'suspended', lastPaidMonth: '202611', version: 2 });
    const told = (await movementsOf(number)).map(({ insurance, changeType }) => `${insurance} ${changeType}`);
    expect(told.toSorted()).toEqual(['maternity 停保', 'maternity 新参保', 'medical 停保', 'medical 新参保']);
  });

  it('[O-15] does it once: who was filed for maternity already stays as he is', async () => {
    const person = newPerson();
    const number = person.socialSecurityNumber;
    const row = { ...named(person), reason: '111', firstMonth: '202610', wage: '7000.00' };
    await decided({ service: 'enrolment', insurance: 'maternity', rows: [row] });
    const before = await standing('maternity', number);
    await decided({ service: 'enrolment', rows: [{ ...row, firstMonth: '202611', wage: '8000.00' }] });
    expect(await standing('maternity', number)).toEqual(before);
    await decided({ service: 'termination', insurance: 'maternity', rows: [{ ...named(person), reason: '221', lastPaidMonth: '202610' }] });
    const stopped = await standing('maternity', number);
    await decided({ service: 'termination', rows: [{ ...named(person), reason: '221', lastPaidMonth: '202611' }] });
    expect(await standing('maternity', number)).toEqual(stopped);
    expect(await standing('medical', number)).toMatchObject({ status: 'suspended', lastPaidMonth: '202611' });
  });

  it('[O-15] does not follow for a month before the merger', async () => {
    const profile = centreProfile();
    await centre.close();
    const insurances = profile.insurances.map((one) =>
      Object.assign(one, one.mergedSince === undefined ? {} : { mergedSince: { ...one.mergedSince, month: '202612' } }),
    );
    centre = await openTestCentre({ profiles: [{ ...profile, insurances }], knobs: { autoReview: true } });
    employer = await registerEmployer(centre, { links: ['maternity'], usual: { kinds: [] } });
    const person = newPerson();
    await decided({ service: 'enrolment', rows: [{ ...named(person), firstMonth: '202611', wage: '8000.00' }] });
    expect(await standing('medical', person.socialSecurityNumber)).toMatchObject({ status: 'active' });
    expect(await standing('maternity', person.socialSecurityNumber)).toBeUndefined();
  });
});
