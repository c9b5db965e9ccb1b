import type { FieldDefinition, UnitProperty } from '../../../src-shared/forms/definition.ts';
import { fieldsOf } from '../../../src-shared/forms/evaluate.ts';
import { effectOf } from '../../../src-shared/profile/effect-of.ts';
import type { Service } from '../../../src-shared/profile/service-of.ts';

type Values = Readonly<Record<string, string>>;
export type RecordChange = {
  /** 单位名称: the registered detail, not the field it is typed in. */
  readonly label: string;
  readonly field: FieldDefinition;
  /** As the record said when the filing was begun; '' where the form does not show it. */
  readonly before: string;
  readonly after: string;
  readonly changed: boolean;
};

/** What the filing writes into the unit's record, with what it said before (W-50); null where it changes no record. */
export function recordChanges(service: Pick<Service, 'effects' | 'form'>, values: Values): readonly RecordChange[] | null {
  if (!service.effects.some(({ kind }) => kind === 'change-unit')) {
    return null;
  }
  const effect = effectOf(service, values);
  if (effect?.kind !== 'change-unit') {
    return [];
  }
  const fields = fieldsOf(service.form);
  const current = (property: string): FieldDefinition | undefined =>
    fields.find(({ prefill, readOnly }) => readOnly === true && prefill?.from === 'unit' && prefill.property === property);
  return (Object.entries(effect.fields) as [UnitProperty, string][]).flatMap(([property, id]) => {
    const field = fields.find((candidate) => candidate.id === id);
    if (field === undefined) {
      return [];
    }
    const before = values[current(property)?.id ?? ''] ?? '';
    const after = values[id] ?? '';
    return [{ label: field.label.replace(/^新/, ''), field, before, after, changed: after !== '' && after !== before }];
  });
}
