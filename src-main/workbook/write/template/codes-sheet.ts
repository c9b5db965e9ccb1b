import type { CodeTable } from '../../../../src-shared/forms/definition.ts';
import { columnLetters, onSheet } from '../cell-address.ts';
import type { DefinedName, SheetColumn, SheetPlan, TopCell, TopRow } from '../sheet-plan.ts';
import { textWidth } from '../text-width.ts';
import type { TemplateColumn } from './template-columns.ts';
import { CODES_SHEET } from './template-words.ts';

/** Above the entries: what the table is for, and 代码 and 名称. */
const HEADING_ROWS = 2;
/** 代码, 名称 and an empty column to the next table. */
const BLOCK = 3;

/** The name a drop-down takes its labels from. */
export function codesName({ id }: CodeTable): string {
  return `codes_${id.replace(/[^A-Za-z0-9_]/g, '.')}`;
}

/** 代码对应表: every table of a column once, side by side, and the names of its labels. */
export function codesSheet(columns: readonly TemplateColumn[]): { readonly sheet: SheetPlan; readonly names: readonly DefinedName[] } {
  const tables = [...new Map(columns.flatMap(({ table }) => (table === null ? [] : [[table.id, table] as const]))).values()];
  const sheet: SheetPlan = {
    name: CODES_SHEET,
    columns: tables.length === 0 ? [{ width: 40, style: 'text' }] : columnsOf(tables),
    top: tables.length === 0 ? [{ cells: [{ text: '本模版的各列都不用代码。', style: 'wrapped' }] }] : rowsOf(tables),
    rows: [],
    frozen: { rows: tables.length === 0 ? 0 : HEADING_ROWS, columns: 0 },
    filtered: false,
    print: { landscape: true, grid: false },
  };
  return { sheet, names: tables.map(nameOf) };
}

function columnsOf(tables: readonly CodeTable[]): readonly SheetColumn[] {
  return tables
    .flatMap((table): readonly SheetColumn[] => {
      const codes = Math.max(8, ...table.entries.map(({ code }) => textWidth(code) + 3));
      const labels = Math.min(40, Math.max(8, ...table.entries.map(({ label }) => textWidth(label) + 3)));
      return [
        { width: codes, style: 'text' },
        { width: Math.max(labels, textWidth(headingOf(table)) + 3 - codes), style: 'text' },
        { width: 3, style: 'text' },
      ];
    })
    .slice(0, -1);
}

function rowsOf(tables: readonly CodeTable[]): readonly TopRow[] {
  const longest = Math.max(...tables.map(({ entries }) => entries.length));
  return [
    { cells: blocks(tables, (table) => [{ text: headingOf(table), style: 'heading' }, NOTHING]) },
    { cells: blocks(tables, () => HEADERS) },
    ...Array.from({ length: longest }, (_, row) => ({ cells: blocks(tables, ({ entries }) => entryCells(entries[row])) })),
  ];
}

function headingOf({ title, source }: CodeTable): string {
  return `${title}（${source}）`;
}

function nameOf(table: CodeTable, index: number): DefinedName {
  const letters = columnLetters(index * BLOCK + 1);
  const [first, last] = [HEADING_ROWS + 1, HEADING_ROWS + table.entries.length];
  return { name: codesName(table), formula: onSheet(CODES_SHEET, `${letters}${first}:${letters}${last}`) };
}

const HEADERS: readonly TopCell[] = [
  { text: '代码', style: 'header' },
  { text: '名称', style: 'header' },
];
const NOTHING: TopCell = { text: '', style: 'text' };

function blocks(tables: readonly CodeTable[], cellsOf: (table: CodeTable) => readonly TopCell[]): readonly TopCell[] {
  return tables.flatMap((table) => [...cellsOf(table), NOTHING]).slice(0, -1);
}

function entryCells(entry: CodeTable['entries'][number] | undefined): readonly TopCell[] {
  return entry === undefined
    ? [NOTHING, NOTHING]
    : [
        { text: entry.code, style: 'listed' },
        { text: entry.label, style: 'listed' },
      ];
}
