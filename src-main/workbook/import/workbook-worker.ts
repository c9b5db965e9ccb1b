import { parentPort } from 'node:worker_threads';
import { readBatch } from './read-batch.ts';
import { BLOCKS_UNDER_WAY, type FromWorker, type ToWorker } from './worker-messages.ts';

/**
 * The thread that reads workbooks. An entry of its own: run from the source, or from `out/main/workbook-worker.cjs`. A defect is not caught here: it
 * ends the thread, and the thread that asked hears of it.
 */
type Job = { readonly number: number; readonly control: AbortController; room: number; wake: (() => void) | null };

const port = parentPort;
let job: Job | null = null;

port?.on('message', (message: ToWorker) => {
  if (message.ask === 'read') {
    job = { number: message.job, control: new AbortController(), room: BLOCKS_UNDER_WAY, wake: null };
    void read(job, message);
    return;
  }
  if (job === null || job.number !== message.job) {
    return;
  }
  if (message.ask === 'cancel') {
    job.control.abort();
  } else {
    job.room += 1;
  }
  job.wake?.();
});

function tell(message: FromWorker, transfer: ArrayBuffer[] = []): void {
  port?.postMessage(message, transfer);
}

async function read(own: Job, { plan, fileName, bytes, ahead }: Extract<ToWorker, { readonly ask: 'read' }>): Promise<void> {
  const { number, control } = own;
  const result = await readBatch({
    plan,
    fileName,
    bytes,
    ...(ahead === undefined
      ? {}
      : {
          ahead: {
            ask: ahead,
            give: (block) => {
              tell({ tell: 'ready', job: number, block }, [block.sourceRows.buffer, block.places.buffer]);
              return untilRoom(own);
            },
          },
        }),
    signal: control.signal,
    onProgress: (fraction) => tell({ tell: 'progress', job: number, fraction }),
    begin: (fieldIds, readyFields) => tell({ tell: 'begin', job: number, fieldIds, readyFields }),
    give: (block) => {
      tell({ tell: 'rows', job: number, block }, [block.sourceRows.buffer, block.cells.buffer]);
      return untilRoom(own);
    },
  });
  tell({ tell: 'end', job: number, result });
}

/** A block was sent; settles when another may be, or the job is given up. */
function untilRoom(own: Job): void | Promise<void> {
  own.room -= 1;
  return own.room > 0 ? undefined : roomFor(own);
}

async function roomFor(own: Job): Promise<void> {
  while (own.room <= 0 && !own.control.signal.aborted) {
    await new Promise<void>((resolve) => {
      own.wake = resolve;
    });
  }
}
