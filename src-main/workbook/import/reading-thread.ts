import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Failure } from '../../../src-shared/contract/errors.ts';
import { fail, type Result } from '../../../src-shared/lib/result.ts';
import type { Log } from '../../engine/ports/log.ts';
import type { ReadReport, ReadRow, Workbooks } from '../../engine/ports/workbooks.ts';
import { importPlanOf } from './import-plan.ts';
import { createReadyReader } from './ready-rows.ts';
import { rowsOfBlock } from './row-block.ts';
import type { FromWorker, ToWorker } from './worker-messages.ts';

type Ask = Parameters<Workbooks['readBatch']>[0];
type Outcome = Result<ReadReport, Failure>;

/** A file may not take the whole process down with it. What reading throws away fits a small nursery: 30 MB less at the peak, no slower. */
const HEAP = { maxOldGenerationSizeMb: 1024, maxYoungGenerationSizeMb: 6 };
/** How long a job that was given up may go on before its thread is ended. */
const GRACE_MS = 500;

/** Reading in a thread of its own, which is started before or for the first file and kept for the next. Files are read one after the other. */
export type ReadingThread = Pick<Workbooks, 'prepare' | 'readBatch'> & { close(): Promise<void> };

export function createReadingThread({
  log,
  workerFile = ownWorkerFile(),
}: {
  /** Hears of defects; the clerk hears that the file could not be read. */
  readonly log: Log;
  readonly workerFile?: string;
}): ReadingThread {
  let worker: Worker | null = null;
  let jobs = 0;
  let closed = false;
  let last: Promise<unknown> = Promise.resolve();

  const start = (): Worker => {
    const started = new Worker(workerFile, { execArgv: [], resourceLimits: HEAP });
    started.on('error', (error) => log('workbook-worker', error));
    started.once('exit', () => {
      worker = worker === started ? null : worker;
    });
    return started;
  };

  const run = (ask: Ask): Promise<Outcome> => {
    worker ??= start();
    jobs += 1;
    return runJob({ worker, job: jobs, ask, log, isClosed: () => closed });
  };

  return {
    prepare() {
      if (worker === null && !closed) {
        worker = start();
        // It waits for a file and keeps nobody from ending.
        worker.unref();
      }
    },
    readBatch: (ask) =>
      new Promise((resolve, reject) => {
        let begun = false;
        const turn = last.then(() => {
          begun = true;
          return closed || ask.cancel.cancelled() ? fail({ code: 'cancelled' } as const) : run(ask);
        });
        last = turn.catch(() => undefined);
        turn.then(resolve, reject);
        // While it waits for another file, giving up takes no time.
        ask.cancel.onCancel(() => {
          if (!begun) {
            resolve(fail({ code: 'cancelled' }));
          }
        });
      }),
    close: async () => {
      closed = true;
      await worker?.terminate();
      await last;
    },
  };
}

/** One file through the thread: its rows handed on in order, its end told once. */
function runJob({
  worker,
  job,
  ask,
  log,
  isClosed,
}: {
  readonly worker: Worker;
  readonly job: number;
  readonly ask: Ask;
  readonly log: Log;
  readonly isClosed: () => boolean;
}): Promise<Outcome> {
  const { profile, service, fileName, judgeAhead, cancel, onProgress, take } = ask;
  return new Promise<Outcome>((resolve, reject) => {
    let fieldIds: readonly string[] = [];
    let readReady = createReadyReader([]);
    let taking: Promise<void> = Promise.resolve();
    let givenUp = false;
    let ended = false;
    let crash: unknown = null;
    let grace: NodeJS.Timeout | null = null;
    const say = (message: ToWorker, transfer: ArrayBuffer[] = []): void => worker.postMessage(message, transfer);

    const end = (outcome: Outcome): void => {
      ended = true;
      if (grace !== null) {
        clearTimeout(grace);
      }
      worker.off('message', hear);
      worker.off('error', hearError);
      worker.off('exit', hearExit);
      worker.unref();
      // A block that could not be kept is the caller's failure, not the file's.
      taking.then(() => resolve(givenUp ? fail({ code: 'cancelled' }) : outcome), reject);
    };
    const giveUp = (): void => {
      if (!givenUp && !ended) {
        say({ ask: 'cancel', job });
        grace = setTimeout(() => void worker.terminate(), GRACE_MS);
      }
      givenUp = true;
    };
    const takeAfter = async (before: Promise<void>, rows: () => readonly ReadRow[]): Promise<void> => {
      await before;
      if (!givenUp) {
        await take(rows());
        say({ ask: 'more', job });
      }
    };
    const hear = (message: FromWorker): void => {
      if (message.job !== job) {
        return;
      }
      switch (message.tell) {
        case 'begin':
          fieldIds = message.fieldIds;
          readReady = createReadyReader(message.readyFields);
          return;
        case 'progress':
          if (!givenUp) {
            onProgress(message.fraction);
          }
          return;
        case 'rows':
          taking = takeAfter(taking, () => rowsOfBlock(message.block, fieldIds));
          taking.catch(giveUp);
          return;
        case 'ready':
          taking = takeAfter(taking, () => readReady(message.block));
          taking.catch(giveUp);
          return;
        case 'end':
          end(message.result);
      }
    };
    const hearError = (error: unknown): void => {
      crash = error;
    };
    const hearExit = (code: number): void => {
      if (crash === null && !givenUp && !isClosed()) {
        log('workbook-worker', new Error(`the reading thread ended by itself (${code})`));
      }
      end(isClosed() ? fail({ code: 'cancelled' }) : fail({ code: 'workbook-refused', fileName, reasons: crashReasons(crash) }));
    };

    worker.on('message', hear);
    worker.on('error', hearError);
    worker.on('exit', hearExit);
    worker.ref();
    cancel.onCancel(giveUp);
    // The file moves over: a copy of each thread's own would be in memory as long as the import takes.
    const bytes = isWhole(ask.bytes) ? ask.bytes : new Uint8Array(ask.bytes);
    const ahead = judgeAhead === undefined ? {} : { ahead: { ...judgeAhead, profile, insurance: service.insurance } };
    say({ ask: 'read', job, plan: importPlanOf(profile, service), fileName, bytes, ...ahead }, [bytes.buffer]);
  });
}

/** A view of a part must not take the rest along. */
function isWhole(bytes: Uint8Array): bytes is Uint8Array<ArrayBuffer> {
  return bytes.buffer instanceof ArrayBuffer && bytes.byteLength === bytes.buffer.byteLength;
}

function crashReasons(crash: unknown): string[] {
  return crash instanceof Error && 'code' in crash && crash.code === 'ERR_WORKER_OUT_OF_MEMORY'
    ? ['文件内容太多，读取时内存不足', '请删去多余的行、列和工作表（或把数据复制到新下载的报盘模版），分批导入']
    : ['读取文件时发生意外错误', '请用Excel或WPS打开，另存为“Excel工作簿（.xlsx）”后再导入；仍不能导入的，请联系技术支持'];
}

/** Beside this file in the source, beside the bundle in a build (launch/build.ts). */
function ownWorkerFile(): string {
  return join(import.meta.dirname, import.meta.filename.endsWith('.ts') ? 'workbook-worker.ts' : 'workbook-worker.cjs');
}
