import { describe, expect, it } from 'vitest';
import type { LooksLike, OtherWorkbookFormat, TooLarge, WorkbookRefusal } from '../read/open-workbook.ts';
import { refusalReasons } from './refusal-reasons.ts';

const LOOKS: readonly LooksLike[] = ['pdf', 'picture', 'word', 'presentation', 'archive', 'web-page', 'xml', 'binary'];
const FORMATS: readonly OtherWorkbookFormat[] = ['xlsb', 'ods', 'et', 'xls-95', 'numbers', 'mhtml'];
const LARGE: readonly TooLarge[] = ['file-bytes', 'inflated-bytes', 'ratio', 'rows', 'columns', 'shared-strings', 'shared-string-bytes'];

const REFUSALS: readonly WorkbookRefusal[] = [
  { code: 'empty-file' },
  ...LOOKS.map((looksLike) => ({ code: 'not-a-workbook', looksLike }) as const),
  ...FORMATS.map((format) => ({ code: 'other-format', format }) as const),
  { code: 'password-protected' },
  ...LARGE.map((what) => ({ code: 'too-large', what, limit: 134_217_728 }) as const),
  { code: 'damaged', part: 'xl/worksheets/sheet1.xml', row: 17, detail: 'unexpected end' },
  { code: 'damaged', part: 'zip', row: null, detail: 'crc' },
  { code: 'document-type', part: 'xl/workbook.xml' },
  { code: 'unreadable-encoding', declared: null },
  { code: 'unreadable-encoding', declared: 'big5' },
  { code: 'no-sheet' },
];

const said = (refusal: WorkbookRefusal): string => refusalReasons(refusal).join('；');

describe('why a file is not read', () => {
  it.each(REFUSALS)('is said with a way out: %o', (refusal) => {
    const reasons = refusalReasons(refusal);
    expect(reasons.join('；')).toMatch(/请/);
    expect(reasons.filter((reason) => reason === '' || /[。；]$/.test(reason) || reason.includes('undefined'))).toEqual([]);
  });

  it('names what it is, where it is and how much is too much', () => {
    expect(said({ code: 'other-format', format: 'et' })).toMatch(/WPS表格（\.et）.*另存为“Excel工作簿（\.xlsx）”/);
    expect(said({ code: 'damaged', part: 'xl/worksheets/sheet1.xml', row: 17, detail: '' })).toMatch(/第17行附近/);
    expect(said({ code: 'too-large', what: 'file-bytes', limit: 134_217_728 })).toMatch(/超过128MB/);
    expect(said({ code: 'document-type', part: 'xl/workbook.xml' })).toMatch(/DOCTYPE/);
    expect(new Set(REFUSALS.map(said)).size).toBe(REFUSALS.length);
  });
});
