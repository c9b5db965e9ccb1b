import type { Service } from '../../../../src-shared/profile/service-of.ts';
import { columnLetters } from '../cell-address.ts';
import type { Comment, RowsOfText, SheetPlan, Validation } from '../sheet-plan.ts';
import { codesName } from './codes-sheet.ts';
import { headerRow } from './header-row.ts';
import type { TemplateColumn } from './template-columns.ts';
import { DATA_SHEET, ERROR_HEADER, FIRST_ROW } from './template-words.ts';

/** More columns than this kept in sight would leave no room for the rest. */
const MOST_FROZEN = 4;
const ERROR_WIDTH = 60;

type Ask = {
  readonly columns: readonly TemplateColumn[];
  readonly service: Service;
  readonly rows: RowsOfText;
  /** Puts 错误原因 behind the last column; the rows have its text (W-37). */
  readonly withErrors: boolean;
};

/**
 * 数据: text columns with red, black and grey headers (W-35). Drop-downs and checks reach as far as rows are taken, never down the whole
 * column: programs that keep a rule for each cell take seconds and a gigabyte for a million of them (data.md §1.4).
 */
export function dataSheet({ columns, service, rows, withErrors }: Ask): SheetPlan {
  const header = headerRow(columns);
  const lastRow = FIRST_ROW + (service.batch?.mostRows ?? 1) - 1;
  return {
    name: DATA_SHEET,
    columns: [
      ...columns.map(({ width, need }) => ({ width, style: need === 'read-only' ? ('readOnly' as const) : ('text' as const) })),
      ...(withErrors ? [{ width: ERROR_WIDTH, style: 'error' as const, wraps: true }] : []),
    ],
    top: [withErrors ? { ...header, cells: [...header.cells, { text: ERROR_HEADER, style: 'errorHeader' }] } : header],
    rows,
    frozen: { rows: 1, columns: frozenColumns(columns, service) },
    filtered: false,
    print: { landscape: true, grid: true },
    validations: columns.flatMap((column) => validationOf(column, lastRow) ?? []),
    comments: [
      ...columns.map(commentOf),
      ...(withErrors
        ? [{ cell: `${columnLetters(columns.length)}1`, text: '每行没有通过校验的原因。改好后可直接导入，本列不会被读取，也可以删除。' }]
        : []),
    ],
  };
}

/** Who the row is about stays in sight: the columns up to id number and name, where they come first. */
function frozenColumns(columns: readonly TemplateColumn[], { roles }: Service): number {
  const last = columns.findLastIndex(({ field }) => field.id === roles.idNumber || field.id === roles.name);
  return last < MOST_FROZEN ? last + 1 : 0;
}

function validationOf({ field, letters, table, need, format }: TemplateColumn, lastRow: number): Validation | null {
  const range = `${letters}${FIRST_ROW}:${letters}${lastRow}`;
  if (need === 'read-only') {
    return null;
  }
  if (table !== null) {
    const sentence = `“${field.label}”请从下拉列表中选择，可选项见“代码对应表”。`;
    return { kind: 'list', range, formula: codesName(table), sentence };
  }
  const { check } = format;
  if (check === null) {
    return null;
  }
  return check.kind === 'length'
    ? { ...check, range }
    : { kind: 'custom', range, sentence: check.sentence, formula: check.formula(`${letters}${FIRST_ROW}`) };
}

function commentOf({ field, letters, needWords, how }: TemplateColumn): Comment {
  const element = field.element === undefined ? [] : [`数据项：${field.element}`];
  return { cell: `${letters}1`, text: [`${needWords}。`, ...how, ...element].join('\n') };
}
