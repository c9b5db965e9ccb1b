import type { Filing, ValueOrigin } from '../../../src-shared/domain/filing.ts';
import { normaliseIdNumber } from '../../../src-shared/domain/numbers/resident-id.ts';
import type { RowValues } from '../../../src-shared/forms/condition.ts';
import { fieldsOf } from '../../../src-shared/forms/evaluate.ts';
import { prefilledValues } from '../../../src-shared/forms/prefill.ts';
import type { RowOrigins } from '../../../src-shared/forms/row-values.ts';
import type { StoreReader } from '../ports/store.ts';
import type { FilingContext } from './filing-context.ts';

type Content = { readonly values: RowValues; readonly origins: RowOrigins };

/**
 * Another number, another person: what the roster knows of them fills what is blank, and takes the place of what only the roster says
 * (W-27). Nothing of the person before stays there. The same content where the number is still the one it was.
 */
export function takeOverPerson(
  { service }: FilingContext,
  reader: StoreReader,
  ask: { readonly filing: Pick<Filing, 'insurance'>; readonly before: RowValues; readonly after: Content },
): Content {
  const { form, roles } = service;
  const number = normaliseIdNumber(ask.after.values[roles.idNumber] ?? '');
  const fields = fieldsOf(form).filter(({ prefill }) => prefill?.from === 'person');
  if (fields.length === 0 || number === normaliseIdNumber(ask.before[roles.idNumber] ?? '')) {
    return ask.after;
  }
  const [person] = number === '' ? [] : reader.rosterPeople(ask.filing.insurance, { idNumbers: [number], names: [] });
  const known = prefilledValues(form, { person });
  const asOf = reader.syncState().asOf;
  const origin: ValueOrigin = asOf === null ? { from: 'default' } : { from: 'centre', asOf };
  const values: Record<string, string> = { ...ask.after.values };
  const origins: Record<string, ValueOrigin> = { ...ask.after.origins };
  for (const { id, readOnly } of fields) {
    const value = known[id] ?? '';
    if (id === roles.idNumber || (readOnly !== true && ((values[id] ?? '') !== '' || value === ''))) {
      continue;
    }
    values[id] = value;
    origins[id] = origin;
    if (value === '') {
      delete values[id];
      delete origins[id];
    }
  }
  return { values, origins };
}
