import type { CodeTable, Condition, FieldDefinition } from '../../../../src-shared/forms/definition.ts';

type Known = { readonly fields: readonly FieldDefinition[]; readonly codeTables: readonly CodeTable[] };

/** A condition as the clerk reads it, `“减员原因”为“死亡”或“辞职”`; '' when it always holds. */
export function conditionWords(condition: Condition, known: Known): string {
  if ('is' in condition) {
    return `${label(condition.field, known)}为${choices(condition.field, condition.is, known)}`;
  }
  if ('filled' in condition) {
    return `${condition.filled ? '填写了' : '没有填写'}${label(condition.field, known)}`;
  }
  if ('all' in condition) {
    return joined(condition.all, '且', known);
  }
  if ('any' in condition) {
    return joined(condition.any, '或者', known);
  }
  return opposite(condition.not, known);
}

function opposite(condition: Condition, known: Known): string {
  if ('is' in condition) {
    return `${label(condition.field, known)}不是${choices(condition.field, condition.is, known)}`;
  }
  if ('filled' in condition) {
    return conditionWords({ field: condition.field, filled: !condition.filled }, known);
  }
  if ('not' in condition) {
    return conditionWords(condition.not, known);
  }
  return `不属于（${conditionWords(condition, known)}）`;
}

function joined(parts: readonly Condition[], word: string, known: Known): string {
  const words = parts.map((part) => [part, conditionWords(part, known)] as const).filter(([, text]) => text !== '');
  return words.length === 1 ? (words[0]?.[1] ?? '') : words.map(([part, text]) => (isCompound(part) ? `（${text}）` : text)).join(word);
}

function isCompound(condition: Condition): boolean {
  return ('all' in condition && condition.all.length > 1) || ('any' in condition && condition.any.length > 1);
}

function label(id: string, { fields }: Known): string {
  return `“${fields.find((field) => field.id === id)?.label ?? id}”`;
}

function choices(id: string, codes: readonly string[], { fields, codeTables }: Known): string {
  const table = codeTables.find((candidate) => candidate.id === fields.find((field) => field.id === id)?.codes);
  return codes.map((code) => (code === '' ? '空' : `“${table?.entries.find((entry) => entry.code === code)?.label ?? code}”`)).join('或');
}
