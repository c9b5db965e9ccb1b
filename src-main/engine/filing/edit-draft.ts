import type { FilingView } from '../../../src-shared/contract/engine.ts';
import type { FilingRow, FilingStep } from '../../../src-shared/domain/filing.ts';
import type { FilingId, RowId } from '../../../src-shared/domain/ids.ts';
import { fieldsOf } from '../../../src-shared/forms/evaluate.ts';
import { applyChange } from '../../../src-shared/forms/row-values.ts';
import { canonicalJson } from '../../../src-shared/lib/canonical-json.ts';
import { chinaDate } from '../../../src-shared/lib/plain-date.ts';
import { fail, ok } from '../../../src-shared/lib/result.ts';
import type { Outcome } from '../engine-parts.ts';
import type { Store } from '../ports/store.ts';
import type { OpenAccount } from '../ports/vault.ts';
import type { FilingAtHand } from './filing-context.ts';
import { type FilingParts, findDraft, findDraftRow, keepFiling, revised } from './filing-desk.ts';
import { recordStep, type StepLabel } from './filing-history.ts';
import { viewOf } from './filing-view.ts';
import { takeOverPerson } from './take-over-person.ts';

/**
 * Autosave. Values not named stay; '' clears one. What is equal to what is kept changes nothing, not even the revision. A field
 * the form does not have is refused rather than dropped in silence.
 */
export function saveValues(
  parts: FilingParts,
  { store }: OpenAccount,
  ask: {
    readonly filingId: FilingId;
    readonly rowId: RowId;
    readonly values: Readonly<Record<string, string>>;
    readonly revision: number;
  },
): Outcome<FilingView> {
  const found = findDraftRow(parts, store, ask);
  if (!found.ok) {
    return found;
  }
  const { row, context } = found.value;
  const { form } = context.service;
  const known = new Set(fieldsOf(form).map((field) => field.id));
  const stranger = Object.keys(ask.values).find((field) => !known.has(field));
  if (stranger !== undefined) {
    return fail({ code: 'request-invalid', detail: `values.${stranger}` });
  }
  const now = parts.clock.now();
  const typed = applyChange({ form, values: row.values, origins: row.origins, changes: ask.values, now, today: chinaDate(now) });
  const next = takeOverPerson(context, store, { filing: found.value.filing, before: row.values, after: typed });
  if (canonicalJson(next.values) === canonicalJson(row.values)) {
    return ok(viewOf(store, found.value, now));
  }
  const changed = Object.keys(ask.values).filter((field) => (next.values[field] ?? '') !== (row.values[field] ?? ''));
  return changeRow(parts, store, found.value, { row: { ...row, ...next }, label: `values:${row.rowId}:${changed.sort().join(',')}` });
}

/** The page a draft is left on; no step of undo. */
export function goToStep(parts: FilingParts, { store }: OpenAccount, ask: { filingId: FilingId; step: FilingStep }): Outcome<FilingView> {
  const found = findDraft(parts, store, { filingId: ask.filingId });
  if (!found.ok) {
    return found;
  }
  const { filing, context } = found.value;
  if (!context.service.steps.includes(ask.step)) {
    return fail({ code: 'request-invalid', detail: 'step' });
  }
  const now = parts.clock.now();
  return filing.step === ask.step
    ? ok(viewOf(store, found.value, now))
    : keepFiling(parts, store, { filing: revised(filing, { step: ask.step }, now), context });
}

/** Undo (-1) and redo (+1): the rows of the neighbouring snapshot, materials included. */
export function moveInHistory(parts: FilingParts, { store }: OpenAccount, ask: { filingId: FilingId; by: -1 | 1 }): Outcome<FilingView> {
  const found = findDraft(parts, store, { filingId: ask.filingId });
  if (!found.ok) {
    return found;
  }
  const { filing, context } = found.value;
  const position = store.history(filing.filingId).position + ask.by;
  const snapshot = position < 0 ? null : store.snapshot(filing.filingId, position);
  if (snapshot === null) {
    return fail({ code: 'nothing-to-undo' });
  }
  return keepFiling(parts, store, { filing: revised(filing, { rows: snapshot.rows }, parts.clock.now()), context }, (write) => {
    write.moveHistory(filing.filingId, position);
  });
}

/** Puts one row in its new form and records the step that can be undone. */
export function changeRow(
  parts: FilingParts,
  store: Store,
  { filing, context }: FilingAtHand,
  change: { readonly row: FilingRow; readonly label: StepLabel },
): Outcome<FilingView> {
  const now = parts.clock.now();
  const rows = filing.rows.map((row) => (row.rowId === change.row.rowId ? change.row : row));
  return keepFiling(parts, store, { filing: revised(filing, { rows }, now), context }, (write) => {
    recordStep(write, { before: filing, rows, label: change.label, now });
  });
}
