import {
  type Cell,
  openWorkbook,
  type SheetEnd,
  type SheetRow,
  type WorkbookLimits,
  type WorkbookRefusal,
} from '../../src-main/workbook/read/open-workbook.ts';
import type { Result } from '../../src-shared/lib/result.ts';

export type ReadSheet = { readonly rows: readonly SheetRow[]; readonly end: SheetEnd };

/** Reads one sheet of a file to its end. */
export async function readSheet(
  bytes: Uint8Array,
  {
    fileName = '导入.xlsx',
    sheet = 0,
    limits,
  }: { readonly fileName?: string; readonly sheet?: number; readonly limits?: Partial<WorkbookLimits> } = {},
): Promise<Result<ReadSheet, WorkbookRefusal>> {
  const opened = await openWorkbook({ fileName, bytes, ...(limits === undefined ? {} : { limits }) });
  if (!opened.ok) {
    return opened;
  }
  const rows: SheetRow[] = [];
  const end = await opened.value.readRows(sheet, (block) => {
    rows.push(...block);
  });
  return end.ok ? { ok: true, value: { rows, end: end.value } } : end;
}

/** Cells by place (`B12`). */
export function placesOf(rows: readonly SheetRow[]): Readonly<Record<string, Cell>> {
  const places: Record<string, Cell> = {};
  for (const { number, cells } of rows) {
    for (const [column, cell] of cells.entries()) {
      if (cell !== undefined) {
        places[`${columnName(column)}${number}`] = cell;
      }
    }
  }
  return places;
}

export function columnName(column: number): string {
  const letter = String.fromCharCode(0x41 + (column % 26));
  return column < 26 ? letter : columnName(Math.floor(column / 26) - 1) + letter;
}

/** `text 张三`, or for a cell that holds something else than it says `number 110 ← 1.1E+2`. */
export function described({ kind, text, raw }: Cell): string {
  return raw === text ? `${kind} ${text}` : `${kind} ${text} ← ${raw}`;
}

/** Every cell of a file's sheet, described; a refusal as it is. */
export async function describedSheet(
  bytes: Uint8Array,
  options: Parameters<typeof readSheet>[1] = {},
): Promise<Readonly<Record<string, string>> | WorkbookRefusal> {
  const read = await readSheet(bytes, options);
  return read.ok
    ? Object.fromEntries(Object.entries(placesOf(read.value.rows)).map(([place, cell]) => [place, described(cell)]))
    : read.error;
}
