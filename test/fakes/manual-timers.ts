import type { Timers } from '../../src-main/sync/create-sync.ts';

export type ManualTimers = Timers & {
  /** How long the next thing planned would have to wait; null when nothing is planned. */
  next(): number | null;
  /** Does the next thing planned, now. */
  fire(): void;
};

/** Timers that only go off when a test says so. */
export function createManualTimers(): ManualTimers {
  const planned = new Map<number, { readonly work: () => void; readonly milliseconds: number }>();
  let count = 0;
  const first = () => [...planned].sort(([, a], [, b]) => a.milliseconds - b.milliseconds)[0] ?? null;
  return {
    set(work, milliseconds) {
      count += 1;
      planned.set(count, { work, milliseconds });
      return count;
    },
    clear: (handle) => void planned.delete(Number(handle)),
    next: () => first()?.[1].milliseconds ?? null,
    fire() {
      const next = first();
      if (next === null) {
        throw new Error('nothing is planned');
      }
      planned.delete(next[0]);
      next[1].work();
    },
  };
}
