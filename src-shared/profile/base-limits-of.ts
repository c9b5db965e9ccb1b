import type { Insurance } from '../domain/insurance.ts';
import { normaliseMoney } from '../domain/numbers/money.ts';
import type { PlainMonth } from '../lib/plain-date.ts';
import type { BaseLimits, RegionProfile } from './region-profile.ts';

/**
 * 保底线 and 封顶线 of a contribution period under an insurance, amounts as they are kept (`4737.00`); null where the profile has none:
 * 未配置.
 */
export function baseLimitsOf(
  { baseLimits }: Pick<RegionProfile, 'baseLimits'>,
  insurance: Insurance,
  period: PlainMonth,
): BaseLimits | null {
  const limits = baseLimits.find(
    ({ from, to, insurances }) => from <= period && period <= to && (insurances === undefined || insurances.includes(insurance)),
  );
  return limits === undefined ? null : { ...limits, floor: normaliseMoney(limits.floor), ceiling: normaliseMoney(limits.ceiling) };
}
