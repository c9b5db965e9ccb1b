import type { CodeTable, FieldDefinition } from '../../../src-shared/forms/definition.ts';
import { fieldsOf } from '../../../src-shared/forms/evaluate.ts';
import type { Service } from '../../../src-shared/profile/service-of.ts';

/** The fields a person has in a batch, as columns: who it is first, then the template's order, then what computes itself. */
export function gridFields(service: Service): { readonly pinned: readonly FieldDefinition[]; readonly others: readonly FieldDefinition[] } {
  const fields = fieldsOf(service.form).filter(({ shared }) => shared !== true);
  const byId = new Map(fields.map((field) => [field.id, field]));
  const take = (ids: readonly string[]): FieldDefinition[] => ids.flatMap((id) => byId.get(id) ?? []);
  const { name, idNumber } = service.roles;
  const pinned = take([name, idNumber]);
  // Old and new base side by side, in sight without scrolling.
  const base = baseFieldsOf(service);
  const first = base === null ? [] : [base.before.id, base.after.id];
  const columns = (service.batch?.columns ?? []).filter((id) => ![name, idNumber, ...first].includes(id));
  const placed = new Set([name, idNumber, ...first, ...columns]);
  return { pinned, others: [...take([...first, ...columns]), ...fields.filter(({ id }) => !placed.has(id))] };
}

/** Values chosen once for the whole batch (W-45). */
export function sharedFields(service: Service): readonly FieldDefinition[] {
  return fieldsOf(service.form).filter(({ shared }) => shared === true);
}

/** Typed by the clerk; what computes itself or is only shown is not. */
export function isTyped(field: FieldDefinition): boolean {
  return field.readOnly !== true && field.computed?.editable !== false;
}

export type BaseFields = { readonly before: FieldDefinition; readonly after: FieldDefinition; readonly period: FieldDefinition };

/** Where a base declaration has the old base, the new one and the month they are for; null for every other service. */
export function baseFieldsOf(service: Service): BaseFields | null {
  const effect = service.effects.find(({ kind }) => kind === 'set-base');
  if (effect?.kind !== 'set-base') {
    return null;
  }
  const fields = fieldsOf(service.form);
  const before = fields.find(({ prefill }) => prefill?.from === 'person' && prefill.property === 'contributionBase');
  const after = fields.find(({ id }) => id === effect.base);
  const period = fields.find(({ id }) => id === effect.period);
  return before === undefined || after === undefined || period === undefined ? null : { before, after, period };
}

const WIDTHS = {
  'id-number': 188,
  name: 92,
  date: 124,
  month: 112,
  money: 124,
  phone: 128,
  postcode: 96,
  choice: 152,
  text: 132,
} satisfies Record<FieldDefinition['kind'], number>;

/** Wide enough for a usual value and for the label, in pixels; a choice of short words (男, 女) needs no more than they do. */
export function widthOf(
  { kind, label, codes }: Pick<FieldDefinition, 'kind' | 'label' | 'codes'>,
  codeTables: readonly CodeTable[],
): number {
  const words = codeTables.find(({ id }) => id === codes)?.entries.map((entry) => entry.label.length) ?? [];
  const value = kind === 'choice' && words.length > 0 ? Math.min(WIDTHS.choice, Math.max(...words) * 14 + 34) : WIDTHS[kind];
  return Math.max(value, label.length * 14 + 34);
}
