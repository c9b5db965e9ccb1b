import { columnLetter } from './column-letter.ts';
import type { FoundTable } from './find-table.ts';
import type { ImportColumn } from './import-columns.ts';
import { type HeaderCell, strangersOf } from './match-headers.ts';
import { sheetCalled } from './sheet-names.ts';

const MOST_NAMED = 12;

/**
 * Why a table is not read: what is missing or there twice, what was found instead, and the way out; one sentence a line, without its full stop.
 * `fits`: services whose template these headers are.
 */
export function headerDifferences(table: FoundTable, service: string, fits: readonly string[]): readonly string[] {
  const { sheet, headerRow, match } = table;
  const missing = match.missing.filter(({ needed }) => needed);
  const unknown = strangersOf(match);
  const slips = unknown.filter(({ perhaps }) => perhaps !== null);
  const strangers = unknown.filter(({ perhaps }) => perhaps === null);
  return [
    `${sheetCalled(sheet.name)}第${headerRow}行的表头与“${service}”的报盘模版不符`,
    ...(missing.length === 0 ? [] : [`缺少必填的列：${labelled(missing)}`]),
    ...match.repeated.map(({ column, headers }) => `“${column.field.label}”有${headers.length}列：${placed(headers)}，请只留一列`),
    ...slips.map(({ header, perhaps }) => `${placed([header])}可能是“${perhaps}”的误写，请改正表头`),
    `已认出的列：${match.matched.length === 0 ? '无' : labelled(match.matched.map(({ column }) => column))}`,
    ...(strangers.length === 0 ? [] : [`不认识的列：${placed(strangers.map(({ header }) => header))}`]),
    ...fits.map((other) => `表头与“${other}”的报盘模版相符，请核对是否选错了业务`),
    '请把表头改成与报盘模版一致（列的先后不限），或下载新模版、把数据复制过去后再导入',
  ];
}

/** No row anywhere looks like the service's headers. */
export function headersNotFound(ask: {
  readonly sheets: readonly string[];
  readonly service: string;
  readonly columns: readonly ImportColumn[];
  readonly fits: readonly string[];
}): readonly string[] {
  const needed = ask.columns.filter((column) => column.needed);
  return [
    ask.sheets.length === 0
      ? '文件中没有可以导入的工作表（示例、代码对应表和填表说明不导入）'
      : `在${ask.sheets.map(sheetCalled).join('、')}的前几行没有找到“${ask.service}”的表头`,
    `表头应有：${labelled(needed.length === 0 ? ask.columns : needed)}`,
    ...ask.fits.map((other) => `内容与“${other}”的报盘模版相符，请核对是否选错了业务`),
    '请补上表头，或下载报盘模版、把数据复制到工作表“数据”后再导入',
  ];
}

function labelled(columns: readonly ImportColumn[]): string {
  return list(columns.map(({ field }) => `“${field.label}”`));
}

function placed(cells: readonly HeaderCell[]): string {
  return list(cells.map(({ index, text }) => `“${text.replaceAll(/\s+/g, ' ').trim()}”（${columnLetter(index)}列）`));
}

function list(names: readonly string[]): string {
  const more = names.length - MOST_NAMED;
  return `${names.slice(0, MOST_NAMED).join('、')}${more > 0 ? `等${names.length}列` : ''}`;
}
