import { holds, type RowValues } from '../forms/condition.ts';
import { sentValues } from '../forms/evaluate.ts';
import type { Service } from './service-of.ts';

/** A material the row needs now, in the order the profile lists them. */
export type NeededMaterial = { readonly kind: string; readonly label: string; readonly hint: string; readonly required: boolean };

/** Which materials a row needs, by its values. */
export function materialsFor(service: Service, values: RowValues): readonly NeededMaterial[] {
  const shown = sentValues(service.form, values);
  const needed = new Map<string, NeededMaterial>();
  for (const { kind, label, need, when, hint } of service.materials) {
    if (!needed.has(kind) && (when === undefined || holds(when, shown))) {
      needed.set(kind, { kind, label, hint: hint ?? '', required: need === 'required' });
    }
  }
  return [...needed.values()];
}
