import type { CardReading } from '../../src-shared/domain/card-reading.ts';
import type { MediaType } from '../../src-shared/domain/material.ts';
import type { PlainDate } from '../../src-shared/lib/plain-date.ts';
import type { SheetToDraw } from '../engine/ports/reading.ts';

/** What the process is asked. One job at a time. */
export type ReadingJob =
  | { readonly ask: 'card'; readonly bytes: Uint8Array; readonly mediaType: MediaType; readonly today: PlainDate }
  | { readonly ask: 'codes'; readonly bytes: Uint8Array; readonly mediaType: MediaType }
  | { readonly ask: 'draw'; readonly sheets: readonly SheetToDraw[] }
  | { readonly ask: 'take'; readonly bytes: Uint8Array; readonly parts: readonly (readonly number[])[] };

/** null: not to be read. */
export type ReadingAnswers = {
  readonly card: CardReading | null;
  readonly codes: readonly (string | null)[];
  readonly draw: Uint8Array;
  readonly take: readonly Uint8Array[];
};
export type ReadingAnswer = ReadingAnswers[keyof ReadingAnswers];
