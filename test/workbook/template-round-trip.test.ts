import { parse } from 'csv-parse/sync';
import ExcelJS from 'exceljs';
import { beforeAll, describe, expect, it } from 'vitest';
import { columnFormat } from '../../src-main/workbook/write/template/column-format.ts';
import { writeFilledTemplate, writeTemplate } from '../../src-main/workbook/write/template/write-template.ts';
import { writeTable } from '../../src-main/workbook/write/write-table.ts';
import { fieldsOf } from '../../src-shared/forms/evaluate.ts';
import { batchProfile, batchService } from '../fixtures/batch-profile.ts';
import { convertByLibreOffice, findLibreOffice, NO_LIBRE_OFFICE } from '../fixtures/libre-office.ts';
import { type Unzipped, unzipped } from '../fixtures/unzipped.ts';

const soffice = findLibreOffice();
if (soffice === null) {
  console.log(NO_LIBRE_OFFICE);
}

// Without a window LibreOffice 7.4 writes no frozen panes, whoever made the file; that ours has them is told by write-template.test.ts.
// It saves a validation no further than a thousand rows below the last used one; ours ends before that.
const profile = batchProfile({ mostRows: 400 });
const service = batchService('batchTermination', profile);

async function opened(bytes: Uint8Array): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(bytes.slice().buffer);
  return workbook;
}

function through(bytes: Uint8Array, to: string, from = 'xlsx'): Promise<Uint8Array> {
  return convertByLibreOffice({ soffice: soffice ?? '', bytes, from, to });
}

/** The first sheet as LibreOffice shows it. */
async function shown(bytes: Uint8Array): Promise<readonly (readonly string[])[]> {
  const csv = await through(bytes, 'csv:Text - txt - csv (StarCalc):44,34,76,1');
  return parse(new TextDecoder().decode(csv));
}

describe.skipIf(soffice === null)('a template saved by LibreOffice', { timeout: 240_000 }, () => {
  let saved: Uint8Array;
  let parts: Unzipped;
  let workbook: ExcelJS.Workbook;
  let template: Uint8Array;

  beforeAll(async () => {
    template = await writeTemplate({ profile, service, people: [] });
    saved = await through(template, 'xlsx');
    parts = unzipped(saved);
    workbook = await opened(saved);
  }, 240_000);

  it('[W-35] keeps the four sheets in their order', () => {
    expect(workbook.worksheets.map(({ name }) => name)).toEqual(['数据', '代码对应表', '示例', '填表说明']);
  });

  it('[W-35] keeps red headers red, black ones black and the notes on them', () => {
    const sheet = workbook.getWorksheet('数据');
    const colours = [1, 2, 3, 4, 5, 6, 7].map((column) => sheet?.getCell(1, column).font.color?.argb);
    expect(colours).toEqual(['FFFF0000', 'FFFF0000', 'FF000000', 'FFFF0000', 'FFFF0000', 'FFFF0000', 'FF000000']);
    expect(parts.text('xl/comments1.xml').match(/<comment /g)?.length).toBe(7);
  });

  it('[W-35] keeps every column text, blank cells included', () => {
    const formats = numberFormatsOf(parts);
    const columns = [...parts.text('xl/worksheets/sheet1.xml').matchAll(/<col [^>]*>/g)].map(([tag]) => ({
      first: Number(attribute(tag, 'min')),
      last: Number(attribute(tag, 'max')),
      format: formats[Number(attribute(tag, 'style'))],
    }));
    for (let column = 1; column <= 7; column += 1) {
      expect(columns.find(({ first, last }) => first <= column && column <= last)?.format).toBe('@');
    }
  });

  it('[W-35] keeps the drop-down over the defined name, whose cells are the labels, and the checks', () => {
    const rules = [...parts.text('xl/worksheets/sheet1.xml').matchAll(/<dataValidation .*?<\/dataValidation>/g)].map(([rule]) => rule);
    expect(rules.map((rule) => [attribute(rule, 'type'), attribute(rule, 'sqref')])).toEqual([
      ['textLength', 'A2:A401'],
      ['textLength', 'B2:B401'],
      ['textLength', 'C2:C401'],
      ['list', 'D2:D401'],
      ['custom', 'E2:E401'],
      ['custom', 'F2:F401'],
      ['textLength', 'G2:G401'],
    ]);
    expect(rules[3]).toContain('<formula1>codes_drop.reason</formula1>');
    expect(parts.text('xl/workbook.xml')).toMatch(/name="codes_drop\.reason"[^>]*>代码对应表!\$B\$3:\$B\$7</);
    const codes = workbook.getWorksheet('代码对应表');
    expect([3, 4, 5, 6, 7].map((row) => codes?.getCell(row, 2).text)).toEqual([
      '死亡',
      '解除劳动合同',
      '辞职',
      '统筹范围内转出',
      '在职转退休',
    ]);
  });

  it('keeps the mark by which we know our own template', () => {
    expect(parts.text('xl/workbook.xml')).toMatch(/name="_shebao_template"[^>]*>&quot;sample\/batchTermination\/medical\/2026\.1&quot;</);
  });

  it('[W-37] keeps rows and reasons of an error file, and nothing of them is calculated', async () => {
    const rows = [
      { values: { socialSecurityNumber: '619999199903180860', name: '𠮷演示', reason: '221', remark: '=1+1' }, errors: ['甲。', '乙。'] },
      { values: { socialSecurityNumber: '61999919990318086', name: '_x0041_', reason: '离职', remark: '\t' }, errors: [] },
    ];
    const sheet = (
      await opened(await through(await writeFilledTemplate({ profile, service, rows, withErrors: true }), 'xlsx'))
    ).getWorksheet('数据');
    const texts = [2, 3].map((row) => [1, 2, 4, 7, 8].map((column) => sheet?.getCell(row, column).text));
    expect(texts).toEqual([
      ['619999199903180860', '𠮷演示', '解除劳动合同', '=1+1', '甲。\n乙。'],
      ['61999919990318086', '_x0041_', '离职', '\t', ''],
    ]);
    expect(sheet?.getCell('H1').text).toBe('错误原因');
  });
});

describe.skipIf(soffice === null)('the checks of the columns, calculated by LibreOffice', { timeout: 240_000 }, () => {
  const cases = [
    { id: 'stopMonth', good: ['202611', '199201'], bad: ['202613', '202600', '2026-11', '20261', '一二三四五六', '1E+100', '189912'] },
    {
      id: 'eventDate',
      good: ['2026-10-31', '2026/10/31', '2026.10.31', '20261031', '2026-1-5'],
      bad: ['2026-10', '2026-13-01', '2026-2-30', '去年十月的一天', '202611'],
    },
    { id: 'wage', good: ['5600', '5600.00', '5,600.00', '0'], bad: ['5600.123', '-1', '五千六', '5600元'] },
  ];

  it('[W-35] takes good months, dates and amounts and refuses bad ones', async () => {
    const fields = [...fieldsOf(service.form), ...fieldsOf(batchService('baseDeclaration').form)];
    const workbook = new ExcelJS.Workbook();
    const sheet = workbook.addWorksheet('s');
    const expected: string[][] = [];
    for (const { id, good, bad } of cases) {
      const field = fields.find((candidate) => candidate.id === id);
      const check = field === undefined ? null : columnFormat(field, service, null).check;
      for (const value of [...good, ...bad]) {
        const row = sheet.rowCount + 1;
        sheet.getCell(row, 1).value = value;
        sheet.getCell(row, 2).value = { formula: check?.kind === 'custom' ? check.formula(`A${row}`) : 'NA()', date1904: false };
        expected.push([value, good.includes(value) ? 'TRUE' : 'FALSE']);
      }
    }
    expect(await shown(new Uint8Array(await workbook.xlsx.writeBuffer()))).toEqual(expected);
  });
});

describe.skipIf(soffice === null)('lists opened by LibreOffice', { timeout: 240_000 }, () => {
  const columns = [
    { header: '社会保障号码', kind: 'text' },
    { header: '备注', kind: 'text' },
  ] as const;
  const rows = [
    ['619999199903180860', '=1+1'],
    ['000012', '@SUM(1)'],
    ['1234567890123456789', '𠮷 "野"'],
  ];

  it('[W-58] keeps long numbers and formula-like texts of a CSV as texts', async () => {
    const csv = await writeTable({ sheetName: '表', columns, rows, format: 'csv' });
    const sheet = (await opened(await through(csv, 'xlsx', 'csv'))).worksheets[0];
    const cells = [2, 3, 4].flatMap((row) => [1, 2].map((column) => sheet?.getCell(row, column)));
    const texts = new Set<ExcelJS.ValueType | undefined>([ExcelJS.ValueType.String, ExcelJS.ValueType.RichText]);
    expect(cells.filter((cell) => !texts.has(cell?.type))).toEqual([]);
    expect([0, 2, 4].map((first) => cells.slice(first, first + 2).map((cell) => cell?.text))).toEqual([
      ['\t619999199903180860', "'=1+1"],
      ['\t000012', "'@SUM(1)"],
      ['\t1234567890123456789', '𠮷 "野"'],
    ]);
  });

  it('[W-58] gives the texts of an .xlsx back as they are', async () => {
    const xlsx = await writeTable({ sheetName: '表', columns, rows, format: 'xlsx' });
    expect(await shown(xlsx)).toEqual([['社会保障号码', '备注'], ...rows]);
  });
});

function attribute(tag: string, name: string): string {
  return new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
}

/** The number format of each cell style, by its index. */
function numberFormatsOf(parts: Unzipped): readonly string[] {
  const styles = parts.text('xl/styles.xml');
  const codes = new Map([...styles.matchAll(/<numFmt [^>]*>/g)].map(([tag]) => [attribute(tag, 'numFmtId'), attribute(tag, 'formatCode')]));
  const cells = /<cellXfs.*?<\/cellXfs>/s.exec(styles)?.[0] ?? '';
  return [...cells.matchAll(/<xf [^>]*>/g)].map(([tag]) => codes.get(attribute(tag, 'numFmtId')) ?? '');
}
