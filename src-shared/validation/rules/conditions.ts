import { holds } from '../../forms/condition.ts';
import { labelOf, NOTHING_FOUND, type RuleCheck } from '../row-run.ts';

/** Two conditions hold together or not at all (农民 ⇔ 农民合同制工人, §2.8). The profile's own sentence says which. */
export const checkTogether: RuleCheck<'together'> = (rule, row) =>
  holds(rule.one, row.values) === holds(rule.other, row.values)
    ? NOTHING_FOUND
    : [{ field: rule.field, sentence: `${labelOf(row, rule.field)}与相关栏目不一致。请核对后改正其中一项。` }];

/** Says its sentence; the runner has judged `when` already. */
export const checkNotice: RuleCheck<'notice'> = (rule) => [{ field: rule.field, sentence: rule.sentence }];
