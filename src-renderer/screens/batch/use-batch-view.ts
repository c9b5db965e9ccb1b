import { startTransition, useCallback, useEffect, useRef, useState } from 'react';
import type { BatchView } from '../../../src-shared/contract/batch.ts';
import type { FilingId } from '../../../src-shared/domain/ids.ts';
import { useEngineEvents } from '../../bridge/engine-context.tsx';
import { useAnswer } from '../../bridge/use-answer.ts';
import type { WindowFailure } from '../../bridge/window-failure.ts';

export type HeldBatch = {
  readonly view: BatchView | null;
  readonly failure: WindowFailure | null;
  /** Grows whenever rows may have changed by another hand than the typing here: lists are asked for again. */
  readonly epoch: number;
  /** Grows when only what is said of rows may have changed: lists are asked for again, and nobody is disturbed who types. */
  readonly judged: number;
  /** A view an operation of this window answered with; an older one than what is shown is passed over. */
  readonly accept: (view: BatchView) => void;
  /** Says that rows changed in a way the lists here do not know. */
  readonly touch: () => void;
  readonly reload: () => void;
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
  const { value: view, failure, reload, replace } = useAnswer(['batch', filingId], (engine) => engine.batch.get({ filingId }));
  const [own, setOwn] = useState<BatchView | null>(null);
  const [seen, setSeen] = useState<{ readonly view: BatchView | null; readonly epoch: number }>({ view: null, epoch: 0 });
  if (view !== null && view !== seen.view) {
    // What the centre says does not count as a change made on this PC.
    const changed = view !== own && (view.filing.state !== 'draft' || view.filing.revision !== seen.view?.filing.revision);
    setSeen({ view, epoch: seen.epoch + (changed ? 1 : 0) });
  }
  const latest = useRef({ view, replace });
  useEffect(() => {
    latest.current = { view, replace };
  });
  const accept = useCallback((next: BatchView) => {
    const shown = latest.current.view;
    if (shown === null || next.filing.revision >= shown.filing.revision) {
      latest.current.view = next;
      startTransition(() => setOwn(next));
      latest.current.replace(next);
    }
  }, []);
  const touch = useCallback(() => startTransition(() => setSeen((before) => ({ ...before, epoch: before.epoch + 1 }))), []);

  const [judged, setJudged] = useState(0);
  const [echoes, setEchoes] = useState(0);
  const rowsJudged = useRef(false);
  const busy = useRef<() => boolean>(() => false);
  const holdWhile = useCallback((isBusy: () => boolean) => {
    busy.current = isBusy;
  }, []);
  useEngineEvents((event) => {
    const isOfBatch = event.event === 'filing.changed' || event.event === 'verdict.arrived' || event.event === 'rows.judged';
    if (isOfBatch && event.filingId === filingId) {
      rowsJudged.current ||= event.event === 'rows.judged';
      setEchoes((before) => before + 1);
    }
  });
  useEffect(() => {
    if (echoes === 0) {
      return undefined;
    }
    const timer = setInterval(() => {
      if (!busy.current()) {
        clearInterval(timer);
        reload();
        if (rowsJudged.current) {
          rowsJudged.current = false;
          setJudged((before) => before + 1);
        }
      }
    }, AFTER_EVENTS_MS);
    return () => clearInterval(timer);
  }, [echoes, reload]);
  return { view, failure, epoch: seen.epoch, judged, accept, touch, reload, holdWhile };
}
