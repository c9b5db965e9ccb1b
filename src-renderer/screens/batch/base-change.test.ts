import { describe, expect, test } from 'vitest';
import type { BaseLimits } from '../../../src-shared/profile/region-profile.ts';
import { baseChangeOf, percentOf, yuan } from './base-change.ts';

const limits: BaseLimits = { from: '202601', to: '202612', floor: '4737', ceiling: '23685', provisional: true, source: '测试' };

describe('baseChangeOf', () => {
  test.each([
    ['5000.00', '5600.00', '+600.00', '+12.0%', []],
    ['5000.00', '4800.50', '−199.50', '−4.0%', []],
    ['5000.00', '5000.00', '0.00', '0.0%', []],
    ['5000.00', '6500.00', '+1,500.00', '+30.0%', []],
    ['5000.00', '6500.01', '+1,500.01', '+30.0%', ['beyond-30']],
    ['10000.00', '4737.00', '−5,263.00', '−52.6%', ['beyond-30', 'at-floor']],
    ['20000.00', '23685.00', '+3,685.00', '+18.4%', ['at-ceiling']],
    ['', '6000.00', '', '', []],
  ])('[W-44] %s → %s is %s, %s, %j', (before, after, difference, percent, oddities) => {
    expect(baseChangeOf({ before, after, limits })).toEqual({ difference, percent, oddities });
  });

  test('[W-43] says nothing while there is no new base', () => {
    expect(baseChangeOf({ before: '5000.00', after: '', limits })).toBeNull();
    expect(baseChangeOf({ before: '5000.00', after: '五千', limits })).toBeNull();
  });
});

describe('amounts', () => {
  test('[W-44] are written as a clerk reads them', () => {
    expect(yuan('23685')).toBe('23,685元');
    expect(yuan('4737.50')).toBe('4,737.50元');
    expect(percentOf(0n, 100n)).toBe('');
  });
});
