import { normaliseContributionMonth } from '../../../src-shared/domain/numbers/contribution-month.ts';
import { assertNever } from '../../../src-shared/lib/assert-never.ts';
import { chineseMonth } from '../../../src-shared/lib/chinese-date.ts';
import { isPlainDate, isPlainMonth } from '../../../src-shared/lib/plain-date.ts';
import { dateOfSerial, dateWithTime } from './date-parts.ts';
import { isDigits } from './understand-number.ts';
import { type ColumnFacts, nothingTaken, type Understand, type Understood } from './understood.ts';
import { DONE, errorSentence, quote, unwrapNumber } from './written-text.ts';

const SIX_DIGITS = '改为六位年月';
const MONTH_OF_DAY = '只取年月';
const WAY_OUT = '请按六位年月填写，如202611。';
const ENGLISH_MONTHS = 'JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC'.split(' ');

/** 年月: `202611`. */
export function understandMonth({ field: { label }, typed }: ColumnFacts): Understand {
  return (cell) => {
    switch (cell.kind) {
      case 'text':
        return isWrittenMonth(cell.text) ? cell.text : understandText(label, cell.text, typed);
      case 'number':
        return isWrittenMonth(cell.text) ? cell.text : understandNumber(label, cell.text);
      case 'date':
        return monthOfDay(cell.text.slice(0, 10)) ?? nothingTaken(`${label}${quote(cell.text)}只有时间，没有年月。${WAY_OUT}`);
      case 'error':
        return nothingTaken(`${errorSentence(label, cell)}。`);
      case 'boolean':
        return nothingTaken(`${label}${quote(cell.text)}不是年月。${WAY_OUT}`);
      default:
        return assertNever(cell.kind);
    }
  };
}

/** Six digits, the last two a month. */
function isWrittenMonth(text: string): boolean {
  const month = text.charCodeAt(4) * 10 + text.charCodeAt(5) - 528;
  return isDigits(text, 6) && month >= 1 && month <= 12;
}

/** The first of a month is how a spreadsheet keeps 2026-11; another day was meant as a day. */
function monthOfDay(day: string): Understood | string | null {
  if (!isPlainDate(day)) {
    return null;
  }
  const value = day.slice(0, 4) + day.slice(5, 7);
  return day.endsWith('-01') ? value : { value, done: [MONTH_OF_DAY] };
}

function understandNumber(label: string, text: string): Understood {
  const day = dateOfSerial(text);
  if (day !== null) {
    const value = day.slice(0, 4) + day.slice(5, 7);
    const sentence = `${label}在文件中是日期序号${text}，已按${chineseMonth(value)}导入。请核对。`;
    return { value, finding: { severity: 'warn', sentence } };
  }
  return understandText(label, text, false);
}

function understandText(label: string, written: string, typed: boolean): Understood {
  const day = dateWithTime(written);
  if (day !== null) {
    return { value: day.date.slice(0, 4) + day.date.slice(5, 7), done: [MONTH_OF_DAY] };
  }
  const { text: tight, done } = unwrapNumber(written);
  const whole = /^(\d{6})\.0+$/.exec(tight)?.[1];
  const text = (whole ?? tight).replace(/(?<=\d)月份$/, '月');
  const all = whole === undefined ? done : [...done, DONE.decimals];
  const lostZero = typed ? null : /^(\d{4})\.1$/.exec(text);
  if (lostZero !== null) {
    const year = lostZero[1];
    return nothingTaken(`${label}${quote(text)}可能是${year}年1月，也可能是${year}年10月（末尾的0已丢失）。${WAY_OUT}`);
  }
  const value = normaliseContributionMonth(text);
  if (isPlainMonth(value)) {
    return { value, done: value === text ? all : [...all, SIX_DIGITS] };
  }
  const meant = likelyMonth(value);
  const kept = { value, done: all };
  return meant === null
    ? kept
    : {
        ...kept,
        finding: {
          severity: 'block',
          sentence: `${label}${quote(written)}不是六位年月，可能是${chineseMonth(meant)}。${WAY_OUT}`,
          repair: { label: `改为${chineseMonth(meant)}`, value: meant },
        },
      };
}

/** What was most likely meant, where only one thing can be: never taken, only offered. */
function likelyMonth(text: string): string | null {
  const guesses = [
    // 20261: the zero of 01 is gone.
    [/^(\d{4})([1-9])$/, (parts: RegExpExecArray) => monthText(parts[1], parts[2])],
    // 2611
    [/^(\d{2})(\d{2})$/, ([, a = '', b = '']: RegExpExecArray) => (isPlainMonth(`20${b}${a}`) ? '' : monthText(`20${a}`, b))],
    [/^(\d{1,2})[-/.](\d{4})$/, (parts: RegExpExecArray) => monthText(parts[2], parts[1])],
    // NOV-26 is how a spreadsheet shows 2026-11 that it took for a date.
    [/^([A-Z]{3})-(\d{2})$/, ([, name = '', year]: RegExpExecArray) => monthText(`20${year}`, String(ENGLISH_MONTHS.indexOf(name) + 1))],
  ] as const;
  for (const [pattern, read] of guesses) {
    const parts = pattern.exec(text);
    const guess = parts === null ? '' : read(parts);
    if (isPlainMonth(guess) && guess >= '199201' && guess < '210001') {
      return guess;
    }
  }
  const serial = dateOfSerial(text);
  return serial === null ? null : serial.slice(0, 4) + serial.slice(5, 7);
}

function monthText(year: string | undefined, month: string | undefined): string {
  return `${year}${(month ?? '').padStart(2, '0')}`;
}
