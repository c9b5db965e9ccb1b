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

/** A condition as a function, for judging many rows: it says what `holds` says, and makes nothing anew for a row. */
export function compileCondition(condition: Condition): (values: RowValues) => boolean {
  if ('is' in condition) {
    const { field, is } = condition;
    return (values) => is.includes(values[field] ?? '');
  }
  if ('filled' in condition) {
    const { field, filled } = condition;
    return (values) => ((values[field] ?? '') !== '') === filled;
  }
  if ('all' in condition) {
    const parts = condition.all.map(compileCondition);
    return (values) => {
      for (const part of parts) {
        if (!part(values)) {
          return false;
        }
      }
      return true;
    };
  }
  if ('any' in condition) {
    const parts = condition.any.map(compileCondition);
    return (values) => {
      for (const part of parts) {
        if (part(values)) {
          return true;
        }
      }
      return false;
    };
  }
  const part = compileCondition(condition.not);
  return (values) => !part(values);
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
