import type { FilingView } from '../../../src-shared/contract/engine.ts';
import type { FilingId, RowId } from '../../../src-shared/domain/ids.ts';
import type { Instant } from '../../../src-shared/lib/plain-date.ts';
import type { Result } from '../../../src-shared/lib/result.ts';
import type { WindowFailure } from '../../bridge/window-failure.ts';

/**
 * A draft under the clerk's hands: what is on disk, what is typed and not yet there, and how saving goes. What was typed stays here
 * until the engine has answered that it is on disk; a failed save keeps it and tries again, a draft changed elsewhere is read again
 * and the typed values are put on top of it.
 */
export type DraftSession = {
  readonly snapshot: () => DraftSnapshot;
  readonly subscribe: (listener: () => void) => () => void;
  readonly type: (change: { readonly rowId: RowId; readonly values: RowTexts }) => void;
  /** Saves now; true when everything typed is on disk. */
  readonly flush: () => Promise<boolean>;
  /** A newer view from another operation (undo, attach, an event); an older one is passed over. */
  readonly accept: (view: FilingView) => void;
  /** Saves what is left and stops trying by itself. */
  readonly close: () => void;
};

export type RowTexts = Readonly<Record<string, string>>;
export type DraftSnapshot = {
  readonly view: FilingView;
  /** Typed and not yet on disk, by row and field. */
  readonly unsaved: Readonly<Record<string, RowTexts>>;
  readonly saving: 'saved' | 'waiting' | 'saving' | 'failed';
  readonly savedAt: Instant | null;
  readonly failure: WindowFailure | null;
  /** The draft was changed elsewhere and what was typed here was put on top. */
  readonly merged: boolean;
};

export type DraftPorts = {
  readonly save: (ask: {
    readonly filingId: FilingId;
    readonly rowId: RowId;
    readonly values: RowTexts;
    readonly revision: number;
  }) => Promise<Result<FilingView, WindowFailure>>;
  readonly read: (filingId: FilingId) => Promise<Result<FilingView, WindowFailure>>;
};

/** Counted from the first unsaved keystroke, so that steady typing is saved too. */
export const SAVE_AFTER_MS = 400;
const FIRST_RETRY_MS = 2_000;
const LONGEST_RETRY_MS = 30_000;
/** A draft that changes under us again and again is shown as a failure, not chased. */
const MOST_MERGES = 3;

export function openDraftSession(first: FilingView, { save, read }: DraftPorts): DraftSession {
  let state: DraftSnapshot = { view: first, unsaved: {}, saving: 'saved', savedAt: null, failure: null, merged: false };
  const listeners = new Set<() => void>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<boolean> | null = null;
  let retryMs = FIRST_RETRY_MS;
  let closed = false;

  const put = (change: Partial<DraftSnapshot>): void => {
    state = { ...state, ...change };
    for (const listener of listeners) {
      listener();
    }
  };
  const saveAfter = (wait: number): void => {
    if (timer === undefined) {
      timer = setTimeout(() => void flush(), wait);
    }
  };

  const flush = async (): Promise<boolean> => {
    clearTimeout(timer);
    timer = undefined;
    if (Object.keys(state.unsaved).length === 0 && running === null) {
      return true;
    }
    // One save at a time; what was typed during it follows at once.
    running ??= saveAll().finally(() => {
      running = null;
    });
    const saved = await running;
    return saved && Object.keys(state.unsaved).length > 0 ? flush() : saved;
  };

  const saveAll = async (): Promise<boolean> => {
    let merges = 0;
    for (let next = firstUnsaved(state.unsaved); next !== null; next = firstUnsaved(state.unsaved)) {
      put({ saving: 'saving' });
      const { filingId, revision } = state.view.filing;
      const result = await save({ filingId, rowId: next.rowId, values: next.values, revision });
      if (result.ok) {
        retryMs = FIRST_RETRY_MS;
        put({
          view: newer(state.view, result.value),
          unsaved: without(state.unsaved, next),
          savedAt: result.value.filing.changedAt,
          saving: 'saved',
          failure: null,
        });
        continue;
      }
      merges += 1;
      if (result.error.code === 'filing-changed' && merges <= MOST_MERGES) {
        const fresh = await read(filingId);
        if (fresh.ok) {
          put({ view: newer(state.view, fresh.value), merged: true });
          continue;
        }
      }
      put({ saving: 'failed', failure: result.error });
      if (!closed) {
        saveAfter(retryMs);
        retryMs = Math.min(retryMs * 2, LONGEST_RETRY_MS);
      }
      return false;
    }
    return true;
  };

  return {
    snapshot: () => state,
    subscribe: (listener) => {
      closed = false;
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    type: ({ rowId, values }) => {
      put({
        unsaved: { ...state.unsaved, [rowId]: { ...state.unsaved[rowId], ...values } },
        saving: state.saving === 'failed' ? 'failed' : 'waiting',
        merged: false,
      });
      saveAfter(SAVE_AFTER_MS);
    },
    flush,
    accept: (view) => put({ view: newer(state.view, view) }),
    close: () => {
      closed = true;
      void flush();
    },
  };
}

/** A row's values as the clerk sees them: on disk, with what is typed on top. */
export function shownValues(snapshot: DraftSnapshot, rowId: RowId): RowTexts {
  const row = snapshot.view.filing.rows.find((candidate) => candidate.rowId === rowId);
  return { ...row?.values, ...snapshot.unsaved[rowId] };
}

function newer(held: FilingView, offered: FilingView): FilingView {
  return offered.filing.revision >= held.filing.revision ? offered : held;
}

type Unsaved = { readonly rowId: RowId; readonly values: RowTexts };

function firstUnsaved(unsaved: DraftSnapshot['unsaved']): Unsaved | null {
  const entry = Object.entries(unsaved)[0];
  // Keys are only ever put in by `type`, from a RowId.
  return entry === undefined ? null : { rowId: entry[0] as RowId, values: entry[1] };
}

/** Drops what was saved; a field typed again meanwhile stays. */
function without(unsaved: DraftSnapshot['unsaved'], saved: Unsaved): DraftSnapshot['unsaved'] {
  const { [saved.rowId]: texts = {}, ...others } = unsaved;
  const left = Object.entries(texts).filter(([field, text]) => saved.values[field] !== text);
  return left.length === 0 ? others : { ...others, [saved.rowId]: Object.fromEntries(left) };
}
