import { describe, expect, it } from 'vitest';
import { batchProfile, batchService } from '../../../test/fixtures/batch-profile.ts';
import { sheetRow } from '../../../test/fixtures/sheet-rows.ts';
import type { SheetRow } from '../read/open-workbook.ts';
import { findTable } from './find-table.ts';
import { headerNamesOf, importColumnsOf } from './import-columns.ts';

const service = batchService('batchTermination', batchProfile());
const columns = importColumnsOf(service);
const names = headerNamesOf(service, columns);

const HEADERS = ['社会保障号码', '姓名', '减员原因', '停保年月'];
const PERSON = ['619999199903180860', '邹虚构', '221', '202611'];

function find(...sheets: readonly { readonly name?: string; readonly hidden?: boolean; readonly rows: readonly SheetRow[] }[]) {
  const found = findTable({
    peeks: sheets.map(({ name = 'Sheet1', hidden = false, rows }, index) => ({ index, name, hidden, rows })),
    columns,
    names,
  });
  return found === null
    ? null
    : {
        sheet: found.table.sheet.name,
        headerRow: found.table.headerRow,
        lastHeadRow: found.table.lastHeadRow,
        matched: found.table.match.matched.map(({ column }) => column.field.id),
        others: found.others,
      };
}

describe('the header row', () => {
  it('stands in the first row of the template', () => {
    expect(find({ name: '数据', rows: [sheetRow(1, HEADERS), sheetRow(2, PERSON)] })).toEqual({
      sheet: '数据',
      headerRow: 1,
      lastHeadRow: 1,
      matched: ['socialSecurityNumber', 'name', 'reason', 'stopMonth'],
      others: [],
    });
  });

  it('stands under titles, merged ones and blank rows, and not too far down', () => {
    const title = [sheetRow(1, ['某某公司减员人员名单']), sheetRow(2, ['', '', '填报日期：2026年11月'])];
    expect(find({ rows: [...title, sheetRow(5, ['', ...HEADERS]), sheetRow(6, ['', ...PERSON])] })).toMatchObject({
      headerRow: 5,
      lastHeadRow: 5,
    });
    const filler = Array.from({ length: 30 }, (_, index) => sheetRow(index + 1, ['说明']));
    expect(find({ rows: [...filler, sheetRow(31, HEADERS), sheetRow(32, PERSON)] })).toBeNull();
  });

  it('may take two lines: headings over columns, and columns in two cells', () => {
    const rows = [
      sheetRow(1, ['姓名', '社会保障号码', '停保信息', '', '备注']),
      sheetRow(2, ['', '', '减员原因', '停保年月']),
      sheetRow(3, ['邹虚构', '619999199903180860', '221', '202611', 'x']),
    ];
    expect(find({ rows })).toMatchObject({
      headerRow: 1,
      lastHeadRow: 2,
      matched: ['name', 'socialSecurityNumber', 'reason', 'stopMonth', 'remark'],
    });
    const split = [sheetRow(1, ['姓名', '社会保障', '减员', '停保']), sheetRow(2, ['', '号码', '原因', '年月']), sheetRow(3, PERSON)];
    expect(find({ rows: split })).toMatchObject({
      headerRow: 1,
      lastHeadRow: 2,
      matched: ['name', 'socialSecurityNumber', 'reason', 'stopMonth'],
    });
  });

  it('[§5.2] is followed by rows of hints that are no data', () => {
    const hints = ['18位身份证号', '', '从下拉列表选择', '格式YYYYMM'];
    expect(find({ rows: [sheetRow(1, HEADERS), sheetRow(2, hints), sheetRow(3, PERSON)] })).toMatchObject({ headerRow: 1, lastHeadRow: 2 });
    expect(find({ rows: [sheetRow(1, HEADERS), sheetRow(2, ['AAC002', 'AAC003', 'AAE160', '']), sheetRow(3, PERSON)] })).toMatchObject({
      lastHeadRow: 2,
    });
    // A person without a number is a person.
    expect(find({ rows: [sheetRow(1, HEADERS), sheetRow(2, ['', '邹虚构', '解除劳动合同', '202611'])] })).toMatchObject({ lastHeadRow: 1 });
  });

  it('is the one that fits best, the first of equals', () => {
    const rows = [
      sheetRow(1, ['姓名', '社会保障号码']),
      sheetRow(2, HEADERS),
      sheetRow(3, PERSON),
      sheetRow(4, HEADERS),
      sheetRow(5, PERSON),
    ];
    expect(find({ rows })).toMatchObject({ headerRow: 2 });
  });
});

describe('the sheet', () => {
  const table = [sheetRow(1, HEADERS), sheetRow(2, PERSON)];

  it('is the one named 数据 wherever it stands; others like it are named', () => {
    expect(find({ name: '汇总', rows: table }, { name: ' 数 据 ', rows: table })).toMatchObject({ sheet: ' 数 据 ', others: ['汇总'] });
  });

  it('is another when 数据 has no such headers or no rows', () => {
    expect(find({ name: '数据', rows: [sheetRow(1, ['部门', '人数'])] }, { name: 'Sheet1', rows: table })).toMatchObject({
      sheet: 'Sheet1',
    });
    expect(find({ name: '数据', rows: [sheetRow(1, HEADERS)] }, { name: 'Sheet1', rows: table })).toMatchObject({ sheet: 'Sheet1' });
  });

  it('is a hidden one only when no other can be read', () => {
    expect(find({ name: '数据', hidden: true, rows: table }, { name: 'Sheet1', rows: table })).toMatchObject({
      sheet: 'Sheet1',
      others: ['数据'],
    });
    expect(find({ name: '数据', hidden: true, rows: table }, { name: 'Sheet1', rows: [sheetRow(1, ['部门'])] })).toMatchObject({
      sheet: '数据',
    });
  });

  it('is none where no row looks like headers', () => {
    expect(find({ rows: [sheetRow(1, ['部门', '姓名']), sheetRow(2, ['财务', '邹虚构'])] })).toBeNull();
    expect(find()).toBeNull();
  });
});
