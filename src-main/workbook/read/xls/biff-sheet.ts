import type { Buffer } from 'node:buffer';
import { errorCell, numberCell, textCell } from '../cell-values.ts';
import { PLAIN } from '../number-format.ts';
import type { Cell, MergedRange, SheetRow } from '../opened-workbook.ts';
import type { BiffBook } from './biff-book.ts';
import {
  type BiffRecord,
  BlockReader,
  BOF,
  BOOL_ERROR,
  biffRecords,
  EOF,
  FORMULA,
  LABEL,
  LABEL_SHARED,
  MERGE_CELLS,
  MUL_RK,
  NUMBER,
  packedNumber,
  RICH_STRING,
  RK,
  ROW,
  STRING,
} from './biff-records.ts';

const ERRORS: Readonly<Record<number, string>> = {
  0: '#NULL!',
  7: '#DIV/0!',
  15: '#VALUE!',
  23: '#REF!',
  29: '#NAME?',
  36: '#NUM!',
  42: '#N/A',
};
/** BIFF8 has no more. */
const MOST_COLUMNS = 256;
const ROW_IS_HIDDEN = 0x20;
const MERGES_WITHIN_ROWS = 100;
const MOST_MERGES = 1000;

export type BiffSheetContent = { readonly rows: readonly SheetRow[]; readonly mergedRanges: readonly MergedRange[] };

/** Reads the cells of one sheet; at most 65,536 rows of 256 columns, so they are kept until the end. Throws a RangeError when damaged. */
export function readBiffSheet(stream: Buffer, start: number, book: BiffBook): BiffSheetContent {
  const rows = new Map<number, (Cell | undefined)[]>();
  const hidden = new Set<number>();
  const mergedRanges: MergedRange[] = [];
  /** The cell of a formula whose text comes in a record of its own. */
  let awaiting: { readonly row: number; readonly column: number } | null = null;
  let depth = 0;
  const place = (row: number, column: number, cell: Cell | undefined) => {
    if (column >= MOST_COLUMNS) {
      throw new RangeError('a column beyond the last');
    }
    if (cell !== undefined) {
      const cells = rows.get(row) ?? [];
      rows.set(row, cells);
      while (cells.length < column) {
        cells.push(undefined);
      }
      cells[column] = cell;
    }
  };
  const number = (value: number, style: number) => numberCell(String(value), book.formats[style] ?? PLAIN, book.date1904);

  for (const record of biffRecords(stream, start)) {
    const { id, data, blocks } = record;
    if (id === BOF) {
      depth += 1;
    } else if (id === EOF) {
      depth -= 1;
      if (depth <= 0) {
        break;
      }
    } else if (depth !== 1) {
      // A chart inside the sheet has cells of its own.
      if (depth === 0) {
        throw new RangeError('no sheet begins here');
      }
    } else if (id === STRING) {
      if (awaiting !== null) {
        place(awaiting.row, awaiting.column, textCell(new BlockReader(blocks, 2).text(data.readUInt16LE(0))));
      }
      awaiting = null;
    } else if (id === ROW) {
      if ((data.readUInt8(12) & ROW_IS_HIDDEN) !== 0) {
        hidden.add(data.readUInt16LE(0));
      }
    } else if (id === MERGE_CELLS) {
      addMerges(data, mergedRanges);
    } else if (CELLS.has(id)) {
      const [row, column, style] = [data.readUInt16LE(0), data.readUInt16LE(2), data.readUInt16LE(4)];
      switch (id) {
        case LABEL_SHARED:
          place(row, column, sharedString(book, data.readUInt32LE(6)));
          break;
        case LABEL:
        case RICH_STRING:
          place(row, column, textCell(new BlockReader(blocks, 8).text(data.readUInt16LE(6))));
          break;
        case NUMBER:
          place(row, column, number(data.readDoubleLE(6), style));
          break;
        case RK:
          place(row, column, number(packedNumber(data.readInt32LE(6)), style));
          break;
        case MUL_RK:
          for (let at = 4, next = column; at + 8 <= data.length; at += 6, next += 1) {
            place(row, next, number(packedNumber(data.readInt32LE(at + 2)), data.readUInt16LE(at)));
          }
          break;
        case BOOL_ERROR:
          place(row, column, data.readUInt8(7) === 1 ? errorOf(data.readUInt8(6)) : truth(data.readUInt8(6)));
          break;
        default:
          awaiting = isText(data) ? { row, column } : null;
          place(
            row,
            column,
            formulaResult(record, (value) => number(value, style)),
          );
      }
    }
  }
  const sorted = [...rows].toSorted(([a], [b]) => a - b);
  return { rows: sorted.map(([row, cells]) => ({ number: row + 1, hidden: hidden.has(row), cells })), mergedRanges };
}

const CELLS = new Set([LABEL_SHARED, LABEL, RICH_STRING, NUMBER, RK, MUL_RK, BOOL_ERROR, FORMULA]);

function sharedString({ strings }: BiffBook, index: number): Cell | undefined {
  if (index >= strings.length) {
    throw new RangeError('a shared string that is not there');
  }
  return strings[index];
}

/** A formula's result is a double, or marked by its last two bytes as something else. */
function isMarked(data: Buffer): boolean {
  return data.readUInt16LE(12) === 0xffff;
}

function isText(data: Buffer): boolean {
  return isMarked(data) && data.readUInt8(6) === 0;
}

function formulaResult({ data }: BiffRecord, number: (value: number) => Cell | undefined): Cell | undefined {
  if (!isMarked(data)) {
    return number(data.readDoubleLE(6));
  }
  const value = data.readUInt8(8);
  switch (data.readUInt8(6)) {
    case 1:
      return truth(value);
    case 2:
      return errorOf(value);
    default:
      return undefined;
  }
}

function truth(value: number): Cell {
  return { kind: 'boolean', text: value === 0 ? 'FALSE' : 'TRUE', raw: String(value) };
}

function errorOf(value: number): Cell | undefined {
  return errorCell(ERRORS[value] ?? '#ERROR!');
}

function addMerges(data: Buffer, ranges: MergedRange[]): void {
  for (let at = 2; at + 8 <= data.length && ranges.length < MOST_MERGES; at += 8) {
    const firstRow = data.readUInt16LE(at) + 1;
    if (firstRow <= MERGES_WITHIN_ROWS) {
      const [lastRow, firstColumn, lastColumn] = [data.readUInt16LE(at + 2) + 1, data.readUInt16LE(at + 4), data.readUInt16LE(at + 6)];
      ranges.push({ firstRow, lastRow, firstColumn, lastColumn });
    }
  }
}
