import { normaliseMoney } from '../../../src-shared/domain/numbers/money.ts';
import { assertNever } from '../../../src-shared/lib/assert-never.ts';
import type { Cell } from '../read/open-workbook.ts';
import { type ColumnFacts, nothingTaken, type Understand, type Understood } from './understood.ts';
import { errorSentence, quote, unwrapNumber } from './written-text.ts';

/** Amounts of yuan: `4737.00`. */
export function understandMoney({ field: { label } }: ColumnFacts): Understand {
  return (cell) => {
    switch (cell.kind) {
      case 'text':
      case 'number':
        return plainMoney(cell.text) ?? understandText(label, cell.text);
      case 'date':
        return understandDateCell(label, cell);
      case 'error':
        return nothingTaken(`${errorSentence(label, cell)}。`);
      case 'boolean':
        return nothingTaken(`${label}${quote(cell.text)}不是金额。请填写${label}，如4737.00。`);
      default:
        return assertNever(cell.kind);
    }
  };
}

/** 4737.00 and 4737, the ways nearly every amount is written; null for any other. */
function plainMoney(text: string): string | null {
  const { length } = text;
  const point = length > 3 && text.charCodeAt(length - 3) === 46 ? length - 3 : length;
  for (let at = 0; at < length; at += 1) {
    const code = text.charCodeAt(at);
    if ((code < 48 || code > 57) && at !== point) {
      return null;
    }
  }
  if (length === 0 || (point > 1 && text.charCodeAt(0) === 48)) {
    return null;
  }
  return point < length ? text : `${text}.00`;
}

function understandText(label: string, written: string): Understood {
  const { text, done } = unwrapNumber(written);
  const all = [...done];
  const bare = text.replace(/^(?:RMB|CNY|人民币)?[¥￥]?/i, '').replace(/(?:元整|元\/月|元|圆整?)$/, '');
  if (bare !== text) {
    all.push('去掉货币符号和单位');
  }
  const exact = withoutNoise(bare);
  if (exact !== bare) {
    all.push('小数尾差取整到分');
  }
  const value = normaliseMoney(exact);
  if (/^\d+\.\d{2}$/.test(value)) {
    return { value, done: exact.includes(',') ? [...all, '去掉千分位逗号'] : all };
  }
  const asWritten = normaliseMoney(text);
  const tenThousands = /^(\d{1,6}(?:\.\d{1,4})?)万$/.exec(bare)?.[1];
  if (tenThousands !== undefined) {
    const amount = `${shiftFour(tenThousands)}.00`;
    return offer(asWritten, `${label}${quote(written)}以“万”为单位，应填写元。请改为以元为单位的金额。`, amount, `改为${amount}元`);
  }
  const rounded = roundedToFen(value);
  return rounded === null
    ? { value: asWritten, done }
    : offer(asWritten, `${label}${quote(written)}超过两位小数。请四舍五入到分后填写。`, rounded, `四舍五入为${rounded}`);
}

function offer(value: string, sentence: string, amount: string, label: string): Understood {
  return { value, finding: { severity: 'block', sentence, repair: { label, value: amount } } };
}

/** 4737.1000000000004 is 4737.1 and what binary fractions leave over. */
function withoutNoise(text: string): string {
  if (!/^\d{1,10}\.\d{7,}$/.test(text)) {
    return text;
  }
  const value = Number(text);
  const near = Math.round(value * 100) / 100;
  return Math.abs(value - near) < 1e-6 ? near.toFixed(2) : text;
}

function roundedToFen(text: string): string | null {
  const parts = /^(\d{1,10})\.(\d{2})(\d)\d*$/.exec(text);
  if (parts === null) {
    return null;
  }
  const fen = BigInt(`${parts[1]}${parts[2]}`) + (Number(parts[3]) >= 5 ? 1n : 0n);
  const digits = String(fen).padStart(3, '0');
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** 1.25 of 万 as 12500. */
function shiftFour(text: string): string {
  const [whole = '', decimals = ''] = text.split('.');
  return (whole + decimals.padEnd(4, '0')).replace(/^0+(?=\d)/, '');
}

/** An amount whose cell was given a date's format: the number under it is what was typed. */
function understandDateCell(label: string, { text, raw }: Cell): Understood {
  const amount = /^\d{1,10}(?:\.\d{1,2})?$/.test(raw) ? normaliseMoney(raw) : '';
  return nothingTaken(
    `${label}的单元格是日期格式，显示为${quote(text)}，不是金额。请填写金额，如4737.00。`,
    amount === '' ? undefined : { label: `改为${amount}`, value: amount },
  );
}
