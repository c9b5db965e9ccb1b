import { describe, expect, it } from 'vitest';
import { makePeople } from '../../../test/fixtures/people.ts';
import { rosterPerson } from '../../../test/fixtures/roster-person.ts';
import type { RosterPerson } from '../../domain/person.ts';
import { fieldStates, fieldsOf, hintOf } from '../../forms/evaluate.ts';
import { applyChange, startRow } from '../../forms/row-values.ts';
import { type Service, serviceOf } from '../../profile/service-of.ts';
import { effectInWords } from '../../validation/effect-in-words.ts';
import type { Finding } from '../../validation/finding.ts';
import { validateFiling } from '../../validation/validate.ts';
import { regionProfile } from '../index.ts';

const profile = regionProfile('zhoushan-medical') ?? missing();
const registration = serviceOf(profile, 'insuredRegistration', 'medical') ?? missing();
const assessment = serviceOf(profile, 'baseAssessment', 'medical') ?? missing();
const today = '2026-11-22';
const now = '2026-11-22T02:00:00.000Z';
const [person = missing()] = makePeople({ seed: 51, count: 1, today, birthYears: { first: 1990, last: 1990 } });
const insured = rosterPerson({
  insurance: 'medical',
  socialSecurityNumber: person.socialSecurityNumber,
  name: person.name,
  status: 'active',
  staffKind: 'working',
  insuredSince: '202001',
});

function missing(): never {
  throw new Error('the product ships it');
}

/** What the portal asks a clerk for (ZM-04); the unit's own fields come from its record. */
function rowOf(typed: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const start = startRow({ form: registration.form, today });
  const known = { creditCode: '91619999MAYL00010X', unitNumber: 'YM100001', unitName: '演练纺织有限公司' };
  return applyChange({
    form: registration.form,
    values: { ...start.values, ...known },
    origins: start.origins,
    changes: {
      socialSecurityNumber: person.socialSecurityNumber,
      name: person.name,
      ethnicity: '01',
      mobilePhone: person.phone,
      workStartDate: '2012-07-01',
      operatorName: '乙演练',
      operatorPhone: '13900000002',
      ...typed,
    },
    now,
    today,
  }).values;
}

function findingsOf(typed: Readonly<Record<string, string>>, people: readonly RosterPerson[] = []): readonly Finding[] {
  const rows = [{ rowId: 'R1', values: rowOf(typed), attachments: [] }];
  return validateFiling({ profile, service: registration.id, insurance: 'medical', rows, facts: { today, people, openFilings: [] } });
}

function gist(findings: readonly Finding[]): readonly string[] {
  return findings.filter(({ severity }) => severity !== 'note').map(({ rule, severity, place }) => `${rule} ${severity} ${place.field}`);
}

function fieldOf(service: Service, id: string) {
  return fieldsOf(service.form).find((field) => field.id === id) ?? missing();
}

describe('医疗保险职工参保登记', () => {
  it('[ZM-04] asks for what the manual’s form asks for, `*` fields and all, in its words', () => {
    const states = fieldStates(registration.form, rowOf({ businessType: 'new' }));
    const shown = fieldsOf(registration.form).filter(({ id }) => states[id]?.visible);
    expect(shown.map(({ id, label }) => `${states[id]?.required ? '*' : ''}${label}`)).toEqual([
      '统一社会信用代码',
      '*行政区划',
      '*单位编码',
      '单位名称',
      '*参保情形',
      '*参保业务类型',
      '*证件类型',
      '*职工身份证号码',
      '*职工姓名',
      '*出生日期',
      '*性别',
      '学历',
      '户粮关系',
      '*民族',
      '*手机号码',
      '*参加工作时间',
      '*本次增减时间',
      '申报工资',
      '*经办人姓名',
      '*联系电话',
    ]);
    expect(profile.codeTables.find(({ id }) => id === 'business-type')?.entries.map(({ label }) => label)).toEqual([
      '新增',
      '续保',
      '中断',
    ]);
  });

  it.each([
    { businessType: 'new', words: '自2026年8月起参保缴费', hint: '医保开始缴费' },
    { businessType: 'renew', words: '自2026年8月起参保缴费', hint: '医保开始缴费' },
    { businessType: 'stop', words: '缴费至 2026-07，8 月起不再缴费', hint: '停缴的第一个月' },
  ])('[ZM-05 ZM-06] reads 202608 of $businessType as the manual does and says so', ({ businessType, words, hint }) => {
    const values = rowOf({ businessType, changeMonth: '202608' });
    expect(effectInWords(profile, registration, values)).toContain(words);
    expect(hintOf(fieldOf(registration, 'changeMonth'), values)).toContain(hint);
  });

  it('[ZM-07] needs no materials and has no step for them', () => {
    expect(registration.materials).toEqual([]);
    expect(registration.steps).toEqual(['fill', 'check']);
    expect(gist(findingsOf({ businessType: 'new' }))).toEqual([]);
  });

  it('[ZM-04 §4.6] adds nobody who is insured and stops nobody who is not', () => {
    expect(gist(findingsOf({ businessType: 'renew' }, [insured]))).toEqual(['§4.6 block socialSecurityNumber']);
    expect(gist(findingsOf({ businessType: 'stop' }))).toEqual(['§4.6 block socialSecurityNumber']);
    expect(gist(findingsOf({ businessType: 'stop' }, [insured]))).toEqual([]);
  });

  it('[ZS-12] offers 续保 where the person was insured here before', () => {
    const former: RosterPerson = { ...insured, status: 'suspended', lastPaidMonth: '202603' };
    const finding = findingsOf({ businessType: 'new' }, [former]).find(({ rule }) => rule === 'ZS-12');
    expect(finding?.repair?.set).toEqual({ businessType: 'renew' });
    expect(gist(findingsOf({ businessType: 'renew' }, [former]))).toEqual([]);
  });

  it('[O-07] goes back three months, and ahead only for a stop: who leaves this month is paid for this month', () => {
    expect(gist(findingsOf({ businessType: 'new', changeMonth: '202608' }))).toEqual([]);
    expect(gist(findingsOf({ businessType: 'new', changeMonth: '202607' }))).toEqual(['O-07 block changeMonth']);
    expect(gist(findingsOf({ businessType: 'new', changeMonth: '202612' }))).toEqual(['O-07 block changeMonth']);
    expect(gist(findingsOf({ businessType: 'stop', changeMonth: '202612' }, [insured]))).toEqual([]);
    expect(gist(findingsOf({ businessType: 'stop', changeMonth: '202701' }, [insured]))).toEqual(['O-07 block changeMonth']);
  });

  it('[O-05] stops nobody before he was insured', () => {
    const fresh: RosterPerson = { ...insured, insuredSince: '202610' };
    expect(gist(findingsOf({ businessType: 'stop', changeMonth: '202609' }, [fresh]))).toEqual(['O-05 block changeMonth']);
  });
});

describe('参保单位和个人应缴基本医疗保险费核定', () => {
  it('[ZM-08] says first who need not file', () => {
    expect(assessment.notice).toContain('5360');
    expect(assessment.notice).toContain('无需申报');
  });

  it('[ZM-09] exports the unit’s people with 上年月平均工资 to be filled, the unit’s number on the page', () => {
    expect(assessment.batch?.prefill).toEqual({ staffKinds: ['working'], statuses: ['active'] });
    expect(assessment.batch?.columns.map((id) => fieldOf(assessment, id).label)).toEqual([
      '证件号码',
      '姓名',
      '个人编号',
      '原基数',
      '上年月平均工资',
      '备注',
    ]);
    expect(fieldOf(assessment, 'unitNumber')).toMatchObject({ label: '单位编码', shared: true, prefill: { from: 'unit' } });
  });

  it('[ZM-10] takes 材料1 as JPG and 材料2 as Excel, both required', () => {
    expect(assessment.materials.map(({ need, scope, mediaTypes }) => [need, scope, mediaTypes])).toEqual([
      ['required', 'filing', ['image/jpeg']],
      ['required', 'filing', ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet']],
    ]);
  });
});

describe('what else the profile says', () => {
  it('[ZM-12] has the system’s own words for results', () => {
    expect(profile.resultWords).toMatchObject({ approved: '已办结', rejected: '不通过' });
  });

  it('[ZM-01] has the telephone numbers of the manual', () => {
    expect(profile.hotlines.map(({ phone }) => phone)).toEqual(['12345', '0571-88808880', '400-888-4636']);
  });

  it('[O-16 O-17 O-06] sets no limits, rates or days the city has not published', () => {
    expect([profile.baseLimits, profile.rates, profile.filingWindow]).toEqual([[], [], null]);
  });
});
