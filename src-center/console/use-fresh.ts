import { useCallback, useEffect, useRef, useState } from 'react';
import { sentenceOf } from './client.ts';

export type Fresh<T> = { readonly value: T | null; readonly problem: string | null; readonly refresh: () => void };

/**
 * Asks now, whenever `key` changes, and every so often while the page can be seen. The last answer stays while a newer one is on
 * its way; one that arrives after its question changed is dropped.
 */
export function useFresh<T>(ask: () => Promise<T>, key: string, everyMs: number): Fresh<T> {
  const [answer, setAnswer] = useState<{ readonly key: string; readonly value: T } | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const asking = useRef(ask);
  const round = useRef(0);
  useEffect(() => {
    asking.current = ask;
  });

  const refresh = useCallback(() => {
    const question = async () => {
      round.current += 1;
      const mine = round.current;
      try {
        const value = await asking.current();
        if (mine === round.current) {
          setAnswer({ key, value });
          setProblem(null);
        }
      } catch (error) {
        if (mine === round.current) {
          setProblem(sentenceOf(error));
        }
      }
    };
    void question();
  }, [key]);

  useEffect(() => {
    refresh();
    const timer = window.setInterval(() => {
      if (document.visibilityState === 'visible') {
        refresh();
      }
    }, everyMs);
    return () => {
      round.current += 1;
      window.clearInterval(timer);
    };
  }, [refresh, everyMs]);

  return { value: answer?.key === key ? answer.value : null, problem, refresh };
}
