import { describe, expect, it } from 'vitest';
import { findingsOf, only } from '../../../test/fixtures/judge-sample.ts';
import type { RuleLiteral } from '../../profile/profile-literal.ts';

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
