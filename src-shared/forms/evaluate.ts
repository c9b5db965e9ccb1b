import { holds, type RowValues } from './condition.ts';
import type { FieldDefinition, FormDefinition } from './definition.ts';

export type FieldState = { readonly visible: boolean; readonly required: boolean };

/** All fields of a form in the order they are filled. */
export function fieldsOf(form: FormDefinition): readonly FieldDefinition[] {
  return form.sections.flatMap((section) => section.fields);
}

/**
 * Which fields show and which must be filled. A hidden field counts as empty for the conditions of others, so a field that depends
 * on a hidden one hides with it.
 */
export function fieldStates(form: FormDefinition, values: RowValues): Readonly<Record<string, FieldState>> {
  const shown = shownValues(form, values);
  return Object.fromEntries(
    fieldsOf(form).map((field) => {
      const visible = isVisible(field, shown);
      return [field.id, { visible, required: visible && isRequired(field, shown) }];
    }),
  );
}

/** What is checked and sent: the filled values of the fields that show. */
export function sentValues(form: FormDefinition, values: RowValues): RowValues {
  const shown = shownValues(form, values);
  return Object.fromEntries(
    fieldsOf(form)
      .filter((field) => isVisible(field, shown))
      .map((field) => [field.id, shown[field.id] ?? ''])
      .filter(([, value]) => value !== ''),
  );
}

/**
 * The values without those of hidden fields. Hiding one field can hide the next, so it is done again until nothing changes;
 * each round empties at least one more field, so it ends.
 */
function shownValues(form: FormDefinition, values: RowValues): RowValues {
  const fields = fieldsOf(form);
  const shown: Record<string, string> = { ...values };
  let hidden: readonly FieldDefinition[];
  do {
    hidden = fields.filter((field) => (shown[field.id] ?? '') !== '' && !isVisible(field, shown));
    for (const { id } of hidden) {
      shown[id] = '';
    }
  } while (hidden.length > 0);
  return shown;
}

/** What the line under the field says now, '' when nothing. */
export function hintOf({ hint = '', hints = [] }: FieldDefinition, values: RowValues): string {
  return hints.find(({ when }) => holds(when, values))?.text ?? hint;
}

function isVisible(field: FieldDefinition, values: RowValues): boolean {
  return field.visible === undefined || holds(field.visible, values);
}

function isRequired(field: FieldDefinition, values: RowValues): boolean {
  return typeof field.required === 'boolean' ? field.required : holds(field.required, values);
}
