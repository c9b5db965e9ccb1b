import { holds, type RowValues } from '../forms/condition.ts';
import { sentValues } from '../forms/evaluate.ts';
import type { Service } from './service-of.ts';

/** The rule pack decides the row at once; else it waits for a reviewer (NS-28, O-20). */
export function isAutomatic(
  { review, automaticWhen, form }: Pick<Service, 'review' | 'automaticWhen' | 'form'>,
  values: RowValues,
): boolean {
  return review === 'automatic' || (automaticWhen !== undefined && holds(automaticWhen, sentValues(form, values)));
}
