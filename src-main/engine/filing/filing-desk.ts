import type { FilingView } from '../../../src-shared/contract/engine.ts';
import type { Filing, FilingRow } from '../../../src-shared/domain/filing.ts';
import type { FilingId, RowId } from '../../../src-shared/domain/ids.ts';
import { type FilingEvent, nextState, UNSENT_STATES } from '../../../src-shared/domain/transitions.ts';
import type { Instant } from '../../../src-shared/lib/plain-date.ts';
import { fail, ok } from '../../../src-shared/lib/result.ts';
import { filingIndex } from '../../../src-shared/profile/filing-index.ts';
import type { EngineParts, Outcome } from '../engine-parts.ts';
import type { Store, StoreReader, StoreWriter } from '../ports/store.ts';
import { contextOf, type FilingAtHand } from './filing-context.ts';
import { viewOf } from './filing-view.ts';

export type FilingParts = Pick<EngineParts, 'profiles' | 'events' | 'clock'>;

export function findFiling(parts: FilingParts, reader: StoreReader, filingId: FilingId): Outcome<FilingAtHand> {
  const filing = reader.filing(filingId);
  if (filing === null) {
    return fail({ code: 'filing-not-found' });
  }
  const context = contextOf(parts.profiles, filing);
  return context.ok ? ok({ filing, context: context.value }) : context;
}

/** A filing that may be edited: a draft, at the revision the window last saw when it names one. */
export function findDraft(parts: FilingParts, reader: StoreReader, ask: { filingId: FilingId; revision?: number }): Outcome<FilingAtHand> {
  const filing = reader.filing(ask.filingId);
  if (filing === null) {
    return fail({ code: 'filing-not-found' });
  }
  if (filing.state !== 'draft') {
    return fail({ code: 'filing-not-editable', state: filing.state });
  }
  if (ask.revision !== undefined && ask.revision !== filing.revision) {
    return fail({ code: 'filing-changed', revision: filing.revision });
  }
  return findFiling(parts, reader, ask.filingId);
}

/** A row of a draft that may be edited. */
export function findDraftRow(
  parts: FilingParts,
  reader: StoreReader,
  ask: { filingId: FilingId; rowId: RowId; revision?: number },
): Outcome<FilingAtHand & { readonly row: FilingRow }> {
  const found = findDraft(parts, reader, ask);
  if (!found.ok) {
    return found;
  }
  const row = found.value.filing.rows.find((each) => each.rowId === ask.rowId);
  return row === undefined ? fail({ code: 'request-invalid', detail: 'rowId' }) : ok({ ...found.value, row });
}

/** The next revision of a filing after a change here. */
export function revised(filing: Filing, change: Partial<Filing>, now: Instant): Filing {
  return { ...filing, ...change, revision: filing.revision + 1, changedAt: now };
}

/** Writes a changed filing, and what belongs to the change, in one transaction: on disk when it returns. */
export function keepFiling(
  parts: FilingParts,
  store: Store,
  changed: FilingAtHand,
  alongside: (write: StoreWriter) => void = () => undefined,
): Outcome<FilingView> {
  store.transaction((write) => {
    putFiling(write, changed);
    alongside(write);
  });
  parts.events.publish({ event: 'filing.changed', filingId: changed.filing.filingId });
  return ok(viewOf(store, changed, parts.clock.now()));
}

function putFiling(write: StoreWriter, { filing, context }: FilingAtHand): void {
  write.putFiling(filing, filingIndex(context.service.roles, filing.rows));
}

/** The state after an event, by the one table; `not-possible-now` where the table has none. */
export function stateAfter(filing: Filing, event: FilingEvent): Outcome<Filing['state']> {
  const state = nextState(filing.state, event);
  return state === null ? fail({ code: 'not-possible-now', state: filing.state }) : ok(state);
}

export function announceOutbox(parts: FilingParts, reader: StoreReader): void {
  parts.events.publish({ event: 'outbox.changed', unsent: reader.countFilings(UNSENT_STATES) });
}
