import type { Group } from './batch-summary.ts';
import { VERDICT } from './batch-tables.ts';

/**
 * Rows of imports under way, counted by their kind as they are staged. What counts them again when they are shown would have to read them
 * all while the clerk waits.
 */
export type StagedSums = {
  count(lot: number, row: Pick<Group, 'standing' | 'offers' | 'needs'>): void;
  /** The groups of a lot of so many rows, once; null where not all of them were counted here. */
  take(lot: number, rows: number): readonly Group[] | null;
  /** A transaction was taken back: nothing that was counted holds any more. */
  forget(): void;
};

/** Numbers of words begin at 1 and stay far below this, so 0 stands for none. */
const MOST_WORDS = 2 ** 20;

export function createStagedSums(): StagedSums {
  const lots = new Map<number, Map<number, number>>();
  return {
    count(lot, { standing, offers, needs }) {
      let counts = lots.get(lot);
      if (counts === undefined) {
        counts = new Map();
        lots.set(lot, counts);
      }
      const kind = (standing * MOST_WORDS + (offers ?? 0)) * MOST_WORDS + (needs ?? 0);
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
    },
    take(lot, rows) {
      const groups = [...(lots.get(lot) ?? [])].map(([kind, count]) => groupOf(kind, count));
      lots.delete(lot);
      return groups.reduce((total, { count }) => total + count, 0) === rows ? groups : null;
    },
    forget: () => lots.clear(),
  };
}

function groupOf(kind: number, count: number): Group {
  const both = Math.floor(kind / MOST_WORDS);
  return {
    standing: Math.floor(both / MOST_WORDS),
    verdict: VERDICT.open,
    offers: both % MOST_WORDS || null,
    needs: kind % MOST_WORDS || null,
    count,
  };
}
