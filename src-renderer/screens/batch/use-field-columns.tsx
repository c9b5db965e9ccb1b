import { useMemo } from 'react';
import type { BatchRow } from '../../../src-shared/contract/batch.ts';
import { maskIdNumber, maskPhone } from '../../../src-shared/domain/numbers/mask.ts';
import type { CodeTable, FieldDefinition } from '../../../src-shared/forms/definition.ts';
import { displayValue } from '../../../src-shared/forms/display-value.ts';
import { fieldStates } from '../../../src-shared/forms/evaluate.ts';
import type { Service } from '../../../src-shared/profile/service-of.ts';
import { originWords } from '../../forms/origin-words.ts';
import { gridFields, isTyped, widthOf } from './batch-fields.ts';
import type { GridColumn } from './row-grid.tsx';

export type FieldColumn = GridColumn & { readonly field: FieldDefinition };

/** A column for each field of the service: what it shows at rest, where it is marked, where its value came from. */
export function useFieldColumns(ask: {
  readonly service: Service;
  readonly codeTables: readonly CodeTable[];
  /** Id and phone numbers are hidden in part. */
  readonly masked: boolean;
}): readonly FieldColumn[] {
  const { service, codeTables, masked } = ask;
  return useMemo(() => {
    const { pinned, others } = gridFields(service);
    const conditional = [...pinned, ...others].some(({ visible }) => visible !== undefined);
    const shows = conditional ? showingOf(service) : () => true;
    return [...pinned, ...others].map((field) => columnOf({ field, codeTables, masked, shows, pinned: pinned.includes(field) }));
  }, [service, codeTables, masked]);
}

type Draw = {
  readonly field: FieldDefinition;
  readonly codeTables: readonly CodeTable[];
  readonly masked: boolean;
  /** Some field shows only for some rows. */
  readonly shows: (row: BatchRow, field: FieldDefinition) => boolean;
  readonly pinned: boolean;
};

/** Whether a field shows for a row. All columns of a row ask; its form is worked out once. */
function showingOf(service: Service): Draw['shows'] {
  const states = new WeakMap<BatchRow, ReturnType<typeof fieldStates>>();
  return (row, { id }) => {
    const known = states.get(row) ?? fieldStates(service.form, row.values);
    states.set(row, known);
    return known[id]?.visible === true;
  };
}

function columnOf({ field, codeTables, masked, shows, pinned }: Draw): FieldColumn {
  const { id, label, kind } = field;
  return {
    key: id,
    field,
    label,
    width: widthOf(field, codeTables),
    required: field.required === true,
    end: kind === 'money',
    pinned,
    cell: (row, texts) => {
      const typed = texts?.[id];
      const value = typed ?? row.values[id] ?? '';
      if (value === '') {
        return null;
      }
      const shown = typed === undefined || kind === 'choice' ? displayValue(field, value, codeTables) : value;
      return masked ? maskedValue(field, shown) : shown;
    },
    mark: (row) => {
      const own = row.findings.filter(({ place }) => place.field === id);
      if (own.some(({ severity }) => severity === 'block')) {
        return 'bad';
      }
      if (own.some(({ severity }) => severity === 'warn')) {
        return 'warn';
      }
      return !isTyped(field) || !shows(row, field) ? 'off' : undefined;
    },
    remark: (row) => provenance(row, field),
  };
}

/** Where a value came from (peers.md, idea 6): the row of the file, and that it was changed here since. */
function provenance(row: BatchRow, { id }: FieldDefinition): string {
  const edited = row.edited[id];
  const origin = row.origin.from === 'file' ? `${row.origin.fileName} 第 ${row.origin.row} 行` : originWords(row.origin, (field) => field);
  if (edited === undefined) {
    return origin;
  }
  const words = originWords(edited, (field) => field);
  return `${words === '' ? '已在本机修改' : words}${origin === '' ? '' : `；原来自 ${origin}`}`;
}

export function maskedValue(field: Pick<FieldDefinition, 'kind'>, value: string): string {
  if (field.kind === 'id-number') {
    return maskIdNumber(value);
  }
  return field.kind === 'phone' ? maskPhone(value) : value;
}

/** A column where nothing is filled in or marked: 核对, materials, verdicts. */
export function restingColumn(column: GridColumn): GridColumn {
  return { ...column, required: false, mark: undefined };
}
