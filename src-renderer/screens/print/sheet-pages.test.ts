import { expect, test } from 'vitest';
import type { BatchRow } from '../../../src-shared/contract/batch.ts';
import { ROWS_A_PAGE, sheetPages, totalsOf } from './sheet-pages.ts';

const fields = { before: { id: 'oldBase' }, after: { id: 'newBase' } } as Parameters<typeof totalsOf>[1];

function rowWith(position: number): BatchRow {
  return { position, values: { oldBase: '5000.10', newBase: '5000.20' } } as unknown as BatchRow;
}

test('[O-18] every person stands on one page, pages are full but the last', () => {
  const rows = Array.from({ length: ROWS_A_PAGE * 2 + 3 }, (_, index) => rowWith(index + 1));
  const pages = sheetPages(rows);
  expect(pages.map(({ first, rows: own }) => [first, own.length])).toEqual([
    [1, ROWS_A_PAGE],
    [ROWS_A_PAGE + 1, ROWS_A_PAGE],
    [ROWS_A_PAGE * 2 + 1, 3],
  ]);
  expect(pages.flatMap((page) => page.rows)).toEqual(rows);
});

test('[O-18] sums are exact to the fen and leave out what is no amount', () => {
  const rows = [rowWith(1), rowWith(2), rowWith(3), { values: { newBase: '待定' } }];
  expect(totalsOf(rows, fields)).toEqual({ people: 4, before: '15000.30', after: '15000.60' });
});
