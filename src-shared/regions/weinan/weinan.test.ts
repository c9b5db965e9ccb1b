import { describe, expect, it } from 'vitest';
import type { Insurance } from '../../domain/insurance.ts';
import { passwordWeaknesses } from '../../domain/password-rule.ts';
import { type BaseLimits, regionProfileSchema } from '../../profile/region-profile.ts';
import { weinan } from './weinan.ts';

const profile = regionProfileSchema.parse(weinan);

function limitsOf(insurance: Insurance, month: string): readonly BaseLimits[] {
  return profile.baseLimits.filter(({ from, to, insurances }) => from <= month && month <= to && (insurances?.includes(insurance) ?? true));
}

describe('what else the profile says', () => {
  it('[W-15] names the menus of the manual', () => {
    expect(profile.insurances.map(({ menuLabel }) => menuLabel)).toEqual(['医疗业务', '工伤业务', '生育业务']);
    expect(profile.systemName).toBe('渭南市社会保险单位网上服务系统');
  });

  it('[§2.2] sends 3, 4 and 5', () => {
    expect(profile.insurances.map(({ externalCodes }) => externalCodes.at(-1)?.code)).toEqual(['3', '4', '5']);
  });

  it('[§2.5] has all 56 nationalities once, in their order', () => {
    const entries = profile.codeTables.find(({ id }) => id === 'ethnicity')?.entries ?? [];
    const codes = entries.map(({ code }) => code);
    expect(codes.slice(0, 56)).toEqual(Array.from({ length: 56 }, (_, index) => String(index + 1).padStart(2, '0')));
    expect(codes.slice(56)).toEqual(['97', '98']);
    expect(entries.slice(0, 56).every(({ label }) => label.endsWith('族'))).toBe(true);
  });

  it('[O-02] refuses the old default password and simple ones', () => {
    expect(passwordWeaknesses({ rule: profile.password, password: '888888' })).toContain('forbidden');
    expect(passwordWeaknesses({ rule: profile.password, password: 'Aa123456' })).toContain('forbidden');
    expect(passwordWeaknesses({ rule: profile.password, password: 'practice1' })).toContain('too-few-classes');
    expect(passwordWeaknesses({ rule: profile.password, password: 'Practice-1' })).toEqual([]);
  });

  it('[O-06][O-10][O-14] keeps the defaults where the manual is silent', () => {
    expect(profile.filingWindow).toEqual({ firstDay: 1, lastDay: 25 });
    expect(profile.withdrawWhile).toEqual(['received']);
    expect(profile.materialLimits).toMatchObject({
      maxBytes: 8 * 1024 * 1024,
      maxPerKind: 10,
      recommendedBytes: { least: 50 * 1024, most: 500 * 1024 },
    });
  });

  it('[§4.1] has the limits of each month since 2023 for each insurance', () => {
    for (const insurance of ['medical', 'injury', 'maternity'] as const) {
      expect(limitsOf(insurance, '202404').map(({ floor, ceiling }) => [floor, ceiling])).toEqual([['4559.00', '22795.00']]);
      expect(limitsOf(insurance, '202611').map(({ floor, ceiling }) => [floor, ceiling])).toEqual([['4737.00', '23685.00']]);
      expect(limitsOf(insurance, '202301')).toHaveLength(1);
      expect(limitsOf(insurance, '202512')).toHaveLength(1);
      expect(limitsOf(insurance, '202212')).toEqual([]);
    }
    expect(limitsOf('injury', '202611')[0]?.provisional).toBe(false);
    expect(limitsOf('medical', '202611')[0]?.provisional).toBe(true);
  });
});
