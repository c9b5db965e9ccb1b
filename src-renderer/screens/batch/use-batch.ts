import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { BatchRow, BatchView } from '../../../src-shared/contract/batch.ts';
import type { Failure } from '../../../src-shared/contract/errors.ts';
import type { EngineClient } from '../../../src-shared/contract/operations.ts';
import type { Result } from '../../../src-shared/lib/result.ts';
import { useConnection, useEngine } from '../../bridge/engine-context.tsx';
import { useAppInfo } from '../../bridge/session.tsx';
import { useAct } from '../../bridge/use-act.ts';
import { settle, type WindowFailure } from '../../bridge/window-failure.ts';
import { openRowSaves, type RowSaves, type SavesSnapshot } from './row-saves.ts';
import type { HeldBatch } from './use-batch-view.ts';

export type BatchDesk = {
  readonly view: BatchView;
  readonly saves: RowSaves;
  readonly saved: SavesSnapshot;
  readonly epoch: number;
  readonly judged: number;
  readonly pending: boolean;
  readonly failure: WindowFailure | null;
  readonly clearFailure: () => void;
  /** What a button does to the batch, after what was typed is on disk; the lists are asked for again. */
  readonly act: (action: (engine: EngineClient) => Promise<Result<BatchView, Failure>>) => Promise<BatchView | null>;
  /** Any other call after what was typed is on disk; null when it failed, which is shown. */
  readonly run: <T>(action: (engine: EngineClient) => Promise<Result<T, Failure>>) => Promise<T | null>;
  /** Told of each row that was saved, as it is judged now. */
  readonly onSavedRow: (listener: (row: BatchRow) => void) => () => void;
  readonly reload: () => Promise<void>;
};

/** A batch that is being worked on: saves what is typed, keeps buttons behind the typing, and does not let unsaved text go unnoticed. */
export function useBatch(held: HeldBatch, view: BatchView): BatchDesk {
  const engine = useEngine();
  const { filingId } = view.filing;
  const { accept, touch, holdWhile } = held;
  const { run: runNow, pending, failure, clear } = useAct();
  const [listeners] = useState(() => new Set<(row: BatchRow) => void>());
  const acting = useRef(0);
  const [saves] = useState(() =>
    openRowSaves({
      save: async (ask) => settle(async () => engine.batch.saveRow({ filingId, ...ask })),
      onSaved: ({ row, view: saved }) => {
        accept(saved);
        for (const listener of listeners) {
          listener(row);
        }
      },
    }),
  );
  const saved = useSyncExternalStore(saves.subscribe, saves.snapshot);
  useEffect(() => holdWhile(() => acting.current > 0 || saves.snapshot().saving !== 'saved'), [holdWhile, saves]);
  useSavingOnLeave(saves);

  const run = useCallback<BatchDesk['run']>(
    async (action) => {
      acting.current += 1;
      const result = (await saves.flush()) ? await runNow(action) : null;
      acting.current -= 1;
      return result?.ok === true ? result.value : null;
    },
    [saves, runNow],
  );
  const act = useCallback<BatchDesk['act']>(
    async (action) => {
      const next = await run(action);
      if (next !== null) {
        accept(next);
        touch();
      }
      return next;
    },
    [run, accept, touch],
  );
  const reload = useCallback(async () => {
    await act((client) => client.batch.get({ filingId }));
  }, [act, filingId]);
  const onSavedRow = useCallback<BatchDesk['onSavedRow']>(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    [listeners],
  );
  return {
    view,
    saves,
    saved,
    epoch: held.epoch,
    judged: held.judged,
    pending,
    failure,
    clearFailure: clear,
    act,
    run,
    onSavedRow,
    reload,
  };
}

/** What is typed is saved when the page hides, when the engine is back, and before the window goes. */
function useSavingOnLeave(saves: RowSaves): void {
  const { host } = useAppInfo();
  const connection = useConnection();
  useEffect(() => {
    if (connection === 'live') {
      void saves.flush();
    }
  }, [saves, connection]);
  useEffect(() => {
    const saveNow = (): void => void saves.flush();
    const beforeUnload = (event: BeforeUnloadEvent): void => {
      const { unsaved, saving } = saves.snapshot();
      if (Object.keys(unsaved).length === 0) {
        return;
      }
      saveNow();
      // Electron closes silently or not at all here, so it is held back only for the moment a save takes, never by a failed one.
      if (host === 'loopback' || saving !== 'failed') {
        event.preventDefault();
      }
    };
    document.addEventListener('visibilitychange', saveNow);
    window.addEventListener('pagehide', saveNow);
    window.addEventListener('beforeunload', beforeUnload);
    return () => {
      document.removeEventListener('visibilitychange', saveNow);
      window.removeEventListener('pagehide', saveNow);
      window.removeEventListener('beforeunload', beforeUnload);
      saves.close();
    };
  }, [saves, host]);
}
