import { fork } from 'node:child_process';
import type { StartWorkerProcess, WorkerProcess } from '../engine/ports/imaging.ts';

/** What a process tells: its answer, or a defect of ours before it ends of it. */
export type Told<Result> = { readonly result: Result } | { readonly defect: string };
/** What became of a job: it may also have taken too long, or the process with it. */
export type JobEnd<Result> = Told<Result> | { readonly ended: 'too-long' | 'gone' };

/** Work in a process of its own, one job at a time, in turn. */
export type JobProcess<Job, Result> = {
  /** Starts it, when somebody may be about to need it. */
  warm(): void;
  /** null: closed meanwhile. */
  run(job: Job): Promise<JobEnd<Result> | null>;
  close(): Promise<void>;
};

/** Started for the first job, kept for the next, ended when idle, killed when a job takes too long; whatever goes wrong costs one job. */
export function createJobProcess<Job, Result>(ask: {
  readonly start?: StartWorkerProcess | undefined;
  readonly file: string;
  /** Of JavaScript alone. */
  readonly heapMegabytes: number;
  readonly longestJobMs: (job: Job) => number;
  readonly idleMs: number;
}): JobProcess<Job, Result> {
  const { start = forkWorker, longestJobMs, idleMs, ...how } = ask;
  let worker: WorkerProcess | null = null;
  let closed = false;
  let last: Promise<unknown> = Promise.resolve();
  let onTold: ((told: Told<Result> | 'gone') => void) | null = null;
  let idle: NodeJS.Timeout | null = null;

  const begin = (): WorkerProcess => {
    const started = start(how);
    // The process is ours: it tells what its worker says.
    started.onMessage((message) => started === worker && onTold?.(message as Told<Result>));
    started.onExit(() => {
      if (started === worker) {
        worker = null;
        onTold?.('gone');
      }
    });
    return started;
  };
  const end = (): void => {
    const ending = worker;
    worker = null;
    ending?.kill();
  };
  /** Nobody waits for it: ended after a while, if nothing comes. */
  const rest = (): void => {
    clearTimeout(idle ?? undefined);
    idle = setTimeout(end, idleMs);
    idle.unref();
  };

  function work(job: Job): Promise<JobEnd<Result>> {
    clearTimeout(idle ?? undefined);
    worker ??= begin();
    const at = worker;
    return new Promise((resolve) => {
      const settle = (result: JobEnd<Result>): void => {
        clearTimeout(timer);
        onTold = null;
        rest();
        resolve(result);
      };
      const timer = setTimeout(() => {
        end();
        settle({ ended: 'too-long' });
      }, longestJobMs(job));
      onTold = (told) => {
        if (told === 'gone') {
          settle({ ended: 'gone' });
          return;
        }
        if ('defect' in told) {
          // What it left behind is not known: the next job gets a new one.
          end();
        }
        settle(told);
      };
      at.send(job);
    });
  }

  return {
    warm: () => {
      if (!closed && worker === null) {
        worker = begin();
        rest();
      }
    },
    run: (job) => {
      const turn = last.then(() => (closed ? null : work(job)));
      last = turn;
      return turn;
    },
    close: async () => {
      closed = true;
      clearTimeout(idle ?? undefined);
      end();
      onTold?.('gone');
      await last;
    },
  };
}

/** Node's way to start it; while it works, the timer of its job keeps the program from ending, and nothing does while it waits. */
const forkWorker: StartWorkerProcess = ({ file, heapMegabytes }) => {
  const child = fork(file, [], {
    serialization: 'advanced',
    execArgv: [`--max-old-space-size=${heapMegabytes}`],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  child.unref();
  child.channel?.unref();
  return {
    send: (message) => void (child.connected && child.send(message as object)),
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) => void child.once('exit', listener).once('error', listener),
    kill: () => void child.kill('SIGKILL'),
  };
};
