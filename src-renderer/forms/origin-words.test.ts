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
    expect(originWords({ from: 'centre', asOf: '2026-11-21T16:30:00.000Z' }, labelOf)).toBe('来自中心（截至 2026-11-22 00:30）');
    expect(originWords({ from: 'file', fileName: '增员.xlsx', row: 37 }, labelOf)).toBe('来自文件第 37 行');
  });

  test('says nothing about what the clerk typed', () => {
    expect(originWords({ from: 'typed', at: '2026-11-22T00:00:00.000Z' }, labelOf)).toBe('');
    expect(originWords(undefined, labelOf)).toBe('');
  });
});
