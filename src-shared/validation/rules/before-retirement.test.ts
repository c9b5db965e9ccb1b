import { describe, expect, it } from 'vitest';
import { findingsOf, only } from '../../../test/fixtures/judge-sample.ts';
import type { RuleLiteral } from '../../profile/profile-literal.ts';

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
