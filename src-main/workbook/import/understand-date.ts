import { normaliseValue } from '../../../src-shared/forms/normalise-value.ts';
import { assertNever } from '../../../src-shared/lib/assert-never.ts';
import { chineseDate } from '../../../src-shared/lib/chinese-date.ts';
import { isPlainDate, type PlainDate } from '../../../src-shared/lib/plain-date.ts';
import { dateOfSerial, dateWithTime } from './date-parts.ts';
import { type ColumnFacts, nothingTaken, type Understand, type Understood } from './understood.ts';
import { errorSentence, quote, unwrapNumber } from './written-text.ts';

const WAY_OUT = '请按“年-月-日”填写，如1990-01-07。';

/** Days: `1990-01-07`. */
export function understandDate({ field: { label } }: ColumnFacts): Understand {
  return (cell) => {
    switch (cell.kind) {
      case 'text':
        return isWrittenDay(cell.text) ? cell.text : understandText(label, cell.text);
      case 'number':
        return understandNumber(label, cell.text);
      case 'date':
        return understandDateCell(label, cell.text);
      case 'error':
        return nothingTaken(`${errorSentence(label, cell)}。`);
      case 'boolean':
        return nothingTaken(`${label}${quote(cell.text)}不是日期。${WAY_OUT}`);
      default:
        return assertNever(cell.kind);
    }
  };
}

/** An existing day in the normal writing; cheap for the days every month has. */
function isWrittenDay(text: string): boolean {
  if (text.length !== 10 || text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) {
    return false;
  }
  for (let at = 0; at < 10; at += 1) {
    const code = text.charCodeAt(at);
    if ((code < 48 || code > 57) && at !== 4 && at !== 7) {
      return false;
    }
  }
  const month = text.charCodeAt(5) * 10 + text.charCodeAt(6) - 528;
  const day = text.charCodeAt(8) * 10 + text.charCodeAt(9) - 528;
  return month >= 1 && month <= 12 && day >= 1 && (day <= 28 || isPlainDate(text));
}

function understandDateCell(label: string, text: string): string | Understood {
  const day = text.slice(0, 10);
  if (!isPlainDate(day)) {
    return nothingTaken(`${label}${quote(text)}只有时间，没有日期。${WAY_OUT}`);
  }
  return text.length === 10 ? day : { value: day, done: ['去掉时间'] };
}

function understandNumber(label: string, text: string): Understood {
  const day = dateOfSerial(text);
  return day === null
    ? understandText(label, text)
    : { value: day, finding: { severity: 'warn', sentence: `${label}在文件中是日期序号${text}，已按${chineseDate(day)}导入。请核对。` } };
}

function understandText(label: string, written: string): Understood {
  const { text, done } = unwrapNumber(written);
  const day = dateWithTime(written);
  if (day !== null) {
    const writing = text === day.date ? [] : ['改为“年-月-日”写法'];
    return { value: day.date, done: day.time ? ['去掉时间'] : [...done, ...writing] };
  }
  const value = normaliseValue('date', text);
  const meant = likelyDay(value);
  return meant === null
    ? { value, done }
    : {
        value,
        done,
        finding: {
          severity: 'block',
          sentence: `${label}${quote(written)}不是“年-月-日”，可能是${chineseDate(meant)}。${WAY_OUT}`,
          repair: { label: `改为${chineseDate(meant)}`, value: meant },
        },
      };
}

/** What was most likely meant, where only one day can be: never taken, only offered. */
function likelyDay(text: string): PlainDate | null {
  const serial = dateOfSerial(text);
  const yearLast = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(text);
  const shortYear = /^([4-9]\d)[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text);
  const guesses: string[] = [];
  if (yearLast !== null) {
    const [, first = '', second = '', year = ''] = yearLast;
    guesses.push(dayText(year, first, second), dayText(year, second, first));
  }
  if (shortYear !== null) {
    const [, year = '', month = '', number = ''] = shortYear;
    guesses.push(dayText(`19${year}`, month, number));
  }
  const possible = [...new Set(guesses.filter(isPlainDate))];
  const [only] = possible;
  return serial ?? (only !== undefined && possible.length === 1 ? only : null);
}

function dayText(year: string, month: string, day: string): string {
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
