import { describe, expect, it } from 'vitest';
import { findingsOf, only } from '../../../test/fixtures/judge-sample.ts';
import type { RuleLiteral } from '../../profile/profile-literal.ts';

describe('what a change must be', () => {
  it('[W-50] says when the new value is the one that stands there, a code by its label too', () => {
    const rules: readonly RuleLiteral[] = [{ id: 'W-50', kind: 'differs', severity: 'warn', field: 'reason', other: 'special' }];
    const sentence = '增员原因“新参保”与现登记的相同。请改为变更后的内容，不变更的请留空。';
    expect(only(findingsOf({ rules, insurance: 'injury', values: { special: '新参保' } })).sentence).toBe(sentence);
    expect(only(findingsOf({ rules, insurance: 'injury', values: { special: '111' } })).sentence).toBe(sentence);
    expect(findingsOf({ rules, insurance: 'injury', values: { special: '续保' } })).toEqual([]);
  });

  it('[W-50] blocks a change of nothing', () => {
    const rules: readonly RuleLiteral[] = [{ id: 'W-50', kind: 'at-least-one', severity: 'block', fields: ['phone', 'formerWage'] }];
    expect(findingsOf({ rules })).toEqual([]);
    expect(findingsOf({ rules, values: { phone: '', formerWage: '1.00' } })).toEqual([]);
    expect(only(findingsOf({ rules, values: { phone: '' } }))).toMatchObject({
      severity: 'block',
      place: { field: 'phone' },
      sentence: '尚未填写任何内容。请至少填写一项：手机号码、原基数。',
    });
  });
});
