import { Buffer } from 'node:buffer';
import type { RowsOfText } from './sheet-plan.ts';

/**
 * A list as CSV for Excel: UTF-8 with BOM (without it Excel takes it for GBK), CRLF, quotes where needed.
 *
 * Opened by a double click, Excel reads every field as if it were typed. Two sorts of text must be kept from it:
 * - What begins like a formula gets an apostrophe in front, which every spreadsheet shows as text; a blank or a tab in front would not
 *   do, since some programs strip it and calculate what is left. The full-width signs count as well, Excel takes them in Chinese.
 * - What is a number but not meant as one (18 digits of an id number, of which Excel keeps 15; 0012, 2E5) gets a tab in front: it is
 *   shown as written, the tab is not seen, and whoever reads the file again takes blanks off a number anyway. Digits calculate nothing.
 * Columns that hold numbers are left alone, minus sign included, as long as the text is a number.
 */
export async function writeCsv({ columns, rows }: CsvPlan): Promise<Uint8Array> {
  const pieces: Buffer[] = [Buffer.from(`\uFEFF${columns.map(({ header }) => quoted(guarded(header))).join(',')}\r\n`)];
  const numbers = columns.map(({ kind }) => kind === 'number');
  let piece = '';
  for await (const row of rows) {
    piece += `${numbers.map((number, index) => field(row[index] ?? '', number)).join(',')}\r\n`;
    if (piece.length > PIECE) {
      pieces.push(Buffer.from(piece));
      piece = '';
    }
  }
  return Buffer.concat([...pieces, Buffer.from(piece)]);
}

type CsvPlan = {
  readonly columns: readonly { readonly header: string; readonly kind: 'text' | 'number' }[];
  readonly rows: RowsOfText;
};

const PIECE = 1 << 17;
const NUMBER = /^-?\d+(\.\d+)?$/;
/** A sign alone ("-" for nothing) is no formula. */
const LIKE_FORMULA = /^\s*[=+\-@＝＋－＠]./su;
/** Too long for Excel to show (12) or keep (16), with zeros it would drop, or with an E it would take for a power of ten. */
const UNMEANT_NUMBER = /^(\d{12,}|0\d+|\d+(\.\d+)?[Ee][+-]?\d+)$/;

function field(text: string, number: boolean): string {
  return quoted(number && NUMBER.test(text) ? text : guarded(text));
}

function guarded(text: string): string {
  if (LIKE_FORMULA.test(text)) {
    return `'${text}`;
  }
  return UNMEANT_NUMBER.test(text) ? `\t${text}` : text;
}

function quoted(text: string): string {
  return /[",\r\n\t]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
