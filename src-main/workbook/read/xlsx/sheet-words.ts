import type { Vocabulary } from '../xml/xml-names.ts';

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

export const ALTERNATIVES = 30;
export const CHOICE = 31;
export const FALLBACK = 32;

export const SHEET_VOCABULARY: Vocabulary = {
  [MAIN]: NAMES,
  [MAIN_STRICT]: NAMES,
  // A choice asks for an extension, of which we know none; the fallback says the same in the main language.
  [COMPATIBILITY]: { AlternateContent: ALTERNATIVES, Choice: CHOICE, Fallback: FALLBACK },
};

/** Where in a sheet or string table one is. */
export const OUTSIDE = 0;
export const SKIPPED = 1;
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
/** Added to a state whose element is as if it were not there. */
export const TRANSPARENT = 64;

const WIDTH = 64;
const STEPS: readonly (readonly [number, keyof typeof NAMES, number])[] = [
  [OUTSIDE, 'worksheet', IN_SHEET],
  [IN_SHEET, 'sheetData', IN_ROWS],
  [IN_ROWS, 'row', IN_ROW],
  [IN_ROW, 'c', IN_CELL],
  [IN_CELL, 'v', IN_VALUE],
  [IN_CELL, 'f', IN_FORMULA],
  [IN_CELL, 'is', IN_INLINE],
  [IN_INLINE, 't', IN_TEXT],
  [IN_INLINE, 'r', IN_RUN],
  [IN_RUN, 't', IN_TEXT],
  [IN_SHEET, 'mergeCells', IN_MERGES],
  [IN_MERGES, 'mergeCell', IN_MERGE],
  [OUTSIDE, 'sst', IN_STRINGS],
  [IN_STRINGS, 'si', IN_STRING],
  [IN_STRING, 't', IN_TEXT],
  [IN_STRING, 'r', IN_RUN],
];

const TABLE = new Uint8Array(WIDTH * WIDTH).fill(SKIPPED);
for (let state = 0; state < WIDTH; state += 1) {
  TABLE[state * WIDTH + ALTERNATIVES] = state === SKIPPED ? SKIPPED : state | TRANSPARENT;
  TABLE[state * WIDTH + FALLBACK] = state === SKIPPED ? SKIPPED : state | TRANSPARENT;
}
for (const [from, name, to] of STEPS) {
  TABLE[from * WIDTH + NAMES[name]] = to;
}

/** The state inside an element. Everything in no step is skipped with all it holds: phonetic runs (`rPh`), extensions, foreign elements. */
export function step(state: number, element: number): number {
  return TABLE[(state & ~TRANSPARENT) * WIDTH + element] ?? SKIPPED;
}
