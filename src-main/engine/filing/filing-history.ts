import type { Filing, FilingRow } from '../../../src-shared/domain/filing.ts';
import type { FilingId } from '../../../src-shared/domain/ids.ts';
import type { Instant } from '../../../src-shared/lib/plain-date.ts';
import type { StoreWriter } from '../ports/store.ts';

/** Typing on in the same fields within this time is one step of undo. */
const ONE_STEP_MILLISECONDS = 2000;

/** What a snapshot came from: `begin`, `values:<row>:<fields>`, `attach:<row>:<kind>`, `detach:<row>:<kind>`. */
export type StepLabel = 'begin' | `${'values' | 'attach' | 'detach' | 'card'}:${string}:${string}`;

/** Writes the first snapshot of a new draft. */
export function beginHistory(write: StoreWriter, filing: Filing, now: Instant): void {
  write.putSnapshot(filing.filingId, { position: 0, rows: filing.rows, takenAt: now, label: 'begin' satisfies StepLabel });
}

/**
 * Writes the rows after a change as the newest snapshot; what had been undone is dropped. `before` is written as the first one
 * when the draft has no history yet.
 */
export function recordStep(
  write: StoreWriter,
  step: { readonly before: Filing; readonly rows: readonly FilingRow[]; readonly label: StepLabel; readonly now: Instant },
): void {
  const { before, rows, label, now } = step;
  const { filingId } = before;
  if (write.history(filingId).last < 0) {
    beginHistory(write, before, now);
  }
  const { position } = write.history(filingId);
  const joined = goesOn(write, filingId, label, now);
  write.putSnapshot(filingId, { position: joined ? position : position + 1, rows, takenAt: now, label });
}

function goesOn(write: StoreWriter, filingId: FilingId, label: StepLabel, now: Instant): boolean {
  const { position, last } = write.history(filingId);
  const newest = write.snapshot(filingId, position);
  if (newest === null || position !== last || !label.startsWith('values:') || newest.label !== label) {
    return false;
  }
  return isTypedOn(newest.takenAt, now);
}

/** Typing goes on: not long after the last time, by a clock that was not set back. */
export function isTypedOn(before: Instant, now: Instant): boolean {
  const passed = Date.parse(now) - Date.parse(before);
  return passed >= 0 && passed <= ONE_STEP_MILLISECONDS;
}
