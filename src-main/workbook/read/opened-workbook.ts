import type { Result } from '../../../src-shared/lib/result.ts';
import type { WorkbookRefusal } from './refusal.ts';

/** `error` is an error value (#N/A), or a formula whose result the file does not hold: its text then begins with `=`. */
export type CellKind = 'text' | 'number' | 'date' | 'boolean' | 'error';

/**
 * One cell that holds something. Cells are shared between rows: never change one.
 * - `text`: what the cell says. Dates as `YYYY-MM-DD`, with ` HH:MM` when there is a time, `HH:MM` when there is only a time. Numbers in
 *   plain digits with Excel's 15 significant places (a format of zeros only pads: `000012`). Booleans as TRUE or FALSE.
 * - `raw`: what the file holds; for a number its digits as stored (`1.1010519900307123E+17`), for a date its serial number or ISO text.
 */
export type Cell = { readonly kind: CellKind; readonly text: string; readonly raw: string };

/** `number`: the sheet's own row number, from 1. `hidden`: not shown, by hand or by a filter. `cells`: by column from 0; a hole is undefined. */
export type SheetRow = { readonly number: number; readonly hidden: boolean; readonly cells: readonly (Cell | undefined)[] };

export type WorkbookFormat = 'xlsx' | 'xls' | 'csv' | 'spreadsheetml' | 'html';

export type TextEncoding = 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be';

export type SheetInfo = { readonly name: string; readonly hidden: boolean };

/** Rows from 1, columns from 0, both ends included. The value of a merged range is in its top left cell alone. */
export type MergedRange = {
  readonly firstRow: number;
  readonly lastRow: number;
  readonly firstColumn: number;
  readonly lastColumn: number;
};

/** What is known once a sheet has been read. `mergedRanges`: those that touch the first 100 rows, at most 1,000. */
export type SheetEnd = { readonly rows: number; readonly stopped: boolean; readonly mergedRanges: readonly MergedRange[] };

/** Takes rows in order. A promise holds the reading back until it settles; false ends it early. */
export type TakeRows = (rows: readonly SheetRow[]) => void | false | Promise<void | false>;

export type ReadOptions = {
  readonly signal?: AbortSignal;
  /** From 0 to 1, at each half percent. */
  readonly onProgress?: (fraction: number) => void;
};

export type OpenedWorkbook = {
  readonly format: WorkbookFormat;
  /** Of text formats: what the bytes were read as. */
  readonly encoding?: TextEncoding;
  /** In workbook order, hidden ones marked. */
  readonly sheets: readonly SheetInfo[];
  /**
   * Reads one sheet, by its place in `sheets`, in blocks of a few hundred rows; rows without a value are left out. Damage found late
   * (a wrong checksum at the end of a part) makes the result a refusal after rows were given: keep nothing before `ok`.
   */
  readRows(sheet: number, take: TakeRows, options?: ReadOptions): Promise<Result<SheetEnd, WorkbookRefusal>>;
};
