import { describe, expect, it } from 'vitest';
import { findingsOf, MATERIALS, NUMBER, only, PAGE } from '../../test/fixtures/judge-sample.ts';

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
