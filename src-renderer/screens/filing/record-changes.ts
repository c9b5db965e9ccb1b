import type { FieldDefinition } from '../../../src-shared/forms/definition.ts';
import { fieldsOf } from '../../../src-shared/forms/evaluate.ts';
import type { Service } from '../../../src-shared/profile/service-of.ts';

export type RecordChange = { readonly field: FieldDefinition; readonly before: string; readonly after: string; readonly changed: boolean };

/** Every field the filing writes into the unit's record, in the order of the form, with what it said before. */
export function recordChanges(
  service: Pick<Service, 'effects' | 'form'>,
  { values, before }: { readonly values: Readonly<Record<string, string>>; readonly before: Readonly<Record<string, string>> },
): readonly RecordChange[] {
  const written = new Set(service.effects.flatMap((effect) => (effect.kind === 'change-unit' ? Object.values(effect.fields) : [])));
  return fieldsOf(service.form)
    .filter(({ id }) => written.has(id))
    .map((field) => {
      const [was, is] = [before[field.id] ?? '', values[field.id] ?? ''];
      return { field, before: was, after: is, changed: was !== is };
    });
}
