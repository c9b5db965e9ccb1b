import { read } from '@e965/xlsx';
import ExcelJS from 'exceljs';
import { readXlsx } from 'hucre';
import { describe, expect, it } from 'vitest';
import { unzipped } from '../../../test/fixtures/unzipped.ts';
import { writeTable } from './write-table.ts';

const COLUMNS = [
  { header: '姓名', kind: 'text' },
  { header: '社会保障号码', kind: 'text' },
  { header: '缴费基数', kind: 'number' },
] as const;

function table(rows: readonly (readonly string[])[], mostRows?: number): Promise<Uint8Array> {
  return writeTable({ sheetName: '单位人员', columns: COLUMNS, rows, format: 'xlsx' }, mostRows);
}

async function readBack(bytes: Uint8Array): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(new Uint8Array(bytes).buffer);
  return workbook;
}

describe('[W-58] writeTable', () => {
  it('writes text as text, whatever it looks like, and numbers only where the column holds numbers', async () => {
    const rows = [
      ['=1+1', '619999199903180860', '5600.00'],
      ['+86', '0012', '0.20'],
      ['𠮷·<野>&"', '', '-5'],
      ['_x0041_', '1E5', '007'],
      [' 张\n三\u0007', '', '12345678901234567'],
      ['', '', '未配置'],
    ];
    const bytes = await table(rows);
    const [, ...cells] = (await readXlsx(bytes)).sheets[0]?.rows ?? [];
    expect(cells.map((row) => [0, 1, 2].map((column) => row[column] ?? ''))).toEqual([
      ['=1+1', '619999199903180860', 5600],
      ['+86', '0012', 0.2],
      ['𠮷·<野>&"', '', -5],
      ['_x0041_', '1E5', '007'],
      [' 张\n三\u0007', '', '12345678901234567'],
      ['', '', '未配置'],
    ]);
    const sheet = (await readBack(bytes)).getWorksheet('单位人员');
    expect(sheet?.getCell('C2').numFmt).toBe('#,##0.00');
    expect(sheet?.getCell('A2').numFmt).toBe('@');
    expect(sheet?.getCell('C6').numFmt).toBe('@');
  });

  it('has a bold header in sight, a filter over all rows, and columns as wide as asked', async () => {
    const bytes = await writeTable({
      sheetName: '单位人员',
      columns: [{ header: '姓名', kind: 'text', width: 33 }],
      rows: [['甲'], ['乙']],
      format: 'xlsx',
    });
    const sheet = (await readBack(bytes)).getWorksheet('单位人员');
    expect(sheet?.getCell('A1').font.bold).toBe(true);
    expect(sheet?.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
    expect(sheet?.autoFilter).toBe('A1:A3');
    expect(sheet?.getColumn(1).width).toBe(33);
    expect(unzipped(bytes).text('xl/workbook.xml')).toContain(
      `<definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">'单位人员'!$A$1:$A$3</definedName>`,
    );
  });

  it.each([
    [0, [1]],
    [4, [5]],
    [5, [5, 2]],
    [9, [5, 5, 2]],
  ])('goes on in another sheet when %i rows do not fit into sheets of 5', async (count, rowsOfSheets) => {
    const bytes = await table(
      Array.from({ length: count }, (_, index) => [`第${index}`, '', '']),
      5,
    );
    const workbook = read(bytes);
    expect(workbook.SheetNames).toEqual(['单位人员', '单位人员 (2)', '单位人员 (3)'].slice(0, rowsOfSheets.length));
    const sheets = (await readBack(bytes)).worksheets;
    expect(sheets.map((sheet) => sheet.rowCount)).toEqual(rowsOfSheets);
    expect(sheets.every((sheet) => sheet.getCell('A1').value === '姓名')).toBe(true);
    const names = sheets.flatMap((sheet) =>
      sheet
        .getSheetValues()
        .slice(2)
        .map((row) => (Array.isArray(row) ? row[1] : undefined)),
    );
    expect(names).toEqual(Array.from({ length: count }, (_, index) => `第${index}`));
  });

  it('closes the rows when one of them cannot be had, and fails with that reason', async () => {
    let closed = false;
    async function* rows(): AsyncGenerator<readonly string[]> {
      try {
        yield ['甲', '', ''];
        yield ['乙', '', ''];
        throw new Error('the list went away');
      } finally {
        closed = true;
      }
    }
    await expect(writeTable({ sheetName: '表', columns: COLUMNS, rows: rows(), format: 'xlsx' })).rejects.toThrow('the list went away');
    expect(closed).toBe(true);
  });

  it('is the same file for the same list', async () => {
    expect(await table([['甲', '1', '2']])).toEqual(await table([['甲', '1', '2']]));
  });
});
