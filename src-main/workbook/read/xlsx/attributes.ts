import type { MergedRange } from '../opened-workbook.ts';
import type { XmlTokens } from '../xml/xml-tokens.ts';

/** What `t` of a cell says about its value. */
export const IS_NUMBER = 0;
export const IS_SHARED = 1;
export const IS_TEXT = 2;
export const IS_BOOLEAN = 3;
export const IS_ERROR = 4;
export const IS_DATE = 5;
const UNKNOWN_TYPE = -1;

const LETTER_R = 0x72;
const LETTER_S = 0x73;
const LETTER_T = 0x74;
const TYPES: Readonly<Record<string, number>> = {
  n: IS_NUMBER,
  s: IS_SHARED,
  str: IS_TEXT,
  inlineStr: IS_TEXT,
  b: IS_BOOLEAN,
  e: IS_ERROR,
  d: IS_DATE,
};

/** `base`: the attribute's place in `attributes`. */
export function cellType(xml: XmlTokens, base: number): number {
  const { bytes } = xml;
  const start = xml.attributes[base + 2] ?? 0;
  const length = (xml.attributes[base + 3] ?? 0) - start;
  if (bytes[start] === LETTER_S) {
    if (length === 1) {
      return IS_SHARED;
    }
    if (length === 3 && bytes[start + 1] === LETTER_T && bytes[start + 2] === LETTER_R) {
      return IS_TEXT;
    }
  }
  const name = xml.attributeText(base / 4);
  return Object.hasOwn(TYPES, name) ? (TYPES[name] ?? UNKNOWN_TYPE) : UNKNOWN_TYPE;
}

/** The column of `B12` from 0; -1 when it is no place. */
export function cellColumn(xml: XmlTokens, base: number): number {
  if (xml.attributesNeedDecoding) {
    return columnOfPlace(xml.attributeText(base / 4));
  }
  const { bytes } = xml;
  const end = xml.attributes[base + 3] ?? 0;
  let at = xml.attributes[base + 2] ?? 0;
  let column = 0;
  for (; at < end; at += 1) {
    // Small letters are not what the standard says, and mean the same.
    const letter = (bytes[at] ?? 0) & 0xdf;
    if (letter < 0x41 || letter > 0x5a) {
      break;
    }
    column = 26 * column + letter - 0x40;
  }
  for (const digits = at; at < end; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x30 || byte > 0x39 || at - digits > 7) {
      return -1;
    }
  }
  return column - 1;
}

export function columnOfPlace(place: string): number {
  const letters = /^([A-Za-z]{1,4})\d*$/.exec(place)?.[1]?.toUpperCase() ?? '';
  let column = 0;
  for (const letter of letters) {
    column = 26 * column + letter.charCodeAt(0) - 0x40;
  }
  return column - 1;
}

/** An attribute's value as a whole number from 0; -1 when it is none. */
export function wholeNumber(xml: XmlTokens, base: number): number {
  const { bytes } = xml;
  const end = xml.attributes[base + 3] ?? 0;
  const start = xml.attributes[base + 2] ?? 0;
  let number = 0;
  for (let at = start; at < end; at += 1) {
    const digit = (bytes[at] ?? 0) - 0x30;
    if (digit < 0 || digit > 9 || at - start > 8) {
      return numberInWords(xml.attributeText(base / 4));
    }
    number = 10 * number + digit;
  }
  return start === end ? -1 : number;
}

function numberInWords(text: string): number {
  const trimmed = text.trim();
  return /^\+?\d{1,9}$/.test(trimmed) ? Number(trimmed) : -1;
}

/** `A1:C2`, or `A1` for one cell. */
export function mergedRange(reference: string): MergedRange | null {
  const parts = /^\$?([A-Za-z]{1,3})\$?(\d{1,7})(?::\$?([A-Za-z]{1,3})\$?(\d{1,7}))?$/.exec(reference);
  if (parts === null) {
    return null;
  }
  const [, firstColumn = '', firstRow = '', lastColumn = firstColumn, lastRow = firstRow] = parts;
  return {
    firstRow: Number(firstRow),
    lastRow: Number(lastRow),
    firstColumn: columnOfPlace(firstColumn),
    lastColumn: columnOfPlace(lastColumn),
  };
}
