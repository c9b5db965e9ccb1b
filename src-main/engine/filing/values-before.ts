import { filingIdSchema } from '../../../src-shared/contract/records.ts';
import type { Filing, ValueOrigin } from '../../../src-shared/domain/filing.ts';
import { fieldsOf } from '../../../src-shared/forms/evaluate.ts';
import type { Service } from '../../../src-shared/profile/service-of.ts';
import type { StoreReader } from '../ports/store.ts';

/** A correction of a correction of …: nobody comes this far, and a circle must end. */
const LONGEST_CHAIN = 50;

/**
 * What the unit's record said when a change of it was begun (W-50), by field id: as the first snapshot of the draft has it, of a
 * correction as that of the filing it corrects. null where the service changes no record. The record itself says the new values once
 * the change is approved, so it cannot be asked.
 */
export function valuesBefore(
  reader: StoreReader,
  { filing, service }: { readonly filing: Filing; readonly service: Pick<Service, 'effects' | 'form'> },
): Readonly<Record<string, string>> | null {
  if (!service.effects.some(({ kind }) => kind === 'change-unit')) {
    return null;
  }
  const ofUnit = fieldsOf(service.form).filter(({ prefill }) => prefill?.from === 'unit');
  const before: Record<string, string> = {};
  for (const { id } of ofUnit) {
    const value = firstValue(reader, filing.filingId, id);
    if (value !== '') {
      before[id] = value;
    }
  }
  return before;
}

function firstValue(reader: StoreReader, filingId: Filing['filingId'], field: string): string {
  let asked = filingId;
  for (let depth = 0; depth < LONGEST_CHAIN; depth += 1) {
    const row = reader.snapshot(asked, 0)?.rows[0];
    const source = sourceOf(row?.origins[field]);
    if (source === null) {
      return row?.values[field] ?? '';
    }
    asked = source;
  }
  return '';
}

function sourceOf(origin: ValueOrigin | undefined): Filing['filingId'] | null {
  return origin?.from === 'copied' ? (filingIdSchema.safeParse(origin.filingId).data ?? null) : null;
}
