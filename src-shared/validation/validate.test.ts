import { describe, expect, it } from 'vitest';
import { makePeople } from '../../test/fixtures/people.ts';
import { rosterPerson } from '../../test/fixtures/roster-person.ts';
import { sampleProfile } from '../../test/fixtures/sample-profile.ts';
import type { Insurance } from '../domain/insurance.ts';
import type { RosterPerson } from '../domain/person.ts';
import type { RuleLiteral } from '../profile/profile-literal.ts';
import type { RosterFacts } from './facts.ts';
import type { Finding } from './finding.ts';
import type { RowToCheck } from './row-run.ts';
import { blocksOf, countBySeverity, validateFiling } from './validate.ts';

const today = '2026-11-22';
const NUMBER = '610502199001010011';
const GOOD: Readonly<Record<string, string>> = {
  documentType: '01',
  idNumber: NUMBER,
  name: '测试甲',
  gender: '1',
  birthDate: '1990-01-01',
  workStart: '2012-07-01',
  reason: '111',
  month: '202611',
  wage: '6123.00',
  special: '无',
  phone: '13900012345',
};
const PAGE = { bytes: 200_000, mediaType: 'image/jpeg', fileName: 'a.jpg' } as const;
const MATERIALS = [
  { kind: 'id-copy', ...PAGE },
  { kind: 'exam', ...PAGE },
];

type Ask = {
  readonly rules?: readonly RuleLiteral[];
  readonly values?: Readonly<Record<string, string>>;
  readonly attachments?: RowToCheck['attachments'];
  readonly insurance?: Insurance;
  readonly people?: readonly RosterPerson[];
  readonly openFilings?: RosterFacts['openFilings'];
  readonly others?: readonly RowToCheck[];
};

function findingsOf(ask: Ask): readonly Finding[] {
  return validateFiling({
    profile: sampleProfile(ask.rules ?? []),
    service: 'enrolment',
    insurance: ask.insurance ?? 'medical',
    rows: [{ rowId: 'R1', values: { ...GOOD, ...ask.values }, attachments: ask.attachments ?? MATERIALS }, ...(ask.others ?? [])],
    facts: { today, people: ask.people ?? [], openFilings: ask.openFilings ?? [] },
  });
}

/** The one finding a case is about. */
function only(findings: readonly Finding[]): Finding {
  expect(findings).toHaveLength(1);
  const [finding] = findings;
  if (finding === undefined) {
    throw new Error('no finding');
  }
  return finding;
}

describe('what follows from the form', () => {
  it('finds nothing in a complete row', () => {
    expect(findingsOf({})).toEqual([]);
    expect(findingsOf({ insurance: 'injury' })).toEqual([]);
  });

  it('[W-18] blocks an empty required field', () => {
    expect(only(findingsOf({ values: { name: ' ' } }))).toEqual({
      severity: 'block',
      rule: 'W-18',
      place: { rowId: 'R1', field: 'name' },
      sentence: '姓名是必填项，尚未填写。请填写姓名。',
      repair: undefined,
    });
  });

  it('[W-18] offers what the id says for an empty field', () => {
    const finding = only(findingsOf({ values: { gender: '' } }));
    expect(finding.sentence).toBe('性别是必填项，尚未选择。请选择性别。');
    expect(finding.repair).toEqual({ label: '填入男', set: { gender: '1' } });
    expect(only(findingsOf({ values: { birthDate: '' } })).repair).toEqual({ label: '填入1990年1月1日', set: { birthDate: '1990-01-01' } });
  });

  it('[W-18] asks only for what shows', () => {
    expect(only(findingsOf({ values: { reason: '131' }, attachments: [...MATERIALS, { kind: 'proof', ...PAGE }] })).place.field).toBe(
      'from',
    );
    expect(only(findingsOf({ values: { special: '' }, insurance: 'injury' })).place.field).toBe('special');
    expect(findingsOf({ values: { special: '' } })).toEqual([]);
  });

  it('[§2] blocks a code that is not in the table and offers the code of a label', () => {
    expect(only(findingsOf({ values: { gender: '3' } })).sentence).toBe('性别“3”不在代码表“性别”中。请从列表中重新选择。');
    expect(only(findingsOf({ values: { gender: '男' } })).repair).toEqual({ label: '选择“男”', set: { gender: '1' } });
  });

  it('[§2.1] blocks over-long text, counting characters as people do', () => {
    expect(only(findingsOf({ values: { name: '测试甲乙丙丁戊' } })).sentence).toBe('姓名最多6个字，现有7个。请缩短。');
    expect(findingsOf({ values: { name: '𠮷𠮷𠮷𠮷𠮷𠮷' } })).toEqual([]);
  });

  it('[§3.6] blocks broken dates, months and money', () => {
    expect(only(findingsOf({ values: { workStart: '2012-02-30' } })).sentence).toBe(
      '参加工作日期“2012-02-30”不是有效的日期。请按“年-月-日”改正，如1990-01-07。',
    );
    expect(only(findingsOf({ values: { month: '202613' } })).sentence).toBe(
      '起缴年月的月份“13”不存在，月份应为01至12。请改正，格式如202611。',
    );
    expect(only(findingsOf({ values: { wage: '六千' } })).sentence).toBe(
      '申报工资不符合金额的格式（最多两位小数的数字，如4737.00）。请对照工资表改正。',
    );
    expect(only(findingsOf({ values: { wage: '1.005' } })).sentence).toBe('申报工资最多保留2位小数。请四舍五入到分后填写。');
  });

  it('[§3] offers the clean writing of full-width digits, blanks and dates, and judges what was meant', () => {
    const findings = findingsOf({ values: { idNumber: '６１０５０２199001010011 ', workStart: '2012/7/1' } });
    expect(findings.map(({ rule, severity }) => [rule, severity])).toEqual([
      ['§3', 'block'],
      ['§3', 'block'],
    ]);
    expect(findings.map(({ repair }) => repair?.set)).toEqual([{ idNumber: NUMBER }, { workStart: '2012-07-01' }]);
    expect(findings[0]?.repair?.label).toBe('改为规范写法');
  });
});

describe('materials', () => {
  it('[W-20] blocks a missing required material, by reason and insurance', () => {
    expect(only(findingsOf({ attachments: [] }))).toMatchObject({
      severity: 'block',
      rule: 'W-20',
      place: { rowId: 'R1', material: 'id-copy' },
      sentence: '必需材料“身份证复印件”尚未上传。请扫描或选择文件上传。',
    });
    expect(findingsOf({ insurance: 'injury', attachments: [] }).map(({ place }) => place.material)).toEqual(['id-copy', 'exam']);
    expect(findingsOf({ values: { reason: '131', from: '样例' } }).map(({ sentence }) => sentence)).toEqual([
      '必需材料“调令”尚未上传。请扫描或选择文件上传。',
    ]);
  });

  it('[O-14] blocks more files than a kind may have', () => {
    const page = { kind: 'id-copy', ...PAGE };
    expect(only(findingsOf({ attachments: [page, page, page] })).sentence).toBe(
      '材料“身份证复印件”有3个文件，最多2个。请合并页面或删除多余的文件。',
    );
  });

  it('[O-14] notes images outside the recommended size, never a PDF', () => {
    const small = only(findingsOf({ attachments: [{ kind: 'id-copy', ...PAGE, bytes: 9_000 }] }));
    expect(small).toMatchObject({ severity: 'note', rule: 'O-14' });
    expect(small.sentence).toContain('小于建议大小（50至500KB）');
    expect(only(findingsOf({ attachments: [{ kind: 'id-copy', ...PAGE, bytes: 900_000 }] })).sentence).toContain('大于建议大小');
    expect(findingsOf({ attachments: [{ kind: 'id-copy', ...PAGE, bytes: 900_000, mediaType: 'application/pdf' }] })).toEqual([]);
  });
});

describe('number rules', () => {
  const document: RuleLiteral = {
    id: '§3.1',
    kind: 'document',
    severity: 'block',
    field: 'idNumber',
    typeField: 'documentType',
    formats: { '01': 'resident-id', '08': 'foreign-passport' },
  };

  it('[§3.1] names the wrong character of an id', () => {
    expect(only(findingsOf({ rules: [document], values: { idNumber: '610502199001010012' } }))).toMatchObject({
      severity: 'block',
      rule: '§3.1',
      place: { rowId: 'R1', field: 'idNumber' },
      sentence: '社会保障号码第18位校验位应为“1”，现为“2”，号码中至少有一位录错。请对照身份证原件改正。',
    });
  });

  it('[§3.1] refuses 15 digits and offers the conversion', () => {
    const finding = only(findingsOf({ rules: [document], values: { idNumber: '610502900101001' } }));
    expect(finding.severity).toBe('block');
    expect(finding.repair).toEqual({ label: '换算为18位号码', set: { idNumber: NUMBER } });
  });

  it('[§3.1] finds a birth year before 1900 not plausible for an insured person', () => {
    expect(findingsOf({ rules: [document], values: { idNumber: '440524188001010014' } }).map(({ sentence }) => sentence)).toContain(
      '社会保障号码第7至10位出生年份“1880”不合理。请对照身份证原件改正。',
    );
  });

  it('[§3.4] only warns of a passport of another shape', () => {
    expect(only(findingsOf({ rules: [document], values: { documentType: '08', idNumber: 'AB-1' } })).severity).toBe('warn');
    expect(findingsOf({ rules: [document], values: { documentType: '08', idNumber: 'AB1234567' } })).toEqual([]);
  });

  it('[§3.6] asks a format of a field, with the severity of the rule, and says nothing of an empty one', () => {
    const rule: RuleLiteral = { id: '§3.6', kind: 'format', severity: 'warn', field: 'phone', format: 'mobile-phone' };
    expect(only(findingsOf({ rules: [rule], values: { phone: '12900012345' } })).severity).toBe('warn');
    expect(findingsOf({ rules: [rule], values: { phone: '' } })).toEqual([]);
  });
});

describe('agrees-with-id', () => {
  it('[§4.6] blocks another birth date or sex than the id says and offers the right one', () => {
    const rules: readonly RuleLiteral[] = [
      { id: '§4.6', kind: 'agrees-with-id', severity: 'block', field: 'gender', idField: 'idNumber', part: 'gender' },
      { id: '§4.6', kind: 'agrees-with-id', severity: 'block', field: 'birthDate', idField: 'idNumber', part: 'birthDate' },
    ];
    const findings = findingsOf({ rules, values: { gender: '2', birthDate: '1990-01-02' } });
    expect(findings.map(({ sentence }) => sentence)).toEqual([
      '性别“女”与社会保障号码不一致，按号码应为“男”。请核对号码和性别。',
      '出生日期“1990年1月2日”与社会保障号码不一致，按号码应为“1990年1月1日”。请核对号码和出生日期。',
    ]);
    expect(findings.map(({ repair }) => repair?.set)).toEqual([{ gender: '1' }, { birthDate: '1990-01-01' }]);
    expect(findingsOf({ rules })).toEqual([]);
    expect(findingsOf({ rules, values: { idNumber: '610502199001010012', gender: '2' } })).toEqual([]);
  });
});

describe('dates and months', () => {
  const age: RuleLiteral = { id: '§4.6', kind: 'age-at-least', severity: 'block', field: 'birthDate', years: 16 };

  it('[§4.6] blocks people under 16 and says when they may be filed', () => {
    expect(only(findingsOf({ rules: [age], values: { birthDate: '2010-11-23' } })).sentence).toBe(
      '参保人未满16周岁，到2026年11月23日才满。请核对出生日期和证件号码；无误的，满16周岁后再申报。',
    );
    expect(findingsOf({ rules: [age], values: { birthDate: '2010-11-22' } })).toEqual([]);
  });

  it('[§4.6] blocks a day after today', () => {
    const rule: RuleLiteral = { id: '§4.6', kind: 'not-after-today', severity: 'block', field: 'workStart' };
    expect(only(findingsOf({ rules: [rule], values: { workStart: '2026-11-23' } })).sentence).toBe(
      '参加工作日期2026年11月23日晚于今天（2026年11月22日）。请改为今天或以前的日期。',
    );
    expect(findingsOf({ rules: [rule], values: { workStart: today } })).toEqual([]);
  });

  it('[§4.6] warns of work begun before the 16th birthday', () => {
    const rule: RuleLiteral = { id: '§4.6', kind: 'not-before', severity: 'warn', field: 'workStart', other: 'birthDate', years: 16 };
    expect(only(findingsOf({ rules: [rule], values: { workStart: '2005-12-31' } })).sentence).toBe(
      '参加工作日期2005年12月31日早于出生日期满16年（2006年1月1日）。请核对参加工作日期和出生日期。',
    );
    expect(findingsOf({ rules: [rule], values: { workStart: '2006-01-01' } })).toEqual([]);
    // Nobody has a 16th birthday on a 29 February.
    expect(findingsOf({ rules: [rule], values: { birthDate: '2000-02-29', workStart: '2016-02-29' } })).toEqual([]);
    expect(
      only(findingsOf({ rules: [{ ...rule, years: 17 }], values: { birthDate: '2000-02-29', workStart: '2017-02-28' } })).severity,
    ).toBe('warn');
  });

  it('[O-07] blocks months outside the window, each side with its own way out', () => {
    const rule: RuleLiteral = { id: 'O-07', kind: 'month-window', severity: 'block', field: 'month', back: 3, ahead: 0 };
    expect(only(findingsOf({ rules: [rule], values: { month: '202607' } })).sentence).toBe(
      '起缴年月2026年7月不能申报，应在2026年8月至2026年11月之间。更早的补缴请到经办窗口办理。',
    );
    expect(only(findingsOf({ rules: [rule], values: { month: '202612' } })).sentence).toBe(
      '起缴年月2026年12月不能申报，应在2026年8月至2026年11月之间。请到该月再申报，或改为允许的年月。',
    );
    expect(findingsOf({ rules: [rule], values: { month: '202608' } })).toEqual([]);
    expect(findingsOf({ rules: [{ ...rule, ahead: 1 }], values: { month: '202612' } })).toEqual([]);
  });

  it('[O-07] notes months still allowed but to be paid for', () => {
    const rule: RuleLiteral = { id: 'O-07', kind: 'backdated', severity: 'note', field: 'month', back: 3 };
    expect(only(findingsOf({ rules: [rule], values: { month: '202609' } })).sentence).toBe(
      '起缴年月2026年9月早于本月，审核通过后须补缴2个月的费用。请确认与实际用工时间一致。',
    );
    expect(findingsOf({ rules: [rule] })).toEqual([]);
    expect(findingsOf({ rules: [rule], values: { month: '202607' } })).toEqual([]);
  });
});

describe('before-retirement', () => {
  const rule: RuleLiteral = { id: '§4.7', kind: 'before-retirement', severity: 'warn', field: 'birthDate', genderField: 'gender' };

  it('[§4.7] warns of a man past his age', () => {
    expect(only(findingsOf({ rules: [rule], values: { birthDate: '1965-01-20' } }))).toMatchObject({
      severity: 'warn',
      sentence: '按出生日期推算，参保人在2025年2月已达到法定退休年龄（男职工60周岁1个月）。请核对；延迟退休或返聘的，以审批材料为准。',
    });
    expect(findingsOf({ rules: [rule], values: { birthDate: '1990-01-01' } })).toEqual([]);
  });

  it('[§4.7] warns from the month of retirement on', () => {
    // 60 years and 5 months: in November and in December 2026.
    expect(only(findingsOf({ rules: [rule], values: { birthDate: '1966-06-30' } })).sentence).toContain('2026年11月');
    expect(findingsOf({ rules: [rule], values: { birthDate: '1966-07-01' } })).toEqual([]);
  });

  it('[§4.7] only notes a woman between the two ages, whose post decides', () => {
    expect(only(findingsOf({ rules: [rule], values: { gender: '2', birthDate: '1974-06-01' } })).severity).toBe('note');
    expect(only(findingsOf({ rules: [rule], values: { gender: '2', birthDate: '1969-06-01' } })).severity).toBe('warn');
    expect(findingsOf({ rules: [rule], values: { gender: '2', birthDate: '1985-06-01' } })).toEqual([]);
  });
});

describe('base-limits', () => {
  const rule: RuleLiteral = { id: 'O-16', kind: 'base-limits', severity: 'block', field: 'wage', periodField: 'month' };

  it('[W-44] blocks a wage outside published limits and offers the limit', () => {
    const low = only(findingsOf({ rules: [rule], insurance: 'injury', values: { wage: '4000.00' } }));
    expect(low).toMatchObject({
      severity: 'block',
      sentence: '申报工资4,000元低于2026年11月缴费基数保底线4,737元。请核对工资；无误的，可按保底线申报。',
      repair: { label: '按保底线4,737元申报', set: { wage: '4737.00' } },
    });
    const high = only(findingsOf({ rules: [rule], insurance: 'injury', values: { wage: '23685.01' } }));
    expect(high.repair).toEqual({ label: '按封顶线23,685元申报', set: { wage: '23685.00' } });
  });

  it('[W-44] takes the limits themselves', () => {
    expect(findingsOf({ rules: [rule], insurance: 'injury', values: { wage: '4737.00' } })).toEqual([]);
    expect(findingsOf({ rules: [rule], insurance: 'injury', values: { wage: '23685.00' } })).toEqual([]);
  });

  it('[O-16] only warns by provisional limits, and says that they are', () => {
    const finding = only(findingsOf({ rules: [rule], values: { wage: '4000.00' } }));
    expect(finding.severity).toBe('warn');
    expect(finding.sentence).toContain('保底线4,737元（暂行，以中心公布为准）');
  });

  it('[O-17] guesses no limits: 未配置', () => {
    expect(only(findingsOf({ rules: [rule], values: { month: '202512' } }))).toMatchObject({
      severity: 'note',
      sentence: '2025年12月的缴费基数上下限未配置，申报工资是否在范围内由中心审核。',
    });
  });
});

describe('together', () => {
  const rule: RuleLiteral = {
    id: '§2.8',
    kind: 'together',
    severity: 'warn',
    field: 'reason',
    one: { field: 'reason', is: ['131'] },
    other: { field: 'gender', is: ['1'] },
  };

  it('[§2.8] warns when only one of the two holds', () => {
    expect(only(findingsOf({ rules: [rule] }))).toMatchObject({ severity: 'warn', place: { rowId: 'R1', field: 'reason' } });
    expect(findingsOf({ rules: [rule], values: { gender: '2', idNumber: '330206198506150025', birthDate: '1985-06-15' } })).toEqual([]);
  });
});

describe('the unit’s people and other filings', () => {
  const active: RuleLiteral = { id: '§4.6', kind: 'not-active-in-unit', severity: 'block', field: 'idNumber' };
  const known: RuleLiteral = {
    id: 'ZS-12',
    kind: 'not-known-in-unit',
    severity: 'warn',
    field: 'idNumber',
    when: { field: 'reason', is: ['111'] },
    repair: { label: '改为续保', set: { reason: '121' } },
  };
  const person = rosterPerson({ socialSecurityNumber: NUMBER, name: '测试甲', personNumber: '1000042', insuredSince: '202003' });

  it('[§4.6] blocks a person who is active in the unit', () => {
    expect(only(findingsOf({ rules: [active, known], people: [person] })).sentence).toBe(
      '此人自2020年3月起已在本单位参保缴费（个人编号1000042），不能重复增员。请核对社会保障号码；确为同一人的，请废弃本申报。',
    );
    expect(findingsOf({ rules: [active], people: [{ ...person, socialSecurityNumber: '330206198506150025' }] })).toEqual([]);
  });

  it('[ZS-12] sends a person the unit knows to 续保', () => {
    const people = [{ ...person, status: 'suspended' as const }];
    const finding = only(findingsOf({ rules: [active, known], people }));
    expect(finding.sentence).toBe('此人曾在本单位参保，现为暂停缴费（个人编号1000042）。再次参保应按续保办理，请核对变更原因。');
    expect(finding.repair).toEqual({ label: '改为续保', set: { reason: '121' } });
    expect(findingsOf({ rules: [active, known], people, values: { reason: '121' } })).toEqual([]);
  });

  it('[O-12] blocks a second open filing for the person', () => {
    const rule: RuleLiteral = { id: 'O-12', kind: 'no-open-filing', severity: 'block', field: 'idNumber' };
    const openFilings = [{ filingId: 'F2', socialSecurityNumber: NUMBER, stateLabel: '正在审核' }];
    expect(only(findingsOf({ rules: [rule], openFilings })).sentence).toBe(
      '此人已有一份未办结的同类申报（正在审核）。请在申报信息查询中打开那一份继续办理，或先废弃、撤回其中一份。',
    );
    expect(findingsOf({ rules: [rule], openFilings: [{ filingId: 'F2', socialSecurityNumber: 'X', stateLabel: '' }] })).toEqual([]);
  });

  it('[O-12] blocks both rows of a person named twice in a filing, however they are written', () => {
    const rule: RuleLiteral = { id: 'O-12', kind: 'unique-in-filing', severity: 'block', field: 'idNumber' };
    const others = [{ rowId: 'R2', values: { ...GOOD, idNumber: NUMBER }, attachments: MATERIALS }];
    const findings = findingsOf({ rules: [rule], others });
    expect(findings.map(({ place }) => place.rowId)).toEqual(['R1', 'R2']);
    expect(findings[0]?.sentence).toBe('本申报中有2人的社会保障号码相同。请核对号码，重复的只保留一人。');
  });

  it('[§4.6] warns of another name for a known id, and of a namesake with another id, masked', () => {
    const rule: RuleLiteral = { id: '§4.6', kind: 'name-agrees-with-roster', severity: 'warn', field: 'idNumber', nameField: 'name' };
    const otherName = only(findingsOf({ rules: [rule], people: [{ ...person, name: '测试乙' }] }));
    expect(otherName).toMatchObject({ severity: 'warn', place: { field: 'name' } });
    expect(otherName.sentence).toBe('单位名册中该社会保障号码登记的姓名是“测试乙”，与填写的“测试甲”不同。请对照证件原件核对。');
    const namesake = only(findingsOf({ rules: [rule], people: [{ ...person, socialSecurityNumber: '330206198506150025' }] }));
    expect(namesake.sentence).toContain('社会保障号码为330206********0025');
    expect(findingsOf({ rules: [rule], people: [person] })).toEqual([]);
  });
});

describe('rules in general', () => {
  it('speaks only where the rule’s condition and insurance hold', () => {
    const notice: RuleLiteral = { id: 'O-15', kind: 'notice', severity: 'note', sentence: '已合并。', insurances: ['injury'] };
    expect(findingsOf({ rules: [notice] })).toEqual([]);
    expect(only(findingsOf({ rules: [notice], insurance: 'injury' }))).toMatchObject({
      rule: 'O-15',
      place: { rowId: 'R1' },
      sentence: '已合并。',
    });
    const when: RuleLiteral = { ...notice, insurances: undefined, when: { field: 'reason', is: ['131'] } };
    expect(findingsOf({ rules: [when] })).toEqual([]);
  });

  it('fills a profile’s own sentence with label, value and parameters, the id number masked', () => {
    const rules: readonly RuleLiteral[] = [
      {
        id: 'a',
        kind: 'month-window',
        severity: 'block',
        field: 'month',
        back: 1,
        ahead: 0,
        sentence: '{label}{value}：自{first}起{unknown}',
      },
      { id: 'b', kind: 'not-active-in-unit', severity: 'block', field: 'idNumber', sentence: '{value}已参保（{personNumber}）' },
    ];
    const people = [rosterPerson({ socialSecurityNumber: NUMBER, personNumber: '7' })];
    expect(findingsOf({ rules, people, values: { month: '202601' } }).map(({ sentence }) => sentence)).toEqual([
      '610502********0011已参保（7）',
      '起缴年月2026年1月：自2026年10月起{unknown}',
    ]);
  });

  it('sorts by severity, then row, then the place in the form, materials last', () => {
    const rules: readonly RuleLiteral[] = [
      { id: 'n', kind: 'notice', severity: 'note', sentence: '注意。' },
      { id: 'w', kind: 'format', severity: 'warn', field: 'phone', format: 'mobile-phone' },
    ];
    const others = [{ rowId: 'R2', values: { ...GOOD, name: '' }, attachments: MATERIALS }];
    const findings = findingsOf({ rules, others, values: { phone: '1', wage: '', name: '' }, attachments: [] });
    expect(findings.map(({ severity, place }) => [severity, place.rowId, place.field ?? place.material ?? ''])).toEqual([
      ['block', 'R1', 'name'],
      ['block', 'R1', 'wage'],
      ['block', 'R1', 'id-copy'],
      ['block', 'R2', 'name'],
      ['warn', 'R1', 'phone'],
      ['note', 'R1', ''],
      ['note', 'R2', ''],
    ]);
    expect(countBySeverity(findings)).toEqual({ block: 4, warn: 1, note: 2 });
    expect(blocksOf(findings)).toHaveLength(4);
  });

  it('treats a service the profile does not have as a defect', () => {
    const ask = {
      profile: sampleProfile(),
      service: 'x',
      insurance: 'medical',
      rows: [],
      facts: { today, people: [], openFilings: [] },
    } as const;
    expect(() => validateFiling(ask)).toThrow('has no service x');
  });

  it('judges a thousand rows against a thousand people', () => {
    const rules: readonly RuleLiteral[] = [
      { id: '§4.6', kind: 'not-active-in-unit', severity: 'block', field: 'idNumber' },
      { id: 'O-12', kind: 'unique-in-filing', severity: 'block', field: 'idNumber' },
      { id: '§4.6', kind: 'name-agrees-with-roster', severity: 'warn', field: 'idNumber', nameField: 'name' },
    ];
    const people = makePeople({ seed: 5, count: 1_000, today });
    const others = people.map(({ socialSecurityNumber, name, gender, birthDate }, index) => ({
      rowId: `P${index}`,
      values: { ...GOOD, idNumber: socialSecurityNumber, name, gender: gender === 'male' ? '1' : '2', birthDate },
      attachments: MATERIALS,
    }));
    const roster = people.slice(0, 100).map(({ socialSecurityNumber, name }) => rosterPerson({ socialSecurityNumber, name }));
    const findings = findingsOf({ rules, others, people: roster });
    expect(findings.map(({ place }) => place.rowId)).toEqual(others.slice(0, 100).map(({ rowId }) => rowId));
  });
});
