import { describe, expect, it } from 'vitest';
import { type Ask, type Counter, member, profile, somebody } from '../fixtures/weinan.ts';
import { declare, drop, dropRetiree, enrol, newcomer, retiree, worker } from './counters.ts';
import { type Found, foundBy } from './found-by.ts';

/** A rule of the pack as `id kind field`, what it finds of a value that does not pass, and one that does. */
type Case = {
  readonly rule: string;
  readonly at: Counter;
  readonly bad: Ask;
  readonly good: Ask;
  readonly found: Found;
};

const child = somebody(2011);
const elder = somebody(1962, 3);
const otherGender = newcomer.gender === 'male' ? '2' : '1';

/** domain.md §4.5 to §4.7, over the real profile. */
const CASES: readonly Case[] = [
  // §4.5: calendar, effect of a stop
  {
    rule: '§4.5 not-before stopMonth',
    at: drop,
    bad: { person: worker, typed: { stopMonth: '202610' } },
    good: { person: worker, typed: { stopMonth: '202611' } },
    found: ['warn', 'stopMonth', '停保年月2026年10月早于离职日期（2026年11月）。请核对停保年月和离职日期。'],
  },
  {
    rule: '§4.5 within-days eventDate',
    at: drop,
    bad: { person: worker, typed: { eventDate: '2026-11-06' } },
    good: { person: worker, typed: { eventDate: '2026-11-07' } },
    found: ['note', 'eventDate', '离职日期2026年11月6日距今已16天。劳动合同解除或终止后应在15天内办理社会保险关系转移手续，请尽快申报。'],
  },
  {
    rule: '§4.5 within-days eventDate',
    at: dropRetiree,
    bad: { person: retiree, typed: { eventDate: '2026-10-24' } },
    good: { person: retiree, typed: { eventDate: '2026-10-25' } },
    found: ['note', 'eventDate', '事件日期2026年10月24日距今已29天。丧失待遇享受条件应在20个工作日内报告，请尽快申报，多领的待遇须退回。'],
  },

  // §4.6: cross-checks
  {
    rule: '§4.6 agrees-with-id gender',
    at: enrol,
    bad: { typed: { gender: otherGender } },
    good: {},
    found: ['block', 'gender', expect.stringMatching(/^性别“[男女]”与社会保障号码不一致，按号码应为“[男女]”。请核对号码和性别。$/)],
  },
  {
    rule: '§4.6 agrees-with-id birthDate',
    at: enrol,
    bad: { typed: { birthDate: '1989-12-31' } },
    good: { typed: { birthDate: newcomer.birthDate } },
    found: ['block', 'birthDate', expect.stringMatching(/^出生日期“1989年12月31日”与社会保障号码不一致，按号码应为“1990年/)],
  },
  {
    rule: '§4.6 not-after-today birthDate',
    at: enrol,
    bad: passport('2026-11-23'),
    good: passport('1990-01-01'),
    found: ['block', 'birthDate', '出生日期2026年11月23日晚于今天（2026年11月22日）。请改为今天或以前的日期。'],
  },
  {
    rule: '§4.6 age-at-least birthDate',
    at: enrol,
    bad: passport('2010-11-23'),
    good: passport('2010-11-22', ''),
    found: ['block', 'birthDate', '参保人未满16周岁，到2026年11月23日才满。请核对出生日期和证件号码；无误的，满16周岁后再申报。'],
  },
  {
    rule: '§4.6 not-after-today workStartDate',
    at: enrol,
    bad: { typed: { workStartDate: '2026-11-23' } },
    good: { typed: { workStartDate: '2026-11-22' } },
    found: ['block', 'workStartDate', '参加工作日期2026年11月23日晚于今天（2026年11月22日）。请改为今天或以前的日期。'],
  },
  {
    rule: '§4.6 not-before workStartDate',
    at: enrol,
    bad: passport('1990-05-05', '2006-05-04'),
    good: passport('1990-05-05', '2006-05-05'),
    found: ['warn', 'workStartDate', '参加工作日期2006年5月4日早于出生日期满16年（2006年5月5日）。请核对参加工作日期和出生日期。'],
  },
  {
    rule: '§4.6 not-active-in-unit socialSecurityNumber',
    at: enrol,
    bad: { people: [worker] },
    good: { people: [] },
    found: [
      'block',
      'socialSecurityNumber',
      '此人自2020年1月起已在本单位参保缴费（个人编号1000001），不能重复增员。请核对社会保障号码；确为同一人的，请废弃本申报。',
    ],
  },
  {
    rule: '§4.6 name-agrees-with-roster socialSecurityNumber',
    at: enrol,
    bad: { typed: { reason: '121' }, people: [member({ name: '测试乙', status: 'terminated' })] },
    good: { typed: { reason: '121' }, people: [member({ status: 'terminated' })] },
    found: ['warn', 'name', `单位名册中该社会保障号码登记的姓名是“测试乙”，与填写的“${newcomer.name}”不同。请对照证件原件核对。`],
  },
  {
    rule: '§4.6 name-agrees-with-roster socialSecurityNumber',
    at: declare,
    bad: { people: [member({ name: '测试乙' })] },
    good: { people: [worker] },
    found: ['block', 'name', `单位名册中该社会保障号码登记的姓名是“测试乙”，与填写的“${worker.name}”不同。请对照证件原件核对。`],
  },
  {
    rule: '§4.6 active-in-unit socialSecurityNumber',
    at: drop,
    bad: { person: worker, people: [] },
    good: { person: worker },
    found: ['block', 'socialSecurityNumber', '此人不在本单位名册。请核对号码；刚办理参保的，请先同步单位人员再申报。'],
  },
  {
    rule: '§4.6 active-in-unit socialSecurityNumber',
    at: dropRetiree,
    bad: { person: member({ status: 'suspended', lastPaidMonth: '202609' }) },
    good: { person: retiree },
    found: [
      'block',
      'socialSecurityNumber',
      '此人已是暂停缴费状态，缴费至2026年9月，不能再次申报。请核对号码；确为此人的，请从本申报中去掉。',
    ],
  },
  {
    rule: '§4.6 not-after-today eventDate',
    at: dropRetiree,
    bad: { person: retiree, typed: { eventDate: '2026-11-23' } },
    good: { person: retiree, typed: { eventDate: '2026-11-22' } },
    found: ['warn', 'eventDate', '事件日期2026年11月23日晚于今天（2026年11月22日）。请改为今天或以前的日期。'],
  },

  // §4.7: retirement age; approval documents decide, so nothing blocks
  {
    rule: '§4.7 before-retirement birthDate',
    at: enrol,
    // The anchor of §4.7: a man born in January 1965 reaches 60 years and a month in February 2025.
    bad: passport('1965-01-15'),
    good: passport('1970-01-15'),
    found: [
      'warn',
      'birthDate',
      '按出生日期推算，参保人在2025年2月已达到法定退休年龄（男职工60周岁1个月）。请核对；延迟退休或返聘的，以审批材料为准。',
    ],
  },
  {
    rule: '§4.7 retirement-reached reason',
    at: drop,
    bad: { person: member({ gender: 'female', birthDate: '1977-01-15' }), typed: { reason: '251' } },
    good: { person: member({ gender: 'female', birthDate: '1976-11-15' }), typed: { reason: '251' } },
    found: ['warn', 'reason', expect.stringContaining('2026年11月尚未达到')],
  },
];

/** A man whose document says nothing of his birth date. */
function passport(birthDate: string, workStartDate = '2026-11-02'): Ask {
  return { typed: { documentType: '08', socialSecurityNumber: 'AB1234567', ethnicity: '', gender: '1', birthDate, workStartDate } };
}

function rulesOfSection4(): readonly string[] {
  const rules = profile.services.flatMap((service) => service.rules);
  return [
    ...new Set(
      rules.filter(({ id }) => id.startsWith('§4.')).map((rule) => `${rule.id} ${rule.kind} ${'field' in rule ? rule.field : ''}`),
    ),
  ];
}

describe('the rules of domain.md §4.5 to §4.7', () => {
  it.each(CASES)(
    '[$rule] says what is the matter with a value that does not pass, and nothing of one that does',
    ({ rule, at, bad, good, found }) => {
      const [id = ''] = rule.split(' ');
      expect(foundBy(id, at.findings(bad))).toContainEqual(found);
      expect(foundBy(id, at.findings(good))).toEqual([]);
    },
  );

  it('[habit] are all here', () => {
    expect([...new Set(CASES.map(({ rule }) => rule))].toSorted()).toEqual(rulesOfSection4().toSorted());
  });

  it('[§4.6] reads a whole number: who is too young by it is told so', () => {
    const typed = { socialSecurityNumber: child.socialSecurityNumber, name: child.name, workStartDate: '2026-11-02' };
    expect(foundBy('§4.6', enrol.findings({ typed })).map(([severity, place]) => [severity, place])).toContainEqual(['block', 'birthDate']);
  });

  it('[§4.7] asks twice, not more, of who is past the age', () => {
    const typed = { socialSecurityNumber: elder.socialSecurityNumber, name: elder.name };
    expect(enrol.findings({ typed }).filter(({ severity }) => severity === 'block')).toEqual([]);
  });
});
