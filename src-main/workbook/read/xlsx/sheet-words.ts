import type { Vocabulary } from '../xml/xml-names.ts';
import { nextState, OUTSIDE, type Step, stepTable } from '../xml/xml-states.ts';

/** The names of sheets and shared strings that carry values, and the states they lead to. */
export const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
export const MAIN_STRICT = 'http://purl.oclc.org/ooxml/spreadsheetml/main';
export const COMPATIBILITY = 'http://schemas.openxmlformats.org/markup-compatibility/2006';

const NAMES = {
  worksheet: 1,
  sheetData: 2,
  row: 3,
  c: 4,
  v: 5,
  f: 6,
  is: 7,
  r: 8,
  t: 9,
  mergeCells: 10,
  mergeCell: 11,
  sst: 12,
  si: 13,
} as const;

const ALTERNATIVES = 30;
const CHOICE = 31;
const FALLBACK = 32;

export const SHEET_VOCABULARY: Vocabulary = {
  [MAIN]: NAMES,
  [MAIN_STRICT]: NAMES,
  // A choice asks for an extension, of which we know none; the fallback says the same in the main language.
  [COMPATIBILITY]: { AlternateContent: ALTERNATIVES, Choice: CHOICE, Fallback: FALLBACK },
};

/** Where in a sheet or string table one is. */
export const IN_SHEET = 2;
export const IN_ROWS = 3;
export const IN_ROW = 4;
export const IN_CELL = 5;
export const IN_VALUE = 6;
export const IN_FORMULA = 7;
export const IN_INLINE = 8;
export const IN_RUN = 9;
export const IN_TEXT = 10;
export const IN_MERGES = 11;
export const IN_MERGE = 12;
export const IN_STRINGS = 13;
export const IN_STRING = 14;

const STEPS: readonly Step[] = [
  [OUTSIDE, NAMES.worksheet, IN_SHEET],
  [IN_SHEET, NAMES.sheetData, IN_ROWS],
  [IN_ROWS, NAMES.row, IN_ROW],
  [IN_ROW, NAMES.c, IN_CELL],
  [IN_CELL, NAMES.v, IN_VALUE],
  [IN_CELL, NAMES.f, IN_FORMULA],
  [IN_CELL, NAMES.is, IN_INLINE],
  [IN_INLINE, NAMES.t, IN_TEXT],
  [IN_INLINE, NAMES.r, IN_RUN],
  [IN_RUN, NAMES.t, IN_TEXT],
  [IN_SHEET, NAMES.mergeCells, IN_MERGES],
  [IN_MERGES, NAMES.mergeCell, IN_MERGE],
  [OUTSIDE, NAMES.sst, IN_STRINGS],
  [IN_STRINGS, NAMES.si, IN_STRING],
  [IN_STRING, NAMES.t, IN_TEXT],
  [IN_STRING, NAMES.r, IN_RUN],
];
const TABLE = stepTable(STEPS, [ALTERNATIVES, FALLBACK]);

/** The state inside an element. Phonetic runs (`rPh`), extensions and foreign elements are skipped. */
export function step(state: number, element: number): number {
  return nextState(TABLE, state, element);
}
