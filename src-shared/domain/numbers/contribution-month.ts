import { isPlainMonth } from '../../lib/plain-date.ts';
import { type NumberCheck, normaliseNumber } from './number-check.ts';

/** Nothing was paid before: pooled old-age insurance began in 1992 (§3.6). */
const EARLIEST = '199201';

/** 2026-11, 2026/11, 2026.11 and 2026年11月 as 202611; anything else stays as it is. */
export function normaliseContributionMonth(text: string): string {
  const normal = normaliseNumber(text);
  if (isPlainMonth(normal)) {
    return normal;
  }
  const parts = /^(\d{4})[-/.年](\d{1,2})月?$/.exec(normal);
  return parts === null ? normal : `${parts[1]}${(parts[2] ?? '').padStart(2, '0')}`;
}

/** 年月 as `YYYYMM`, not before 199201 (§3.6). */
export function checkContributionMonth(text: string): NumberCheck {
  const normal = normaliseContributionMonth(text);
  if (!/^\d{6}$/.test(normal)) {
    return { normal, problems: [{ problem: 'shape' }], doubts: [] };
  }
  if (!isPlainMonth(normal)) {
    return { normal, problems: [{ problem: 'no-such-month', found: normal.slice(4) }], doubts: [] };
  }
  return { normal, problems: normal < EARLIEST ? [{ problem: 'too-early', earliest: EARLIEST }] : [], doubts: [] };
}
