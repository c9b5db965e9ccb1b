import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CentreFiling } from '../../src-shared/contract/centre.ts';
import type { RosterPerson } from '../../src-shared/domain/person.ts';
import {
  failureOf,
  filingCall,
  handIn,
  linkUnit,
  makeMaterial,
  makeWorkbook,
  newPerson,
  openTestCentre,
  type TestCentre,
} from '../../test/fakes/test-centre.ts';
import { registerEmployer, type TestEmployer } from '../../test/fakes/test-employer.ts';
import { centreProfile } from '../../test/fixtures/centre-profile.ts';

let centre: TestCentre;
let employer: TestEmployer;
let staff: readonly RosterPerson[];
async function openCentre(profile = centreProfile()): Promise<void> {
  centre = await openTestCentre({ profiles: [profile] });
  employer = await registerEmployer(centre, { usual: { service: 'baseDeclaration', kinds: [] } });
}
beforeEach(async () => {
  await openCentre();
  staff = (await employer.people()).filter(({ status }) => status === 'active');
});
afterEach(() => centre.close());

function baseRow(place: number, period = '202607'): Record<string, string> {
  const person = staff[place];
  if (person === undefined) {
    throw new Error('the practice roster is too small');
  }
  return { idNumber: person.socialSecurityNumber, name: person.name, wage: '9000.00', period };
}
type Rows = readonly Record<string, string>[];
const file = (rows: Rows, service = 'baseDeclaration'): Promise<CentreFiling> => employer.file(rows, { service });
const refused = (rows: Rows) => employer.refused(rows);

describe('once a year', () => {
  it('[O-08] [W-49] takes one declaration a unit, insurance, service and year, and names it to the second', async () => {
    const first = await file([baseRow(0)]);
    const already = { code: 'already-this-year', year: '2026', receiptNumber: first.receipt.number };
    expect(await refused([baseRow(1)])).toEqual(already);
    await centre.console.decide({ clientId: first.clientId, rest: { approved: true, reason: '' } });
    expect(await refused([baseRow(1)])).toEqual(already);
    expect(await file([baseRow(1, '202507')])).toMatchObject({ state: 'received' });
    await linkUnit(centre, employer.token, 'injury');
    expect(await employer.file([baseRow(0)], { insurance: 'injury' })).toMatchObject({ state: 'received' });
  });

  it('[O-08] takes a second one where the city only asks about it', async () => {
    const profile = centreProfile();
    const services = profile.services.map((service) => ({
      ...service,
      rules: service.rules.map((rule) => (rule.kind === 'once-a-year' ? { ...rule, severity: 'warn' as const } : rule)),
    }));
    await centre.close();
    await openCentre({ ...profile, services });
    await file([baseRow(0)]);
    expect(await file([baseRow(1)])).toMatchObject({ state: 'received' });
  });

  it('[O-08] takes one of many that come at once', async () => {
    const calls = Array.from({ length: 8 }, (_, place) => filingCall(employer.content([baseRow(place)])));
    const answers = await Promise.allSettled(calls.map((call) => employer.client.putFiling(call)));
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await centre.console.filings({})).total).toBe(1);
  });

  it('[O-08] answers the same filing sent again with its receipt, not with a refusal', async () => {
    const call = filingCall(employer.content([baseRow(0)]));
    const { body } = await employer.client.putFiling(call);
    expect(await employer.client.putFiling(call)).toMatchObject({ status: 200, body });
  });

  it('[O-08] frees the year when the declaration is refused or withdrawn', async () => {
    const first = await file([baseRow(0)]);
    await employer.client.withdrawFiling({ clientId: first.clientId });
    const second = await file([baseRow(0)]);
    await centre.console.decide({ clientId: second.clientId, rest: { approved: false, reason: '申报表未盖章' } });
    expect(await file([baseRow(0)])).toMatchObject({ state: 'received' });
  });

  it('[O-08] [O-11] lets the people refused in part be corrected, and nobody else', async () => {
    const first = await file([baseRow(0), baseRow(1), baseRow(2)]);
    const [one, two] = first.rows;
    if (one === undefined || two === undefined) {
      throw new Error('the filing has no rows');
    }
    await centre.console.decide({
      clientId: first.clientId,
      rows: [
        { rowId: one.rowId, approved: false, reason: '工资与台账不符' },
        { rowId: two.rowId, approved: false, reason: '工资与台账不符' },
      ],
      rest: { approved: true, reason: '' },
    });
    expect((await employer.get(first)).state).toBe('partly-approved');
    expect(await refused([baseRow(0), baseRow(2)])).toMatchObject({ code: 'already-this-year' });
    expect(await refused([baseRow(3)])).toMatchObject({ code: 'already-this-year' });
    const correction = await file([baseRow(0)]);
    expect(await refused([baseRow(0)])).toEqual({
      code: 'already-this-year',
      year: '2026',
      receiptNumber: correction.receipt.number,
    });
    await centre.console.decide({ clientId: correction.clientId, rest: { approved: true, reason: '' } });
    expect(await refused([baseRow(0)])).toMatchObject({ code: 'already-this-year' });
  });

  it('[O-13] takes no more rows than the profile allows', async () => {
    expect(await refused([0, 1, 2, 3].map((place) => baseRow(place)))).toEqual({ code: 'rows-too-many', rows: 4, most: 3 });
    expect((await centre.console.filings({})).total).toBe(0);
  });
});

const named = () => ({ idNumber: staff[0]?.socialSecurityNumber ?? '', name: staff[0]?.name ?? '' });
const business = () => ({ ...named(), business: 'stop', month: '202611', lastPaidMonth: '202610' });
/** What the rules say of a filing's rows, decided or not. */
async function reasonOf(filing: CentreFiling): Promise<string> {
  const { rows } = await centre.console.filing(filing);
  return rows.map(({ findings, verdict }) => verdict?.reason ?? findings.map(({ sentence }) => sentence).join()).join();
}

describe('one open filing a person', () => {
  it('[O-12] a service that adds and stops overlaps with both, and with itself', async () => {
    await centre.console.setKnobs({ decisionDelaySeconds: 600 });
    const first = await file([business()], 'registration');
    const out = await file([{ ...named(), lastPaidMonth: '202610', reason: '221' }], 'termination');
    const again = await file([business()], 'registration');
    const added = await file([{ ...named(), firstMonth: '202611' }], 'enrolment');
    expect(await reasonOf(first)).toBe('');
    for (const later of [out, again, added]) {
      expect(await reasonOf(later)).toContain('未办结');
    }
  });

  it('[O-12] an addition and a drop do not, nor does a base declaration of the same person', async () => {
    await centre.console.setKnobs({ decisionDelaySeconds: 600 });
    await file([baseRow(0)]);
    await file([{ ...named(), firstMonth: '202611' }], 'enrolment');
    expect(await reasonOf(await file([{ ...named(), lastPaidMonth: '202610', reason: '221' }], 'termination'))).not.toContain('未办结');
  });
});

describe('materials of the filing as a whole', () => {
  it('[W-46] must have come before, like those of rows, and are shown to the reviewer', async () => {
    const late = makeMaterial();
    const content = employer.content([baseRow(0)], { material: late, wholeKinds: ['stamped-form'] });
    expect(await failureOf(employer.client.putFiling(filingCall(content)))).toEqual({
      code: 'materials-missing',
      sha256: [late.sha256],
    });
    await handIn(centre, employer.token, late);
    expect(await employer.client.putFiling(filingCall(content))).toMatchObject({ status: 201 });
    const detail = await centre.console.filing(content);
    expect(detail.materials).toMatchObject([{ kindLabel: '盖章的申报表', sha256: late.sha256, mediaType: 'image/jpeg' }]);
    expect(detail.rows[0]?.materials).toEqual([]);
  });

  it('[ZM-10] takes the completed workbook where the material may be one, and hands it to the reviewer as a file', async () => {
    const workbook = await handIn(centre, employer.token, makeWorkbook());
    expect(await employer.refused([baseRow(0)], { material: workbook, wholeKinds: ['stamped-form'] })).toMatchObject({
      code: 'material-kind-refused',
      found: workbook.mediaType,
      accepted: ['image/jpeg'],
    });
    const { clientId } = await employer.file([baseRow(0)], { material: workbook, wholeKinds: ['workbook'] });
    const url = `${centre.url}/console/api/filings/${clientId}/materials/${workbook.sha256}`;
    const answer = await fetch(url, { headers: { 'x-console-token': centre.consoleToken } });
    expect(answer.headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''%E6%BC%94%E7%BB%83.jpg");
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(workbook.bytes);
  });

  it('[W-20] refuses the filing as a whole, row by row, for what its rules miss of it', async () => {
    const profile = centreProfile();
    const services = profile.services.map((service) =>
      Object.assign(service, { materials: service.materials.map((one) => Object.assign(one, { need: 'required' })) }),
    );
    await centre.close();
    await openCentre({ ...profile, services });
    const filing = await file([baseRow(0), baseRow(1)]);
    await expect.poll(async () => (await employer.get(filing)).state, { timeout: 5_000 }).toBe('rejected');
    for (const { verdict } of (await employer.get(filing)).rows) {
      expect(verdict?.reason).toContain('必需材料“盖章的申报表”尚未上传');
    }
  });
});

it('[O-13] knows who stands twice in a filing, however far apart', async () => {
  const twice = { idNumber: newPerson().socialSecurityNumber, name: newPerson().name, firstMonth: '202611', reason: '111' };
  const others = Array.from({ length: 400 }, (_, index) => {
    const person = newPerson(index + 1);
    return { ...twice, idNumber: person.socialSecurityNumber, name: person.name };
  });
  const profile = centreProfile();
  const services = profile.services.map((service) =>
    service.id === 'enrolment'
      ? { ...service, rules: [{ id: 'O-12', kind: 'unique-in-filing' as const, severity: 'block' as const, field: 'idNumber' }] }
      : service,
  );
  await centre.close();
  await openCentre({ ...profile, services });
  const filing = await file([twice, ...others, twice], 'enrolment');
  await expect.poll(async () => (await employer.get(filing)).state, { timeout: 10_000 }).toBe('partly-approved');
  const reasons = (await employer.get(filing)).rows.map(({ verdict }) => verdict?.reason ?? '');
  expect(reasons.filter((reason) => reason !== '')).toHaveLength(2);
  expect([reasons[0], reasons.at(-1)]).toEqual([expect.stringContaining('有2人'), expect.stringContaining('有2人')]);
});
