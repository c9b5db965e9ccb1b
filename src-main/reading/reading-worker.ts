import { answerJobs } from '../process/answer-jobs.ts';
import { pagePictures } from './page-pictures.ts';
import { readCard } from './read-card.ts';
import { codesOf } from './read-codes.ts';
import type { ReadingAnswer, ReadingJob } from './reading-messages.ts';
import { openRecogniser, type Recognise } from './recogniser.ts';

/** The process things are read in. An entry of its own: run from the source, or from `out/main/reading-worker.cjs`. */
let recogniser: Promise<Recognise> | null = null;

answerJobs((message) => answerTo(message as ReadingJob));

async function answerTo(job: ReadingJob): Promise<ReadingAnswer> {
  switch (job.ask) {
    case 'card': {
      const { value: page } = await pagePictures(job, 1).next();
      if (page === undefined) {
        return null;
      }
      // A third of a second, and needed for cards only.
      recogniser ??= openRecogniser();
      return readCard(page, { recognise: await recogniser, today: job.today });
    }
    case 'codes':
      return codesOf(job);
    default:
      return job satisfies never;
  }
}
