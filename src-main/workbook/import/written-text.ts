import { halfWidth } from '../../../src-shared/domain/numbers/number-check.ts';
import { withoutInvisible } from '../../../src-shared/lib/characters.ts';
import type { Cell } from '../read/open-workbook.ts';

/** How people and programs wrap and stretch what they mean, told from what they mean. */

/** 'abc: the sign that makes a spreadsheet keep text. */
const APOSTROPHE = /^\s*['’‘＇`](?=\S)/;
/** ="0012": how text is kept text in a CSV file. */
const QUOTED = /^\s*=\s*(["“”])(.*)["“”]\s*$/s;

export const DONE = {
  quotes: '去掉引号',
  invisible: '去掉不可见字符',
  blanks: '去掉多余的空格',
  fullWidth: '全角字符改为半角',
  capitals: '小写字母改为大写',
  decimals: '去掉小数部分“.0”',
} as const;

export type Unwrapped = { readonly text: string; readonly done: readonly string[] };

/** The text without invisible marks and the quotes of spreadsheets. */
export function unwrap(text: string): Unwrapped {
  const done: string[] = [];
  let rest = withoutInvisible(text);
  if (rest !== text) {
    done.push(DONE.invisible);
  }
  const quoted = QUOTED.exec(rest);
  const bare = (quoted?.[2] ?? rest).replace(APOSTROPHE, '');
  if (bare !== rest) {
    done.push(DONE.quotes);
    rest = bare;
  }
  return { text: rest, done };
}

/** The same in half width and without blanks, as every number is written; letters stay as they are. */
export function unwrapNumber(text: string): Unwrapped {
  const { text: bare, done } = unwrap(text);
  const narrow = halfWidth(bare);
  const tight = narrow.replace(/\s+/g, '');
  return {
    text: tight,
    done: [...done, ...(/[\uFF01-\uFF5E]/.test(bare) ? [DONE.fullWidth] : []), ...(tight !== narrow ? [DONE.blanks] : [])],
  };
}

/** 6.19999E+17: a number that lost its digits on the way to text. */
export function isScientific(text: string): boolean {
  return /^[+-]?\d(?:\.\d+)?[Ee][+-]?\d+$/.test(text);
}

/** A number of more digits than a spreadsheet keeps: the rest were lost when it was typed. */
export function hasLostDigits({ kind, text }: Cell): boolean {
  return kind === 'number' && /^\d{16,}$/.test(text);
}

/** What stands in the file, short enough for a sentence. */
export function quote(text: string): string {
  const shown = text.replaceAll(/\s+/g, ' ').trim();
  const characters = [...shown];
  return `“${characters.length > 40 ? `${characters.slice(0, 40).join('')}…` : shown}”`;
}

/** Text formats write errors, and numbers too wide for their column, as they were shown: #N/A, #####. They are no content in any format. */
export function errorInText(cell: Cell): Cell {
  return cell.kind === 'text' && /^#(?:N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA|#{2,})$/.test(cell.text.trim())
    ? { ...cell, kind: 'error' }
    : cell;
}

/** The cell holds no value a field could take: an error, or a formula that was never calculated. */
export function errorSentence(label: string, { text }: Cell): string {
  if (text.startsWith('##')) {
    return `${label}在表格中因列宽不够显示为${quote(text)}，内容没有保存下来。请填写正确的${label}`;
  }
  return text.startsWith('=')
    ? `${label}是没有计算结果的公式，无法取值。请在Excel或WPS中打开文件、重新保存后再导入，或直接填写${label}`
    : `${label}是表格错误值${quote(text)}，不是内容。请填写正确的${label}`;
}
