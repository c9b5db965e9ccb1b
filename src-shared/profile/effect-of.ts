import { holds, type RowValues } from '../forms/condition.ts';
import { sentValues } from '../forms/evaluate.ts';
import type { Service } from './service-of.ts';
import type { Effect } from './service-parts.ts';

/** What the row will do once approved: the first effect whose condition holds, null where the service has none for it. */
export function effectOf(service: Pick<Service, 'effects' | 'form'>, values: RowValues): Effect | null {
  const shown = sentValues(service.form, values);
  return service.effects.find(({ when }) => when === undefined || holds(when, shown)) ?? null;
}
