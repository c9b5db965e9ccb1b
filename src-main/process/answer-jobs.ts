import type { Told } from './job-process.ts';

/** Electron's `utilityProcess` has a port that is not in Node's types. */
type ParentPort = {
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): void;
  postMessage(told: unknown): void;
};

/** The inside of such a process: answers jobs, started by Node's `fork` or by Electron's `utilityProcess`. */
export function answerJobs(answerTo: (job: unknown) => Promise<unknown>): void {
  const parentPort = 'parentPort' in process ? (process.parentPort as ParentPort | null) : null;
  const tell = (told: Told<unknown>): void => {
    if (parentPort === null) {
      process.send?.(told);
    } else {
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a process has no origin, and Electron's port takes one argument
      parentPort.postMessage(told);
    }
  };
  const work = async (job: unknown): Promise<void> => {
    try {
      tell({ result: await answerTo(job) });
    } catch (error) {
      tell({ defect: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    }
  };
  if (parentPort === null) {
    process.on('message', (job: unknown) => void work(job));
    // Whoever started it is gone.
    process.on('disconnect', () => process.exit(0));
  } else {
    parentPort.on('message', ({ data }) => void work(data));
  }
}
