import { normaliseValue } from '../../../src-shared/forms/normalise-value.ts';
import { assertNever } from '../../../src-shared/lib/assert-never.ts';
import { hasInvisible, isHan } from '../../../src-shared/lib/characters.ts';
import { type ColumnFacts, nothingTaken, type Understand, type Understood } from './understood.ts';
import { DONE, errorSentence, hasLostDigits, quote, unwrap } from './written-text.ts';

/** Blanks at the ends, or what spreadsheets wrap texts in. */
const ODD = /^\s|\s$|^['’‘＇`]|^=/;

/**
 * Texts: addresses, remarks, and numbers that follow no public format (个人编号). `usualLength`: how many digits this column's numbers have, null when
 * it is no column of numbers; a number that is shorter may have lost its leading zeros.
 */
export function understandText({ field: { label }, typed }: ColumnFacts, usualLength: number | null): Understand {
  return (cell) => {
    const { kind, text } = cell;
    if (kind === 'error') {
      return nothingTaken(`${errorSentence(label, cell)}。`);
    }
    if (hasLostDigits(cell) || /^\d(?:\.\d+)?E\+\d{2}$/i.test(text)) {
      return nothingTaken(
        `${label}以数字格式存储（文件中为${cell.raw}），末尾数字已丢失，无法恢复。请重新填写；在表格中填写时，应先把这一列设为“文本”格式。`,
      );
    }
    if (usualLength !== null && text.length < usualLength && (kind === 'number' || !typed) && /^\d+$/.test(text)) {
      return shortNumber(label, text, usualLength);
    }
    return ODD.test(text) || hasInvisible(text) ? understandOdd(text) : text;
  };
}

/** Names of people. A number or a date is none. */
export function understandName({ field: { label } }: ColumnFacts): Understand {
  return (cell) => {
    const { kind, text } = cell;
    switch (kind) {
      case 'text':
        return isHan(text) ? text : understandWrittenName(text);
      case 'error':
        return nothingTaken(`${errorSentence(label, cell)}。`);
      case 'number':
      case 'boolean':
      case 'date':
        return nothingTaken(`${label}${quote(text)}是${kind === 'date' ? '日期' : '数字'}，不是姓名。请填写${label}。`);
      default:
        return assertNever(kind);
    }
  };
}

function understandOdd(text: string): Understood {
  const { text: bare, done } = unwrap(text);
  // ' before a word is part of the word, before digits it is the spreadsheet's.
  const kept = done.includes(DONE.quotes) && !/^[\d=]/.test(text.replace(/^\s*['’‘＇`]/, '')) ? text : bare;
  const value = normaliseValue('text', kept);
  return {
    value,
    done: [...(kept === text ? done.filter((what) => what !== DONE.quotes) : done), ...(value === kept ? [] : [DONE.blanks])],
  };
}

function understandWrittenName(text: string): Understood {
  const { text: bare, done } = unwrap(text);
  const value = normaliseValue('name', bare);
  const tight = bare.replace(/\s/g, '');
  return {
    value,
    done: [...done, ...(tight === bare || value === bare ? [] : [DONE.blanks]), ...(/[•・･‧∙．]/.test(bare) ? ['间隔号改为“·”'] : [])],
  };
}

function shortNumber(label: string, text: string, usualLength: number): Understood {
  const sentence = `${label}${quote(text)}是${text.length}位，本列其他号码是${usualLength}位，以数字格式存储时开头的0可能已丢失。请核对。`;
  const repair = { label: `${label}开头补0到${usualLength}位`, value: text.padStart(usualLength, '0') };
  return { value: text, finding: { severity: 'warn', sentence, repair } };
}
