import type { BatchRow, BatchView, RowFilter } from '../../../src-shared/contract/batch.ts';
import type { ValueOrigin } from '../../../src-shared/domain/filing.ts';
import type { FilingId, RowId } from '../../../src-shared/domain/ids.ts';
import type { Attachment } from '../../../src-shared/domain/material.ts';
import type { FieldDefinition, FormDefinition } from '../../../src-shared/forms/definition.ts';
import { derive } from '../../../src-shared/forms/derivations.ts';
import { fieldsOf } from '../../../src-shared/forms/evaluate.ts';
import { applyChange, type RowOrigins } from '../../../src-shared/forms/row-values.ts';
import { chinaDate, type Instant } from '../../../src-shared/lib/plain-date.ts';
import { fail, ok } from '../../../src-shared/lib/result.ts';
import { numberIn } from '../../../src-shared/validation/row-judging.ts';
import type { Outcome } from '../engine-parts.ts';
import { takeOverPerson } from '../filing/take-over-person.ts';
import type { RowState, StoredRow } from '../ports/batch-store.ts';
import type { StoreReader, StoreWriter } from '../ports/store.ts';
import type { OpenAccount } from '../ports/vault.ts';
import { type BatchAtHand, type BatchParts, changeBatch, findBatchDraft } from './batch-desk.ts';
import { batchViewOf, rowViews } from './batch-view.ts';
import { judgeAgain } from './judge-job.ts';
import { judgeSlice, repeatedIn } from './judge-slice.ts';
import { newRows } from './new-rows.ts';

export type Values = Readonly<Record<string, string>>;
export type Which = { readonly rowIds: readonly RowId[] } | { readonly filter: RowFilter };
type RowChange = { readonly row: StoredRow; readonly state: RowState; readonly importFindings: StoredRow['importFindings'] };

/** 添加一人: an empty row, or one with these values. */
export function addRow(
  parts: BatchParts,
  { store }: OpenAccount,
  ask: { readonly filingId: FilingId; readonly values?: Values },
): Outcome<BatchView> {
  const found = findBatchDraft(parts, store, ask.filingId);
  if (!found.ok) {
    return found;
  }
  const { counts, end } = store.batchSummary(ask.filingId);
  if (counts.rows + 1 > found.value.batch.mostRows) {
    return fail({ code: 'rows-too-many', rows: counts.rows + 1, most: found.value.batch.mostRows });
  }
  const now = parts.clock.now();
  return changeBatch(parts, store, found.value, {
    label: '添加一人',
    rows: (write) => {
      const rows = [{ values: ask.values ?? {}, findings: [] }];
      const added = newRows(found.value, { reader: write, rows, originOf: () => ({ from: 'typed', at: now }), first: end + 1, now });
      write.addRows(ask.filingId, added);
      judgeNumbersOf(
        found.value,
        write,
        added.map(({ idNumber }) => idNumber),
        now,
      );
    },
  });
}

/** 移除: out of sight, so that undo brings them back. */
export function removeRows(parts: BatchParts, { store }: OpenAccount, ask: { readonly filingId: FilingId } & Which): Outcome<BatchView> {
  const found = findBatchDraft(parts, store, ask.filingId);
  if (!found.ok) {
    return found;
  }
  const ids = idsOf(store, ask);
  if (ids.length === 0) {
    return ok(batchViewOf(parts, store, found.value));
  }
  const before = store.batchRepeated(ask.filingId);
  return changeBatch(parts, store, found.value, {
    label: `移除 ${ids.length} 人`,
    rows: (write) => {
      write.hideRows(ask.filingId, ids);
      judgeNumbersOf(found.value, write, [...before.keys()], parts.clock.now());
    },
  });
}

/** Autosave of one row (W-37): the computed follow, what the roster knows of another number is taken over, the row is judged. */
export function saveRow(
  parts: BatchParts,
  { store }: OpenAccount,
  ask: { readonly filingId: FilingId; readonly rowId: RowId; readonly values: Values },
): Outcome<{ row: BatchRow; view: BatchView }> {
  const found = findBatchDraft(parts, store, ask.filingId);
  if (!found.ok) {
    return found;
  }
  const row = store.batchRow(ask.filingId, ask.rowId);
  const form = found.value.context.service.form;
  const stranger = Object.keys(ask.values).find((id) => !fieldsOf(form).some((field) => field.id === id && field.shared !== true));
  if (row === null || stranger !== undefined) {
    return fail({ code: 'request-invalid', detail: row === null ? 'rowId' : `values.${stranger}` });
  }
  const now = parts.clock.now();
  const change = changed(found.value, store, row, ask.values, now);
  const view =
    change === null
      ? ok(batchViewOf(parts, store, found.value))
      : changeBatch(parts, store, found.value, {
          label: `修改${nameIn(found.value, row) === '' ? '' : `“${nameIn(found.value, row)}”`}`,
          key: `values:${row.rowId}:${Object.keys(ask.values).sort().join(',')}`,
          rows: (write) => writeChanges(found.value, write, [change], now),
        });
  const [saved] = rowViews(store, found.value.context.service, store.batchRowsOf(ask.filingId, [ask.rowId]));
  return view.ok && saved !== undefined ? ok({ row: saved, view: view.value }) : view.ok ? fail({ code: 'filing-not-found' }) : view;
}

/** The same values into many rows. */
export function fillRows(
  parts: BatchParts,
  { store }: OpenAccount,
  ask: { readonly filingId: FilingId; readonly values: Values } & Which,
): Outcome<BatchView> {
  return changeMany(parts, store, { filingId: ask.filingId, ids: idsOf(store, ask), label: '批量填写', valuesFor: () => ask.values });
}

/** Makes changes of many rows as one step of undo. */
export function changeMany(
  parts: BatchParts,
  store: OpenAccount['store'],
  ask: {
    readonly filingId: FilingId;
    readonly ids: readonly RowId[];
    readonly label: string;
    readonly valuesFor: (row: StoredRow) => Values;
  },
): Outcome<BatchView> {
  const found = findBatchDraft(parts, store, ask.filingId);
  if (!found.ok) {
    return found;
  }
  const now = parts.clock.now();
  const changes = store.batchRowsOf(ask.filingId, ask.ids).flatMap((row) => {
    const change = changed(found.value, store, row, ask.valuesFor(row), now);
    return change === null ? [] : [change];
  });
  return changes.length === 0
    ? ok(batchViewOf(parts, store, found.value))
    : changeBatch(parts, store, found.value, {
        label: `${ask.label}（${changes.length} 人）`,
        rows: (write) => writeChanges(found.value, write, changes, now),
      });
}

/** New materials of rows as one step of undo. */
export function changeMaterials(
  parts: BatchParts,
  store: OpenAccount['store'],
  ask: {
    readonly filingId: FilingId;
    readonly ids: readonly RowId[];
    readonly label: string;
    readonly attachmentsOf: (row: StoredRow) => readonly Attachment[];
    /** The job that does it. */
    readonly jobId?: string;
  },
): Outcome<BatchView> {
  const found = findBatchDraft(parts, store, ask.filingId, ask.jobId);
  if (!found.ok) {
    return found;
  }
  const { context } = found.value;
  const { maxPerKind } = context.profile.materialLimits;
  const changes: RowChange[] = [];
  for (const row of store.batchRowsOf(ask.filingId, ask.ids)) {
    const attachments = ask.attachmentsOf(row);
    if (attachments === row.attachments) {
      continue;
    }
    const kinds = Map.groupBy(attachments, ({ kind }) => kind);
    if ([...kinds.values()].some((files) => files.length > maxPerKind)) {
      return fail({ code: 'material-too-many', max: maxPerKind });
    }
    const { roles } = context.service;
    const idNumber = numberIn(roles, row.values);
    const state = { values: row.values, edited: row.edited, attachments, idNumber, name: row.values[roles.name] ?? '' };
    changes.push({ row, state, importFindings: row.importFindings });
  }
  const now = parts.clock.now();
  return changes.length === 0
    ? ok(batchViewOf(parts, store, found.value))
    : changeBatch(parts, store, found.value, { label: ask.label, rows: (write) => writeChanges(found.value, write, changes, now) });
}

/** Writes changed rows, and judges with them whoever has or had the same number. */
function writeChanges(atHand: BatchAtHand, write: StoreWriter, changes: readonly RowChange[], now: Instant): void {
  const { filingId } = atHand.filing;
  const judgements = judgeSlice(atHand, {
    reader: write,
    rows: changes.map(({ state, importFindings }) => ({ ...state, importFindings })),
    repeated: new Map(),
    now,
  });
  write.changeRows(
    filingId,
    changes.flatMap(({ row, state }, index) => {
      const judgement = judgements[index];
      return judgement === undefined ? [] : [{ rowId: row.rowId, state, judgement }];
    }),
  );
  judgeNumbersOf(
    atHand,
    write,
    [...new Set(changes.flatMap(({ row, state }) => [numberIn(atHand.context.service.roles, row.values), state.idNumber]))],
    now,
  );
}

/** Rows of these numbers as they stand together now. */
function judgeNumbersOf(atHand: BatchAtHand, write: StoreWriter, numbers: readonly string[], now: Instant): void {
  const rows = write.batchRowsNaming(
    atHand.filing.filingId,
    numbers.filter((number) => number !== ''),
  );
  judgeAgain(atHand, write, { rows, repeated: repeatedIn(atHand, rows), now });
}

/** A row with new texts; null when they change nothing. */
function changed(atHand: BatchAtHand, reader: StoreReader, row: StoredRow, changes: Values, now: Instant): RowChange | null {
  const { form, roles } = atHand.context.service;
  const today = chinaDate(now);
  const origins = originsOf(form, row, today);
  const next = applyChange({ form, values: row.values, origins, changes: writable(form, changes), now, today });
  const { values, origins: nextOrigins } = takeOverPerson(atHand.context, reader, {
    filing: atHand.filing,
    before: row.values,
    after: next,
  });
  const number = numberIn(roles, values);
  const touched = [...new Set([...Object.keys(values), ...Object.keys(row.values)])].filter(
    (id) => (values[id] ?? '') !== (row.values[id] ?? ''),
  );
  if (touched.length === 0) {
    return null;
  }
  const edited = { ...row.edited };
  for (const id of touched) {
    const origin = nextOrigins[id];
    if (origin === undefined) {
      edited[id] = { from: 'typed', at: now };
    } else {
      edited[id] = origin;
    }
  }
  return {
    row,
    state: { values, edited, attachments: row.attachments, idNumber: number, name: values[roles.name] ?? '' },
    // What the file said of a field is over once somebody has written there.
    importFindings: row.importFindings.filter(({ place }) => place.field === undefined || !touched.includes(place.field)),
  };
}

/** A computed value that is still what its sources give goes on following them, whatever brought the row. */
function originsOf(form: FormDefinition, row: StoredRow, today: string): RowOrigins {
  const origins: Record<string, ValueOrigin> = {};
  for (const field of fieldsOf(form)) {
    const value = row.values[field.id] ?? '';
    if (value !== '') {
      origins[field.id] = row.edited[field.id] ?? isDerived(field, row.values, value, today) ?? row.origin;
    }
  }
  return origins;
}

function isDerived({ computed }: FieldDefinition, values: Values, value: string, today: string): ValueOrigin | null {
  if (computed === undefined || computed.from.length === 0) {
    return null;
  }
  const sources = computed.from.map((source) => values[source] ?? '');
  return derive(computed.by, sources, today) === value ? { from: 'derived', fields: computed.from } : null;
}

function writable(form: FormDefinition, changes: Values): Values {
  const readOnly = new Set(fieldsOf(form).flatMap((field) => (field.readOnly === true ? [field.id] : [])));
  return Object.fromEntries(Object.entries(changes).filter(([id]) => !readOnly.has(id)));
}

export function idsOf(reader: StoreReader, ask: { readonly filingId: FilingId } & Which): readonly RowId[] {
  return 'rowIds' in ask ? ask.rowIds : reader.batchRowIds(ask.filingId, { filter: ask.filter });
}

function nameIn({ context }: BatchAtHand, { values }: StoredRow): string {
  return values[context.service.roles.name] ?? '';
}
