import { useEffect, useRef, useState } from 'react';
import type { Job } from '../../../src-shared/contract/batch.ts';
import { useEngine, useEngineEvents } from '../../bridge/engine-context.tsx';
import { settle } from '../../bridge/window-failure.ts';

export function isOver({ phase }: Pick<Job, 'phase'>): boolean {
  return phase === 'done' || phase === 'failed' || phase === 'cancelled';
}

/** Follows a job to its end; `onEnd` is called once with how it ended, null when the engine does not know it any more. */
export function useJob(jobId: string | null, onEnd: (jobId: string, job: Job | null) => void): Job | null {
  const engine = useEngine();
  const [job, setJob] = useState<Job | null>(null);
  const latestEnd = useRef(onEnd);
  useEffect(() => {
    latestEnd.current = onEnd;
  });
  const ask = useRef<() => void>(() => {});

  useEffect(() => {
    if (jobId === null) {
      return undefined;
    }
    let gone = false;
    let asking = false;
    let again = false;
    const follow = async (): Promise<void> => {
      again = asking;
      if (asking) {
        return;
      }
      asking = true;
      do {
        again = false;
        const result = await settle(async () => engine.job.get({ jobId }));
        if (gone) {
          return;
        }
        if (!result.ok && result.error.code !== 'job-not-found') {
          // The line broke; asked again when it is back.
          break;
        }
        const now = result.ok ? result.value : null;
        setJob(now);
        if (now === null || isOver(now)) {
          gone = true;
          latestEnd.current(jobId, now);
          return;
        }
      } while (again);
      asking = false;
    };
    ask.current = () => void follow();
    void follow();
    return () => {
      gone = true;
      ask.current = () => {};
    };
  }, [engine, jobId]);

  useEngineEvents((event) => {
    if (event.event === 'resumed' || (event.event === 'job.changed' && event.jobId === jobId)) {
      ask.current();
    }
  });
  return job?.jobId === jobId ? job : null;
}
