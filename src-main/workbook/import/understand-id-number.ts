import { checkCharacterOf, eighteenOf } from '../../../src-shared/domain/numbers/resident-id.ts';
import { normaliseValue } from '../../../src-shared/forms/normalise-value.ts';
import { assertNever } from '../../../src-shared/lib/assert-never.ts';
import { type ColumnFacts, nothingTaken, type Understand, type Understood } from './understood.ts';
import { DONE, errorSentence, isScientific, quote, unwrapNumber } from './written-text.ts';

const TYPE_AGAIN = '请对照证件原件重新填写；在表格中填写时，应先把这一列设为“文本”格式。';
/** Signs that stand for the X of a check character: multiplication sign, star, Greek and Cyrillic letters. */
const LOOKS_LIKE_X = /^(\d{17})[×✕*χΧхХ]$/;

/**
 * 社会保障号码 and other document numbers (§3.1). A number is never one, even if it looks right: what a spreadsheet keeps of 18 digits is 15, and
 * leading zeros are gone. `ruled`: the rules of the service speak about 15 digits themselves.
 */
export function understandIdNumber({ field: { label } }: ColumnFacts, ruled: boolean): Understand {
  return (cell) => {
    switch (cell.kind) {
      case 'text':
        return isPlainIdNumber(cell.text) ? cell.text : understandText(label, cell.text, ruled);
      case 'error':
        return nothingTaken(`${errorSentence(label, cell)}。`);
      case 'number':
        return nothingTaken(
          /^\d{1,15}$/.test(cell.text)
            ? `${label}以数字格式存储（文件中为${cell.raw}），开头的0可能已丢失，不能作为号码使用。${TYPE_AGAIN}`
            : `${label}以数字格式存储（文件中为${cell.raw}），末尾数字已丢失，无法恢复。${TYPE_AGAIN}`,
        );
      case 'boolean':
      case 'date':
        return nothingTaken(`${label}${quote(cell.text)}不是号码。${TYPE_AGAIN}`);
      default:
        return assertNever(cell.kind);
    }
  };
}

/** 18 digits, the last may be X, and nothing odd about it. */
function isPlainIdNumber(text: string): boolean {
  if (text.length !== 18) {
    return false;
  }
  for (let at = 0; at < 17; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 48 || code > 57) {
      return false;
    }
  }
  const last = text.charCodeAt(17);
  return last === 88 || (last >= 49 && last <= 57) || (last === 48 && !text.endsWith('000'));
}

function understandText(label: string, written: string, ruled: boolean): Understood {
  const { text, done } = unwrapNumber(written);
  if (isScientific(text)) {
    return nothingTaken(`${label}${quote(text)}是科学计数法，末尾数字已丢失，无法恢复。${TYPE_AGAIN}`);
  }
  if (/^\d+\.\d*$/.test(text)) {
    return nothingTaken(`${label}${quote(text)}带小数点，曾以数字格式存储，数字可能已丢失，不能作为号码使用。${TYPE_AGAIN}`);
  }
  const value = normaliseValue('id-number', text);
  const understood = { value, done: /[a-z]/.test(text) ? [...done, DONE.capitals] : done };
  const body = LOOKS_LIKE_X.exec(value)?.[1];
  if (body !== undefined && checkCharacterOf(body) === 'X') {
    const sentence = `${label}第18位是${quote(value.slice(17))}，应为大写字母X。请改正。`;
    return { ...understood, finding: { severity: 'block', sentence, repair: { label: '第18位改为X', value: `${body}X` } } };
  }
  if (/^\d{15}000$/.test(value)) {
    const sentence = `${label}末三位是000，可能曾以数字格式存储，末尾数字已丢失。请对照证件原件核对。`;
    return { ...understood, finding: { severity: 'warn', sentence } };
  }
  const eighteen = /^\d{15}$/.test(value) && !ruled ? eighteenOf(value) : '';
  if (eighteen !== '') {
    const sentence = `${label}是15位旧号码，申报须用18位号码。可先换算为18位用于查询，申报前请与身份证原件核对一致。`;
    return { ...understood, finding: { severity: 'block', sentence, repair: { label: '换算为18位号码', value: eighteen } } };
  }
  return understood;
}
