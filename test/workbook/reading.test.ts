import { describe, expect, it } from 'vitest';
import { openWorkbook, type SheetRow } from '../../src-main/workbook/read/open-workbook.ts';
import { readSheet } from './read-sheet.ts';
import { writeZip } from './write-zip.ts';
import { bookParts, relationships, xlsxFile } from './xlsx-file.ts';

const rows = (count: number) =>
  Array.from({ length: count }, (_, index) => `<row r="${index + 1}"><c r="A${index + 1}" t="str"><v>王测试${index}</v></c></row>`).join(
    '',
  );

const oneCell = (text: string) => `<row r="1"><c r="A1" t="str"><v>${text}</v></c></row>`;

async function opened(bytes: Uint8Array) {
  const workbook = await openWorkbook({ fileName: '导入.xlsx', bytes });
  if (!workbook.ok) {
    throw new Error(JSON.stringify(workbook.error));
  }
  return workbook.value;
}

describe('reading rows', () => {
  it('[issue 3.6] gives rows in order, in blocks of at most a few hundred, and waits for each promise', async () => {
    const workbook = await opened(xlsxFile({ sheets: [{ data: rows(5_000) }] }));
    let working = false;
    const numbers: number[] = [];
    const sizes: number[] = [];
    const fractions: number[] = [];
    const end = await workbook.readRows(
      0,
      async (block) => {
        expect(working).toBe(false);
        working = true;
        await new Promise((resolve) => {
          setImmediate(resolve);
        });
        working = false;
        sizes.push(block.length);
        numbers.push(...block.map(({ number }) => number));
      },
      { onProgress: (fraction) => fractions.push(fraction) },
    );
    expect(end).toEqual({ ok: true, value: { rows: 5_000, stopped: false, mergedRanges: [] } });
    expect(numbers).toEqual(Array.from({ length: 5_000 }, (_, index) => index + 1));
    expect(Math.max(...sizes)).toBeLessThanOrEqual(300);
    expect(fractions.at(-1)).toBe(1);
    expect(fractions).toEqual(fractions.toSorted((a, b) => a - b));
  });

  it('[issue 3.6] stops when told to, and can be read again from the beginning', async () => {
    const workbook = await opened(xlsxFile({ sheets: [{ data: rows(5_000) }] }));
    const first: SheetRow[] = [];
    const stopped = await workbook.readRows(0, (block) => {
      first.push(...block);
      return false;
    });
    expect(stopped).toEqual({ ok: true, value: { rows: first.length, stopped: true, mergedRanges: [] } });
    expect(first.length).toBeLessThan(300);
    const again: SheetRow[] = [];
    await workbook.readRows(0, (block) => {
      again.push(...block);
    });
    expect(again).toHaveLength(5_000);
    expect(again.slice(0, first.length)).toEqual(first);
  });

  it('[issue 3.6] can be cancelled before and while it reads', async () => {
    const workbook = await opened(xlsxFile({ sheets: [{ data: rows(60_000) }] }));
    const before = await workbook.readRows(0, () => {}, { signal: AbortSignal.abort() });
    expect(before).toEqual({ ok: false, error: { code: 'cancelled' } });
    const controller = new AbortController();
    let taken = 0;
    const during = await workbook.readRows(
      0,
      (block) => {
        taken += block.length;
        controller.abort();
      },
      { signal: controller.signal },
    );
    expect(during).toEqual({ ok: false, error: { code: 'cancelled' } });
    expect(taken).toBeLessThan(60_000);
  });

  it('[issue 3.6] lets a defect of the taker through', async () => {
    const workbook = await opened(xlsxFile({ sheets: [{ data: rows(3) }] }));
    await expect(
      workbook.readRows(0, () => {
        throw new Error('the taker broke');
      }),
    ).rejects.toThrow('the taker broke');
  });

  it('[issue 3.6] lists sheets in the order of the workbook with their names and states, and reads each', async () => {
    const workbook = await opened(
      xlsxFile({
        sheets: [
          { name: '数据&amp;表', data: oneCell('一') },
          { name: '代码对应表', state: 'hidden', data: oneCell('二') },
          { name: '示例', state: 'veryHidden', data: oneCell('三') },
        ],
        parts: {
          // The files are numbered otherwise than the sheets are ordered.
          'xl/_rels/workbook.xml.rels': relationships([
            ['rId3', 'worksheet', 'worksheets/sheet1.xml'],
            ['rId2', 'worksheet', 'worksheets/sheet2.xml'],
            ['rId1', 'worksheet', 'worksheets/sheet3.xml'],
          ]),
        },
      }),
    );
    expect(workbook.sheets).toEqual([
      { name: '数据&表', hidden: false },
      { name: '代码对应表', hidden: true },
      { name: '示例', hidden: true },
    ]);
    const texts: string[] = [];
    for (const index of workbook.sheets.keys()) {
      await workbook.readRows(index, ([row]) => {
        texts.push(row?.cells[0]?.text ?? '');
      });
    }
    expect(texts).toEqual(['三', '二', '一']);
    expect(await workbook.readRows(3, () => {})).toEqual({ ok: false, error: { code: 'no-sheet' } });
  });

  it('[issue 3.6] marks hidden rows and reports merged ranges of the first rows', async () => {
    const read = await readSheet(
      xlsxFile({
        sheets: [
          {
            data: '<row r="1" hidden="0"><c r="A1"><v>1</v></c></row><row r="2" hidden="1" ht="0"><c r="A2"><v>2</v></c></row><row r="3" hidden="true"><c r="A3"><v>3</v></c></row>',
            tail: '<mergeCells><mergeCell ref="A1:C2"/><mergeCell ref="B200:C200"/></mergeCells>',
          },
        ],
      }),
    );
    expect(read.ok && read.value.rows.map(({ hidden }) => hidden)).toEqual([false, true, true]);
    expect(read.ok && read.value.end.mergedRanges).toEqual([{ firstRow: 1, lastRow: 2, firstColumn: 0, lastColumn: 2 }]);
  });
});

describe('damaged workbooks', () => {
  const book = { strings: '<si><t>姓名</t></si>', sheets: [{ data: '<row r="4"><c r="A4" t="s"><v>0</v></c></row>' }] };
  const SHEET = 'xl/worksheets/sheet1.xml';
  const sheet = (data: string) => xlsxFile({ ...book, sheets: [{ data }] });

  it.each([
    [
      'a wrong checksum',
      writeZip({ ...bookParts(book), [SHEET]: { content: bookParts(book)[SHEET] ?? '', said: { crc: 7 } } }),
      SHEET,
      null,
    ],
    ['a missing sheet', writeZip(Object.fromEntries(Object.entries(bookParts(book)).filter(([name]) => name !== SHEET))), SHEET, null],
    ['an unknown compression', xlsxFile({ ...book, parts: { [SHEET]: { content: '', said: { method: 9 } } } }), SHEET, null],
    ['a shared string that is not there', sheet('<row r="4"><c r="A4" t="s"><v>1</v></c></row>'), SHEET, 4],
    ['a shared string that is no number', sheet('<row r="4"><c r="A4" t="s"><v>x</v></c></row>'), SHEET, 4],
    ['an end tag of another name', sheet('<row r="4"><c r="A4"><v>1</c></v></row>'), SHEET, 4],
    ['a reference to nothing', sheet('<row r="4"><c r="A4" t="str"><v>&nbsp;</v></c></row>'), SHEET, 4],
    ['a place that is none', sheet('<row r="4"><c r="4"><v>1</v></c></row>'), SHEET, 4],
    ['a type that is none', sheet('<row r="4"><c r="A4" t="z"><v>1</v></c></row>'), SHEET, 4],
    ['a row numbered 0', sheet('<row r="0"><c r="A1"><v>1</v></c></row>'), SHEET, null],
    [
      'a sheet that ends early',
      sheet(`<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="4">`),
      SHEET,
      4,
    ],
    ['attributes without quotes', sheet('<row r=4><c r="A4"><v>1</v></c></row>'), SHEET, null],
    ['no bytes after the middle', xlsxFile(book).subarray(0, 900), 'zip', null],
  ])('[issue 3.6] says where a file is damaged: %s', async (_, bytes, part, row) => {
    expect(await readSheet(bytes)).toMatchObject({ ok: false, error: { code: 'damaged', part, row } });
  });

  it('[issue 3.6] refuses two parts of one name, whose meaning depends on the reader', async () => {
    const parts = bookParts(book);
    const bytes = writeZip({ ...parts, 'XL/worksheets/sheet1.xml': parts[SHEET] ?? '' });
    expect(await readSheet(bytes)).toMatchObject({ ok: false, error: { code: 'damaged', part: 'zip' } });
  });

  it('[issue 3.6] refuses an encoding it cannot read, by name', async () => {
    const parts = bookParts(book);
    const bytes = writeZip({ ...parts, [SHEET]: (parts[SHEET] ?? '').replace('UTF-8', 'EBCDIC-37') });
    expect(await readSheet(bytes)).toEqual({ ok: false, error: { code: 'unreadable-encoding', declared: 'ebcdic-37' } });
  });
});
