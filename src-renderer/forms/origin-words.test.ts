import { describe, expect, test } from 'vitest';
import { originWords } from './origin-words.ts';

const labelOf = (field: string): string => ({ socialSecurityNumber: '社会保障号码' })[field] ?? field;

describe('where a value came from, in words', () => {
  test('[W-18] names the fields a value was computed from', () => {
    expect(originWords({ from: 'derived', fields: ['socialSecurityNumber'] }, labelOf)).toBe('由社会保障号码推算');
  });

  test('[W-18] calls a value of the calendar filled by itself', () => {
    expect(originWords({ from: 'derived', fields: [] }, labelOf)).toBe('自动填写');
  });

  test('[W-24] says what was copied', () => {
    expect(originWords({ from: 'copied', filingId: '01JD0000000000000000000001' }, labelOf)).toBe('复制自上一条');
  });

  test('[peers 6] dates the centre’s word in China time and names a file’s row', () => {
    expect(originWords({ from: 'centre', asOf: '2026-11-21T16:30:00.000Z' }, labelOf)).toBe('取自中心，2026-11-22');
    expect(originWords({ from: 'file', fileName: '增员.xlsx', row: 37 }, labelOf)).toBe('来自文件第 37 行');
  });

  test('[W-27 W-50] names what the centre’s word was taken from: the roster or the unit’s record', () => {
    const origin = { from: 'centre', asOf: '2026-11-24T16:30:00.000Z' } as const;
    expect(originWords(origin, labelOf, { from: 'person', property: 'name' })).toBe('取自单位名册，2026-11-25');
    expect(originWords(origin, labelOf, { from: 'unit', property: 'address' })).toBe('取自单位登记信息，2026-11-25');
  });

  test('says nothing about what the clerk typed', () => {
    expect(originWords({ from: 'typed', at: '2026-11-22T00:00:00.000Z' }, labelOf)).toBe('');
    expect(originWords(undefined, labelOf)).toBe('');
  });
});
