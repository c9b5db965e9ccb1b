import { describe, expect, it } from 'vitest';
import { makePeople } from '../../../test/fixtures/people.ts';
import { rosterPerson } from '../../../test/fixtures/roster-person.ts';
import type { Insurance } from '../../domain/insurance.ts';
import type { RosterPerson } from '../../domain/person.ts';
import { fieldStates, fieldsOf } from '../../forms/evaluate.ts';
import { applyChange, copyForNextPerson, startRow } from '../../forms/row-values.ts';
import { materialsFor } from '../../profile/materials-for.ts';
import { type Service, serviceOf } from '../../profile/service-of.ts';
import type { RosterFacts } from '../../validation/facts.ts';
import type { Finding } from '../../validation/finding.ts';
import type { RowToCheck } from '../../validation/row-run.ts';
import { validateFiling } from '../../validation/validate.ts';
import { regionProfile } from '../index.ts';

const profile = regionProfile('weinan') ?? missing();
const today = '2026-11-22';
const now = '2026-11-22T02:00:00.000Z';
const INSURANCES: readonly Insurance[] = ['medical', 'injury', 'maternity'];
const [person = missing()] = makePeople({ seed: 42, count: 1, today, birthYears: { first: 1990, last: 1990 } });

/** What a clerk must type at least; the rest stands there already. */
const TYPED = {
  socialSecurityNumber: person.socialSecurityNumber,
  name: person.name,
  ethnicity: '01',
  workStartDate: '2012-07-01',
  wage: '6123',
  householdType: '1',
  mobilePhone: person.phone,
};

function missing(): never {
  throw new Error('the product ships it');
}

function serviceFor(insurance: Insurance): Service {
  return serviceOf(profile, 'enrolment', insurance) ?? missing();
}

type Ask = {
  readonly insurance?: Insurance;
  readonly typed?: Readonly<Record<string, string>>;
  readonly people?: readonly RosterPerson[];
  readonly openFilings?: RosterFacts['openFilings'];
};

/** Types into a new row as a clerk does, attaches the required materials, and validates. */
function findingsOf({ insurance = 'medical', typed = {}, people = [], openFilings = [] }: Ask): readonly Finding[] {
  const service = serviceFor(insurance);
  const { values } = applyChange({
    form: service.form,
    ...startRow({ form: service.form, today }),
    changes: { ...TYPED, ...typed },
    now,
    today,
  });
  const attachments = materialsFor(service, values)
    .filter(({ required }) => required)
    .map(({ kind }) => page(kind));
  const rows = [{ rowId: 'R1', values, attachments }];
  return validateFiling({ profile, service: 'enrolment', insurance, rows, facts: { today, people, openFilings } });
}

function fieldIdsOf(insurance: Insurance): readonly string[] {
  return fieldsOf(serviceFor(insurance).form).map(({ id }) => id);
}

function requiredLabels(values: Readonly<Record<string, string>>): readonly string[] {
  return materialsFor(serviceFor('medical'), { documentType: '01', reason: '111', ...values })
    .filter(({ required }) => required)
    .map(({ label }) => label);
}

function page(kind: string): RowToCheck['attachments'][number] {
  return { kind, bytes: 200_000, mediaType: 'image/jpeg', fileName: 'a.jpg' };
}

/** `rule severity field` of each finding of a row, which is what the cases below are about. */
function gist(findings: readonly Finding[]): readonly string[] {
  return findings
    .filter(({ place }) => place.rowId !== '')
    .map(({ rule, severity, place }) => `${rule} ${severity} ${place.field ?? place.material ?? ''}`.trim());
}

describe('在职增员', () => {
  it.each(INSURANCES)('[W-17] asks of a clerk seven values, and passes them: %s', (insurance) => {
    expect(gist(findingsOf({ insurance }))).toEqual([]);
    const { form } = serviceFor(insurance);
    const start = startRow({ form, today }).values;
    const states = fieldStates(form, start);
    const toType = fieldsOf(form).filter(({ id, computed }) => states[id]?.required && start[id] === undefined && computed === undefined);
    expect(toType.map(({ id }) => id)).toEqual(Object.keys(TYPED));
  });

  it('[W-18] requires the minimal fields of §5.1', () => {
    const { form } = serviceFor('medical');
    const states = fieldStates(form, startRow({ form, today }).values);
    const required = fieldsOf(form).filter(({ id }) => states[id]?.required);
    expect(required.map(({ label }) => label).toSorted()).toEqual(
      ['证件类型', '社会保障号码', '姓名', '性别', '出生日期', '民族', '户口性质', '参加工作日期', '用工形式']
        .concat(['个人身份', '参保人员类别', '增员原因', '起缴年月', '申报工资', '手机号码'])
        .toSorted(),
    );
  });

  it('[W-15] has the same core for each insurance and its own extras', () => {
    expect(fieldIdsOf('medical')).toContain('medicalCareFlag');
    expect(fieldIdsOf('medical')).not.toContain('specialWork');
    expect(fieldIdsOf('injury')).toContain('specialWork');
    expect(fieldIdsOf('injury')).not.toContain('civilServantKind');
    expect(fieldIdsOf('maternity')).toEqual(fieldIdsOf('injury'));
  });

  it('[W-20] asks for 身份证复印件 and 劳动合同, or 调令 when the person is transferred', () => {
    expect(requiredLabels({})).toEqual(['身份证复印件', '劳动合同']);
    expect(requiredLabels({ reason: '141' })).toEqual(['身份证复印件', '调令']);
    expect(requiredLabels({ documentType: '08' })).toEqual(['证件复印件', '劳动合同']);
  });

  it('[W-24] carries over what new employees share, never what belongs to one', () => {
    const { form } = serviceFor('medical');
    const { values } = applyChange({ form, ...startRow({ form, today }), changes: { ...TYPED, employmentForm: '4' }, now, today });
    const next = copyForNextPerson({ form, values, filingId: 'F', today });
    expect(next.values).toMatchObject({
      documentType: '01',
      reason: '111',
      effectiveMonth: '202611',
      employmentForm: '4',
      personalStatus: '1',
    });
    expect(Object.keys(next.values).filter((id) => id in TYPED)).toEqual([]);
  });
});

describe('the rule pack of 在职增员', () => {
  it.each<[string, Readonly<Record<string, string>>, readonly string[]]>([
    ['§3.1', { socialSecurityNumber: '360426199101010072', gender: '1', birthDate: '1991-01-01' }, ['§3.1 block socialSecurityNumber']],
    ['§3.1', { socialSecurityNumber: '610502900101001', gender: '1', birthDate: '1990-01-01' }, ['§3.1 block socialSecurityNumber']],
    ['§3.2', { documentType: 'hmt-residence-permit', socialSecurityNumber: '820000199206170499' }, []],
    ['§3.2', { socialSecurityNumber: '820000199206170499' }, ['§3.1 block socialSecurityNumber']],
    ['§3.3', { documentType: '07', socialSecurityNumber: '911124198108030024', ethnicity: '' }, []],
    ['§3.3', { documentType: '07', socialSecurityNumber: 'USA110090010101', gender: '1', birthDate: '1990-01-01', ethnicity: '' }, []],
    [
      '§3.4',
      { documentType: '04', socialSecurityNumber: 'H123', gender: '1', birthDate: '1990-01-01' },
      ['§3.1 warn socialSecurityNumber'],
    ],
    ['§3.6', { mobilePhone: '12900012345' }, ['§3.6 block mobilePhone']],
    ['§3.6', { postcode: '71400' }, ['§3.6 warn postcode']],
    ['§4.6', { gender: person.gender === 'male' ? '2' : '1' }, ['§4.6 block gender']],
    ['§4.6', { birthDate: '1989-12-31' }, ['§4.6 block birthDate']],
    ['§4.6', { workStartDate: '2026-11-23' }, ['§4.6 block workStartDate']],
    ['§4.6', { workStartDate: '1999-01-01' }, ['§4.6 warn workStartDate']],
    ['§2.8', { personalStatus: '2' }, ['§2.8 warn personalStatus']],
    ['§2.8', { employmentForm: '3' }, ['§2.8 warn personalStatus']],
    ['§2.8', { employmentForm: '3', personalStatus: '2' }, []],
    ['O-07', { effectiveMonth: '202607' }, ['O-07 block effectiveMonth']],
    ['O-07', { effectiveMonth: '202612' }, ['O-07 block effectiveMonth']],
    ['O-07', { effectiveMonth: '202608' }, ['O-07 note effectiveMonth']],
    ['O-16', { wage: '4000' }, ['O-16 warn wage']],
    ['O-16', { wage: '30000' }, ['O-16 warn wage']],
    ['W-18', { ethnicity: '' }, ['W-18 block ethnicity']],
  ])('[%s] of %j finds %j', (_, typed, expected) => {
    expect(gist(findingsOf({ typed }))).toEqual(expected);
  });

  it('[O-16] blocks by the published limits of the injury insurance, warns by the provisional ones of the others', () => {
    const typed = { wage: '4000' };
    expect(gist(findingsOf({ insurance: 'injury', typed }))).toEqual(['O-16 block wage']);
    expect(gist(findingsOf({ insurance: 'maternity', typed }))).toContain('O-16 warn wage');
  });

  it('[§4.6] blocks people under 16 and people not yet born', () => {
    const [child = missing()] = makePeople({ seed: 1, count: 1, today, birthYears: { first: 2012, last: 2012 } });
    const typed = { socialSecurityNumber: child.socialSecurityNumber, name: child.name };
    expect(gist(findingsOf({ typed }))).toContain('§4.6 block birthDate');
    const later = { documentType: '08', socialSecurityNumber: 'AB1234567', gender: '1', birthDate: '2027-01-01', ethnicity: '' };
    expect(gist(findingsOf({ typed: later }))).toContain('§4.6 block birthDate');
  });

  it('[§4.7] warns past the retirement age, never blocks', () => {
    const [elder = missing()] = makePeople({ seed: 1, count: 1, today, birthYears: { first: 1955, last: 1955 } });
    const typed = { socialSecurityNumber: elder.socialSecurityNumber, name: elder.name };
    expect(gist(findingsOf({ typed }))).toEqual(['§4.7 warn birthDate']);
  });

  it('[§4.6] blocks who is active here already', () => {
    const people = [rosterPerson({ ...person, socialSecurityNumber: person.socialSecurityNumber })];
    expect(gist(findingsOf({ people }))).toEqual(['§4.6 block socialSecurityNumber']);
  });

  it('[ZS-12] offers 续保 for who was insured here before', () => {
    const people = [rosterPerson({ ...person, status: 'suspended', lastPaidMonth: '202512' })];
    const findings = findingsOf({ people });
    expect(gist(findings)).toEqual(['ZS-12 warn socialSecurityNumber']);
    expect(findings[0]?.repair).toEqual({ label: '增员原因改为在职人员续保', set: { reason: '121' } });
    expect(gist(findingsOf({ people, typed: { reason: '121' } }))).toEqual([]);
  });

  it('[O-12] blocks a second open filing', () => {
    const openFilings = [{ filingId: 'F2', socialSecurityNumber: person.socialSecurityNumber, stateLabel: '待发送' }];
    expect(gist(findingsOf({ openFilings }))).toEqual(['O-12 block socialSecurityNumber']);
  });

  it('[§4.6] warns of a known id under another name', () => {
    const people = [rosterPerson({ ...person, name: '测试乙', status: 'terminated' })];
    expect(gist(findingsOf({ people, typed: { reason: '121' } }))).toEqual(['§4.6 warn name']);
  });

  it('[O-12] blocks a person named twice in one filing', () => {
    const { form } = serviceFor('medical');
    const { values } = applyChange({ form, ...startRow({ form, today }), changes: TYPED, now, today });
    const attachments = ['id-copy', 'employment-proof'].map(page);
    const rows = ['R1', 'R2'].map((rowId) => ({ rowId, values, attachments }));
    const findings = validateFiling({
      profile,
      service: 'enrolment',
      insurance: 'medical',
      rows,
      facts: { today, people: [], openFilings: [] },
    });
    expect(gist(findings)).toEqual(['O-12 block socialSecurityNumber', 'O-12 block socialSecurityNumber']);
  });

  it('[O-15] [§4.3] says both ways that maternity is merged into medical, and keeps the module', () => {
    expect(said('medical').map(({ severity, place, sentence }) => [severity, place.rowId, sentence])).toEqual([
      ['note', '', expect.stringContaining('本申报同时包含生育保险，不必再在生育业务中申报')],
    ]);
    expect(said('maternity').map(({ sentence }) => sentence)).toEqual([expect.stringContaining('通常办理医疗业务增员即可')]);
    expect(said('injury')).toEqual([]);
    expect(profile.insurances.find(({ insurance }) => insurance === 'maternity')?.mergedSince).toEqual({
      into: 'medical',
      month: '202001',
      confirmed: false,
    });
  });

  it('[W-20] blocks missing materials', () => {
    const { form } = serviceFor('medical');
    const { values } = applyChange({ form, ...startRow({ form, today }), changes: TYPED, now, today });
    const findings = validateFiling({
      profile,
      service: 'enrolment',
      insurance: 'medical',
      rows: [{ rowId: 'R1', values, attachments: [] }],
      facts: { today, people: [], openFilings: [] },
    });
    expect(gist(findings)).toEqual(['W-20 block id-copy', 'W-20 block employment-proof']);
  });
});

function said(insurance: Insurance) {
  return findingsOf({ insurance }).filter(({ rule }) => rule === 'O-15');
}
