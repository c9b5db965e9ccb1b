import { NEEDS_DECODING } from '../xml/pending-text.ts';
import { XmlTokens } from '../xml/xml-tokens.ts';
import { IS_NUMBER, IS_SHARED, IS_TEXT } from './attributes.ts';
import { SHEET_VOCABULARY } from './sheet-words.ts';

const LESS = 0x3c;
const GREATER = 0x3e;
const SLASH = 0x2f;
const EQUALS = 0x3d;
const QUOTE = 0x22;
const BLANK = 0x20;
const LETTER_C = 0x63;
const LETTER_I = 0x69;
const LETTER_R = 0x72;
const LETTER_S = 0x73;
const LETTER_T = 0x74;
const LETTER_V = 0x76;
const NAME_LENGTH = 3;

const SHORTEST_STRING = '<si><t></t></si>'.length;
const PRESERVE = Uint8Array.from(' xml:space="preserve">', (character) => character.charCodeAt(0));

/** The shortest there can be, and the longest parts that are not looked at more closely. */
const SHORTEST = '<c r="A1"><v>1</v></c>'.length;
const LONGEST_COLUMN = 3;
const LONGEST_ROW = 7;
const LONGEST_STYLE = 8;
const LONGEST_INDEX = 8;

/**
 * The tokens of a sheet, and beside them a way past the tokens: nearly all of a sheet are cells written exactly as
 * `<c r="B12" s="3" t="s"><v>…</v></c>` (`s`, `t` or both may be missing), and reading such a one in a single go saves half the time a sheet takes. Whatever is written otherwise goes through the tokens.
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
    let at = this.at;
    if (
      at + SHORTEST > limit ||
      bytes[at] !== LESS ||
      bytes[at + 1] !== LETTER_C ||
      bytes[at + 2] !== BLANK ||
      bytes[at + 3] !== LETTER_R ||
      bytes[at + 4] !== EQUALS ||
      bytes[at + 5] !== QUOTE ||
      !this.isInContent
    ) {
      return false;
    }
    at += 6;
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
    if (bytes[at] === BLANK && bytes[at + 1] === LETTER_S && bytes[at + 2] === EQUALS && bytes[at + 3] === QUOTE) {
      at += 4;
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
    if (
      bytes[at] === BLANK &&
      bytes[at + 1] === LETTER_T &&
      bytes[at + 2] === EQUALS &&
      bytes[at + 3] === QUOTE &&
      bytes[at + 4] === LETTER_S
    ) {
      if (bytes[at + 5] === QUOTE) {
        type = IS_SHARED;
        at += 6;
      } else if (bytes[at + 5] === LETTER_T && bytes[at + 6] === LETTER_R && bytes[at + 7] === QUOTE) {
        type = IS_TEXT;
        at += 8;
      }
    }
    if (bytes[at] !== GREATER || bytes[at + 1] !== LESS || bytes[at + 2] !== LETTER_V || bytes[at + 3] !== GREATER) {
      return false;
    }
    at += 4;
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
    if (
      at === start ||
      at + 8 > limit ||
      bytes[at] !== LESS ||
      bytes[at + 1] !== SLASH ||
      bytes[at + 2] !== LETTER_V ||
      bytes[at + 3] !== GREATER ||
      bytes[at + 4] !== LESS ||
      bytes[at + 5] !== SLASH ||
      bytes[at + 6] !== LETTER_C ||
      bytes[at + 7] !== GREATER
    ) {
      return false;
    }
    this.leaveDeclaredInPassing();
    this.textStart = start;
    this.textEnd = at;
    this.cellColumn = column - 1;
    this.cellStyle = style;
    this.cellType = type;
    this.at = at + 8;
    return true;
  }

  /**
   * Directly inside a list of strings without prefix: takes the string that comes next if it is written `<si><t>…</t></si>`, with or without
   * `xml:space="preserve"`, and whole here. True leaves its text as TEXT would. False takes nothing.
   */
  takePlainString(): boolean {
    const { bytes, limit, at } = this;
    if (
      at + SHORTEST_STRING > limit ||
      bytes[at] !== LESS ||
      bytes[at + 1] !== LETTER_S ||
      bytes[at + 2] !== LETTER_I ||
      bytes[at + 3] !== GREATER ||
      bytes[at + 4] !== LESS ||
      bytes[at + 5] !== LETTER_T ||
      !this.isInContent
    ) {
      return false;
    }
    const start = bytes[at + 6] === GREATER ? at + 7 : this.afterPreserve(at + 6);
    if (start < 0) {
      return false;
    }
    const end = this.textRun(start);
    if (
      (this.textFlags & NEEDS_DECODING) !== 0 ||
      end + 9 > limit ||
      bytes[end + 1] !== SLASH ||
      bytes[end + 2] !== LETTER_T ||
      bytes[end + 3] !== GREATER ||
      bytes[end + 4] !== LESS ||
      bytes[end + 5] !== SLASH ||
      bytes[end + 6] !== LETTER_S ||
      bytes[end + 7] !== LETTER_I ||
      bytes[end + 8] !== GREATER
    ) {
      return false;
    }
    this.leaveDeclaredInPassing();
    this.textStart = start;
    this.textEnd = end;
    this.at = end + 9;
    return true;
  }

  /** Behind ` xml:space="preserve">`; -1 when something else stands there. */
  private afterPreserve(at: number): number {
    const { bytes } = this;
    for (let index = 0; index < PRESERVE.length; index += 1) {
      if (bytes[at + index] !== PRESERVE[index]) {
        return -1;
      }
    }
    return at + PRESERVE.length;
  }
}
