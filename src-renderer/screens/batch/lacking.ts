import type { BatchRow } from '../../../src-shared/contract/batch.ts';
import { materialsFor, type NeededMaterial } from '../../../src-shared/profile/materials-for.ts';
import type { Service } from '../../../src-shared/profile/service-of.ts';

/** Required materials a row has no file of, by the profile's own list: what keeps it from being submitted besides its findings. */
export function lackingOf(service: Service, { values, attachments }: Pick<BatchRow, 'values' | 'attachments'>): readonly NeededMaterial[] {
  if (!service.steps.includes('materials')) {
    return [];
  }
  return materialsFor(service, values).filter(({ kind, required }) => required && !attachments.some((file) => file.kind === kind));
}
