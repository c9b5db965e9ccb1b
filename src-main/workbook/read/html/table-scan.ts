import { Parser } from 'htmlparser2';
import { booleanCell, errorCell, numberCell, textCell } from '../cell-values.ts';
import { PLAIN } from '../number-format.ts';
import type { Cell, MergedRange, SheetRow } from '../opened-workbook.ts';
import type { WorkbookLimits, WorkbookRefusal } from '../refusal.ts';
import { AS_TEXT, formatOfStyle, formatsOfSheet } from './css-formats.ts';

type Attributes = Readonly<Record<string, string>>;

/** One `<table>` while it is open. Tables inside cells are tables of their own; their text is not the cell's. */
type OpenTable = {
  readonly index: number;
  rowNumber: number;
  rowHidden: boolean;
  cells: (Cell | undefined)[];
  column: number;
  /** By column: the last row that a cell above reaches down to. */
  readonly reaches: number[];
  cell: { readonly attributes: Attributes; readonly column: number; text: string } | null;
  caption: string | null;
};

export type HtmlTables = {
  write(text: string): void;
  end(): void;
  /** Rows with a value since the last time, with the table they belong to. */
  take(): readonly { readonly table: number; readonly row: SheetRow }[];
  /** Captions by table, where there is one. */
  readonly captions: ReadonlyMap<number, string>;
  /** Names of sheets from the part only Excel reads. */
  readonly sheetNames: readonly string[];
  mergedRanges(table: number): readonly MergedRange[];
  refusal(): WorkbookRefusal | null;
};

const WIDEST_SPAN = 1000;
const TALLEST_SPAN = 65_534;
const MERGES_WITHIN_ROWS = 100;
const SILENT = new Set(['script', 'style', 'title']);
const BREAKS = new Set(['br', 'p', 'div', 'li']);

/** Reads the tables of an HTML text that comes in pieces, the way browsers and Excel do. */
export function scanTables(limits: WorkbookLimits): HtmlTables {
  const open: OpenTable[] = [];
  const captions = new Map<number, string>();
  const sheetNames: string[] = [];
  const merges = new Map<number, MergedRange[]>();
  let found: { readonly table: number; readonly row: SheetRow }[] = [];
  let formats: ReadonlyMap<string, number> = new Map();
  let css = '';
  let silent: string | null = null;
  let tables = 0;
  let refusal: WorkbookRefusal | null = null;

  const enterCell = (table: OpenTable, attributes: Attributes) => {
    leaveCell(table);
    while ((table.reaches[table.column] ?? 0) >= table.rowNumber) {
      table.column += 1;
    }
    const { column } = table;
    const across = span(attributes['colspan'], WIDEST_SPAN);
    const down = span(attributes['rowspan'], TALLEST_SPAN);
    const beyond = down > 1 ? Math.min(column + across, WIDEST_SPAN) : column;
    for (let at = column; at < beyond; at += 1) {
      table.reaches[at] = table.rowNumber + down - 1;
    }
    if ((across > 1 || down > 1) && table.rowNumber <= MERGES_WITHIN_ROWS) {
      const ranges = merges.get(table.index) ?? [];
      ranges.push({ firstRow: table.rowNumber, lastRow: table.rowNumber + down - 1, firstColumn: column, lastColumn: column + across - 1 });
      merges.set(table.index, ranges);
    }
    table.column = column + across;
    table.cell = { attributes, column, text: '' };
  };

  const leaveCell = (table: OpenTable) => {
    const { cell } = table;
    table.cell = null;
    const value = cell === null ? undefined : cellOf(cell.text, cell.attributes, formats);
    if (cell === null || value === undefined) {
      return;
    }
    if (cell.column >= limits.columns) {
      refusal ??= { code: 'too-large', what: 'columns', limit: limits.columns };
      return;
    }
    while (table.cells.length < cell.column) {
      table.cells.push(undefined);
    }
    table.cells[cell.column] = value;
  };

  const leaveRow = (table: OpenTable) => {
    leaveCell(table);
    if (table.cells.length > 0) {
      found.push({ table: table.index, row: { number: table.rowNumber, hidden: table.rowHidden, cells: table.cells } });
    }
    table.cells = [];
    table.column = 0;
  };

  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const table = open.at(-1);
        if (SILENT.has(name)) {
          silent = name;
        } else if (name === 'table') {
          open.push({ index: tables, rowNumber: 0, rowHidden: false, cells: [], column: 0, reaches: [], cell: null, caption: null });
          tables += 1;
        } else if (table === undefined) {
          return;
        } else if (name === 'tr') {
          leaveRow(table);
          table.rowNumber += 1;
          if (table.rowNumber > limits.rows) {
            refusal ??= { code: 'too-large', what: 'rows', limit: limits.rows };
          }
          table.rowHidden = /display\s*:\s*none/i.test(attributes['style'] ?? '');
        } else if (name === 'td' || name === 'th') {
          table.rowNumber = Math.max(1, table.rowNumber);
          enterCell(table, attributes);
        } else if (name === 'caption') {
          table.caption = '';
        } else if (BREAKS.has(name) && table.cell !== null && (name === 'br' || table.cell.text.trim() !== '')) {
          table.cell.text += '\n';
        }
      },
      ontext(text) {
        const table = open.at(-1);
        if (silent !== null) {
          css += silent === 'style' ? text : '';
        } else if (table !== undefined && table.cell !== null) {
          table.cell.text += text.replaceAll(/[ \t\r\n\f]+/g, ' ');
        } else if (table !== undefined && table.caption !== null) {
          table.caption += text;
        }
      },
      oncomment(data) {
        css += silent === 'style' ? data : '';
        for (const [, name = ''] of data.matchAll(/<x:Name>([^<]*)<\/x:Name>/g)) {
          sheetNames.push(name);
        }
      },
      onclosetag(name) {
        const table = open.at(-1);
        if (name === silent) {
          silent = null;
          formats = formatsOfSheet(css);
        } else if (table === undefined) {
          return;
        } else if (name === 'table') {
          leaveRow(table);
          open.pop();
        } else if (name === 'tr') {
          leaveRow(table);
        } else if (name === 'td' || name === 'th') {
          leaveCell(table);
        } else if (name === 'caption' && table.caption !== null) {
          captions.set(table.index, table.caption.trim());
          table.caption = null;
        }
      },
    },
    { decodeEntities: true, lowerCaseTags: true, lowerCaseAttributeNames: true },
  );
  return {
    write: (text) => parser.write(text),
    end: () => parser.end(),
    take: () => {
      const taken = found;
      found = [];
      return taken;
    },
    captions,
    sheetNames,
    mergedRanges: (table) => merges.get(table) ?? [],
    refusal: () => refusal,
  };
}

function span(written: string | undefined, most: number): number {
  const number = Number(written ?? '1');
  return Number.isInteger(number) && number >= 1 ? Math.min(number, most) : 1;
}

/** Only Excel's own marks make a cell anything but text: `x:num` with the number it holds, `x:bool`, `x:err`. */
function cellOf(written: string, attributes: Attributes, formats: ReadonlyMap<string, number>): Cell | undefined {
  const text = written
    .replaceAll(/ {2,}/g, ' ')
    .replaceAll('\u00a0', ' ')
    .replaceAll(/ *\n */g, '\n')
    .trim();
  const format = formatOfStyle(attributes['style'] ?? '') ?? formats.get(attributes['class'] ?? '') ?? PLAIN;
  const number = attributes['x:num'];
  if (number !== undefined && format !== AS_TEXT && text !== '') {
    return numberCell(number === '' ? text : number, format, false);
  }
  const [truth, error] = [attributes['x:bool'], attributes['x:err']];
  if (truth !== undefined && text !== '') {
    return booleanCell(truth === '' ? text : truth);
  }
  return error !== undefined && text !== '' ? errorCell(error === '' ? text : error) : textCell(text);
}
