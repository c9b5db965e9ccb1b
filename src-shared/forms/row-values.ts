import type { ValueOrigin } from '../domain/filing.ts';
import type { Instant, PlainDate } from '../lib/plain-date.ts';
import type { RowValues } from './condition.ts';
import type { FieldDefinition, FormDefinition } from './definition.ts';
import { derive } from './derivations.ts';
import { fieldsOf, sentValues } from './evaluate.ts';
import { normaliseValue } from './normalise-value.ts';

export type RowOrigins = Readonly<Record<string, ValueOrigin>>;
/** A row's values and where each came from. Empty values are not kept. */
export type RowContent = { readonly values: RowValues; readonly origins: RowOrigins };

/** A new row: initial values and those that start from today. */
export function startRow({ form, today }: { readonly form: FormDefinition; readonly today: PlainDate }): RowContent {
  const filled = fieldsOf(form)
    .map((field) => [field.id, startingValue(field, today)] as const)
    .filter(([, value]) => value !== '');
  return withComputed(form, today, {
    values: Object.fromEntries(filled),
    origins: Object.fromEntries(filled.map(([id]) => [id, { from: 'default' }])),
  });
}

/** 复制上一条: a new row that takes over what is not bound to the person (W-24). */
export function copyForNextPerson({
  form,
  values,
  filingId,
  today,
}: {
  readonly form: FormDefinition;
  readonly values: RowValues;
  /** The filing copied from. */
  readonly filingId: string;
  readonly today: PlainDate;
}): RowContent {
  const start = startRow({ form, today });
  const shown = sentValues(form, values);
  const copied = fieldsOf(form).filter((field) => field.copied && shown[field.id] !== undefined);
  return withComputed(form, today, {
    values: { ...start.values, ...Object.fromEntries(copied.map((field) => [field.id, shown[field.id] ?? ''])) },
    origins: { ...start.origins, ...Object.fromEntries(copied.map((field) => [field.id, { from: 'copied', filingId } as const])) },
  });
}

/**
 * Fills what follows from the values that stand there already: 缴费截止年月 of a 停保年月 that was never typed. In the order of the form;
 * values somebody gave stay.
 */
export function withComputed(form: FormDefinition, today: PlainDate, { values, origins }: RowContent): RowContent {
  const nextValues: Record<string, string> = { ...values };
  const nextOrigins: Record<string, ValueOrigin> = { ...origins };
  for (const { id, computed } of fieldsOf(form)) {
    if (computed === undefined || computed.from.length === 0 || !givesWay(nextOrigins[id], nextValues[id] ?? '')) {
      continue;
    }
    const sources = computed.from.map((source) => nextValues[source] ?? '');
    const value = derive(computed.by, sources, today);
    if (value !== '') {
      nextValues[id] = value;
      nextOrigins[id] = { from: 'derived', fields: computed.from };
    }
  }
  return { values: nextValues, origins: nextOrigins };
}

/**
 * Takes over what was typed. Text is normalised by the field's kind; a value that stays the same keeps its origin. Where a field
 * that others are computed from changed, those fill themselves again, unless their value is somebody's word: typed, from a file or
 * from the centre.
 */
export function applyChange({
  form,
  values,
  origins,
  changes,
  now,
  today,
}: {
  readonly form: FormDefinition;
  readonly values: RowValues;
  readonly origins: RowOrigins;
  /** New texts by field id; fields of other names and computed fields that are not editable are passed over. */
  readonly changes: RowValues;
  readonly now: Instant;
  readonly today: PlainDate;
}): RowContent {
  const fields = fieldsOf(form);
  const nextValues: Record<string, string> = { ...values };
  const nextOrigins: Record<string, ValueOrigin> = { ...origins };
  const changed = new Set<string>();
  for (const field of fields) {
    const text = changes[field.id];
    const value = text === undefined ? undefined : normaliseValue(field.kind, text);
    if (value === undefined || value === (values[field.id] ?? '') || field.computed?.editable === false || field.readOnly === true) {
      continue;
    }
    changed.add(field.id);
    nextValues[field.id] = value;
    nextOrigins[field.id] = { from: 'typed', at: now };
    if (value === '') {
      delete nextValues[field.id];
      delete nextOrigins[field.id];
    }
  }
  for (const field of fields) {
    if (field.computed === undefined || !field.computed.from.some((source) => changed.has(source))) {
      continue;
    }
    if (!givesWay(nextOrigins[field.id], nextValues[field.id] ?? '')) {
      continue;
    }
    const value = derive(
      field.computed.by,
      field.computed.from.map((source) => nextValues[source] ?? ''),
      today,
    );
    if (value === '') {
      delete nextValues[field.id];
      delete nextOrigins[field.id];
    } else {
      nextValues[field.id] = value;
      nextOrigins[field.id] = { from: 'derived', fields: field.computed.from };
    }
  }
  return { values: nextValues, origins: nextOrigins };
}

/** A computed value replaces an empty, a computed and a default one, never somebody's word; a value of unknown origin is one. */
function givesWay(origin: ValueOrigin | undefined, value: string): boolean {
  return value === '' || origin?.from === 'derived' || origin?.from === 'default';
}

function startingValue(field: FieldDefinition, today: PlainDate): string {
  if (field.initial !== undefined) {
    return field.initial;
  }
  // Only what starts from the calendar: a value computed from other fields waits for them.
  return field.computed !== undefined && field.computed.from.length === 0 ? derive(field.computed.by, [], today) : '';
}
