import { describe, expect, it } from 'vitest';
import { batchProfile, batchService } from '../../../test/fixtures/batch-profile.ts';
import { cell, sheetRow } from '../../../test/fixtures/sheet-rows.ts';
import type { Cell } from '../read/open-workbook.ts';
import { compileColumns } from './compile-columns.ts';
import { headerNamesOf, importColumnsOf } from './import-columns.ts';
import { matchHeaders } from './match-headers.ts';
import { createRowReader, NOTED_ROWS } from './row-reader.ts';

const profile = batchProfile();
const service = batchService('batchTermination', profile);
const HEADERS = ['序号', '社会保障号码', '姓名', '个人编号', '减员原因', '停保年月', '备注', '部门'];

function reader() {
  const columns = importColumnsOf(service);
  const names = headerNamesOf(service, columns);
  const { matched } = matchHeaders({ columns, names, cells: HEADERS.map((text, index) => ({ index, text })) });
  const compiled = compileColumns({ matched, service, codeTables: profile.codeTables, typed: true, firstRows: [] });
  const rows = createRowReader({
    columns: compiled,
    headers: new Map(matched.map(({ index, header }) => [index, header])),
    idField: 'socialSecurityNumber',
    nameField: 'name',
    examples: service.batch?.examples ?? [],
  });
  return {
    rows,
    read: (...cells: readonly (string | Cell)[]) => {
      const kind = rows.read(sheetRow(9, cells));
      return kind === 'person' ? Object.fromEntries(compiled.map(({ fieldId }, at) => [fieldId, rows.values[at]])) : kind;
    },
  };
}

describe('a row', () => {
  it('is a person with values in their normal writing, and findings about them', () => {
    const { read, rows } = reader();
    expect(read('1', '６19999200001010015', '王 测试', '', '辞职', '2026年11月', ' ', '财务')).toEqual({
      socialSecurityNumber: '619999200001010015',
      name: '王测试',
      personNumber: '',
      reason: '222',
      stopMonth: '202611',
      remark: '',
    });
    expect(rows.findings.map(({ severity, rule, place }) => [severity, rule, place])).toEqual([
      ['note', '§5.2', { rowId: '', field: 'socialSecurityNumber' }],
      ['note', '§5.2', { rowId: '', field: 'name' }],
      ['note', '§5.2', { rowId: '', field: 'stopMonth' }],
    ]);
    expect(rows.findings[1]?.sentence).toBe('姓名原为“王 测试”，已整理写法（去掉多余的空格），按“王测试”导入。如不符请改正。');
  });

  it('carries offered repairs as values to set', () => {
    const { read, rows } = reader();
    read('1', '619999200001010015', '王测试', '', '辞', '20261');
    expect(rows.findings.map(({ severity, repair }) => [severity, repair])).toEqual([
      ['block', { label: '选择“辞职”', set: { reason: '222' } }],
      ['block', { label: '改为2026年1月', set: { stopMonth: '202601' } }],
    ]);
  });

  it('with an id stored as a number is a person still, without that number', () => {
    const { read, rows } = reader();
    expect(read('1', cell.number('619999200001010000', '6.1999920000101005E+17'), '王测试')).toMatchObject({
      socialSecurityNumber: '',
      name: '王测试',
    });
    expect(rows.findings).toHaveLength(1);
  });

  it('keeps errors out in whatever form they come: as errors, as the text of a CSV file, as a number too wide to show', () => {
    const { read, rows } = reader();
    expect(read('1', '#N/A', '#REF!', '########', cell.error('#N/A'), '202611', '#1楼')).toEqual({
      socialSecurityNumber: '',
      name: '',
      personNumber: '',
      reason: '',
      stopMonth: '202611',
      remark: '#1楼',
    });
    expect(rows.findings.map(({ severity, place }) => [severity, place.field])).toEqual([
      ['block', 'socialSecurityNumber'],
      ['block', 'name'],
      ['block', 'personNumber'],
      ['block', 'reason'],
    ]);
  });

  it('is none when only its own number or unknown columns are filled', () => {
    const { read } = reader();
    expect(read('12', '', '', '', '', '', '', '财务')).toBe('blank');
    expect(read('12', ' ', '　', '', '\u200B')).toBe('blank');
  });

  it('[§5.2] of the template’s examples is told from a person, whatever else was changed in it', () => {
    const { read } = reader();
    expect(read('1', '619999199903180860', '邹虚构', '1000001', '解除劳动合同', '202611')).toBe('example');
    expect(read('1', '619999199903180860', '邹 虚构', '', '辞职', '202612')).toBe('example');
    expect(read('1', '619999199903180860', '王测试', '1000001', '解除劳动合同', '202611')).toMatchObject({ name: '王测试' });
  });

  it('of totals or signatures is told from a person without a number', () => {
    const { read } = reader();
    expect(read('合 计', '', '3人')).toBe('aside');
    expect(read('', '合计：3人')).toBe('aside');
    expect(read('', '', '小计', '', '', '', '2')).toBe('aside');
    expect(read('', '', '制表人：某某', '', '', '', '审核：某某')).toBe('aside');
    expect(read('5', '', '王测试', '', '辞职', '202611', '合计两次')).toMatchObject({ name: '王测试', socialSecurityNumber: '' });
    expect(read('5', '', '何计', '', '辞职', '202611')).toMatchObject({ name: '何计' });
    expect(read('合计', '619999200001010015', '王测试')).toMatchObject({ name: '王测试' });
  });

  it('that repeats the headers is none', () => {
    const { read } = reader();
    expect(read(...HEADERS)).toBe('header');
  });
});

describe('repairs', () => {
  it('are counted by column and kind, of people only', () => {
    const { read, rows } = reader();
    read('1', '619999200001010015', '王 测试', '', '辞职', '2026年11月');
    read('2', '619999200001010023', '张 测试', '', '辞职', '2026年11月');
    read('3', '619999199903180860', '邹 虚构', '', '辞职', '202611');
    expect(rows.repairs()).toEqual([
      { label: '姓名：去掉多余的空格', count: 2 },
      { label: '停保年月：改为六位年月', count: 2 },
    ]);
  });

  it('that run through a whole column are told in the first rows and counted in all', () => {
    const { read, rows } = reader();
    let told = 0;
    for (let row = 0; row < NOTED_ROWS + 50; row += 1) {
      read('1', '619999200001010015', '王测试', '', '辞职', '2026年11月');
      told += rows.findings.length;
    }
    expect(told).toBe(NOTED_ROWS);
    expect(rows.repairs()).toEqual([{ label: '停保年月：改为六位年月', count: NOTED_ROWS + 50 }]);
  });
});

describe('numbers without a public format', () => {
  it('are held against their neighbours: the shorter number of a column may have lost its zeros', () => {
    const columns = importColumnsOf(service).filter(({ field }) => field.id === 'personNumber');
    const firstRows = ['00123456', '00123457', '00123458'].map((text, at) => sheetRow(at + 2, [text]));
    const compile = (rows: typeof firstRows) =>
      compileColumns({
        matched: columns.map((column) => ({ column, index: 0, header: '个人编号', by: 'same' })),
        service,
        codeTables: [],
        typed: true,
        firstRows: rows,
      })[0]?.understand(cell.number('123459'));
    expect(compile(firstRows)).toMatchObject({ value: '123459', finding: { severity: 'warn', repair: { value: '00123459' } } });
    expect(compile(firstRows.slice(0, 1))).toBe('123459');
    expect(compile(['12345678', '1234', '99', '12', '甲'].map((text, at) => sheetRow(at + 2, [text])))).toBe('123459');
  });
});
