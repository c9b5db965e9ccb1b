import { describe, expect, it } from 'vitest';
import { counterOf, member, profile, somebody, TODAY } from '../../../test/fixtures/weinan.ts';
import type { Insurance } from '../../domain/insurance.ts';
import { fieldsOf } from '../../forms/evaluate.ts';
import { copyForNextPerson } from '../../forms/row-values.ts';

const INSURANCES: readonly Insurance[] = ['medical', 'injury', 'maternity'];
const person = somebody();

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
const enrol = counterOf('enrolment', TYPED);

function fieldIdsOf(insurance: Insurance): readonly string[] {
  return fieldsOf(enrol.service(insurance).form).map(({ id }) => id);
}

function required(typed: Readonly<Record<string, string>>): readonly string[] {
  return enrol.materials({ typed }).filter((label) => label.endsWith('*'));
}

function said(insurance: Insurance) {
  return enrol.findings({ insurance }).filter(({ rule }) => rule === 'O-15');
}

describe('在职增员', () => {
  it.each(INSURANCES)('[W-17] asks of a clerk seven values, and passes them: %s', (insurance) => {
    expect(enrol.gist({ insurance })).toEqual([]);
    expect(enrol.toType({ insurance })).toEqual(Object.keys(TYPED));
  });

  it('[W-18] requires the minimal fields of §5.1', () => {
    expect(enrol.required().toSorted()).toEqual(
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
    expect(required({})).toEqual(['身份证复印件*', '劳动合同*']);
    expect(required({ reason: '141' })).toEqual(['身份证复印件*', '调令*']);
    expect(required({ documentType: '08' })).toEqual(['证件复印件*', '劳动合同*']);
  });

  it('[W-24] carries over what new employees share, never what belongs to one', () => {
    const { form } = enrol.service();
    const values = enrol.rowOf({ typed: { employmentForm: '4' } });
    const next = copyForNextPerson({ form, values, filingId: 'F', today: TODAY });
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
    expect(enrol.gist({ typed })).toEqual(expected);
  });

  it('[O-16] blocks by the published limits of the injury insurance, warns by the provisional ones of the others', () => {
    const typed = { wage: '4000' };
    expect(enrol.gist({ insurance: 'injury', typed })).toEqual(['O-16 block wage']);
    expect(enrol.gist({ insurance: 'maternity', typed })).toContain('O-16 warn wage');
  });

  it('[§4.6] blocks people under 16 and people not yet born', () => {
    const child = somebody(2012);
    const typed = { socialSecurityNumber: child.socialSecurityNumber, name: child.name };
    expect(enrol.gist({ typed })).toContain('§4.6 block birthDate');
    const later = { documentType: '08', socialSecurityNumber: 'AB1234567', gender: '1', birthDate: '2027-01-01', ethnicity: '' };
    expect(enrol.gist({ typed: later })).toContain('§4.6 block birthDate');
  });

  it('[§4.7] warns past the retirement age, never blocks', () => {
    const elder = somebody(1955);
    const typed = { socialSecurityNumber: elder.socialSecurityNumber, name: elder.name };
    expect(enrol.gist({ typed })).toEqual(['§4.7 warn birthDate']);
  });

  it('[§4.6] blocks who is active here already', () => {
    const people = [member()];
    expect(enrol.gist({ people })).toEqual(['§4.6 block socialSecurityNumber']);
  });

  it('[ZS-12] offers 续保 for who was insured here before', () => {
    const people = [member({ status: 'suspended', lastPaidMonth: '202512' })];
    const [finding] = enrol.findings({ people });
    expect(enrol.gist({ people })).toEqual(['ZS-12 warn socialSecurityNumber']);
    expect(finding?.repair).toEqual({ label: '增员原因改为在职人员续保', set: { reason: '121' } });
    expect(enrol.gist({ people, typed: { reason: '121' } })).toEqual([]);
  });

  it('[O-12] blocks a second open filing', () => {
    const openFilings = [{ filingId: 'F2', socialSecurityNumber: person.socialSecurityNumber, stateLabel: '待发送' }];
    expect(enrol.gist({ facts: { openFilings } })).toEqual(['O-12 block socialSecurityNumber']);
  });

  it('[§4.6] warns of a known id under another name', () => {
    const people = [member({ name: '测试乙', status: 'terminated' })];
    expect(enrol.gist({ people, typed: { reason: '121' } })).toEqual(['§4.6 warn name']);
  });

  it('[O-12] blocks a person named twice in one filing', () => {
    expect(enrol.gist({ others: [{}] })).toEqual(['O-12 block socialSecurityNumber', 'O-12 block socialSecurityNumber']);
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
    expect(enrol.gist({ files: [] })).toEqual(['W-20 block id-copy', 'W-20 block employment-proof']);
  });
});
