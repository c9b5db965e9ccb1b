import { DATE, PADDED } from './number-format.ts';
import type { Cell } from './opened-workbook.ts';

const SIGNIFICANT_PLACES = 15;
const MILLISECONDS_A_DAY = 86_400_000;
/** Serial number 0 of the 1900 system, seen from March 1900 on. */
const DAY_ZERO_1900 = Date.UTC(1899, 11, 30);
const DAY_ZERO_1904 = Date.UTC(1904, 0, 1);
const LAST_DAY = Date.UTC(9999, 11, 31);
/** The day before and including which the 1900 system counts a 29 February 1900 that never was. */
const FALSE_LEAP_DAY = 60;

export function textCell(text: string): Cell | undefined {
  return text === '' ? undefined : { kind: 'text', text, raw: text };
}

export function booleanCell(raw: string): Cell | undefined {
  const trimmed = raw.trim();
  return trimmed === ''
    ? undefined
    : { kind: 'boolean', text: trimmed === '1' || trimmed.toLowerCase() === 'true' ? 'TRUE' : 'FALSE', raw };
}

export function errorCell(text: string): Cell | undefined {
  return text === '' ? undefined : { kind: 'error', text, raw: text };
}

/** A formula without a result: its text begins with `=`. */
export function uncalculatedCell(formula: string): Cell {
  return { kind: 'error', text: `=${formula}`, raw: formula };
}

/** A number as stored, seen through its format. What is no number stays the text it is. */
export function numberCell(stored: string, format: number, date1904: boolean): Cell | undefined {
  const raw = stored.trim();
  if (raw === '') {
    return undefined;
  }
  const value = Number(raw);
  if (!Number.isFinite(value)) {
    return textCell(raw);
  }
  if (format === DATE) {
    const moment = momentOfSerial(value, date1904);
    if (moment !== null) {
      return { kind: 'date', text: moment, raw };
    }
  }
  const text = plainDigits(raw, value);
  return { kind: 'number', text: format > PADDED && /^\d+$/.test(text) ? text.padStart(format - PADDED, '0') : text, raw };
}

/** `t="d"`: ISO 8601. */
export function isoDateCell(raw: string): Cell | undefined {
  const trimmed = raw.trim();
  const parts = /^(?:(\d{4}-\d{2}-\d{2})?(?:T(\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?)?)(?:Z|[+-]\d{2}:\d{2})?$/.exec(trimmed);
  if (trimmed === '' || parts === null || (parts[1] === undefined && parts[2] === undefined)) {
    return textCell(trimmed);
  }
  const [, day, time] = parts;
  const text = day === undefined ? time : time === undefined || time === '00:00' ? day : `${day} ${time}`;
  return { kind: 'date', text: text ?? trimmed, raw: trimmed };
}

/** A serial number as a moment, rounded to the second; null when it is none (negative, the false leap day, beyond 9999). */
export function momentOfSerial(serial: number, date1904: boolean): string | null {
  const milliseconds = Math.round((serial * MILLISECONDS_A_DAY) / 1000) * 1000;
  const days = Math.floor(milliseconds / MILLISECONDS_A_DAY);
  const time = new Date(milliseconds - days * MILLISECONDS_A_DAY).toISOString().slice(11, 16);
  const hasTime = milliseconds !== days * MILLISECONDS_A_DAY;
  if (serial < 0 || (!date1904 && days === FALSE_LEAP_DAY) || (days === 0 && !date1904 && !hasTime)) {
    return null;
  }
  if (days === 0 && hasTime) {
    return time;
  }
  const zero = date1904 ? DAY_ZERO_1904 : DAY_ZERO_1900 + (days < FALSE_LEAP_DAY ? MILLISECONDS_A_DAY : 0);
  const day = zero + days * MILLISECONDS_A_DAY;
  return day > LAST_DAY ? null : new Date(day).toISOString().slice(0, 10) + (hasTime ? ` ${time}` : '');
}

/** A number in digits without exponent, to the 15 places a spreadsheet shows: 8000.1, not 8000.1000000000004. */
function plainDigits(raw: string, value: number): string {
  if (raw.length <= SIGNIFICANT_PLACES && /^(?:0|-?[1-9]\d*)$/.test(raw)) {
    return raw;
  }
  const shortest = String(Number(value.toPrecision(SIGNIFICANT_PLACES)));
  const parts = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(shortest);
  if (parts === null) {
    return shortest;
  }
  const digits = `${parts[2]}${parts[3] ?? ''}`;
  const exponent = Number(parts[4]);
  return exponent < 0 ? `${parts[1]}0.${'0'.repeat(-exponent - 1)}${digits}` : parts[1] + digits.padEnd(exponent + 1, '0');
}
