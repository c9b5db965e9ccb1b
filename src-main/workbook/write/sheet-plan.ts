import type { StyleName } from './sheet-styles.ts';

/** A workbook as it is to be written: what stands in it, not how a file says so. */

export type WorkbookPlan = {
  readonly title: string;
  readonly sheets: readonly SheetPlan[];
  readonly names: readonly DefinedName[];
};

export type DefinedName = {
  readonly name: string;
  /** A formula without `=`: a range, or a text in quotes. */
  readonly formula: string;
  /** Only of this sheet, by its place. */
  readonly sheet?: number;
  readonly hidden?: boolean;
};

export type SheetPlan = {
  /** As it stands on the tab; see `sheetName`. */
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  /** Rows on top, each cell with its look. */
  readonly top: readonly TopRow[];
  /** Below them, each text in the look of its column; '' leaves the cell out. */
  readonly rows: RowsOfText;
  /** Rows and columns that stay in sight. */
  readonly frozen: { readonly rows: number; readonly columns: number };
  /** Arrows for filtering at the last row of `top`. */
  readonly filtered: boolean;
  readonly print: { readonly landscape: boolean /** With the lines between the cells. */; readonly grid: boolean };
  readonly merged?: readonly string[];
  readonly validations?: readonly Validation[];
  readonly comments?: readonly Comment[];
};

/** Rows of a body, taken one by one. */
export type RowsOfText = AsyncIterable<readonly string[]> | Iterable<readonly string[]>;

export type SheetColumn = {
  /** In digits of the standard font; a Chinese character takes two. */
  readonly width: number;
  /** Of the whole column, blank cells included: what is typed later is text as well. */
  readonly style: StyleName;
  /** Texts that are plain numbers are stored as numbers. */
  readonly number?: boolean;
  /** Texts may take several lines; the row grows with them. */
  readonly wraps?: boolean;
};

export type TopRow = {
  readonly cells: readonly TopCell[];
  /** In points; that of one line when left out. */
  readonly height?: number;
};
export type TopCell = { readonly text: string; readonly style: StyleName };

/** What a cell takes; shown as `sentence` when it takes something else. */
export type Validation = {
  readonly range: string;
  readonly sentence: string;
} & (
  | { readonly kind: 'list'; readonly formula: string }
  | { readonly kind: 'custom'; readonly formula: string }
  | { readonly kind: 'length'; readonly least: number; readonly most: number }
);

export type Comment = { readonly cell: string; readonly text: string };
