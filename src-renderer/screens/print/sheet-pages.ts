import type { BatchRow } from '../../../src-shared/contract/batch.ts';
import { fenOf } from '../../../src-shared/domain/numbers/money.ts';
import type { BaseFields } from '../batch/batch-fields.ts';

/** People on one A4 page, so that head, sums and the place for the stamp always fit. */
export const ROWS_A_PAGE = 28;

export type SheetPage = {
  /** 1-based number of its first person. */
  readonly first: number;
  readonly rows: readonly BatchRow[];
};
export type SheetTotals = { readonly people: number; readonly before: string; readonly after: string };

/** All people in pages, every page full but the last. */
export function sheetPages(rows: readonly BatchRow[]): readonly SheetPage[] {
  const pages: SheetPage[] = [];
  for (let start = 0; start < rows.length; start += ROWS_A_PAGE) {
    pages.push({ first: start + 1, rows: rows.slice(start, start + ROWS_A_PAGE) });
  }
  return pages;
}

/** Sums of old and new bases, exact to the fen; what is no amount counts as nothing. */
export function totalsOf(rows: readonly Pick<BatchRow, 'values'>[], { before, after }: Pick<BaseFields, 'before' | 'after'>): SheetTotals {
  const sum = (field: string): string => {
    const fen = rows.reduce((total, { values }) => total + (fenOf(values[field] ?? '') ?? 0n), 0n);
    return `${fen / 100n}.${String(fen % 100n).padStart(2, '0')}`;
  };
  return { people: rows.length, before: sum(before.id), after: sum(after.id) };
}
