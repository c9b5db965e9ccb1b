import type { Clock } from '../../src-main/engine/ports/clock.ts';
import type { Instant } from '../../src-shared/lib/plain-date.ts';

export type SettableClock = Clock & {
  set(instant: Instant): void;
  advance(milliseconds: number): void;
};

/** A clock that stands still until a test moves it. */
export function createClock(start: Instant = '2026-11-22T01:00:00.000Z'): SettableClock {
  let now = Date.parse(start);
  return {
    now: () => new Date(now).toISOString(),
    set: (instant) => {
      now = Date.parse(instant);
    },
    advance: (milliseconds) => {
      now += milliseconds;
    },
  };
}
