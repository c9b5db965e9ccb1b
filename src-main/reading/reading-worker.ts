import type { CardReading } from '../../src-shared/domain/card-reading.ts';
import { answerJobs } from '../process/answer-jobs.ts';
import { drawSheets } from './draw-sheets.ts';
import { joinReadings } from './join-readings.ts';
import { pagePictures } from './page-pictures.ts';
import { readCard } from './read-card.ts';
import { codesOf } from './read-codes.ts';
import type { ReadingAnswer, ReadingJob } from './reading-messages.ts';
import { openRecogniser, type Recognise } from './recogniser.ts';
import { takePages } from './take-pages.ts';

/** The process things are read in. An entry of its own: run from the source, or from `out/main/reading-worker.cjs`. */
let recogniser: Promise<Recognise> | null = null;

/** Front, back, and a copy of each. */
const MOST_CARD_PAGES = 4;

answerJobs((message) => answerTo(message as ReadingJob));

async function answerTo(job: ReadingJob): Promise<ReadingAnswer> {
  switch (job.ask) {
    case 'card': {
      // A third of a second, and needed for cards only.
      recogniser ??= openRecogniser();
      const recognise = await recogniser;
      const cards: CardReading[] = [];
      for await (const page of pagePictures(job, MOST_CARD_PAGES)) {
        cards.push(await readCard(page, { recognise, today: job.today }));
      }
      return joinReadings(cards);
    }
    case 'codes':
      return codesOf(job);
    case 'draw':
      return drawSheets(job.sheets);
    case 'take':
      return takePages(job.bytes, job.parts);
    default:
      return job satisfies never;
  }
}
