import { normaliseValue } from '../../../src-shared/forms/normalise-value.ts';
import type { Cell } from '../read/open-workbook.ts';
import { type ColumnFacts, nothingTaken, type Understand, type Understood } from './understood.ts';
import { DONE, errorSentence, hasLostDigits, isScientific, quote, unwrapNumber } from './written-text.ts';

/** 手机号码, 联系电话: eleven digits may be a number in the file, nothing of them is lost. */
export function understandPhone({ field: { label } }: ColumnFacts): Understand {
  return (cell) => {
    if (isDigits(cell.text, 11) && cell.kind !== 'date') {
      return cell.text;
    }
    const read = digitsOf(label, cell);
    if ('finding' in read) {
      return read;
    }
    const value = normaliseValue('phone', read.value);
    return { value, done: value === read.value ? read.done : [...(read.done ?? []), '去掉分隔符和“+86”'] };
  };
}

/** 邮政编码: six digits; a number of five has lost the zero of 010000. */
export function understandPostcode({ field: { label } }: ColumnFacts): Understand {
  return (cell) => {
    if (isDigits(cell.text, 6) && cell.kind !== 'date') {
      return cell.text;
    }
    const read = digitsOf(label, cell);
    if ('finding' in read) {
      return read;
    }
    const value = normaliseValue('postcode', read.value);
    const padded = value.padStart(6, '0');
    const finding = /^\d{4,5}$/.test(value)
      ? ({
          severity: 'warn',
          sentence: `${label}${quote(value)}不足6位，开头的0可能已丢失。请核对。`,
          repair: { label: '开头补0到6位', value: padded },
        } as const)
      : undefined;
    return finding === undefined ? { value, done: read.done } : { value, done: read.done, finding };
  };
}

/** What a cell of digits says, as text; a finding where digits are lost. */
function digitsOf(label: string, cell: Cell): Understood {
  if (cell.kind === 'error') {
    return nothingTaken(`${errorSentence(label, cell)}。`);
  }
  if (cell.kind === 'date' || cell.kind === 'boolean') {
    return nothingTaken(`${label}${quote(cell.text)}不是号码。请填写${label}。`);
  }
  const { text, done } = unwrapNumber(cell.text);
  if (isScientific(text) || hasLostDigits(cell)) {
    return nothingTaken(
      `${label}${quote(cell.kind === 'number' ? cell.raw : text)}是科学计数法，数字已丢失，无法恢复。请重新填写${label}。`,
    );
  }
  const whole = /^(\d+)\.0+$/.exec(text)?.[1];
  return whole === undefined ? { value: text, done } : { value: whole, done: [...done, DONE.decimals] };
}

/** Exactly so many ASCII digits. */
export function isDigits(text: string, length: number): boolean {
  if (text.length !== length) {
    return false;
  }
  for (let at = 0; at < length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 48 || code > 57) {
      return false;
    }
  }
  return true;
}
