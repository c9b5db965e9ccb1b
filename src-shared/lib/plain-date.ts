import { hasDigits, twoDigitsAt } from './characters.ts';

/** A calendar day as `YYYY-MM-DD`, without time or zone. */
export type PlainDate = string;
/** A calendar month as `YYYYMM`, the way contribution periods (费款所属期, AAE002) are written. */
export type PlainMonth = string;
/** A moment as ISO 8601 in UTC, `2026-11-22T01:02:03.000Z`. */
export type Instant = string;

const HYPHEN = 0x2d;
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** True for an existing day of the Gregorian calendar. */
export function isPlainDate(text: string): boolean {
  if (
    text.length !== 10 ||
    text.charCodeAt(4) !== HYPHEN ||
    text.charCodeAt(7) !== HYPHEN ||
    !hasDigits(text, 0, 4) ||
    !hasDigits(text, 5, 7) ||
    !hasDigits(text, 8, 10)
  ) {
    return false;
  }
  return isDay(yearAt(text, 0), twoDigitsAt(text, 5), twoDigitsAt(text, 8));
}

/** The year four digits make. They must be digits. */
export function yearAt(text: string, at: number): number {
  return twoDigitsAt(text, at) * 100 + twoDigitsAt(text, at + 2);
}

/** True where the Gregorian calendar has that day. */
export function isDay(year: number, month: number, day: number): boolean {
  return day >= 1 && day <= daysIn(year, month);
}

/** How many days a month has; none where there is no such month. */
function daysIn(year: number, month: number): number {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && leap ? 29 : (DAYS[month - 1] ?? 0);
}

/** True for `YYYYMM` with a month of 01 to 12. */
export function isPlainMonth(text: string): boolean {
  if (text.length !== 6 || !hasDigits(text)) {
    return false;
  }
  const month = twoDigitsAt(text, 4);
  return month >= 1 && month <= 12;
}

/** The month a day lies in. */
export function monthOf(date: PlainDate): PlainMonth {
  return date.slice(0, 4) + date.slice(5, 7);
}

/** The month `count` months later (earlier when negative). */
export function addMonths(month: PlainMonth, count: number): PlainMonth {
  const index = yearAt(month, 0) * 12 + twoDigitsAt(month, 4) - 1 + count;
  return `${String(Math.floor(index / 12)).padStart(4, '0')}${String((index % 12) + 1).padStart(2, '0')}`;
}

/** The day `count` years later; 29 February becomes 1 March where there is none. */
export function addYears(date: PlainDate, count: number): PlainDate {
  if (count === 0) {
    return date;
  }
  const later = `${String(yearAt(date, 0) + count).padStart(4, '0')}${date.slice(4)}`;
  return isPlainDate(later) ? later : `${later.slice(0, 4)}-03-01`;
}

/** How many months `to` lies after `from`; negative when before. */
export function monthsBetween(from: PlainMonth, to: PlainMonth): number {
  return (yearAt(to, 0) - yearAt(from, 0)) * 12 + twoDigitsAt(to, 4) - twoDigitsAt(from, 4);
}

/** Whole years completed between two days: the age on `on` of someone born on `born`. */
export function fullYears(born: PlainDate, on: PlainDate): number {
  const years = yearAt(on, 0) - yearAt(born, 0);
  const days = (twoDigitsAt(on, 5) - twoDigitsAt(born, 5)) * 100 + twoDigitsAt(on, 8) - twoDigitsAt(born, 8);
  return days < 0 ? years - 1 : years;
}

/** How many days `to` lies after `from`; negative when before. */
export function daysBetween(from: PlainDate, to: PlainDate): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

/** The day it is in China (UTC+8, no daylight saving since 1991) at a moment. Deadlines are judged by this day. */
export function chinaDate(instant: Instant): PlainDate {
  return new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 10);
}
