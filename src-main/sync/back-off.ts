/** Not even the luckiest draw asks again sooner. */
const LEAST_MS = 500;

/**
 * Exponential back-off with full jitter: a province of PCs that lost the centre together must not come back together.
 * `failures` is 1 after the first.
 */
export function backOff(ask: {
  readonly failures: number;
  readonly baseMs: number;
  readonly capMs: number;
  /** 0 … 1 */
  readonly random: () => number;
}): number {
  const ceiling = Math.min(ask.capMs, ask.baseMs * 2 ** Math.min(ask.failures, 30));
  return Math.round(Math.max(LEAST_MS, ask.random() * ceiling));
}
