import { constants, crc32, deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { openWorkbook } from '../../src-main/workbook/read/open-workbook.ts';
import { describedSheet, readSheet } from './read-sheet.ts';
import type { ZipPart } from './write-zip.ts';
import { sheetPart, xlsxFile } from './xlsx-file.ts';

const MEGABYTE = 1024 * 1024;
const SHEET = 'xl/worksheets/sheet1.xml';

/** A part of many megabytes, made of one megabyte deflated and said again; `said` is the size the zip gives it. */
function bomb(megabytes: number, said = megabytes * MEGABYTE): ZipPart {
  const row = '<row r="1"><c r="A1"><v>1</v></c></row>';
  const piece = Buffer.alloc(MEGABYTE, row);
  const deflated = deflateRawSync(piece, { level: 9, finishFlush: constants.Z_FULL_FLUSH });
  const content = Buffer.concat([...Array.from({ length: megabytes }, () => deflated), Buffer.from([0x03, 0x00])]);
  return { content, deflated: { size: said, crc: crc32('') } };
}

/** What reading does to the time and to the memory outside and inside the heap. */
async function cost<T>(work: () => Promise<T>): Promise<{ readonly value: T; readonly milliseconds: number; readonly megabytes: number }> {
  const before = process.memoryUsage.rss();
  const started = performance.now();
  const value = await work();
  return { value, milliseconds: performance.now() - started, megabytes: (process.memoryUsage.rss() - before) / MEGABYTE };
}

const book = (part: ZipPart) => xlsxFile({ sheets: [{ data: '' }], parts: { [SHEET]: part } });

describe('files that are too large', () => {
  it('[issue 3.6] refuses 700 MB in a small zip by what it says of itself, before anything is inflated', async () => {
    const bytes = book(bomb(700));
    expect(bytes.length).toBeLessThan(6 * MEGABYTE);
    const { value, milliseconds, megabytes } = await cost(() => readSheet(bytes));
    expect(value).toEqual({ ok: false, error: { code: 'too-large', what: 'inflated-bytes', limit: 512 * MEGABYTE } });
    expect(milliseconds).toBeLessThan(1_000);
    expect(megabytes).toBeLessThan(32);
  });

  it('[issue 3.6] refuses 700 MB that say they are one as soon as they are more than one', async () => {
    const bytes = book(bomb(700, MEGABYTE));
    const { value, milliseconds, megabytes } = await cost(() => readSheet(bytes));
    expect(value).toMatchObject({ ok: false, error: { code: 'damaged', part: SHEET } });
    expect(milliseconds).toBeLessThan(2_000);
    expect(megabytes).toBeLessThan(64);
  });

  it('[issue 3.6] refuses what is squeezed far more than sheets can be', async () => {
    expect(await readSheet(book(bomb(100)))).toEqual({ ok: false, error: { code: 'too-large', what: 'ratio', limit: 200 } });
  });

  it('[issue 3.6] refuses a file, rows, columns and shared strings beyond the limits', async () => {
    const strings = Array.from({ length: 11 }, (_, index) => `<si><t>第${index}条</t></si>`).join('');
    const rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="12"><c r="C12"><v>1</v></c></row>';
    const bytes = xlsxFile({ strings, sheets: [{ data: rows }] });
    const refusals = async (limits: Parameters<typeof readSheet>[1]) => {
      const read = await readSheet(bytes, limits);
      return read.ok ? null : read.error;
    };
    expect(await refusals({ limits: { fileBytes: 1000 } })).toEqual({ code: 'too-large', what: 'file-bytes', limit: 1000 });
    expect(await refusals({ limits: { rows: 11 } })).toEqual({ code: 'too-large', what: 'rows', limit: 11 });
    expect(await refusals({ limits: { columns: 2 } })).toEqual({ code: 'too-large', what: 'columns', limit: 2 });
    expect(await refusals({ limits: { sharedStrings: 10 } })).toEqual({ code: 'too-large', what: 'shared-strings', limit: 10 });
    expect(await refusals({ limits: { sharedStringBytes: 76 } })).toEqual({ code: 'too-large', what: 'shared-string-bytes', limit: 76 });
    expect(
      await refusals({ limits: { fileBytes: bytes.length, rows: 12, columns: 3, sharedStrings: 11, sharedStringBytes: 78 } }),
    ).toBeNull();
  });

  it('[issue 3.6] refuses a DOCTYPE in any part, in any place it may stand', async () => {
    const doctype = '<!DOCTYPE x [<!ENTITY b "billion">]>';
    for (const [name, part] of Object.entries({
      [SHEET]: `<?xml version="1.0"?>${doctype}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData/></worksheet>`,
      'xl/workbook.xml': `<?xml version="1.0"?><!-- x -->\n${doctype}<workbook/>`,
      'xl/sharedStrings.xml': `${doctype}<sst/>`,
    })) {
      const read = await readSheet(xlsxFile({ strings: '', sheets: [{ data: '' }], parts: { [name]: part } }));
      expect(read, `in ${name}`).toEqual({ ok: false, error: { code: 'document-type', part: name } });
    }
  });
});

describe('sheets that are larger than what they hold', () => {
  it('[issue 3.6] passes over 200,000 trailing rows that have nothing but a style', async () => {
    const styled = `<row>${'<c s="1"/>'.repeat(12)}</row>`.repeat(200_000);
    const data = `<row r="1"><c r="A1" t="str"><v>姓名</v></c></row><row r="2"><c r="A2" t="str"><v>王测试</v></c></row>${styled}`;
    const bytes = xlsxFile({ styles: [14], sheets: [{ data: '' }], parts: { [SHEET]: { content: sheetPart({ data }), stored: true } } });
    const { value, megabytes } = await cost(() => readSheet(bytes));
    expect(value).toMatchObject({ ok: true, value: { end: { rows: 2, stopped: false } } });
    expect(megabytes).toBeLessThan(100);
  });

  it('[issue 3.6] finds nothing in a cell at XFD1048576 that has nothing but a style', async () => {
    const bytes = xlsxFile({
      styles: [14],
      sheets: [{ data: '<row r="2"><c r="A2"><v>1</v></c></row><row r="1048576"><c r="XFD1048576" s="1"/></row>' }],
    });
    expect(await describedSheet(bytes)).toEqual({ A2: 'number 1' });
  });

  it('[issue 3.6] reads a sheet of thousands of rows with one value far right without laying out the columns between', async () => {
    const data = Array.from({ length: 20_000 }, (_, index) => `<row><c r="XFD${index + 1}"><v>1</v></c></row>`).join('');
    const { value, megabytes } = await cost(() => readSheet(xlsxFile({ sheets: [{ data }] })));
    expect(value).toMatchObject({ ok: true, value: { end: { rows: 20_000 } } });
    expect(megabytes).toBeLessThan(150);
  });

  it('[issue 3.6] does not mind list validations on whole columns', async () => {
    const tail = `<dataValidations count="40">${Array.from({ length: 40 }, (_, index) => `<dataValidation type="list" sqref="D2:D1048576 F${index + 2}:F1048576"><formula1>"男,女"</formula1></dataValidation>`).join('')}</dataValidations>`;
    const opened = await openWorkbook({
      fileName: '模版.xlsx',
      bytes: xlsxFile({ sheets: [{ data: '<row r="1"><c r="A1"><v>1</v></c></row>', tail }] }),
    });
    expect(opened.ok).toBe(true);
    const { milliseconds } = await cost(() => readSheet(xlsxFile({ sheets: [{ data: '<row r="1"><c r="A1"><v>1</v></c></row>', tail }] })));
    expect(milliseconds).toBeLessThan(1_000);
  });
});
