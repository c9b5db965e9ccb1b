import type { BatchRow, BatchView } from '../../../src-shared/contract/batch.ts';
import type { RowId } from '../../../src-shared/domain/ids.ts';
import type { Instant } from '../../../src-shared/lib/plain-date.ts';
import type { Result } from '../../../src-shared/lib/result.ts';
import type { WindowFailure } from '../../bridge/window-failure.ts';

/**
 * What is typed into the rows of a batch and not yet on disk. Saved within a moment, one row at a time, tried again while the engine or
 * the disk refuses; what was typed stays here until the engine has answered that it is on disk.
 */
export type RowSaves = {
  readonly snapshot: () => SavesSnapshot;
  readonly subscribe: (listener: () => void) => () => void;
  readonly type: (change: { readonly rowId: RowId; readonly values: RowTexts }) => void;
  /** Saves now; true when everything typed is on disk. */
  readonly flush: () => Promise<boolean>;
  /** Saves what is left and stops trying by itself. */
  readonly close: () => void;
};

export type RowTexts = Readonly<Record<string, string>>;
export type SavesSnapshot = {
  /** By row and field. */
  readonly unsaved: Readonly<Record<string, RowTexts>>;
  readonly saving: 'saved' | 'waiting' | 'saving' | 'failed';
  readonly savedAt: Instant | null;
  readonly failure: WindowFailure | null;
};
export type SavedRow = { readonly row: BatchRow; readonly view: BatchView };
export type SavesPorts = {
  readonly save: (ask: { readonly rowId: RowId; readonly values: RowTexts }) => Promise<Result<SavedRow, WindowFailure>>;
  readonly onSaved: (saved: SavedRow) => void;
};

/** Counted from the first unsaved keystroke, so that steady typing is saved too. */
export const SAVE_AFTER_MS = 400;
const FIRST_RETRY_MS = 2_000;
const LONGEST_RETRY_MS = 30_000;

export function openRowSaves({ save, onSaved }: SavesPorts): RowSaves {
  let state: SavesSnapshot = { unsaved: {}, saving: 'saved', savedAt: null, failure: null };
  const listeners = new Set<() => void>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<boolean> | null = null;
  let retryMs = FIRST_RETRY_MS;
  let closed = false;

  const put = (change: Partial<SavesSnapshot>): void => {
    state = { ...state, ...change };
    for (const listener of listeners) {
      listener();
    }
  };
  const saveAfter = (wait: number): void => {
    timer ??= setTimeout(() => void flush(), wait);
  };
  const flush = async (): Promise<boolean> => {
    clearTimeout(timer);
    timer = undefined;
    if (Object.keys(state.unsaved).length === 0 && running === null) {
      return true;
    }
    running ??= saveAll().finally(() => {
      running = null;
    });
    const saved = await running;
    return saved && Object.keys(state.unsaved).length > 0 ? flush() : saved;
  };
  const saveAll = async (): Promise<boolean> => {
    for (let next = firstUnsaved(state.unsaved); next !== null; next = firstUnsaved(state.unsaved)) {
      put({ saving: 'saving' });
      const result = await save(next);
      if (result.ok) {
        retryMs = FIRST_RETRY_MS;
        put({ unsaved: without(state.unsaved, next), savedAt: result.value.view.filing.changedAt, saving: 'saved', failure: null });
        onSaved(result.value);
        continue;
      }
      if (result.error.code === 'request-invalid') {
        // The row is gone, taken back or removed in another window: its text has no place any more, and waiting gives it none.
        put({ unsaved: without(state.unsaved, next), saving: 'saved', failure: result.error });
        continue;
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
      });
      saveAfter(SAVE_AFTER_MS);
    },
    flush,
    close: () => {
      closed = true;
      void flush();
    },
  };
}

type Unsaved = { readonly rowId: RowId; readonly values: RowTexts };

function firstUnsaved(unsaved: SavesSnapshot['unsaved']): Unsaved | null {
  const entry = Object.entries(unsaved)[0];
  // Keys are only ever put in by `type`, from a RowId.
  return entry === undefined ? null : { rowId: entry[0] as RowId, values: entry[1] };
}

/** Drops what was saved; a field typed again meanwhile stays. */
function without(unsaved: SavesSnapshot['unsaved'], saved: Unsaved): SavesSnapshot['unsaved'] {
  const { [saved.rowId]: texts = {}, ...others } = unsaved;
  const left = Object.entries(texts).filter(([field, text]) => saved.values[field] !== text);
  return left.length === 0 ? others : { ...others, [saved.rowId]: Object.fromEntries(left) };
}
