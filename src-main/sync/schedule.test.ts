import { describe, expect, test } from 'vitest';
import { backOff } from './back-off.ts';
import { nextRunInMs, type Outlook } from './schedule.ts';

const calm: Outlook = { centre: 'reachable', failures: 0, quietRuns: 0, waiting: false, dueInMs: null, pauseMs: 0 };
const least = () => 0;
const most = () => 1;

describe('the next run', () => {
  test('[peers 64] comes every five minutes at most when nothing waits', () => {
    expect(nextRunInMs(calm, least)).toBe(300_000);
    expect(nextRunInMs(calm, most)).toBe(270_000);
  });

  test('[W-32] comes after 5, 10, 20 and then 30 seconds while something waits here or at the centre', () => {
    const seconds = [0, 1, 2, 3, 9].map((quietRuns) => nextRunInMs({ ...calm, waiting: true, quietRuns }, least) / 1_000);
    expect(seconds).toEqual([5, 10, 20, 30, 30]);
  });

  test('[O-24] comes when a postponed filing is due, but not in the same breath', () => {
    expect(nextRunInMs({ ...calm, waiting: true, dueInMs: 2_000 }, least)).toBe(2_000);
    expect(nextRunInMs({ ...calm, waiting: true, dueInMs: -9 }, least)).toBe(500);
    expect(nextRunInMs({ ...calm, waiting: true, dueInMs: 86_400_000 }, least)).toBe(5_000);
  });

  test('[peers 64] probes an unreachable centre soon, then at most every 30 seconds', () => {
    const longest = [1, 2, 3, 4, 5, 50].map((failures) => nextRunInMs({ ...calm, centre: 'unreachable', failures }, most) / 1_000);
    expect(longest).toEqual([4, 8, 16, 30, 30, 30]);
    expect(nextRunInMs({ ...calm, centre: 'not-recognised', failures: 50 }, least)).toBe(500);
  });

  test('[NS-33] honours the pause a busy centre asked for', () => {
    expect(nextRunInMs({ ...calm, waiting: true, dueInMs: 100, pauseMs: 45_000 }, most)).toBe(45_000);
  });

  test('waits for the clerk when only a new sign-in helps', () => {
    expect(nextRunInMs({ ...calm, centre: 'login-needed', failures: 3, waiting: true }, most)).toBe(300_000);
  });
});

describe('back-off', () => {
  test('[O-24] grows exponentially to its cap and is drawn from the whole range', () => {
    const ceilings = [1, 2, 3, 4, 60].map((failures) => backOff({ failures, baseMs: 1_000, capMs: 10_000, random: most }));
    expect(ceilings).toEqual([2_000, 4_000, 8_000, 10_000, 10_000]);
    expect(backOff({ failures: 4, baseMs: 1_000, capMs: 10_000, random: () => 0.25 })).toBe(2_500);
    expect(backOff({ failures: 60, baseMs: 1_000, capMs: 10_000, random: least })).toBe(500);
  });
});
