/** A calendar day as `YYYY-MM-DD`, without time or zone. */
export type PlainDate = string;
/** A calendar month as `YYYYMM`, the way contribution periods (费款所属期, AAE002) are written. */
export type PlainMonth = string;
/** A moment as ISO 8601 in UTC, `2026-11-22T01:02:03.000Z`. */
export type Instant = string;

const datePattern = /^(\d{4})-(\d{2})-(\d{2})$/;
const monthPattern = /^(\d{4})(\d{2})$/;

/** True for an existing day of the Gregorian calendar. */
export function isPlainDate(text: string): boolean {
  const parts = datePattern.exec(text);
  if (parts === null) {
    return false;
  }
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  const date = new Date(Date.UTC(year, month - 1, day));
  date.setUTCFullYear(year);
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

/** True for `YYYYMM` with a month of 01 to 12. */
export function isPlainMonth(text: string): boolean {
  const parts = monthPattern.exec(text);
  return parts !== null && Number(parts[2]) >= 1 && Number(parts[2]) <= 12;
}

/** The month a day lies in. */
export function monthOf(date: PlainDate): PlainMonth {
  return date.slice(0, 4) + date.slice(5, 7);
}

/** The month `count` months later (earlier when negative). */
export function addMonths(month: PlainMonth, count: number): PlainMonth {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(4)) - 1 + count;
  return `${String(Math.floor(index / 12)).padStart(4, '0')}${String((index % 12) + 1).padStart(2, '0')}`;
}

/** The day `count` years later; 29 February becomes 1 March where there is none. */
export function addYears(date: PlainDate, count: number): PlainDate {
  const later = `${String(Number(date.slice(0, 4)) + count).padStart(4, '0')}${date.slice(4)}`;
  return isPlainDate(later) ? later : `${later.slice(0, 4)}-03-01`;
}

/** How many months `to` lies after `from`; negative when before. */
export function monthsBetween(from: PlainMonth, to: PlainMonth): number {
  return (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(4)) - Number(from.slice(4));
}

/** Whole years completed between two days: the age on `on` of someone born on `born`. */
export function fullYears(born: PlainDate, on: PlainDate): number {
  const years = Number(on.slice(0, 4)) - Number(born.slice(0, 4));
  return on.slice(5) < born.slice(5) ? years - 1 : years;
}

/** The day it is in China (UTC+8, no daylight saving since 1991) at a moment. Deadlines are judged by this day. */
export function chinaDate(instant: Instant): PlainDate {
  return new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 10);
}
