import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { Failure } from '../../src-shared/contract/errors.ts';
import { assertNever } from '../../src-shared/lib/assert-never.ts';
import { fail, ok, type Result } from '../../src-shared/lib/result.ts';
import type { Imaging, StartWorkerProcess, WorkerProcess } from '../engine/ports/imaging.ts';
import type { Log } from '../engine/ports/log.ts';
import type { Refusal } from './hazard.ts';
import type { Answer, Answers, Job } from './worker-messages.ts';

/** Of JavaScript alone; pixels lie outside of it and are bounded by their number. */
const HEAP_MEGABYTES = 256;
/** A4 in colour takes half a second; whatever takes this long is meant to. */
const LONGEST_JOB_MS = 30_000;
/** Pages that are joined are decoded and fitted one by one: this many have the time of one file. */
const PAGES_A_JOB = 15;
/** A process that waits holds 100 MB and more. */
const IDLE_MS = 60_000;

/** Imaging in a process of its own: started for the first file, kept for the next, ended when idle, killed when a file takes too long. */
export function createImaging({
  log,
  start = forkWorker,
  workerFile = ownWorkerFile(),
  longestJobMs = LONGEST_JOB_MS,
}: {
  /** Hears of defects; the clerk hears that the file cannot be read. */
  readonly log: Log;
  readonly start?: StartWorkerProcess;
  readonly workerFile?: string;
  readonly longestJobMs?: number;
}): Imaging & { close(): Promise<void> } {
  let worker: WorkerProcess | null = null;
  let closed = false;
  let last: Promise<unknown> = Promise.resolve();
  let onAnswer: ((answer: Answer | 'ended') => void) | null = null;
  let idle: NodeJS.Timeout | null = null;

  const begin = (): WorkerProcess => {
    const started = start({ file: workerFile, heapMegabytes: HEAP_MEGABYTES });
    started.onMessage((message) => started === worker && onAnswer?.(message as Answer));
    started.onExit(() => {
      if (started === worker) {
        worker = null;
        onAnswer?.('ended');
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
    idle = setTimeout(end, IDLE_MS);
    idle.unref();
  };

  function run(job: Job): Promise<Result<Answers[keyof Answers], Refusal>> {
    clearTimeout(idle ?? undefined);
    worker ??= begin();
    const at = worker;
    return new Promise((resolve) => {
      const settle = (result: Result<Answers[keyof Answers], Refusal>): void => {
        clearTimeout(timer);
        onAnswer = null;
        rest();
        resolve(result);
      };
      const tooCostly: Refusal = { code: 'hostile', hazard: 'too-costly', found: null, most: null };
      const timer = setTimeout(() => {
        end();
        settle(fail(tooCostly));
      }, longestJobMs * jobsIn(job));
      onAnswer = (answer) => {
        if (answer === 'ended') {
          settle(fail(tooCostly));
        } else if ('defect' in answer) {
          log('imaging', new Error(answer.defect));
          // What it left behind is not known: the next file gets a new one.
          end();
          settle(fail({ code: 'damaged' }));
        } else {
          settle(answer.result);
        }
      };
      at.send(job);
    });
  }

  async function inTurn<Ask extends Job>(job: Ask, fileName: string): Promise<Result<Answers[Ask['ask']], Failure>> {
    const turn = last.then(() => (closed ? null : run(job)));
    last = turn;
    const result = await turn;
    if (result === null) {
      return fail({ code: 'cancelled' });
    }
    // Each question has its own kind of answer; the process is ours.
    return result.ok ? ok(result.value as Answers[Ask['ask']]) : fail(failureOf(result.error, fileName));
  }

  return {
    warm: () => {
      if (!closed && worker === null) {
        worker = begin();
        rest();
      }
    },
    prepare: async (ask) =>
      ask.bytes.length === 0 ? fail({ code: 'material-empty', fileName: ask.fileName }) : inTurn({ ask: 'prepare', ...ask }, ask.fileName),
    joinPages: ({ fileName, pages, limits }) => inTurn({ ask: 'join', fileName, pages, limits }, fileName),
    openPages: async (ask) =>
      ask.bytes.length === 0 ? fail({ code: 'material-empty', fileName: ask.fileName }) : inTurn({ ask: 'open', ...ask }, ask.fileName),
    isBlankPage: ({ fileName, bytes }) => inTurn({ ask: 'blank', bytes }, fileName),
    renderPage: ({ fileName, source, side }) => inTurn({ ask: 'render', source, side }, fileName),
    measurePage: ({ fileName, source }) => inTurn({ ask: 'measure', source }, fileName),
    findSheet: ({ fileName, source }) => inTurn({ ask: 'sheet', source }, fileName),
    splitPdf: ({ fileName, bytes }) => inTurn({ ask: 'split', bytes }, fileName),
    close: async () => {
      closed = true;
      clearTimeout(idle ?? undefined);
      end();
      onAnswer?.('ended');
      await last;
    },
  };
}

/** How many files' time a question has. */
function jobsIn(job: Job): number {
  return job.ask === 'join' ? Math.ceil(Math.max(1, job.pages.length) / PAGES_A_JOB) : 1;
}

function failureOf(refusal: Refusal, fileName: string): Failure {
  switch (refusal.code) {
    case 'damaged':
      return { code: 'material-damaged', fileName };
    case 'too-large':
      return { code: 'material-too-large', fileName, bytes: refusal.bytes, maxBytes: refusal.maxBytes };
    case 'hostile':
      return { ...refusal, code: 'material-hostile', fileName };
    default:
      return assertNever(refusal);
  }
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

/** Beside this file in the source, beside the bundle in a build (launch/build.ts). */
function ownWorkerFile(): string {
  return join(import.meta.dirname, import.meta.filename.endsWith('.ts') ? 'imaging-worker.ts' : 'imaging-worker.cjs');
}
