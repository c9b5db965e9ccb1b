import { isPlainMoney } from '../domain/numbers/money.ts';
import { compileCondition, type RowValues } from '../forms/condition.ts';
import type { CodeTable, FieldDefinition } from '../forms/definition.ts';
import type { FieldState } from '../forms/evaluate.ts';
import { looksNormal } from '../forms/looks-normal.ts';
import { normaliseValue } from '../forms/normalise-value.ts';
import { assertNever } from '../lib/assert-never.ts';
import { isPlainDate, isPlainMonth } from '../lib/plain-date.ts';
import type { Ground, RowRun } from './row-run.ts';

/** A field with what judging it a hundred thousand times needs ready at hand. */
export type CompiledField = {
  readonly definition: FieldDefinition;
  readonly state: (shown: RowValues) => FieldState;
  /** True only where a filled value is in its normal writing and the value checks would say nothing of it. */
  readonly looksFine: (text: string) => boolean;
  /** False only where the field is never required. */
  readonly mayBeRequired: boolean;
};

const SHOWN_OPTIONAL: FieldState = { visible: true, required: false };
const SHOWN_REQUIRED: FieldState = { visible: true, required: true };
const HIDDEN: FieldState = { visible: false, required: false };

export function compileFields({ fields, codeTables }: Ground): readonly CompiledField[] {
  return [...fields.values()].map((definition) => ({
    definition,
    state: compileState(definition),
    looksFine: compileLooksFine(definition, codeTables),
    mayBeRequired: definition.required !== false,
  }));
}

/** A row's values as the rules read them; see `RowRun`. `plain` only where no value check has anything to say. */
export type Reading = Pick<RowRun, 'normal' | 'values'> & { readonly plain: boolean };

/**
 * Reads a row as the rules do: all values in their normal writing, and of these what shows. A row that is as it should be is not
 * copied. Says the same as `normaliseValue` and `sentValues` of every field, one by one.
 */
export function compileReading(fields: readonly CompiledField[]): (raw: RowValues) => Reading {
  const kinds = fields.map(({ definition: { id, kind } }) => ({ id, kind }));
  const glances = fields.map(({ definition: { id }, looksFine, mayBeRequired }) => ({ id, looksFine, mayBeRequired }));
  const hideable = fields.flatMap(({ definition: { id, visible } }) =>
    visible === undefined ? [] : [{ id, shows: compileCondition(visible) }],
  );
  const isPlain = (raw: RowValues): boolean => {
    for (const { id, looksFine, mayBeRequired } of glances) {
      const text = raw[id];
      if (text === undefined || text === '' ? mayBeRequired : !looksFine(text)) {
        return false;
      }
    }
    return true;
  };
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
    const plain = isPlain(raw);
    const normal = plain ? raw : normalised(raw);
    return { normal, values: shown(normal), plain };
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
  // A character outside the basic plane counts once but is two long, so this errs towards looking closer.
  const looksFine = (text: string): boolean => text.length <= maxLength && looksNormal(kind, text);
  switch (kind) {
    case 'choice': {
      const codesOfTable = tables.get(codes ?? '')?.entries.map(({ code }) => code) ?? [];
      const known = new Set(codesOfTable.filter(looksFine));
      return (text: string) => known.has(text);
    }
    case 'date':
      return (text: string) => text.length <= maxLength && isPlainDate(text);
    case 'month':
      return (text: string) => text.length <= maxLength && isPlainMonth(text) && text >= EARLIEST_MONTH;
    case 'money':
      return (text: string) => text.length <= Math.min(maxLength, LONGEST_AMOUNT) && isPlainMoney(text);
    case 'text':
    case 'name':
    case 'id-number':
    case 'phone':
    case 'postcode':
      return looksFine;
    default:
      return assertNever(kind);
  }
}
