import { fenOf, groupedMoney } from '../../../src-shared/domain/numbers/money.ts';
import type { BaseLimits } from '../../../src-shared/profile/region-profile.ts';

/** Old to new base of one person: what changes and what is odd about it (peers.md, idea 19: notes, never blocks). */
export type BaseChange = {
  /** Yuan with sign and two decimals, `+1200.00`. */
  readonly difference: string;
  /** Of the old base, rounded to a tenth: `+12.5%`; '' without an old one. */
  readonly percent: string;
  readonly oddities: readonly BaseOddity[];
};
export type BaseOddity = 'beyond-30' | 'at-floor' | 'at-ceiling';

export const ODDITY_WORDS = { 'beyond-30': '超±30%', 'at-floor': '等于保底线', 'at-ceiling': '等于封顶线' } satisfies Record<
  BaseOddity,
  string
>;

/** Null while there is no new base. */
export function baseChangeOf(ask: {
  readonly before: string;
  readonly after: string;
  readonly limits: BaseLimits | null;
}): BaseChange | null {
  const [before, after] = [fenOf(ask.before), fenOf(ask.after)];
  if (after === null) {
    return null;
  }
  const oddities: BaseOddity[] = [];
  if (before !== null && before > 0n && abs(after - before) * 10n > before * 3n) {
    oddities.push('beyond-30');
  }
  if (ask.limits !== null && after === fenOf(ask.limits.floor)) {
    oddities.push('at-floor');
  }
  if (ask.limits !== null && after === fenOf(ask.limits.ceiling)) {
    oddities.push('at-ceiling');
  }
  if (before === null) {
    return { difference: '', percent: '', oddities };
  }
  return { difference: signed(after - before), percent: percentOf(before, after), oddities };
}

/** 4,737元. */
export function yuan(amount: string): string {
  return `${groupedMoney(amount).replace(/\.00$/, '')}元`;
}

/** Difference of two sums as `+12.5%`; '' where there is nothing to compare with. */
export function percentOf(before: bigint, after: bigint): string {
  if (before <= 0n) {
    return '';
  }
  const tenths = Math.round((Number(after - before) / Number(before)) * 1000);
  return `${tenths > 0 ? '+' : tenths < 0 ? '−' : ''}${(Math.abs(tenths) / 10).toFixed(1)}%`;
}

function signed(fen: bigint): string {
  const size = abs(fen);
  const text = groupedMoney(`${size / 100n}.${String(size % 100n).padStart(2, '0')}`);
  return fen === 0n ? '0.00' : `${fen > 0n ? '+' : '−'}${text}`;
}

function abs(value: bigint): bigint {
  return value < 0n ? -value : value;
}
