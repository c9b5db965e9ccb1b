import { startTransition, useCallback, useEffect, useRef, useState } from 'react';
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
  /** Puts in a value an action answered with; a question still under way may not overwrite it with an older one. */
  readonly replace: (value: T) => void;
};

type Options = {
  readonly refreshOn?: readonly EngineEvent['event'][];
  /** Keep showing the old value when the key changes (paging, filters). Off for a key that names another record. */
  readonly keepAcrossKeys?: boolean;
};
type Held<T> = {
  /** The question this answers; another one is under way when it differs from the current. */
  readonly question: string;
  readonly keyText: string;
  readonly value: T | null;
  readonly failure: WindowFailure | null;
};

/** Asks the engine and keeps the answer fresh. `key` says what is asked; another key asks again. */
export function useAnswer<T>(
  key: readonly unknown[],
  ask: (engine: EngineClient) => Promise<Result<T, Failure>>,
  { refreshOn = [], keepAcrossKeys = false }: Options = {},
): Answer<T> {
  const engine = useEngine();
  const keyText = JSON.stringify(key);
  const [round, setRound] = useState(0);
  const question = `${round} ${keyText}`;
  const [held, setHeld] = useState<Held<T>>({ question: '', keyText, value: null, failure: null });
  const latestAsk = useRef(ask);
  const replacements = useRef(0);
  useEffect(() => {
    latestAsk.current = ask;
  });

  useEffect(() => {
    let isOvertaken = false;
    const replacedBefore = replacements.current;
    const answer = async (): Promise<void> => {
      const result = await settle(() => latestAsk.current(engine));
      if (isOvertaken || replacements.current !== replacedBefore) {
        return;
      }
      // A transition: what is drawn anew because of it is drawn in slices, between which keys and clicks are heard.
      startTransition(() =>
        setHeld((before) => {
          const kept = before.keyText === keyText || keepAcrossKeys ? before.value : null;
          return { question, keyText, value: result.ok ? result.value : kept, failure: result.ok ? null : result.error };
        }),
      );
    };
    void answer();
    return () => {
      isOvertaken = true;
    };
  }, [engine, question, keyText, keepAcrossKeys]);

  const reload = useCallback(() => setRound((before) => before + 1), []);
  const replace = useCallback(
    (value: T) => {
      replacements.current += 1;
      startTransition(() => setHeld({ question, keyText, value, failure: null }));
    },
    [question, keyText],
  );
  useEngineEvents((event) => {
    if (event.event === 'resumed' || refreshOn.includes(event.event)) {
      reload();
    }
  });

  const isSameKey = held.keyText === keyText;
  return {
    value: isSameKey || keepAcrossKeys ? held.value : null,
    failure: isSameKey ? held.failure : null,
    loading: held.question !== question,
    reload,
    replace,
  };
}
