import { describe, expect, it } from 'vitest';
import { type Doubtful, doubtsAbout, expiryOf, openDoubts, sameAs } from './doubts.ts';
import type { Doubt } from './material.ts';

const TODAY = '2026-11-26';
const PAGE = 'q'.repeat(168);
const looking = (flaws: readonly Doubt[], fingerprint = '', more: Partial<Doubtful> = {}): Doubtful => ({
  prepared: { flaws: flaws.map((flaw) => ({ flaw })), fingerprint },
  ...more,
});

describe('doubts about a file', () => {
  it('[W-20] are how it looks, that it repeats an earlier one, and that it has expired', () => {
    const files = [looking([], PAGE), looking(['blurred'], PAGE, { expiresOn: '2026-11-25' })];
    expect(doubtsAbout(files, 0, TODAY)).toEqual([]);
    expect(doubtsAbout(files, 1, TODAY)).toEqual(['blurred', 'same-page', 'expired']);
    expect(sameAs(files, 1)).toBe(files[0]);
    expect(doubtsAbout(files, 2, TODAY)).toEqual([]);
  });

  it('[W-20] are open until they are answered, and what comes later asks again', () => {
    const answered = looking(['blurred'], PAGE, { usedAnyway: { reason: '原件如此', doubts: ['blurred'] } });
    expect(openDoubts([answered], 0, TODAY)).toEqual([]);
    expect(openDoubts([looking([], PAGE), answered], 1, TODAY)).toEqual(['same-page']);
    expect(openDoubts([{ ...answered, expiresOn: '2026-11-01' }], 0, TODAY)).toEqual(['expired']);
  });

  it('[issue 4] tells the last valid day, the thirty days before it and the day after it apart', () => {
    const days = ['2026-11-25', '2026-11-26', '2026-12-26', '2026-12-27'];
    expect(days.map((day) => expiryOf(day, TODAY))).toEqual(['expired', 'soon', 'soon', 'valid']);
    expect(expiryOf(undefined, TODAY)).toBeNull();
  });
});
