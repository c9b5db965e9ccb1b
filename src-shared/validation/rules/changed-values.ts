import { labelOf, NOTHING_FOUND, type RuleCheck, shownValue, valueOf } from '../row-run.ts';

/** What is filed as new is not what stands there already (W-50). A code is compared as its label too: records keep labels. */
export const checkDiffers: RuleCheck<'differs'> = (rule, row) => {
  const value = valueOf(row, rule.field);
  const other = valueOf(row, rule.other);
  return value === '' || (value !== other && shownValue(row, rule.field) !== other)
    ? NOTHING_FOUND
    : [
        {
          field: rule.field,
          sentence: `${labelOf(row, rule.field)}“${shownValue(row, rule.field)}”与现登记的相同。请改为变更后的内容，不变更的请留空。`,
        },
      ];
};

/** A change that changes nothing is none (W-50). */
export const checkAtLeastOne: RuleCheck<'at-least-one'> = (rule, row) => {
  if (rule.fields.some((field) => valueOf(row, field) !== '')) {
    return NOTHING_FOUND;
  }
  const labels = rule.fields.map((field) => labelOf(row, field)).join('、');
  return [{ field: rule.fields[0], sentence: `尚未填写任何内容。请至少填写一项：${labels}。` }];
};
