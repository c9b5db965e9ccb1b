import type { PlainDate, PlainMonth } from './plain-date.ts';

/** 2026-11-02 as 2026年11月2日. */
export function chineseDate(date: PlainDate): string {
  return `${chineseMonth(date.slice(0, 4) + date.slice(5, 7))}${Number(date.slice(8))}日`;
}

/** 202611 as 2026年11月. */
export function chineseMonth(month: PlainMonth): string {
  return `${month.slice(0, 4)}年${Number(month.slice(4))}月`;
}
