import { halfWidth } from '../../../src-shared/domain/numbers/number-check.ts';
import { isPlainDate, type PlainDate } from '../../../src-shared/lib/plain-date.ts';
import { unwrap } from './written-text.ts';

/** Serial numbers taken for days of these years: no wage, month or lost zero is written with the same five digits. */
const FIRST_SERIAL = 21_916; // 1960-01-01
const LAST_SERIAL = 73_050; // 2099-12-31
const DAY_ZERO = Date.UTC(1899, 11, 30);

/** The day of a spreadsheet's serial number of the 1900 system; null for other texts. */
export function dateOfSerial(text: string): PlainDate | null {
  const serial = /^\d{5}$/.test(text) ? Number(text) : 0;
  return serial >= FIRST_SERIAL && serial <= LAST_SERIAL ? new Date(DAY_ZERO + serial * 86_400_000).toISOString().slice(0, 10) : null;
}

/** 2026-11-05, 2026/11/5 0:00:00, 2026年11月5日, 20261105 as a day, and whether a time stood behind it; null for what is none. */
export function dateWithTime(written: string): { readonly date: PlainDate; readonly time: boolean } | null {
  const text = halfWidth(unwrap(written).text).trim();
  const day = text.replace(/[\sT]+\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?$/, '');
  const tight = day.replaceAll(/\s/g, '');
  const parts = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})[日号]?$/.exec(tight) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(tight);
  if (parts === null) {
    return null;
  }
  const date = `${parts[1]}-${(parts[2] ?? '').padStart(2, '0')}-${(parts[3] ?? '').padStart(2, '0')}`;
  return isPlainDate(date) ? { date, time: day !== text } : null;
}
