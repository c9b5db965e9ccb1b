import { join } from 'node:path';
import type { Failure } from '../../src-shared/contract/errors.ts';
import { assertNever } from '../../src-shared/lib/assert-never.ts';
import { fail, ok, type Result } from '../../src-shared/lib/result.ts';
import type { Imaging, StartWorkerProcess } from '../engine/ports/imaging.ts';
import type { Log } from '../engine/ports/log.ts';
import { createJobProcess } from '../process/job-process.ts';
import type { Refusal } from './hazard.ts';
import type { Answers, Job } from './worker-messages.ts';

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
  start,
  workerFile = ownWorkerFile(),
  longestJobMs = LONGEST_JOB_MS,
}: {
  /** Hears of defects; the clerk hears that the file cannot be read. */
  readonly log: Log;
  readonly start?: StartWorkerProcess | undefined;
  readonly workerFile?: string;
  readonly longestJobMs?: number;
}): Imaging & { close(): Promise<void> } {
  const worker = createJobProcess<Job, Result<Answers[keyof Answers], Refusal>>({
    start,
    file: workerFile,
    heapMegabytes: HEAP_MEGABYTES,
    longestJobMs: (job) => longestJobMs * jobsIn(job),
    idleMs: IDLE_MS,
  });

  async function run(job: Job): Promise<Result<Answers[keyof Answers], Refusal> | null> {
    const end = await worker.run(job);
    if (end === null || 'result' in end) {
      return end?.result ?? null;
    }
    if ('defect' in end) {
      log('imaging', new Error(end.defect));
      return fail({ code: 'damaged' });
    }
    return fail({ code: 'hostile', hazard: 'too-costly', found: null, most: null });
  }

  async function inTurn<Ask extends Job>(job: Ask, fileName: string): Promise<Result<Answers[Ask['ask']], Failure>> {
    const result = await run(job);
    if (result === null) {
      return fail({ code: 'cancelled' });
    }
    // Each question has its own kind of answer; the process is ours.
    return result.ok ? ok(result.value as Answers[Ask['ask']]) : fail(failureOf(result.error, fileName));
  }

  return {
    warm: () => worker.warm(),
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
    close: () => worker.close(),
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

/** Beside this file in the source, beside the bundle in a build (launch/build.ts). */
function ownWorkerFile(): string {
  return join(import.meta.dirname, import.meta.filename.endsWith('.ts') ? 'imaging-worker.ts' : 'imaging-worker.cjs');
}
