import type { Workbooks } from '../../engine/ports/workbooks.ts';
import { textWidth } from './text-width.ts';
import { writeCsv } from './write-csv.ts';
import { writeWorkbook } from './write-workbook.ts';

type TableAsk = Parameters<Workbooks['table']>[0];

/** Any list (W-52 … W-58) as a workbook or as CSV; rows are taken as they come and none is kept. */
export function writeTable(ask: TableAsk, mostRows?: number): Promise<Uint8Array> {
  return ask.format === 'csv' ? writeCsv(ask) : writeTableWorkbook(ask, mostRows);
}

/** Every cell is text that calculates nothing, but for numbers of a number column; the headers stay in sight and filter. */
function writeTableWorkbook({ sheetName, columns, rows }: TableAsk, mostRows?: number): Promise<Uint8Array> {
  return writeWorkbook(
    {
      title: sheetName,
      names: [],
      sheets: [
        {
          name: sheetName,
          columns: columns.map(({ header, kind, width }) => ({
            width: width ?? Math.max(textWidth(header) + 4, 10),
            style: 'text',
            number: kind === 'number',
          })),
          top: [{ cells: columns.map(({ header }) => ({ text: header, style: 'header' })), height: 20 }],
          rows,
          frozen: { rows: 1, columns: 0 },
          filtered: true,
          print: { landscape: true, grid: true },
        },
      ],
    },
    mostRows,
  );
}
