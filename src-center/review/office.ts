import type { Instant } from '../../src-shared/lib/plain-date.ts';
import type { Books } from '../store/books.ts';
import type { Knobs } from './knobs.ts';
import type { PublishedProfiles } from './published-profiles.ts';

/** What every desk of the centre works with. */
export type Office = {
  readonly books: Books;
  readonly clock: { now(): Instant };
  readonly profiles: PublishedProfiles;
  readonly knobs: Knobs;
};

/** A moment some seconds after another. */
export function secondsAfter(instant: Instant, seconds: number): Instant {
  return new Date(Date.parse(instant) + seconds * 1000).toISOString();
}
