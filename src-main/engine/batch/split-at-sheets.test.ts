import { describe, expect, it } from 'vitest';
import type { FilingId, RowId } from '../../../src-shared/domain/ids.ts';
import { placeOfCode, type SheetPlace, separatorCode } from './separator-code.ts';
import { splitAtSheets } from './split-at-sheets.ts';

const idOf = (last: string): string => `01JD00000000000000000000${last}`;
const sheet = (row: string, kind: string, filing = '0A'): SheetPlace => ({
  filingId: idOf(filing) as FilingId,
  rowId: idOf(row) as RowId,
  kind,
});
const one = sheet('01', 'id-copy');
const two = sheet('02', 'order');
const code = separatorCode;
const scan = (codes: readonly (string | null)[]) => [{ fileName: 'a.pdf', codes }];
const refusal = ({ filingId }: SheetPlace): string | null => (filingId === one.filingId ? null : '是另一批申报的分隔页');

describe('[W-38] the code of a separator sheet', () => {
  it('says draft, row and kind, and reads back', () => {
    expect(placeOfCode(code(one))).toEqual(one);
  });
  it('is not what other QR codes say', () => {
    for (const text of ['https://example.org/', 'SHEBAO-DESK-1 x y z', `${code(one)} more words`, '']) {
      expect(placeOfCode(text)).toBeNull();
    }
  });
});

describe('[W-38] pages split at sheets', () => {
  it('go to the sheet before them, without the sheets', () => {
    const codes = [code(one), null, null, code(two), null];
    expect(splitAtSheets([{ fileName: 'a.pdf', codes }], refusal).parts).toEqual([
      { file: 0, pages: [1, 2], place: one },
      { file: 0, pages: [4], place: two },
    ]);
  });
  it('go on over pictures of single pages', () => {
    const files = [[code(one)], [null], [null], [code(two)], [null]].map((codes, index) => ({ fileName: `${index}.jpg`, codes }));
    expect(splitAtSheets(files, refusal).parts).toEqual([
      { file: 1, pages: [0], place: one },
      { file: 2, pages: [0], place: one },
      { file: 4, pages: [0], place: two },
    ]);
  });
  it('are told of before the first sheet and behind a foreign one; another QR code on a page is no sheet', () => {
    const codes = [null, code(one), 'https://example.org/', code(sheet('01', 'id-copy', '0B')), null];
    expect(splitAtSheets([{ fileName: 'a.pdf', codes }], refusal).parts).toEqual([
      { file: 0, pages: [0], reason: '前面没有分隔页' },
      { file: 0, pages: [2], place: one },
      { file: 0, pages: [4], reason: '是另一批申报的分隔页' },
    ]);
  });
  it('go on over portions: the first pages follow the sheet that was open before', () => {
    const first = splitAtSheets(scan([code(one), null, code(two), null]), refusal);
    expect(first.openSheet).toBe(code(two));
    const second = splitAtSheets(scan([null, null]), refusal, first.openSheet);
    expect(second).toEqual({ parts: [{ file: 0, pages: [0, 1], place: two }], openSheet: code(two) });
    const foreign = code(sheet('01', 'id-copy', '0B'));
    expect(splitAtSheets(scan([null]), refusal, splitAtSheets(scan([foreign]), refusal).openSheet).parts).toEqual([
      { file: 0, pages: [0], reason: '是另一批申报的分隔页' },
    ]);
    expect(splitAtSheets(scan([null]), refusal, 'no sheet').parts).toEqual([{ file: 0, pages: [0], reason: '前面没有分隔页' }]);
  });
  it('are nobody’s behind a file that could not be read, which may have held a sheet, until the next sheet', () => {
    const files = [[code(one), null], null, [null, code(two), null]].map((codes) => codes && { fileName: 'a.pdf', codes });
    expect(splitAtSheets(files, refusal)).toEqual({
      parts: [
        { file: 0, pages: [1], place: one },
        { file: 2, pages: [0], reason: '前面有没读出来的文件，不能确定是谁的' },
        { file: 2, pages: [2], place: two },
      ],
      openSheet: code(two),
    });
    expect(splitAtSheets(files.slice(0, 2), refusal).openSheet).toBeNull();
  });
});
