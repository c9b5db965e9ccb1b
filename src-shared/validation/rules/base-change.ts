import { groupedMoney, isPlainMoney } from '../../domain/numbers/money.ts';
import { labelOf, NOTHING_FOUND, type RuleCheck, valueOf } from '../row-run.ts';

/** No amount of more digits is compared: 100 times its fen would no longer be a whole number to the machine. */
const LONGEST = 13;

/** The new base is far from the old one: often a slip of one digit (peers §19). What cannot be compared is passed over. */
export const checkBaseChange: RuleCheck<'base-change'> = (rule, row) => {
  const after = valueOf(row, rule.field);
  const before = valueOf(row, rule.from);
  if (!isPlainMoney(after) || !isPlainMoney(before) || after.length > LONGEST || before.length > LONGEST) {
    return NOTHING_FOUND;
  }
  const [now, then] = [fen(after), fen(before)];
  if (then === 0 || Math.abs(now - then) * 100 <= then * rule.percent) {
    return NOTHING_FOUND;
  }
  const percent = `${Math.round((Math.abs(now - then) / then) * 100)}%`;
  return [
    {
      field: rule.field,
      sentence:
        `${labelOf(row, rule.field)}由${groupedMoney(before)}元改为${groupedMoney(after)}元，${now > then ? '上调' : '下调'}${percent}，` +
        `超过${rule.percent}%。请对照工资台账核对；无误的可继续。`,
      parameters: { from: `${groupedMoney(before)}元`, percent },
    },
  ];
};

function fen(amount: string): number {
  return Number(amount.replace('.', ''));
}
