import { chineseDate } from '../../lib/chinese-date.ts';
import { daysBetween, isPlainDate } from '../../lib/plain-date.ts';
import { labelOf, NOTHING_FOUND, type RuleCheck, valueOf } from '../row-run.ts';

/** A deadline of the law has passed (§4.5: 15 days after a contract ends, 20 working days after a loss of benefits). Filing late beats not filing. */
export const checkWithinDays: RuleCheck<'within-days'> = (rule, row) => {
  const value = valueOf(row, rule.field);
  const { today } = row.run.facts;
  const gone = isPlainDate(value) ? daysBetween(value, today) : 0;
  return gone <= rule.days
    ? NOTHING_FOUND
    : [
        {
          field: rule.field,
          sentence: `${labelOf(row, rule.field)}${chineseDate(value)}距今已${gone}天，超过${rule.days}天的办理期限。请尽快申报。`,
          parameters: { days: String(rule.days), gone: String(gone) },
        },
      ];
};
