import type { Vocabulary } from '../xml/xml-names.ts';
import { nextState, OUTSIDE, type Step, stepTable } from '../xml/xml-states.ts';

/** SpreadsheetML 2003 ("XML 表格"), the one-file XML of Excel 2002 and 2003 that many portals export under .xls. */
export const SPREADSHEET = 'urn:schemas-microsoft-com:office:spreadsheet';
const EXCEL = 'urn:schemas-microsoft-com:office:excel';

const ANY = 0;
const NAMES = { Workbook: 1, Worksheet: 2, Table: 3, Row: 4, Cell: 5, Data: 6, Styles: 7, Style: 8, NumberFormat: 9 } as const;
const OPTIONS = { WorksheetOptions: 10, Visible: 11 } as const;

export const SHEETML_VOCABULARY: Vocabulary = { [SPREADSHEET]: NAMES, [EXCEL]: OPTIONS };

export const IN_BOOK = 2;
export const IN_SHEET = 3;
export const IN_TABLE = 4;
export const IN_ROW = 5;
export const IN_CELL = 6;
export const IN_DATA = 7;
/** Fonts and the like around parts of a text. */
export const IN_MARKUP = 8;
export const IN_STYLES = 9;
export const IN_STYLE = 10;
export const IN_FORMAT = 11;
export const IN_OPTIONS = 12;
export const IN_VISIBLE = 13;

const STEPS: readonly Step[] = [
  [OUTSIDE, NAMES.Workbook, IN_BOOK],
  [IN_BOOK, NAMES.Styles, IN_STYLES],
  [IN_STYLES, NAMES.Style, IN_STYLE],
  [IN_STYLE, NAMES.NumberFormat, IN_FORMAT],
  [IN_BOOK, NAMES.Worksheet, IN_SHEET],
  [IN_SHEET, NAMES.Table, IN_TABLE],
  [IN_TABLE, NAMES.Row, IN_ROW],
  [IN_ROW, NAMES.Cell, IN_CELL],
  [IN_CELL, NAMES.Data, IN_DATA],
  [IN_DATA, ANY, IN_MARKUP],
  [IN_MARKUP, ANY, IN_MARKUP],
  [IN_SHEET, OPTIONS.WorksheetOptions, IN_OPTIONS],
  [IN_OPTIONS, OPTIONS.Visible, IN_VISIBLE],
];
const TABLE = stepTable(STEPS);

export function step(state: number, element: number): number {
  return nextState(TABLE, state, element);
}
