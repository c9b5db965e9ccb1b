import { type Office, secondsAfter } from '../review/office.ts';
import { forgetTombstones } from '../store/changes.ts';
import { removeExpiredRegistrations } from '../store/registrations.ts';
import { removeExpiredSessions } from '../store/sessions.ts';
import { type MaterialRoom, sweepUploads } from './materials.ts';

const HOUR = 3_600_000;
/** Longer than any PC stays away without a full pull (data.md §5.1: thirteen months). */
export const TOMBSTONE_SECONDS = 400 * 86_400;

/** Once at the start and every hour: what ran out is cleared away. */
export function startHousekeeping(office: Office, room: MaterialRoom, onDefect: (error: unknown) => void): { close(): Promise<void> } {
  let round: Promise<void> = Promise.resolve();
  const begin = () => {
    round = tidy(office, room).catch(onDefect);
  };
  begin();
  const timer = setInterval(begin, HOUR);
  timer.unref();
  return {
    async close() {
      clearInterval(timer);
      await round;
    },
  };
}

async function tidy(office: Office, room: MaterialRoom): Promise<void> {
  // Files tell the machine's time, not the practice clock's.
  await sweepUploads(room, Date.now());
  await office.books.write((write) => {
    const now = office.clock.now();
    removeExpiredSessions(write, now);
    removeExpiredRegistrations(write, now);
    forgetTombstones(write, secondsAfter(now, -TOMBSTONE_SECONDS));
  });
}
