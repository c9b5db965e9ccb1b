import { comparePlainMoney, groupedMoney, isPlainMoney } from '../../domain/numbers/money.ts';
import { chineseMonth } from '../../lib/chinese-date.ts';
import { isPlainMonth } from '../../lib/plain-date.ts';
import { labelOf, NOTHING_FOUND, type RuleCheck, valueOf } from '../row-run.ts';

/**
 * A wage lies between 保底线 and 封顶线 of the contribution period (W-44, O-16). The limit is offered as repair, never set unasked.
 * Limits not yet published for the place only warn; a period without limits is noted as 未配置.
 */
export const checkBaseLimits: RuleCheck<'base-limits'> = (rule, row) => {
  const wage = valueOf(row, rule.field);
  const period = valueOf(row, rule.periodField);
  if (!isPlainMoney(wage) || !isPlainMonth(period)) {
    return NOTHING_FOUND;
  }
  const limits = row.run.limitsOf(period);
  if (limits === null) {
    const label = labelOf(row, rule.field);
    const sentence = `${chineseMonth(period)}的缴费基数上下限未配置，${label}是否在范围内由中心审核。`;
    return [{ field: rule.field, severity: 'note', sentence, parameters: { period: chineseMonth(period), floor: '', ceiling: '' } }];
  }
  const tooLow = comparePlainMoney(wage, limits.floor) < 0;
  const tooHigh = comparePlainMoney(wage, limits.ceiling) > 0;
  if (!tooLow && !tooHigh) {
    return NOTHING_FOUND;
  }
  const label = labelOf(row, rule.field);
  const [name, limit] = tooLow ? ['保底线', limits.floor] : ['封顶线', limits.ceiling];
  const standing = limits.provisional ? '（暂行，以中心公布为准）' : '';
  const shown = yuan(limit);
  return [
    {
      field: rule.field,
      sentence:
        `${label}${yuan(wage)}${tooLow ? '低于' : '高于'}${chineseMonth(period)}缴费基数${name}${shown}${standing}。` +
        `请核对工资；无误的，可按${name}申报。`,
      ...(limits.provisional ? { severity: 'warn' as const } : {}),
      repair: { label: `按${name}${shown}申报`, set: { [rule.field]: limit } },
      parameters: { period: chineseMonth(period), floor: yuan(limits.floor), ceiling: yuan(limits.ceiling) },
    },
  ];
};

function yuan(amount: string): string {
  return `${groupedMoney(amount).replace(/\.00$/, '')}元`;
}
