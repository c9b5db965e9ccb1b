import { expect, it } from 'vitest';
import { baseLimitsOf } from './base-limits-of.ts';
import type { BaseLimits } from './region-profile.ts';

it('[O-16] the limits of a base are those of the month and the insurance, else none', () => {
  const limits: BaseLimits = { from: '202601', to: '202612', floor: '4737', ceiling: '23685', provisional: true, source: '测试' };
  const profile = { baseLimits: [{ ...limits, insurances: ['injury' as const] }] };
  expect(baseLimitsOf(profile, 'injury', '202611')).toMatchObject({ floor: '4737.00', ceiling: '23685.00' });
  expect(baseLimitsOf(profile, 'injury', '202711')).toBeNull();
  expect(baseLimitsOf(profile, 'medical', '202611')).toBeNull();
});
