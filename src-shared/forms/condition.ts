import type { Condition } from './definition.ts';

/** A row's values by field id. A missing value is the empty text. */
export type RowValues = Readonly<Record<string, string>>;

/** Judges a condition over a row's values. */
export function holds(condition: Condition, values: RowValues): boolean {
  if ('is' in condition) {
    return condition.is.includes(values[condition.field] ?? '');
  }
  if ('filled' in condition) {
    return ((values[condition.field] ?? '') !== '') === condition.filled;
  }
  if ('all' in condition) {
    return condition.all.every((part) => holds(part, values));
  }
  if ('any' in condition) {
    return condition.any.some((part) => holds(part, values));
  }
  return !holds(condition.not, values);
}

/** What a condition asks of single fields; `is` where it asks for codes. */
export type ConditionLeaf = { readonly field: string; readonly is?: readonly string[] };

export function leavesOf(condition: Condition): readonly ConditionLeaf[] {
  if ('field' in condition) {
    return [condition];
  }
  if ('all' in condition) {
    return condition.all.flatMap(leavesOf);
  }
  if ('any' in condition) {
    return condition.any.flatMap(leavesOf);
  }
  return leavesOf(condition.not);
}
