import { describe, expect, it } from 'vitest';
import { GOOD } from '../../test/fixtures/judge-sample.ts';
import { sampleProfile } from '../../test/fixtures/sample-profile.ts';
import type { EffectLiteral } from '../profile/profile-literal.ts';
import { serviceOf } from '../profile/service-of.ts';
import { effectInWords } from './effect-in-words.ts';

function words(effects: readonly EffectLiteral[], values: Readonly<Record<string, string>> = {}): string {
  const profile = sampleProfile([], { effects });
  const service = serviceOf(profile, 'enrolment', 'medical');
  if (service === null) {
    throw new Error('the sample has it');
  }
  return effectInWords(profile, service, { ...GOOD, ...values });
}

describe('what approval does, in words', () => {
  it('[ZM-05] insures from a month on, with the base where the form has one', () => {
    const effect: EffectLiteral = { kind: 'enrol', changeType: '新参保', firstMonth: 'month', base: 'wage' };
    expect(words([effect], { wage: '6000.00' })).toBe('自2026年11月起参保缴费，缴费基数6000.00元');
    expect(words([{ ...effect, base: undefined }])).toBe('自2026年11月起参保缴费');
    expect(words([effect], { month: '' })).toBe('');
  });

  it('[O-05] [ZM-06] [NM-12] [NS-19] says of a stop what is paid last and from when nothing is', () => {
    const effect: EffectLiteral = {
      kind: 'stop',
      changeType: '停保',
      lastPaidMonth: 'month',
      terminates: { field: 'reason', is: ['131'] },
    };
    expect(words([effect], { month: '202610' })).toBe('缴费至 2026-10，11 月起不再缴费；参保状态改为暂停缴费');
    expect(words([effect], { month: '202612' })).toBe('缴费至 2026-12，2027 年 1 月起不再缴费；参保状态改为暂停缴费');
    expect(words([effect], { month: '202610', reason: '131', from: '样例' })).toBe('缴费至 2026-10，11 月起不再缴费；参保状态改为终止参保');
    expect(words([effect], { month: '2026' })).toBe('');
  });

  it('[W-44] says the old and the new base of the year', () => {
    const effect: EffectLiteral = { kind: 'set-base', changeType: '基数变更', base: 'wage', period: 'month' };
    expect(words([effect], { wage: '6000.00' })).toBe('2026年度缴费基数定为6000.00元');
    expect(words([effect], { wage: '6000.00', formerWage: '5000.00' })).toBe('2026年度缴费基数由5000.00元改为6000.00元');
    expect(words([effect], { wage: '6000.00', formerWage: '6000.00' })).toBe('2026年度缴费基数不变，为6000.00元');
    expect(words([effect], { wage: 'x' })).toBe('');
  });

  it('[W-50] says what of the unit changes, labels for codes, and nothing of what stays', () => {
    const effect: EffectLiteral = {
      kind: 'change-unit',
      changeType: '单位基本信息变更',
      fields: { unitName: 'name', bankKind: 'reason', phone: 'phone' },
    };
    expect(words([effect], { phone: '', registeredName: '样例甲' })).toBe('姓名由“样例甲”改为“测试甲”；增员原因改为“新参保”');
    expect(words([effect], { reason: '', registeredName: '测试甲' })).toBe('手机号码改为“13900012345”');
    expect(words([effect], { phone: '', reason: '', name: '' })).toBe('');
  });

  it('is silent where no effect holds', () => {
    const when = { field: 'reason', is: ['131'] };
    expect(words([{ kind: 'enrol', changeType: '转入', firstMonth: 'month', when }])).toBe('');
    expect(words([])).toBe('');
  });
});
