import fc from 'fast-check';
import { readXls } from 'hucre/xlsx';
import { beforeAll, describe, expect, it } from 'vitest';
import { openWorkbook } from '../../src-main/workbook/read/open-workbook.ts';
import { batchRows } from '../fixtures/batch-people.ts';
import { expectNoDefect, harm, harmed } from './harm.ts';
import { hasLibreOffice, resavedBy } from './libre-office.ts';
import { describedSheet, readSheet } from './read-sheet.ts';
import { type TestBook, xlsxFile } from './xlsx-file.ts';

const office = hasLibreOffice();
if (!office) {
  console.warn('not tried on files of a foreign program: no soffice here (Debian: libreoffice-calc)');
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const textCells = (texts: readonly string[]) => texts.map((text) => `<c t="str"><v>${escaped(text)}</v></c>`).join('');
const people = batchRows({ seed: 8, count: 3_000 });

const book: TestBook = {
  styles: [14, 164, 165, 31, 22],
  formats: { 164: '0000000000', 165: 'yyyy"年"m"月"' },
  strings: '<si><r><t>姓名</t></r><r><rPr><b/></rPr><t>*</t></r></si>',
  sheets: [
    {
      name: '数据',
      data: [
        '<row><c t="str"><v>批量在职增员</v></c></row>',
        '<row hidden="1"><c t="s"><v>0</v></c><c t="str"><v>𠮷野𬭚</v></c><c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c></row>',
        '<row><c s="1"><v>46331</v></c><c s="2"><v>12</v></c><c s="3"><v>46331</v></c><c s="4"><v>46331</v></c><c s="5"><v>46331.75</v></c></row>',
        '<row><c><v>8000.5</v></c><c><v>-3</v></c><c><v>110105199003071230</v></c><c><v>0.1</v></c><c><v>123456789</v></c></row>',
        '<row><c t="str"><f>"王"&amp;"测试"</f><v>王测试</v></c><c><f>1+1</f><v>2</v></c></row>',
        ...people.map((cells) => `<row>${textCells(cells)}</row>`),
      ].join(''),
      tail: '<mergeCells count="1"><mergeCell ref="A1:C1"/></mergeCells>',
    },
    { name: '隐藏', state: 'hidden', data: '<row><c t="str"><v>二</v></c></row>' },
  ],
};
const head = {
  A1: 'text 批量在职增员',
  A2: 'text 姓名*',
  B2: 'text 𠮷野𬭚',
  C2: 'boolean TRUE ← 1',
  D2: 'error #N/A',
  A3: 'date 2026-11-05 ← 46331',
  B3: 'number 0000000012 ← 12',
  C3: 'date 2026-11-05 ← 46331',
  D3: 'date 2026-11-05 ← 46331',
  E3: 'date 2026-11-05 18:00 ← 46331.75',
  A4: 'number 8000.5',
  B4: 'number -3',
  C4: 'number 110105199003071000 ← 110105199003071230',
  D4: 'number 0.1',
  E4: 'number 123456789',
  A5: 'text 王测试',
  B5: 'number 2',
};
const sheets = [
  { name: '数据', hidden: false },
  { name: '隐藏', hidden: true },
];

/** Cells of the first five rows. */
function headOf(cells: object): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(cells).filter(([place]) => /^[A-Z]+[1-5]$/.test(place)));
}

async function peopleIn(bytes: Uint8Array, skip: number): Promise<readonly string[]> {
  const read = await readSheet(bytes);
  const rows = read.ok ? read.value.rows : [];
  return rows.filter(({ number }) => number > skip).map(({ cells }) => cells.map((cell) => `${cell?.kind}:${cell?.text}`).join('|'));
}

const wantedPeople = people.map((cells) => cells.map((text) => `text:${text}`).join('|'));

describe.skipIf(!office)('files saved by LibreOffice', { timeout: 180_000 }, () => {
  let xls: Uint8Array = Buffer.alloc(0);
  beforeAll(() => {
    xls = resavedBy(xlsxFile(book), 'xls');
  }, 180_000);

  it('[issue 3.6] reads its xlsx, where shared strings come after the sheet', async () => {
    const bytes = resavedBy(xlsxFile(book), 'xlsx');
    const opened = await openWorkbook({ fileName: '人员.xlsx', bytes });
    expect(opened.ok && [opened.value.format, opened.value.sheets]).toEqual(['xlsx', sheets]);
    expect(headOf(await describedSheet(bytes))).toEqual({ ...head, C4: 'number 110105199003071000 ← 1.10105199003071E+017' });
    expect(await peopleIn(bytes, 5)).toEqual(wantedPeople);
  });

  it('[issue 3.6] reads its xls: values, formats, states, merged ranges, and strings over many records', async () => {
    const opened = await openWorkbook({ fileName: '人员.xlsx', bytes: xls });
    expect(opened.ok && [opened.value.format, opened.value.sheets]).toEqual(['xls', sheets]);
    expect(headOf(await describedSheet(xls))).toEqual(head);
    expect(await describedSheet(xls, { sheet: 1 })).toEqual({ A1: 'text 二' });
    expect(await peopleIn(xls, 5)).toEqual(wantedPeople);
    const read = await readSheet(xls);
    expect(read.ok && read.value.end.mergedRanges).toEqual([{ firstRow: 1, lastRow: 1, firstColumn: 0, lastColumn: 2 }]);
    expect(read.ok && read.value.rows.slice(0, 3).map(({ hidden }) => hidden)).toEqual([false, true, false]);
  });

  it('[issue 3.6] agrees with hucre on every text and plain number of an xls', async () => {
    const theirs = await readXls(xls);
    const read = await readSheet(xls);
    const different: string[] = [];
    for (const { number, cells } of read.ok ? read.value.rows : []) {
      for (const [column, cell] of cells.entries()) {
        const value = theirs.sheets[0]?.rows[number - 1]?.[column];
        const mine = cell?.kind === 'number' ? Number(cell.raw) : cell?.kind === 'boolean' ? cell.text === 'TRUE' : cell?.text;
        if (cell?.kind !== 'date' && mine !== value) {
          different.push(`${number}/${column}: ${JSON.stringify(value)} ${JSON.stringify(mine)}`);
        }
      }
    }
    expect(different).toEqual([]);
  });

  it('[issue 3.6] says that an xls has a password, and where it is damaged', async () => {
    // The record that says where the window stands becomes the one that says how the rest is encrypted.
    const locked = Buffer.from(xls);
    const window = locked.indexOf(Buffer.from([0x3d, 0x00, 0x12, 0x00]));
    expect(window).toBeGreaterThan(0);
    locked[window] = 0x2f;
    expect(await readSheet(locked)).toEqual({ ok: false, error: { code: 'password-protected' } });
    const codes: unknown[] = [];
    for (let part = 1; part < 8; part += 1) {
      const read = await readSheet(xls.subarray(0, Math.floor((xls.length * part) / 8)));
      codes.push(read.ok || read.error.code);
    }
    expect(new Set(codes)).toEqual(new Set(['damaged']));
  });

  it('[issue 3.6] gives rows or a refusal, never a defect and never a halt, when an xls is harmed', async () => {
    const small = resavedBy(
      xlsxFile({
        ...book,
        sheets: book.sheets.map((sheet) => ({ ...sheet, data: sheet.data.slice(0, 2_000).replace(/<row>(?!.*<\/row>).*$/, '') })),
      }),
      'xls',
    );
    await fc.assert(
      fc.asyncProperty(harm, async (list) => {
        await expectNoDefect(harmed(small, list));
      }),
      { seed: 20_261_110, numRuns: 500 },
    );
  });

  it('[issue 3.6] reads its HTML, whose cells are texts as they are shown', async () => {
    const bytes = resavedBy(
      xlsxFile({
        sheets: [
          {
            data: people
              .slice(0, 50)
              .map((cells) => `<row>${textCells(cells)}</row>`)
              .join(''),
          },
        ],
      }),
      'html',
    );
    const opened = await openWorkbook({ fileName: '人员.xls', bytes });
    expect(opened.ok && opened.value.format).toBe('html');
    expect(await peopleIn(bytes, 0)).toEqual(wantedPeople.slice(0, 50));
  });

  it('[issue 3.6] names an OpenDocument spreadsheet', async () => {
    const opened = await openWorkbook({ fileName: '人员.xlsx', bytes: resavedBy(xlsxFile(book), 'ods') });
    expect(opened).toEqual({ ok: false, error: { code: 'other-format', format: 'ods' } });
  });
});
