import { useCallback, useEffect, useRef, useState } from 'react';
import type { BatchView } from '../../../src-shared/contract/batch.ts';
import type { FilingId } from '../../../src-shared/domain/ids.ts';
import { useEngine, useEngineEvents } from '../../bridge/engine-context.tsx';
import { settle, type WindowFailure } from '../../bridge/window-failure.ts';

export type HeldBatch = {
  readonly view: BatchView | null;
  readonly failure: WindowFailure | null;
  /** Grows whenever rows may have changed by another hand than the typing here: lists are asked for again. */
  readonly epoch: number;
  /** A view an operation of this window answered with; an older one than what is shown is passed over. */
  readonly accept: (view: BatchView) => void;
  /** Says that rows changed in a way the lists here do not know. */
  readonly touch: () => void;
  readonly reload: () => Promise<void>;
  /** While this answers true, events are the echo of what is done here and wait. */
  readonly holdWhile: (isBusy: () => boolean) => void;
};

/** A burst of events is one question. */
const AFTER_EVENTS_MS = 250;

/**
 * The batch as the engine has it. Every save here is echoed as an event; only a revision nobody here has seen means that another window,
 * a job or the centre changed something.
 */
export function useBatchView(filingId: FilingId): HeldBatch {
  const engine = useEngine();
  const [view, setView] = useState<BatchView | null>(null);
  const [failure, setFailure] = useState<WindowFailure | null>(null);
  const [epoch, setEpoch] = useState(0);
  const seen = useRef(0);
  const busy = useRef<() => boolean>(() => false);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  const accept = useCallback((next: BatchView) => {
    if (next.filing.revision >= seen.current) {
      seen.current = next.filing.revision;
      setView(next);
      setFailure(null);
    }
  }, []);
  const touch = useCallback(() => setEpoch((before) => before + 1), []);
  const reload = useCallback(async () => {
    const seenBefore = seen.current;
    const result = await settle(async () => engine.batch.get({ filingId }));
    if (!result.ok) {
      setFailure(result.error);
      return;
    }
    accept(result.value);
    // What the centre says does not count as a change made on this PC.
    if (result.value.filing.revision > seenBefore || result.value.filing.state !== 'draft') {
      touch();
    }
  }, [engine, filingId, accept, touch]);
  useEffect(() => {
    void reload();
    return () => clearTimeout(timer.current);
  }, [reload]);

  const reloadSoon = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => (busy.current() ? reloadSoon() : void reload()), AFTER_EVENTS_MS);
  }, [reload]);
  useEngineEvents((event) => {
    const concerns = (event.event === 'filing.changed' || event.event === 'verdict.arrived') && event.filingId === filingId;
    if (concerns || event.event === 'resumed') {
      reloadSoon();
    }
  });

  const holdWhile = useCallback((isBusy: () => boolean) => {
    busy.current = isBusy;
  }, []);
  return { view, failure, epoch, accept, touch, reload, holdWhile };
}
