import { describe, expect, it } from 'vitest';
import { findingsOf, only, TODAY } from '../../../test/fixtures/judge-sample.ts';
import type { RuleLiteral } from '../../profile/profile-literal.ts';

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
    expect(findingsOf({ rules: [rule], values: { workStart: TODAY } })).toEqual([]);
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
