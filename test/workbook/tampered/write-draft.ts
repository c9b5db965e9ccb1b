import { type CellObject, utils, type WorkSheet, write as writeSheetJs } from '@e965/xlsx';
import exceljs from 'exceljs';
import { assertNever } from '../../../src-shared/lib/assert-never.ts';
import { gb18030 } from '../gb18030.ts';
import { columnName } from '../read-sheet.ts';
import { xlsxFile } from '../xlsx-file.ts';
import { type Draft, type ModelCell, type ModelSheet, sheetsOf } from './draft.ts';

/** The draft as a file of its format. */
export async function writeDraft(draft: Draft): Promise<Uint8Array> {
  const sheets = sheetsOf(draft);
  const data = sheets.find(({ name }) => name === draft.sheetName);
  const table = data?.rows ?? [];
  switch (draft.format) {
    case 'xlsx':
      return writeXlsx(sheets);
    case 'wps':
      return writeWps(sheets);
    case 'xls':
      return writeXls(sheets);
    case 'csv':
      return new TextEncoder().encode(`\uFEFF${csv(table, ',')}`);
    case 'csv-gb18030':
      // What Windows has no code for is lost on the way.
      return gb18030(
        csv(table, ',')
          .replaceAll(/[\u200B\u202C\u202D\uFEFF]/g, '')
          .replaceAll('\u00A0', ' '),
      );
    case 'csv-utf16':
      return Buffer.from(`\uFEFF${csv(table, '\t')}`, 'utf16le');
    case 'spreadsheetml':
      return new TextEncoder().encode(spreadsheetMl(sheets));
    case 'html':
      return new TextEncoder().encode(html(table));
    default:
      return assertNever(draft.format);
  }
}

function serialOf(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / 86_400_000 + 25_569;
}

function momentOf({ day, time = '00:00' }: { readonly day: string; readonly time?: string }): Date {
  return new Date(`${day}T${time}:00Z`);
}

async function writeXlsx(sheets: readonly ModelSheet[]): Promise<Uint8Array> {
  const book = new exceljs.Workbook();
  for (const { name, hidden, rows, merges, hiddenColumns, hiddenRows } of sheets) {
    const sheet = book.addWorksheet(name, { state: hidden ? 'hidden' : 'visible' });
    for (const [row, cells] of rows.entries()) {
      for (const [column, content] of cells.entries()) {
        if (content !== null) {
          const cell = sheet.getCell(row + 1, column + 1);
          cell.value = excelValue(content);
          if (typeof content === 'object' && 'format' in content && content.format !== undefined) {
            cell.numFmt = content.format;
          }
        }
      }
    }
    for (const range of merges) {
      sheet.mergeCells([...range]);
    }
    for (const column of hiddenColumns) {
      sheet.getColumn(column + 1).hidden = true;
    }
    for (const row of hiddenRows) {
      sheet.getRow(row).hidden = true;
    }
  }
  return new Uint8Array(await book.xlsx.writeBuffer());
}

function excelValue(content: Exclude<ModelCell, null>): exceljs.CellValue {
  if (typeof content === 'string') {
    return content;
  }
  if ('number' in content) {
    return content.number;
  }
  if ('day' in content) {
    return momentOf(content);
  }
  return 'formula' in content ? { formula: content.formula, result: content.result } : { error: content.error };
}

/** Built-in formats of a Chinese spreadsheet: 31 is 2026年11月5日, 57 is 2026年11月. */
const WPS_STYLES = [31, 57, 49];

function writeWps(sheets: readonly ModelSheet[]): Uint8Array {
  const strings: string[] = [];
  const cellXml = (content: ModelCell, place: string): string => {
    if (content === null) {
      return `<c r="${place}" s="3"/>`;
    }
    if (typeof content === 'string') {
      strings.push(content);
      return `<c r="${place}" s="3" t="s"><v>${strings.length - 1}</v></c>`;
    }
    if ('number' in content) {
      return `<c r="${place}"><v>${content.number}</v></c>`;
    }
    if ('day' in content) {
      return `<c r="${place}" s="${content.day.endsWith('-01') ? 2 : 1}"><v>${serialOf(content.day)}</v></c>`;
    }
    if ('formula' in content) {
      const text = typeof content.result === 'string';
      return `<c r="${place}"${text ? ' t="str"' : ''}><f>${escaped(content.formula)}</f><v>${escaped(String(content.result))}</v></c>`;
    }
    return `<c r="${place}" t="e"><v>${content.error}</v></c>`;
  };
  const rowXml = (cells: readonly ModelCell[], row: number, hidden: boolean): string =>
    `<row r="${row}" spans="1:${Math.max(1, cells.length)}"${hidden ? ' hidden="1"' : ''}>${cells
      .map((content, column) => cellXml(content, `${columnName(column)}${row}`))
      .join('')}</row>`;
  const parts = sheets.map(({ name, hidden, rows, merges, hiddenRows }) => ({
    name,
    ...(hidden && { state: 'hidden' }),
    data: rows.map((cells, index) => rowXml(cells, index + 1, hiddenRows.includes(index + 1))).join(''),
    tail:
      merges.length === 0
        ? ''
        : `<mergeCells>${merges.map(([r1, c1, r2, c2]) => `<mergeCell ref="${columnName(c1 - 1)}${r1}:${columnName(c2 - 1)}${r2}"/>`).join('')}</mergeCells>`,
  }));
  // Mixed writing comes in runs, each with a font of its own.
  const si = strings.map(
    (text) => `<si>${text.length > 3 ? run(text.slice(0, 2)) + run(text.slice(2)) : `<t xml:space="preserve">${escaped(text)}</t>`}</si>`,
  );
  return xlsxFile({ sheets: parts, strings: si.join(''), styles: WPS_STYLES });
}

function writeXls(sheets: readonly ModelSheet[]): Uint8Array {
  const book = utils.book_new();
  for (const [index, { name, rows, merges }] of sheets.entries()) {
    const sheet: WorkSheet = {};
    for (const [r, cells] of rows.entries()) {
      for (const [c, content] of cells.entries()) {
        if (content !== null) {
          sheet[utils.encode_cell({ r, c })] = sheetJsCell(content);
        }
      }
    }
    const width = Math.max(1, ...rows.map(({ length }) => length));
    sheet['!ref'] = utils.encode_range({ s: { r: 0, c: 0 }, e: { r: Math.max(0, rows.length - 1), c: width - 1 } });
    sheet['!merges'] = merges.map(([r1, c1, r2, c2]) => ({ s: { r: r1 - 1, c: c1 - 1 }, e: { r: r2 - 1, c: c2 - 1 } }));
    utils.book_append_sheet(book, sheet, name);
    book.Workbook = { ...book.Workbook, Sheets: [...(book.Workbook?.Sheets ?? [])] };
    book.Workbook.Sheets ??= [];
    book.Workbook.Sheets[index] = { name, Hidden: sheets[index]?.hidden === true ? 1 : 0 };
  }
  return new Uint8Array(writeSheetJs(book, { type: 'buffer', bookType: 'biff8' }));
}

function sheetJsCell(content: Exclude<ModelCell, null>): CellObject {
  if (typeof content === 'string') {
    return { t: 's', v: content };
  }
  if ('number' in content) {
    return { t: 'n', v: content.number, ...(content.format !== undefined && { z: content.format }) };
  }
  if ('day' in content) {
    return { t: 'n', v: serialOf(content.day), z: content.format ?? 'yyyy-mm-dd' };
  }
  if ('formula' in content) {
    return typeof content.result === 'string' ? { t: 's', v: content.result } : { t: 'n', v: content.result };
  }
  return { t: 'e', v: content.error === '#N/A' ? 42 : 23 };
}

/** What a spreadsheet shows, and so what it saves as text: eleven digits of a number at most. */
export function shown(content: ModelCell): string {
  if (content === null || typeof content === 'string') {
    return content ?? '';
  }
  if ('number' in content) {
    return content.number >= 1e11
      ? content.number.toExponential(5).replace(/e\+(\d+)$/, (_, places: string) => `E+${places.padStart(2, '0')}`)
      : String(content.number);
  }
  if ('day' in content) {
    const [year, month, day] = content.day.split('-').map(Number);
    return content.format?.includes('月"') === true && !content.format.includes('日') ? `${year}年${month}月` : `${year}/${month}/${day}`;
  }
  return 'formula' in content ? String(content.result) : content.error;
}

function csv(rows: readonly (readonly ModelCell[])[], separator: string): string {
  const width = Math.max(...rows.map(({ length }) => length));
  return rows
    .map((cells) => Array.from({ length: width }, (_, column) => quoted(shown(cells[column] ?? null))).join(separator))
    .join('\r\n');
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

function spreadsheetMl(sheets: readonly ModelSheet[]): string {
  return `<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet" xmlns:x="urn:schemas-microsoft-com:office:excel"><Styles><Style ss:ID="d"><NumberFormat ss:Format="yyyy\\-mm\\-dd"/></Style></Styles>${sheets
    .map(
      ({ name, hidden, rows }) =>
        `<Worksheet ss:Name="${escaped(name)}"><Table>${rows
          .map((cells, row) => `<Row ss:Index="${row + 1}">${cells.map(cellOf2003).join('')}</Row>`)
          .join(
            '',
          )}</Table>${hidden ? '<WorksheetOptions xmlns="urn:schemas-microsoft-com:office:excel"><Visible>SheetHidden</Visible></WorksheetOptions>' : ''}</Worksheet>`,
    )
    .join('')}</Workbook>`;
}

function html(rows: readonly (readonly ModelCell[])[]): string {
  return `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"></head><body><table border="1">${rows
    .map(
      (cells) =>
        `<tr>${cells.map((content) => `<td style="mso-number-format:'\\@'">${escaped(shown(content)).replaceAll('\n', '<br>')}</td>`).join('')}</tr>`,
    )
    .join('\n')}</table></body></html>`;
}

function cellOf2003(content: ModelCell, index: number): string {
  if (content === null) {
    return '';
  }
  const at = `<Cell ss:Index="${index + 1}"`;
  if (typeof content === 'object' && 'number' in content) {
    return `${at}><Data ss:Type="Number">${content.number}</Data></Cell>`;
  }
  if (typeof content === 'object' && 'day' in content) {
    return `${at} ss:StyleID="d"><Data ss:Type="DateTime">${content.day}T00:00:00.000</Data></Cell>`;
  }
  if (typeof content === 'object' && 'error' in content) {
    return `${at}><Data ss:Type="Error">${content.error}</Data></Cell>`;
  }
  return `${at}><Data ss:Type="String">${escaped(shown(content)).replaceAll('\n', '&#10;')}</Data></Cell>`;
}

function run(text: string): string {
  return `<r><rPr><b/></rPr><t xml:space="preserve">${escaped(text)}</t></r>`;
}

function quoted(text: string): string {
  return /["\n\r,\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
