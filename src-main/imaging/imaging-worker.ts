import type { Result } from '../../src-shared/lib/result.ts';
import type { Refusal } from './hazard.ts';
import { joinPictures } from './join-pages.ts';
import { isBlankPage, openPages } from './open-pages.ts';
import { splitPdf } from './pdf-pages.ts';
import { prepareFile } from './prepare-file.ts';
import { measurePage, renderPage, sheetOfPage } from './render-page.ts';
import type { Answer, Answers, Job } from './worker-messages.ts';

/**
 * The process pictures are worked on in. An entry of its own: run from the source, or from `out/main/imaging-worker.cjs`; by Node's `fork` or
 * by Electron's `utilityProcess`, whose port is not in Node's types.
 */
type ParentPort = { on(event: 'message', listener: (event: { readonly data: Job }) => void): void; postMessage(answer: Answer): void };

const parentPort = 'parentPort' in process ? (process.parentPort as ParentPort | null) : null;
const tell = (answer: Answer): void => {
  if (parentPort === null) {
    process.send?.(answer);
  } else {
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a process has no origin, and Electron's port takes one argument
    parentPort.postMessage(answer);
  }
};

if (parentPort === null) {
  process.on('message', (job: Job) => void work(job));
  // Whoever started it is gone.
  process.on('disconnect', () => process.exit(0));
} else {
  parentPort.on('message', ({ data }) => void work(data));
}

async function work(job: Job): Promise<void> {
  try {
    tell({ result: await answerTo(job) });
  } catch (error) {
    tell({ defect: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
}

function answerTo(job: Job): Promise<Result<Answers[keyof Answers], Refusal>> {
  switch (job.ask) {
    case 'prepare':
      return prepareFile(job);
    case 'join':
      return joinPictures(job);
    case 'open':
      return openPages(job);
    case 'blank':
      return isBlankPage(job);
    case 'render':
      return renderPage(job);
    case 'measure':
      return measurePage(job);
    case 'sheet':
      return sheetOfPage(job);
    case 'split':
      return splitPdf(job.bytes);
    default:
      return job satisfies never;
  }
}
