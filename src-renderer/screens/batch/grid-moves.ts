/** A cell of the grid: index of the row in the list, index of the column. */
export type Cell = { readonly row: number; readonly column: number };
export type GridSize = {
  readonly rows: number;
  readonly columns: number;
  /** Rows in sight, for PageUp and PageDown. */
  readonly page: number;
};
export type GridKey = { readonly key: string; readonly ctrl: boolean; readonly shift: boolean };

/**
 * Where a key leads from a cell, as in a sheet: arrows, Enter down, Tab along the row and on to the next, Home and End, with Ctrl to the
 * corners. Null where it leads nowhere: another key, or Tab beyond the last cell, which leaves the grid.
 */
export function moveOf(from: Cell, { key, ctrl, shift }: GridKey, size: GridSize): Cell | null {
  const lastRow = size.rows - 1;
  const lastColumn = size.columns - 1;
  const { row, column } = from;
  const down = (by: number): Cell => ({ row: Math.min(Math.max(row + by, 0), lastRow), column });
  switch (key) {
    case 'ArrowUp':
      return down(ctrl ? -size.rows : -1);
    case 'ArrowDown':
      return down(ctrl ? size.rows : 1);
    case 'ArrowLeft':
      return { row, column: ctrl ? 0 : Math.max(column - 1, 0) };
    case 'ArrowRight':
      return { row, column: ctrl ? lastColumn : Math.min(column + 1, lastColumn) };
    case 'Enter':
      return down(shift ? -1 : 1);
    case 'PageUp':
      return down(-size.page);
    case 'PageDown':
      return down(size.page);
    case 'Home':
      return { row: ctrl ? 0 : row, column: 0 };
    case 'End':
      return { row: ctrl ? lastRow : row, column: lastColumn };
    case 'Tab':
      return shift ? before(from, lastColumn) : after(from, { lastRow, lastColumn });
    default:
      return null;
  }
}

function after({ row, column }: Cell, { lastRow, lastColumn }: { readonly lastRow: number; readonly lastColumn: number }): Cell | null {
  if (column < lastColumn) {
    return { row, column: column + 1 };
  }
  return row < lastRow ? { row: row + 1, column: 0 } : null;
}

function before({ row, column }: Cell, lastColumn: number): Cell | null {
  if (column > 0) {
    return { row, column: column - 1 };
  }
  return row > 0 ? { row: row - 1, column: lastColumn } : null;
}

/** The rows to draw: those in sight and some before and after, in steps, so that small scrolling draws nothing anew. */
export function spanInSight(ask: { readonly top: number; readonly height: number; readonly rowHeight: number; readonly rows: number }): {
  readonly first: number;
  readonly last: number;
} {
  const { top, height, rowHeight, rows } = ask;
  const first = Math.floor(top / rowHeight / STEP) * STEP - STEP;
  const last = Math.ceil((top + height) / rowHeight / STEP) * STEP + STEP;
  return { first: Math.min(Math.max(first, 0), Math.max(rows - 1, 0)), last: Math.min(last, rows - 1) };
}
/** A row costs a dozen cells or more: few beyond those in sight keep a jump short. */
const STEP = 3;

/** Columns, first and last, both included; the last before the first is none. */
export type ColumnSpan = { readonly first: number; readonly last: number };

/**
 * The columns to draw besides the pinned ones: those between what is pinned at either side, and some beyond. A sheet may have thirty of
 * which eight are in sight. Pixels; `edges` has the left edge of each column and the right one of the last.
 */
export function columnsInSight(ask: {
  readonly edges: readonly number[];
  readonly pinned: number;
  readonly left: number;
  readonly width: number;
  readonly sideWidth: number;
}): ColumnSpan {
  const { edges, pinned, left, width, sideWidth } = ask;
  const count = edges.length - 1;
  const from = left + (edges[pinned] ?? 0) - BEYOND;
  const to = left + width - sideWidth + BEYOND;
  let first = pinned;
  while (first < count - 1 && (edges[first + 1] ?? 0) <= from) {
    first += 1;
  }
  let last = count - 1;
  while (last > first && (edges[last] ?? 0) >= to) {
    last -= 1;
  }
  return { first, last };
}
/** Wider than the usual column, so that the next one is there before it is looked at. */
const BEYOND = 240;
