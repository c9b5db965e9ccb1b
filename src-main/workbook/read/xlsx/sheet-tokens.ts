import { NEEDS_DECODING } from '../xml/pending-text.ts';
import { XmlTokens } from '../xml/xml-tokens.ts';
import { IS_NUMBER, IS_SHARED, IS_TEXT } from './attributes.ts';
import { SHEET_VOCABULARY } from './sheet-words.ts';

const QUOTE = 0x22;
const GREATER = 0x3e;
const NAME_LENGTH = 3;

const CELL = bytesOf('<c r="');
const STYLE = bytesOf(' s="');
const SHARED = bytesOf(' t="s"');
const TEXT = bytesOf(' t="str"');
const VALUE = bytesOf('><v>');
const CELL_END = bytesOf('</v></c>');
const STRING = bytesOf('<si><t');
const PRESERVE = bytesOf(' xml:space="preserve"');
const STRING_END = bytesOf('</t></si>');

const LONGEST_COLUMN = 3;
const LONGEST_ROW = 7;
const LONGEST_STYLE = 8;
const LONGEST_INDEX = 8;

/**
 * The tokens of a sheet, and beside them a way past the tokens: nearly all of a sheet are cells written exactly as
 * `<c r="B12" s="3" t="s"><v>…</v></c>` (`s`, `t` or both may be missing), and reading such a one in a single go saves half the time a sheet
 * takes. Whatever is written otherwise goes through the tokens.
 */
export class SheetTokens extends XmlTokens {
  /** Of the plain cell: its column from 0, its style, its type (IS_NUMBER, IS_SHARED, IS_TEXT). */
  cellColumn = -1;
  cellStyle = 0;
  cellType = IS_NUMBER;
  /** Of a plain cell of type IS_SHARED: its place among the strings. */
  sharedIndex = 0;

  constructor() {
    super(SHEET_VOCABULARY);
  }

  /** Of a `row` or `sst` just begun: it has no prefix, so that in it what has none means the same. */
  get hasNoPrefix(): boolean {
    return this.nameLength === NAME_LENGTH;
  }

  /**
   * Directly inside a row without prefix: takes the cell that comes next if it is plain and whole here. True leaves its value as TEXT would,
   * of shared strings only the index. False takes nothing.
   */
  takePlainCell(): boolean {
    const { bytes, limit } = this;
    if (!this.isInContent || !this.standsAt(this.at, CELL)) {
      return false;
    }
    let at = this.at + CELL.length;
    const letters = at;
    let column = 0;
    let byte = bytes[at] ?? 0;
    for (; byte >= 0x41 && byte <= 0x5a; at += 1, byte = bytes[at] ?? 0) {
      column = 26 * column + byte - 0x40;
    }
    const digits = at;
    for (; byte >= 0x30 && byte <= 0x39; at += 1, byte = bytes[at] ?? 0);
    if (byte !== QUOTE || at === digits || at - digits > LONGEST_ROW || digits === letters || digits - letters > LONGEST_COLUMN) {
      return false;
    }
    at += 1;
    let style = 0;
    if (this.standsAt(at, STYLE)) {
      at += STYLE.length;
      const first = at;
      for (byte = bytes[at] ?? 0; byte >= 0x30 && byte <= 0x39; at += 1, byte = bytes[at] ?? 0) {
        style = 10 * style + byte - 0x30;
      }
      if (byte !== QUOTE || at === first || at - first > LONGEST_STYLE) {
        return false;
      }
      at += 1;
    }
    let type = IS_NUMBER;
    if (this.standsAt(at, TEXT)) {
      type = IS_TEXT;
      at += TEXT.length;
    } else if (this.standsAt(at, SHARED)) {
      type = IS_SHARED;
      at += SHARED.length;
    }
    if (!this.standsAt(at, VALUE)) {
      return false;
    }
    at += VALUE.length;
    const start = at;
    if (type === IS_SHARED) {
      let index = 0;
      for (byte = bytes[at] ?? 0; byte >= 0x30 && byte <= 0x39; at += 1, byte = bytes[at] ?? 0) {
        index = 10 * index + byte - 0x30;
      }
      if (at - start > LONGEST_INDEX) {
        return false;
      }
      this.sharedIndex = index;
    } else {
      at = this.textRun(at);
      if ((this.textFlags & NEEDS_DECODING) !== 0) {
        return false;
      }
    }
    if (at === start || at + CELL_END.length > limit || !this.standsAt(at, CELL_END)) {
      return false;
    }
    this.takeText(start, at, CELL_END.length);
    this.cellColumn = column - 1;
    this.cellStyle = style;
    this.cellType = type;
    return true;
  }

  /**
   * Directly inside a list of strings without prefix: takes the string that comes next if it is written `<si><t>…</t></si>`, with or without
   * `xml:space="preserve"`, and whole here. True leaves its text as TEXT would. False takes nothing.
   */
  takePlainString(): boolean {
    if (!this.isInContent || !this.standsAt(this.at, STRING)) {
      return false;
    }
    let start = this.at + STRING.length;
    start += this.standsAt(start, PRESERVE) ? PRESERVE.length : 0;
    if (this.bytes[start] !== GREATER) {
      return false;
    }
    start += 1;
    const end = this.textRun(start);
    if ((this.textFlags & NEEDS_DECODING) !== 0 || end + STRING_END.length > this.limit || !this.standsAt(end, STRING_END)) {
      return false;
    }
    this.takeText(start, end, STRING_END.length);
    return true;
  }

  /** Whether these bytes stand there; beyond what is at hand may lie old ones, so that what ends a find must lie before `limit`. */
  private standsAt(at: number, wanted: Uint8Array): boolean {
    const { bytes } = this;
    for (let index = 0; index < wanted.length; index += 1) {
      if (bytes[at + index] !== wanted[index]) {
        return false;
      }
    }
    return true;
  }

  private takeText(start: number, end: number, ending: number): void {
    this.leaveDeclaredInPassing();
    this.textStart = start;
    this.textEnd = end;
    this.at = end + ending;
  }
}

function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}
