import { describe, expect, it } from 'vitest';
import { isoDateCell, momentOfSerial, numberCell } from './cell-values.ts';
import { builtInFormat, customFormat, DATE, PADDED, PLAIN } from './number-format.ts';

describe('numbers as a clerk sees them', () => {
  it.each([
    ['0', '0'],
    ['-0', '0'],
    ['007', '7'],
    ['8000.5', '8000.5'],
    ['8000.1000000000004', '8000.1'],
    ['0.30000000000000004', '0.3'],
    ['1.1010519900307123E+17', '110105199003071000'],
    ['110105199003071230', '110105199003071000'],
    ['123456789012345', '123456789012345'],
    ['-1.5E3', '-1500'],
    ['1e21', '1000000000000000000000'],
    ['1.25e-7', '0.000000125'],
    ['-1E-10', '-0.0000000001'],
  ])('[issue 3.6] %s is shown as %s', (raw, text) => {
    expect(numberCell(raw, PLAIN, false)).toEqual({ kind: 'number', text, raw });
  });

  it('[issue 3.6] a format of zeros pads, and pads nothing else', () => {
    expect(numberCell('12', PADDED + 6, false)?.text).toBe('000012');
    expect(numberCell('1234567', PADDED + 6, false)?.text).toBe('1234567');
    expect(numberCell('-12', PADDED + 6, false)?.text).toBe('-12');
    expect(numberCell('1.5', PADDED + 6, false)?.text).toBe('1.5');
  });

  it('[issue 3.6] what is no number stays the text it is, and nothing is nothing', () => {
    expect(numberCell('八千', PLAIN, false)).toEqual({ kind: 'text', text: '八千', raw: '八千' });
    expect(numberCell('1e999', DATE, false)?.kind).toBe('text');
    expect(numberCell(' ', PLAIN, false)).toBeUndefined();
  });
});

describe('dates as a clerk sees them', () => {
  it.each([
    [1, false, '1900-01-01'],
    [59, false, '1900-02-28'],
    [60, false, null],
    [61, false, '1900-03-01'],
    [36_526, false, '2000-01-01'],
    [46_331, false, '2026-11-05'],
    [46_331.5, false, '2026-11-05 12:00'],
    [46_331.999_999, false, '2026-11-06'],
    [0.75, false, '18:00'],
    [0, false, null],
    [-1, false, null],
    [2_958_465, false, '9999-12-31'],
    [2_958_466, false, null],
    [0, true, '1904-01-01'],
    [44_869, true, '2026-11-05'],
  ])('[issue 3.6] serial number %d (1904: %s) is %s', (serial, date1904, moment) => {
    expect(momentOfSerial(serial, date1904)).toBe(moment);
  });

  it.each([
    ['2026-11-05', '2026-11-05'],
    ['2026-11-05T00:00:00.000', '2026-11-05'],
    ['2026-11-05T18:30', '2026-11-05 18:30'],
    ['2026-11-05T18:30:15.5Z', '2026-11-05 18:30'],
    ['T08:00:00', '08:00'],
  ])('[issue 3.6] ISO %s is %s', (raw, text) => {
    expect(isoDateCell(raw)).toEqual({ kind: 'date', text, raw });
  });

  it('[issue 3.6] what is no ISO date stays text', () => {
    expect(isoDateCell('2026年11月')?.kind).toBe('text');
    expect(isoDateCell('')).toBeUndefined();
  });
});

describe('number formats', () => {
  it.each([14, 17, 22, 27, 31, 36, 45, 50, 57, 58])('[issue 3.6] built-in format %d shows a date or time', (id) => {
    expect(builtInFormat(id)).toBe(DATE);
  });

  it.each([0, 1, 2, 13, 23, 26, 37, 44, 46, 48, 49, 59])('[issue 3.6] built-in format %d shows a number', (id) => {
    expect(builtInFormat(id)).toBe(PLAIN);
  });

  it.each([
    'yyyy-mm-dd',
    'yyyy"年"m"月"',
    '[$-804]aaaa',
    'h:mm AM/PM',
    '[DBNum1][$-804]yyyy"年"m"月"d"日"',
    'yyyymm',
    'm/d;@',
    'e"年"',
    'yyyy年m月',
  ])('[issue 3.6] %s shows a date or time', (code) => {
    expect(customFormat(code)).toBe(DATE);
  });

  it.each([
    'General',
    'G/通用格式',
    '0.00',
    '#,##0_);[Red](#,##0)',
    '0.00E+00',
    '@',
    '"第"0"天"',
    '0\\d',
    '[h]:mm',
    '_(* #,##0_)',
    '0%',
    '[Blue]0',
    '',
  ])('[issue 3.6] %s shows a number', (code) => {
    expect(customFormat(code)).toBe(PLAIN);
  });

  it('[issue 3.6] zeros alone pad', () => {
    expect(customFormat('000000')).toBe(PADDED + 6);
    expect(customFormat('0')).toBe(PLAIN);
  });
});
