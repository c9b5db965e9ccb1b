import { App } from 'antd';
import { useCallback, useRef, useState } from 'react';
import type { Job } from '../../../src-shared/contract/batch.ts';
import type { WindowFailure } from '../../bridge/window-failure.ts';
import type { BatchDesk } from './use-batch.ts';
import { useJob } from './use-job.ts';

export type BatchJob = {
  /** What works on the batch now. */
  readonly job: Job | null;
  /** Something works on it, also while its first answer is on its way. */
  readonly running: boolean;
  readonly failure: WindowFailure | null;
  readonly clearFailure: () => void;
  /** A job that was begun here. The promise answers how it ended, null when it was lost sight of. */
  readonly follow: (jobId: string) => Promise<Job | null>;
};

/** The job that works on the batch, begun here or found running; when it ends the batch is read again. */
export function useBatchJob(desk: BatchDesk): BatchJob {
  const { message } = App.useApp();
  const [started, setStarted] = useState<string | null>(null);
  const [ended, setEnded] = useState<string | null>(null);
  const [failure, setFailure] = useState<WindowFailure | null>(null);
  const waiting = useRef(new Map<string, (job: Job | null) => void>());
  const found = desk.view.jobId;
  const jobId = started ?? (found === ended ? null : found);

  const end = async (over: string, last: Job | null): Promise<void> => {
    await desk.reload();
    setEnded(over);
    setStarted(null);
    if (last?.phase === 'failed') {
      setFailure(last.failure);
    } else if (last?.phase === 'cancelled') {
      void message.info('已取消，没有留下任何改动。');
    }
    waiting.current.get(over)?.(last);
    waiting.current.delete(over);
  };
  const job = useJob(jobId, (over, last) => void end(over, last));
  const follow = useCallback(async (id: string): Promise<Job | null> => {
    setFailure(null);
    const ending = new Promise<Job | null>((resolve) => {
      waiting.current.set(id, resolve);
    });
    setStarted(id);
    return ending;
  }, []);
  return { job, running: jobId !== null, failure, clearFailure: useCallback(() => setFailure(null), []), follow };
}
