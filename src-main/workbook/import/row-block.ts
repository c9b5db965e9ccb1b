import type { Finding } from '../../../src-shared/validation/finding.ts';
import type { ReadRow } from '../../engine/ports/workbooks.ts';

/**
 * Rows on their way between threads: every value once, in the order of rows and columns; a repeated value (a code, a month) once for the block.
 * Of the ways that were measured this is the cheapest to send and to take apart.
 */
export type RowBlock = {
  readonly sourceRows: Uint32Array<ArrayBuffer>;
  readonly words: readonly string[];
  /** Row by row, column by column: place in `words` plus one, 0 for an empty cell. */
  readonly cells: Uint32Array<ArrayBuffer>;
  /** What was found in which row of the block, in order. */
  readonly findings: readonly (readonly [row: number, finding: Finding])[];
};

/** As many as are judged in one go: what waits to be judged fills memory. */
export const BLOCK_ROWS = 500;

/** A row as it was read: texts in the order of the columns. */
export type RowAsRead = { readonly sourceRow: number; readonly texts: readonly string[]; readonly findings: readonly Finding[] };

export type RowWriter<Block> = {
  readonly size: number;
  add(rows: readonly RowAsRead[]): void;
  /** The rows added since the last call. */
  take(): Block;
};

/** Gathers rows of as many values as there are columns, at most BLOCK_ROWS. */
export function createBlockWriter(columns: readonly { readonly repeats: boolean }[]): RowWriter<RowBlock> {
  const width = columns.length;
  const repeats = columns.map((column) => column.repeats);
  let sourceRows = new Uint32Array(BLOCK_ROWS);
  let cells = new Uint32Array(BLOCK_ROWS * width);
  let words: string[] = [];
  let seen = new Map<string, number>();
  let findings: (readonly [number, Finding])[] = [];
  let size = 0;
  const addRow = ({ sourceRow, texts, findings: found }: RowAsRead): void => {
    const start = size * width;
    for (let column = 0; column < width; column += 1) {
      const value = texts[column] ?? '';
      if (value === '') {
        continue;
      }
      let place = repeats[column] === true ? seen.get(value) : undefined;
      if (place === undefined) {
        place = words.push(value);
        if (repeats[column] === true) {
          seen.set(value, place);
        }
      }
      cells[start + column] = place;
    }
    for (const finding of found) {
      findings.push([size, finding]);
    }
    sourceRows[size] = sourceRow;
    size += 1;
  };
  return {
    get size() {
      return size;
    },
    add: (rows) => rows.forEach(addRow),
    take() {
      const block = { sourceRows: sourceRows.slice(0, size), cells: cells.slice(0, size * width), words, findings };
      sourceRows = new Uint32Array(BLOCK_ROWS);
      cells = new Uint32Array(BLOCK_ROWS * width);
      words = [];
      seen = new Map();
      findings = [];
      size = 0;
      return block;
    },
  };
}

const NO_FINDINGS: readonly Finding[] = [];

/** The rows of a block by field id; empty cells are left out. */
export function rowsOfBlock({ sourceRows, words, cells, findings }: RowBlock, fieldIds: readonly string[]): readonly ReadRow[] {
  const width = fieldIds.length;
  const rows: ReadRow[] = [];
  let next = 0;
  for (let row = 0; row < sourceRows.length; row += 1) {
    const values: Record<string, string> = {};
    for (let column = 0; column < width; column += 1) {
      const place = cells[row * width + column] ?? 0;
      if (place > 0) {
        values[fieldIds[column] ?? ''] = words[place - 1] ?? '';
      }
    }
    let found = NO_FINDINGS;
    if (findings[next]?.[0] === row) {
      const own: Finding[] = [];
      for (let finding = findings[next]; finding?.[0] === row; finding = findings[next]) {
        own.push(finding[1]);
        next += 1;
      }
      found = own;
    }
    rows.push({ sourceRow: sourceRows[row] ?? 0, values, findings: found });
  }
  return rows;
}
