import { compileCondition, type RowValues } from '../forms/condition.ts';
import type { CodeTable, FieldDefinition } from '../forms/definition.ts';
import type { FieldState } from '../forms/evaluate.ts';
import { isPlainMoney, looksNormal } from '../forms/looks-normal.ts';
import { normaliseValue } from '../forms/normalise-value.ts';
import { isPlainDate, isPlainMonth } from '../lib/plain-date.ts';
import type { Ground, RowRun } from './row-run.ts';

/** A field with what judging it a hundred thousand times needs ready at hand. */
export type CompiledField = {
  readonly definition: FieldDefinition;
  readonly state: (shown: RowValues) => FieldState;
  /** True only where the value checks would say nothing of this normal, filled value. */
  readonly looksFine: (value: string) => boolean;
};

const SHOWN_OPTIONAL: FieldState = { visible: true, required: false };
const SHOWN_REQUIRED: FieldState = { visible: true, required: true };
const HIDDEN: FieldState = { visible: false, required: false };

export function compileFields({ fields, codeTables }: Ground): readonly CompiledField[] {
  return [...fields.values()].map((definition) => ({
    definition,
    state: compileState(definition),
    looksFine: compileLooksFine(definition, codeTables),
  }));
}

/** A row's values as the rules read them; see `RowRun`. */
export type Reading = Pick<RowRun, 'normal' | 'values'>;

/**
 * Reads a row as the rules do: all values in their normal writing, and of these what shows. A row that is as it should be is not
 * copied. Says the same as `normaliseValue` and `sentValues` of every field, one by one.
 */
export function compileReading({ fields }: Ground): (raw: RowValues) => Reading {
  const kinds = [...fields.values()].map(({ id, kind }) => ({ id, kind }));
  const hideable = [...fields.values()].flatMap(({ id, visible }) =>
    visible === undefined ? [] : [{ id, shows: compileCondition(visible) }],
  );
  const normalised = (values: RowValues): RowValues => {
    let changed: Record<string, string> | null = null;
    for (const { id, kind } of kinds) {
      const text = values[id];
      if (text === undefined || looksNormal(kind, text)) {
        continue;
      }
      const normal = normaliseValue(kind, text);
      if (normal !== text) {
        changed ??= { ...values };
        changed[id] = normal;
      }
    }
    return changed ?? values;
  };
  const shown = (values: RowValues): RowValues => {
    let left: Record<string, string> | null = null;
    // Hiding one field can hide the next; each round empties at least one more, so it ends.
    for (let settled = false; !settled; ) {
      settled = true;
      for (const { id, shows } of hideable) {
        const now: RowValues = left ?? values;
        if ((now[id] ?? '') !== '' && !shows(now)) {
          left ??= { ...values };
          left[id] = '';
          settled = false;
        }
      }
    }
    return left ?? values;
  };
  return (raw) => {
    const normal = normalised(raw);
    return { normal, values: shown(normal) };
  };
}

function compileState({ visible, required }: FieldDefinition): (shown: RowValues) => FieldState {
  const shows = visible === undefined ? null : compileCondition(visible);
  const asked = typeof required === 'boolean' ? null : compileCondition(required);
  const standing = required === true ? SHOWN_REQUIRED : SHOWN_OPTIONAL;
  if (shows === null && asked === null) {
    return () => standing;
  }
  return (values) => {
    if (shows !== null && !shows(values)) {
      return HIDDEN;
    }
    return asked === null ? standing : asked(values) ? SHOWN_REQUIRED : SHOWN_OPTIONAL;
  };
}

/** Nothing was paid before; ten digits before the point (§3.6). The checks say why a value is refused, this only whether it may be. */
const EARLIEST_MONTH = '199201';
const LONGEST_AMOUNT = 13;

function compileLooksFine({ kind, codes, maxLength = Number.POSITIVE_INFINITY }: FieldDefinition, tables: ReadonlyMap<string, CodeTable>) {
  const known = kind === 'choice' && codes !== undefined ? new Set(tables.get(codes)?.entries.map(({ code }) => code)) : null;
  // A character outside the basic plane counts once but is two long, so this errs towards looking closer.
  const shortEnough = (value: string): boolean => value.length <= maxLength;
  switch (kind) {
    case 'choice':
      return known === null ? shortEnough : (value: string) => known.has(value) && shortEnough(value);
    case 'date':
      return isPlainDate;
    case 'month':
      return (value: string) => isPlainMonth(value) && value >= EARLIEST_MONTH;
    case 'money':
      return (value: string) => value.length <= LONGEST_AMOUNT && isPlainMoney(value);
    case 'text':
    case 'name':
    case 'id-number':
    case 'phone':
    case 'postcode':
      return shortEnough;
    default:
      return () => false;
  }
}
