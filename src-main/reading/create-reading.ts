import { join } from 'node:path';
import type { StartWorkerProcess } from '../engine/ports/imaging.ts';
import type { Log } from '../engine/ports/log.ts';
import type { Reading } from '../engine/ports/reading.ts';
import { createJobProcess } from '../process/job-process.ts';
import type { ReadingAnswer, ReadingAnswers, ReadingJob } from './reading-messages.ts';

/** Of JavaScript alone; tesseract and the PDF library hold theirs in WebAssembly, 300 MB together. */
const HEAP_MEGABYTES = 256;
/** A card takes one second, a hundred sheets twenty. */
const LONGEST_JOB_MS = 60_000;
const IDLE_MS = 60_000;

/** Reading in a process of its own; a file that breaks it off is only a file that was not read. */
export function createReading({
  log,
  start,
  workerFile = ownWorkerFile(),
  longestJobMs = LONGEST_JOB_MS,
}: {
  /** Hears of defects; of what stands on a picture it hears nothing. */
  readonly log: Log;
  readonly start?: StartWorkerProcess | undefined;
  readonly workerFile?: string;
  readonly longestJobMs?: number;
}): Reading & { close(): Promise<void> } {
  const worker = createJobProcess<ReadingJob, ReadingAnswer>({
    start,
    file: workerFile,
    heapMegabytes: HEAP_MEGABYTES,
    longestJobMs: () => longestJobMs,
    idleMs: IDLE_MS,
  });
  async function answerTo<Ask extends ReadingJob>(job: Ask): Promise<ReadingAnswers[Ask['ask']] | null> {
    const end = await worker.run(job);
    if (end !== null && 'defect' in end) {
      log('reading', new Error(end.defect));
    }
    // Each question has its own kind of answer; the process is ours.
    return end !== null && 'result' in end ? (end.result as ReadingAnswers[Ask['ask']]) : null;
  }
  return {
    warm: () => worker.warm(),
    readCard: (ask) => answerTo({ ask: 'card', ...ask }),
    readCodes: (ask) => answerTo({ ask: 'codes', ...ask }),
    drawSheets: (sheets) => answerTo({ ask: 'draw', sheets }),
    takePages: (ask) => answerTo({ ask: 'take', ...ask }),
    close: () => worker.close(),
  };
}

/** Beside this file in the source, beside the bundle in a build (launch/build.ts). */
function ownWorkerFile(): string {
  return join(import.meta.dirname, import.meta.filename.endsWith('.ts') ? 'reading-worker.ts' : 'reading-worker.cjs');
}
