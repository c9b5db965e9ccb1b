import type { Result } from '../../src-shared/lib/result.ts';
import { answerJobs } from '../process/answer-jobs.ts';
import type { Refusal } from './hazard.ts';
import { joinPictures } from './join-pages.ts';
import { isBlankPage, openPages } from './open-pages.ts';
import { splitPdf } from './pdf-pages.ts';
import { prepareFile } from './prepare-file.ts';
import { measurePage, renderPage, sheetOfPage } from './render-page.ts';
import type { Answers, Job } from './worker-messages.ts';

/** The process pictures are worked on in. An entry of its own: run from the source, or from `out/main/imaging-worker.cjs`. */
// What comes is what create-imaging.ts sends: the process is ours.
answerJobs((job) => answerTo(job as Job));

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
