import { useCallback, useEffect, useRef, useState } from 'react';
import type { EngineEvent } from '../../src-shared/contract/engine.ts';
import type { Failure } from '../../src-shared/contract/errors.ts';
import type { EngineClient } from '../../src-shared/contract/operations.ts';
import type { Result } from '../../src-shared/lib/result.ts';
import { useEngine, useEngineEvents } from './engine-context.tsx';
import { settle, type WindowFailure } from './window-failure.ts';

export type Answer<T> = {
  /** The last good value; kept while a newer one is fetched, so nothing flickers. */
  readonly value: T | null;
  readonly failure: WindowFailure | null;
  /** True from a question to its answer. `value === null && loading` is the first load. */
  readonly loading: boolean;
  readonly reload: () => void;
  /** Puts in a value an action answered with, without asking again. */
  readonly replace: (value: T) => void;
};

type Options = {
  readonly refreshOn?: readonly EngineEvent['event'][];
  /** Keep showing the old value when the key changes (paging, filters). Off for a key that names another record. */
  readonly keepAcrossKeys?: boolean;
};

/** Asks the engine and keeps the answer fresh. `key` says what is asked; another key asks again. */
export function useAnswer<T>(
  key: readonly unknown[],
  ask: (engine: EngineClient) => Promise<Result<T, Failure>>,
  { refreshOn = [], keepAcrossKeys = false }: Options = {},
): Answer<T> {
  const engine = useEngine();
  const keyText = JSON.stringify(key);
  const [held, setHeld] = useState<{ keyText: string; value: T | null; failure: WindowFailure | null; loading: boolean }>({
    keyText,
    value: null,
    failure: null,
    loading: true,
  });
  const [round, setRound] = useState(0);
  const latestAsk = useRef(ask);
  const newest = useRef(0);
  useEffect(() => {
    latestAsk.current = ask;
  });

  // `round` is asked for by reload and events, `keyText` stands for what is asked.
  useEffect(() => {
    const number = ++newest.current;
    setHeld((before) => ({
      keyText,
      value: before.keyText === keyText || keepAcrossKeys ? before.value : null,
      failure: before.keyText === keyText ? before.failure : null,
      loading: true,
    }));
    void settle(() => latestAsk.current(engine)).then((result) => {
      // A later question or a `replace` has overtaken this one.
      if (number !== newest.current) {
        return;
      }
      setHeld((before) => ({
        keyText,
        value: result.ok ? result.value : before.value,
        failure: result.ok ? null : result.error,
        loading: false,
      }));
    });
    return () => {
      newest.current += 1;
    };
  }, [engine, keyText, round, keepAcrossKeys]);

  const reload = useCallback(() => setRound((before) => before + 1), []);
  const replace = useCallback(
    (value: T) => {
      newest.current += 1;
      setHeld({ keyText, value, failure: null, loading: false });
    },
    [keyText],
  );
  useEngineEvents((event) => {
    if (event.event === 'resumed' || refreshOn.includes(event.event)) {
      reload();
    }
  });

  const current = held.keyText === keyText || keepAcrossKeys ? held : { value: null, failure: null, loading: true };
  return { value: current.value, failure: current.failure, loading: current.loading, reload, replace };
}
