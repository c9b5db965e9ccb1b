import type { MergedRange, OpenedWorkbook, WorkbookFormat } from '../read/open-workbook.ts';
import { columnLetter } from './column-letter.ts';
import type { FoundTable } from './find-table.ts';
import { strangersOf } from './match-headers.ts';
import { isDataSheet, sheetCalled } from './sheet-names.ts';

/** Rows that were passed over, by why. */
export type RowsAside = {
  readonly aside: readonly number[];
  readonly example: readonly number[];
  readonly header: readonly number[];
  readonly hidden: readonly number[];
};

const MOST_NAMED = 5;

/** What was lived with and what was left out, in words: the report's notices. */
export function noticesOf(ask: {
  readonly fileName: string;
  readonly workbook: OpenedWorkbook;
  readonly table: FoundTable;
  readonly others: readonly string[];
  readonly rows: RowsAside;
  readonly merged: readonly MergedRange[];
  readonly notedRows: number;
  readonly repairs: readonly { readonly label: string; readonly count: number }[];
}): readonly string[] {
  const { table, others, rows } = ask;
  const { match, sheet } = table;
  const lacking = match.missing.filter(({ taken }) => taken).map(({ field }) => `“${field.label}”`);
  const unread = match.matched.filter(({ column }) => !column.taken).map(({ column }) => `“${column.field.label}”`);
  return [
    ...formatNotices(ask.fileName, ask.workbook),
    ...(isDataSheet(sheet.name) || ask.workbook.sheets.length === 1 ? [] : [`没有可用的工作表“数据”，读取的是“${sheet.name}”。`]),
    ...(sheet.hidden ? [`工作表“${sheet.name}”是隐藏的。请核对导入的是否是要申报的数据。`] : []),
    ...(others.length === 0 ? [] : [`${others.map(sheetCalled).join('、')}也有同样的表头，没有导入。需要的请另存为单独的文件导入。`]),
    ...(lacking.length === 0 ? [] : [`文件中没有${lacking.join('、')}列，导入后可逐行或批量填写。`]),
    ...(unread.length === 0 ? [] : [`${unread.join('、')}列只供核对，以本系统的数据为准，未采用文件中的内容。`]),
    ...match.shared.map(({ label }) => `“${label}”在页面上统一选择，未采用文件中的这一列。`),
    ...match.spare.map(
      ({ column, header, used }) =>
        `“${header.text.trim()}”（${columnLetter(header.index)}列）与“${used.text.trim()}”（${columnLetter(used.index)}列）都是${column.field.label}，采用了后者。请核对两列是否一致。`,
    ),
    ...strangersOf(match).flatMap(({ header, perhaps }) =>
      perhaps === null
        ? []
        : [`“${header.text.trim()}”（${columnLetter(header.index)}列）可能是“${perhaps}”的误写，未采用。需要的请改正表头后重新导入。`],
    ),
    ...rowsSay(table.hintRows, '是填写说明，未导入。'),
    ...rowsSay(rows.header, '是重复的表头，未导入。'),
    ...rowsSay(rows.example, '与模版的示例相同，未导入。'),
    ...rowsSay(rows.aside, '是合计、签章等内容，未导入。'),
    ...rowsSay(rows.hidden, '在文件中是隐藏的（或被筛选掉的），也已导入。请核对。'),
    ...mergedNotices(ask.merged, table),
    ...ask.repairs
      .filter(({ count }) => count > ask.notedRows)
      .map(({ label, count }) => `${label}，共${count}处；逐行提示只列前${ask.notedRows}处。`),
  ];
}

const CALLED: Readonly<Record<WorkbookFormat, string>> = {
  xlsx: '.xlsx工作簿',
  xls: 'Excel 97–2003工作簿',
  csv: '逗号分隔的文本',
  spreadsheetml: 'XML表格（2003）',
  html: '网页表格',
};
const ENDINGS: Readonly<Record<WorkbookFormat, readonly string[]>> = {
  xlsx: ['xlsx', 'xlsm', 'xltx'],
  xls: ['xls', 'xlt', 'et'],
  csv: ['csv', 'txt', 'tsv'],
  spreadsheetml: ['xml'],
  html: ['html', 'htm'],
};

function formatNotices(fileName: string, { format, encoding }: OpenedWorkbook): readonly string[] {
  const ending = /\.([^.]+)$/.exec(fileName)?.[1]?.toLowerCase();
  return [
    ...(ending === undefined || ENDINGS[format].includes(ending)
      ? []
      : [`文件名以.${ending}结尾，内容其实是${CALLED[format]}，已按内容读取。`]),
    ...(encoding === 'gb18030' ? ['文件的文字编码是GB18030（中文Windows），已按此读取。请核对姓名中的生僻字。'] : []),
  ];
}

/** A merged range has one value: what its other rows were meant to say is never guessed. */
function mergedNotices(merged: readonly MergedRange[], { lastHeadRow, match }: FoundTable): readonly string[] {
  const below = merged.filter(({ firstRow, lastRow }) => firstRow > lastHeadRow && lastRow > firstRow);
  return match.matched
    .filter(({ column }) => column.taken)
    .flatMap(({ column, index }) => {
      const [first, ...more] = below.filter(({ firstColumn, lastColumn }) => index >= firstColumn && index <= lastColumn);
      return first === undefined
        ? []
        : [
            `“${column.field.label}”列第${first.firstRow}至${first.lastRow}行${more.length > 0 ? `等${more.length + 1}处` : ''}是合并单元格，只有首行有值，其余行按空白导入。请取消合并、逐行填写后重新导入，或在这里补填。`,
          ];
    });
}

function rowsSay(numbers: readonly number[], what: string): readonly string[] {
  return numbers.length === 0 ? [] : [`${rowsNamed(numbers)}${what}`];
}

function rowsNamed(numbers: readonly number[]): string {
  return `第${numbers.slice(0, MOST_NAMED).join('、')}${numbers.length > MOST_NAMED ? `等${numbers.length}` : ''}行`;
}
