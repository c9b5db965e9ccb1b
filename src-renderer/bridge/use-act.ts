import { startTransition, useCallback, useRef, useState } from 'react';
import type { Failure } from '../../src-shared/contract/errors.ts';
import type { EngineClient } from '../../src-shared/contract/operations.ts';
import type { Result } from '../../src-shared/lib/result.ts';
import { useEngine } from './engine-context.tsx';
import { settle, type WindowFailure } from './window-failure.ts';

export type Act = {
  /** Runs one action; the failure, if any, is also kept in `failure` until the next run or `clear`. */
  readonly run: <T>(action: (engine: EngineClient) => Promise<Result<T, Failure>>) => Promise<Result<T, WindowFailure>>;
  readonly pending: boolean;
  readonly failure: WindowFailure | null;
  readonly clear: () => void;
};

/** For what a button does. */
export function useAct(): Act {
  const engine = useEngine();
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<WindowFailure | null>(null);
  const running = useRef(0);

  const run = useCallback<Act['run']>(
    async (action) => {
      running.current += 1;
      setPending(true);
      setFailure(null);
      const result = await settle(() => action(engine));
      running.current -= 1;
      // With what the action answered, which is drawn in slices: until then the button stays busy.
      startTransition(() => {
        setPending(running.current > 0);
        if (!result.ok) {
          setFailure(result.error);
        }
      });
      return result;
    },
    [engine],
  );
  const clear = useCallback(() => setFailure(null), []);
  return { run, pending, failure, clear };
}
