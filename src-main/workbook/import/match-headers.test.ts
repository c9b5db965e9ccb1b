import { describe, expect, it } from 'vitest';
import type { Service } from '../../../src-shared/profile/service-of.ts';
import { batchProfile, batchService } from '../../../test/fixtures/batch-profile.ts';
import { headerKey, headerReadings } from './header-names.ts';
import { headerNamesOf, importColumnsOf } from './import-columns.ts';
import { type HeaderMatch, isComplete, matchHeaders, strangersOf } from './match-headers.ts';
import { oneSlipApart } from './one-slip-apart.ts';

const profile = batchProfile();
const termination = batchService('batchTermination', profile);
const base = batchService('baseDeclaration', profile);
const ALL = ['社会保障号码', '姓名', '个人编号', '减员原因', '停保年月', '事件日期', '备注'];

function match(headers: readonly string[], service: Service = termination): HeaderMatch {
  const columns = importColumnsOf(service);
  return matchHeaders({
    columns,
    names: headerNamesOf(service, columns),
    cells: headers.map((text, index) => ({ index, text })).filter(({ text }) => text !== ''),
  });
}

function understood(headers: readonly string[], service?: Service) {
  return Object.fromEntries(match(headers, service).matched.map(({ header, column, by }) => [header, `${column.field.id} ${by}`]));
}

describe('a header as it is compared', () => {
  it.each([
    ['姓名', '姓名'],
    ['姓  名＊', '姓名'],
    ['停保\n年月', '停保年月'],
    ['本次参保日期-社保', '本次参保日期社保'],
    ['ＡＡＣ００３', 'AAC003'],
    ['aac003', 'AAC003'],
  ])('writes “%s” as %s', (header, key) => {
    expect(headerKey(header)).toBe(key);
  });

  it.each([
    ['停保年月（YYYYMM）', '停保年月'],
    ['*停保年月[必填](yyyyMM) *', '停保年月'],
    ['【必填】停保年月', '停保年月'],
    ['停保年月\n格式：202611', '停保年月'],
    ['停保年月：如202611', '停保年月'],
    ['停保年月 YYYYMM', '停保年月'],
    ['3.停保年月', '停保年月'],
    ['(3)停保年月', '停保年月'],
    ['停保年月 必填', '停保年月'],
    ['本次参保日期-社保* (yyyy-MM-dd) (yyyy-MM-dd) ', '本次参保日期社保'],
  ])('reads “%s” as %s', (header, key) => {
    expect(headerReadings(header)).toContain(key);
  });

  it('does not take the 请 of 申请年月 for the beginning of a request', () => {
    expect(headerReadings('申请年月')).toEqual(['申请年月']);
  });
});

describe('matching headers', () => {
  it('[W-35] finds every column under its own name, in any order', () => {
    const { matched, missing, unknown } = match(ALL.toReversed());
    expect(matched.map(({ by }) => by)).toEqual(ALL.map(() => 'same'));
    expect(matched.map(({ column, index }) => [column.field.label, index])).toEqual(ALL.toReversed().map((label, index) => [label, index]));
    expect([missing, unknown]).toEqual([[], []]);
  });

  it('[§5.2] knows aliases, element codes, tidied names and everyday names, and says which it was', () => {
    expect(understood(['身份证号*', 'AAC003', '停保原因', '停保 年月（YYYYMM）', '离职/事件日期', 'aae013备注', '个人社保编号'])).toEqual({
      '身份证号*': 'socialSecurityNumber alias',
      AAC003: 'name code',
      停保原因: 'reason alias',
      '停保 年月（YYYYMM）': 'stopMonth tidied',
      '离职/事件日期': 'eventDate alias',
      aae013备注: 'remark code',
      个人社保编号: 'personNumber alias',
    });
  });

  it('lets our own columns pass and lists the others', () => {
    const { unknown, matched } = match(['序号', ...ALL, '错误原因', '部门']);
    expect(matched).toHaveLength(ALL.length);
    expect(unknown.map(({ text }) => text)).toEqual(['部门']);
  });

  it('[W-44] is not complete without a column that must be filled, and is without others', () => {
    expect(isComplete(match(['姓名', '社会保障号码', '减员原因', '停保年月']))).toBe(true);
    const without = match(['姓名', '社会保障号码', '停保年月', '减员源因']);
    expect(isComplete(without)).toBe(false);
    expect(without.missing.filter(({ needed }) => needed).map(({ field }) => field.label)).toEqual(['减员原因']);
    expect(strangersOf(without)).toEqual([{ header: { index: 3, text: '减员源因' }, perhaps: '减员原因' }]);
  });

  it('never takes a near miss', () => {
    expect(match(['姓名', '停保月年']).matched.map(({ column }) => column.field.id)).toEqual(['name']);
  });

  it('takes the column’s own name where an other name stands beside it, and is not complete with the same name twice', () => {
    const { matched, spare, repeated } = match(['身份证号码', '姓名', '社会保障号码']);
    expect(matched.map(({ index }) => index)).toEqual([1, 2]);
    expect(spare.map(({ header, used }) => [header.text, used.text])).toEqual([['身份证号码', '社会保障号码']]);
    expect(repeated).toEqual([]);
    const twice = match([...ALL, '姓名 *']);
    expect(twice.repeated.map(({ headers }) => headers.map(({ index }) => index))).toEqual([[1, 7]]);
    expect(isComplete(twice)).toBe(false);
  });

  it('[W-45] knows fields chosen on the page, and reads of read-only columns only who is meant', () => {
    const { matched, shared, unknown } = match(['社会保障号码', '姓名', '个人编号', '原基数', '缴费工资', '申请年月'], base);
    expect(shared.map(({ label }) => label)).toEqual(['申请年月']);
    expect(unknown).toEqual([]);
    expect(matched.filter(({ column }) => column.taken).map(({ column }) => column.field.id)).toEqual([
      'socialSecurityNumber',
      'name',
      'wage',
    ]);
  });

  it('prefers a label to another column’s everyday name', () => {
    const renamed: Service = {
      ...termination,
      form: {
        sections: [
          {
            title: '',
            fields: [
              ...(termination.form.sections[0]?.fields ?? []),
              { id: 'document', label: '证件号', kind: 'text', required: false, copied: false },
            ],
          },
        ],
      },
      batch: termination.batch && { ...termination.batch, columns: [...termination.batch.columns, 'document'] },
    };
    expect(understood(['证件号', '身份证'], renamed)).toEqual({ 证件号: 'document same', 身份证: 'socialSecurityNumber alias' });
  });
});

describe('one slip apart', () => {
  it.each([
    ['停保年月', '停保年', true],
    ['停保年月', '停保年分', true],
    ['停保年月', '停保月年', true],
    ['停保年月', '停保年月份', true],
    ['𠮷野', '吉野', true],
    ['停保年月', '停保年月', false],
    ['停保年月', '停发月份', false],
    ['停保年月', '保停月年', false],
    ['', '年月', false],
  ])('%s and %s: %s', (left, right, near) => {
    expect(oneSlipApart(left, right)).toBe(near);
    expect(oneSlipApart(right, left)).toBe(near);
  });
});
