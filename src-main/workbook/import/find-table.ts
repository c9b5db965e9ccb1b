import type { Cell, SheetRow } from '../read/open-workbook.ts';
import type { HeaderNames, ImportColumn } from './import-columns.ts';
import { type HeaderCell, type HeaderMatch, isComplete, matchHeaders } from './match-headers.ts';
import { isDataSheet } from './sheet-names.ts';

/** The first rows of a sheet. */
export type SheetPeek = { readonly index: number; readonly name: string; readonly hidden: boolean; readonly rows: readonly SheetRow[] };

export type FoundTable = {
  readonly sheet: SheetPeek;
  /** Row of the headers, from 1; of the first where they take two. */
  readonly headerRow: number;
  /** The row above the first that may hold data: headers and the hints under them end here. */
  readonly lastHeadRow: number;
  /** Rows of hints under the headers that are passed over. */
  readonly hintRows: readonly number[];
  readonly cells: readonly HeaderCell[];
  readonly match: HeaderMatch;
  /** Rows of the peek below the headers. */
  readonly firstRows: readonly SheetRow[];
};

/** How many rows of a sheet are looked at for its headers. */
export const HEADER_ROWS = 30;
const MOST_HINT_ROWS = 3;
const LEAST_MATCHES = 2;

type Head = { readonly cells: readonly HeaderCell[]; readonly match: HeaderMatch };

/**
 * The table to read: the sheet named 数据 or, where it is not one, the sheet whose headers fit best; a hidden one only when no other can be read. null
 * when no row anywhere looks like headers of this service. `others` are further sheets that could be read just as well.
 */
export function findTable({
  peeks,
  columns,
  names,
}: {
  readonly peeks: readonly SheetPeek[];
  readonly columns: readonly ImportColumn[];
  readonly names: HeaderNames;
}): { readonly table: FoundTable; readonly others: readonly string[] } | null {
  const tables = peeks.map((sheet) => tableIn(sheet, columns, names)).filter((table) => table !== null);
  const ranked = tables.map((table) => ({ table, rank: rankOf(table) })).sort((a, b) => compare(b.rank, a.rank));
  const [best] = ranked;
  if (best === undefined) {
    return null;
  }
  const others = tables.filter((table) => table !== best.table && isReadable(table)).map(({ sheet }) => sheet.name);
  return { table: best.table, others };
}

function isReadable({ match, firstRows }: FoundTable): boolean {
  return isComplete(match) && firstRows.length > 0;
}

/** Readable before unreadable, then in sight, then by name, then by what fits; ties go to the sheet that comes first. */
function rankOf(table: FoundTable): readonly number[] {
  const { sheet, match } = table;
  return [
    Number(isReadable(table)),
    Number(!sheet.hidden),
    Number(isDataSheet(sheet.name)),
    Number(isComplete(match)),
    match.matched.length,
    -sheet.index,
  ];
}

function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}

function tableIn(sheet: SheetPeek, columns: readonly ImportColumn[], names: HeaderNames): FoundTable | null {
  const read = (cells: readonly HeaderCell[]): Head => ({ cells, match: matchHeaders({ columns, names, cells }) });
  let best: (Head & { readonly at: number; readonly lines: number }) | null = null;
  for (const [at, row] of sheet.rows.slice(0, HEADER_ROWS).entries()) {
    const single = read(headerCells(row));
    const next = sheet.rows[at + 1];
    const double = next?.number === row.number + 1 ? read(headerCells(next, row)) : null;
    // Two lines only where they say more than either alone.
    const both = double !== null && next !== undefined && weigh(double) > weigh(single) && weigh(double) > weigh(read(headerCells(next)));
    const head = both && double !== null ? { at, lines: 2, ...double } : { at, lines: 1, ...single };
    if (weigh(head) > (best === null ? 0 : weigh(best))) {
      best = head;
    }
    if (best !== null && weigh(best) === columns.length) {
      // No row below can say more.
      break;
    }
  }
  if (best === null || best.match.matched.length < Math.min(LEAST_MATCHES, columns.length)) {
    return null;
  }
  const below = sheet.rows.slice(best.at + best.lines);
  const hints = hintRowsOf(below, best.match);
  const head = sheet.rows[best.at];
  const last = hints.at(-1) ?? sheet.rows[best.at + best.lines - 1];
  return head === undefined || last === undefined
    ? null
    : {
        sheet,
        headerRow: head.number,
        lastHeadRow: last.number,
        hintRows: hints.map(({ number }) => number),
        cells: best.cells,
        match: best.match,
        firstRows: below.slice(hints.length),
      };
}

function weigh({ match: { matched, repeated } }: Head): number {
  return matched.length - repeated.length / 2;
}

/** Header cells of a row; below a first line of headings, a cell of its own or the heading above, and the heading it stands under. */
function headerCells(row: SheetRow, above?: SheetRow): readonly HeaderCell[] {
  const cells: HeaderCell[] = [];
  let heading = '';
  for (let index = 0; index < Math.max(row.cells.length, above?.cells.length ?? 0); index += 1) {
    const own = textOf(row.cells[index]);
    const over = textOf(above?.cells[index]);
    heading = over === '' ? heading : over;
    const text = own === '' ? over : own;
    if (text !== '') {
      cells.push(above !== undefined && own !== '' && heading !== '' ? { index, text, within: heading } : { index, text });
    }
  }
  return cells;
}

const HINT = /必填|选填|可不填|不能为空|格式|文本|数字|日期|示例|例如|形如|如[:：\d]|请|下拉|填写|位|yyyy|YYYY|[A-Z]{3}\d{3}/u;

/** Rows right under the headers that explain them: none of their cells under the id's header is a number, and most cells are words of a hint. */
function hintRowsOf(rows: readonly SheetRow[], { matched }: HeaderMatch): readonly SheetRow[] {
  const idColumns = matched.filter(({ column }) => column.field.kind === 'id-number').map(({ index }) => index);
  const isHint = ({ cells }: SheetRow): boolean => {
    const said = cells.map(textOf).filter((text) => text !== '');
    const noNumber = idColumns.every((index) => /\p{Script=Han}|^[A-Za-z]{3}\d{3}$|^$/u.test(textOf(cells[index])));
    return noNumber && said.length > 0 && said.filter((text) => HINT.test(text)).length * 2 > said.length;
  };
  const first = rows.slice(0, MOST_HINT_ROWS).findIndex((row) => !isHint(row));
  return rows.slice(0, first < 0 ? Math.min(MOST_HINT_ROWS, rows.length) : first);
}

function textOf(cell: Cell | undefined): string {
  return cell === undefined ? '' : cell.text.trim();
}
