import { fenOf, groupedMoney, normaliseMoney } from '../../domain/numbers/money.ts';
import { chineseMonth } from '../../lib/chinese-date.ts';
import { isPlainMonth } from '../../lib/plain-date.ts';
import type { BaseLimits } from '../../profile/region-profile.ts';
import { labelOf, type RowRun, type RuleCheck, valueOf } from '../row-run.ts';

/**
 * A wage lies between 保底线 and 封顶线 of the contribution period (W-44, O-16). The limit is offered as repair, never set unasked.
 * Limits not yet published for the place only warn; a period without limits is noted as 未配置.
 */
export const checkBaseLimits: RuleCheck<'base-limits'> = (rule, row) => {
  const [wage, period] = [fenOf(valueOf(row, rule.field)), valueOf(row, rule.periodField)];
  if (wage === null || !isPlainMonth(period)) {
    return [];
  }
  const label = labelOf(row, rule.field);
  const limits = limitsOf(row, period);
  if (limits === undefined) {
    const sentence = `${chineseMonth(period)}的缴费基数上下限未配置，${label}是否在范围内由中心审核。`;
    return [{ field: rule.field, severity: 'note', sentence, parameters: { period: chineseMonth(period), floor: '', ceiling: '' } }];
  }
  const [floor, ceiling] = [fenOf(limits.floor), fenOf(limits.ceiling)];
  const tooLow = floor !== null && wage < floor;
  const tooHigh = ceiling !== null && wage > ceiling;
  if (!tooLow && !tooHigh) {
    return [];
  }
  const [name, limit] = tooLow ? ['保底线', limits.floor] : ['封顶线', limits.ceiling];
  const standing = limits.provisional ? '（暂行，以中心公布为准）' : '';
  const shown = yuan(limit);
  return [
    {
      field: rule.field,
      sentence:
        `${label}${yuan(valueOf(row, rule.field))}${tooLow ? '低于' : '高于'}${chineseMonth(period)}缴费基数${name}${shown}${standing}。` +
        `请核对工资；无误的，可按${name}申报。`,
      ...(limits.provisional ? { severity: 'warn' as const } : {}),
      repair: { label: `按${name}${shown}申报`, set: { [rule.field]: normaliseMoney(limit) } },
      parameters: { period: chineseMonth(period), floor: yuan(limits.floor), ceiling: yuan(limits.ceiling) },
    },
  ];
};

function limitsOf(row: RowRun, period: string): BaseLimits | undefined {
  const { profile, service } = row.run;
  return profile.baseLimits.find(
    ({ from, to, insurances }) => from <= period && period <= to && (insurances === undefined || insurances.includes(service.insurance)),
  );
}

function yuan(amount: string): string {
  return `${groupedMoney(amount).replace(/\.00$/, '')}元`;
}
