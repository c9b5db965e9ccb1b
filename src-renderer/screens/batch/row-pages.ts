import type { BatchRow } from '../../../src-shared/contract/batch.ts';
import type { RowId } from '../../../src-shared/domain/ids.ts';
import type { Result } from '../../../src-shared/lib/result.ts';
import type { WindowFailure } from '../../bridge/window-failure.ts';

/**
 * The rows of a batch as a list of any length, of which only the part that was looked at is in the window. Pages are asked for as the
 * list is scrolled, at most two at a time, the ones in sight first; a page asked for again keeps its old rows until the new ones are
 * there, so nothing flickers.
 */
export type RowPages = {
  readonly snapshot: () => RowsShown;
  readonly subscribe: (listener: (news: RowsNews) => void) => () => void;
  /** These rows are in sight, first and last index, both included. */
  readonly want: (span: { readonly first: number; readonly last: number }) => void;
  /** A newer state of a row; it keeps its place, even where it no longer fits the filter, until the list is asked for again. */
  readonly put: (row: BatchRow) => void;
  /** Asks again for what is in sight, and for the rest when it is wanted. */
  readonly refresh: () => void;
};

/** Rows the engine answered with, or one that was put in. */
export type RowsNews = 'answer' | 'put';

/** How it stands at one moment; it does not change. */
export type RowsShown = {
  /** How many rows there are; null before the first answer. */
  readonly total: number | null;
  /** Undefined while not here yet. */
  readonly at: (index: number) => BatchRow | undefined;
  readonly failure: WindowFailure | null;
};
export type AskRows = (page: {
  readonly offset: number;
  readonly limit: number;
}) => Promise<Result<{ readonly items: readonly BatchRow[]; readonly total: number }, WindowFailure>>;

export const PAGE_ROWS = 100;
const MOST_AT_ONCE = 2;

type Page = { readonly rows: readonly BatchRow[]; readonly round: number };

export function openRowPages(ask: AskRows): RowPages {
  const pages = new Map<number, Page>();
  const asking = new Set<number>();
  const listeners = new Set<(news: RowsNews) => void>();
  let round = 0;
  let wanted = { first: 0, last: 0 };
  let total: number | null = null;
  let failure: WindowFailure | null = null;
  let shown: RowsShown = snapshotNow();

  function snapshotNow(): RowsShown {
    const here = new Map(pages);
    return { total, failure, at: (index) => here.get(Math.floor(index / PAGE_ROWS))?.rows[index % PAGE_ROWS] };
  }
  function tell(news: RowsNews): void {
    shown = snapshotNow();
    for (const listener of listeners) {
      listener(news);
    }
  }
  function nextPage(): number | undefined {
    const last = Math.min(wanted.last, total === null ? wanted.first : total - 1);
    for (let page = Math.floor(wanted.first / PAGE_ROWS); page <= Math.floor(Math.max(last, 0) / PAGE_ROWS); page += 1) {
      if (pages.get(page)?.round !== round && !asking.has(page)) {
        return page;
      }
    }
    return undefined;
  }
  function askOn(): void {
    for (let page = nextPage(); page !== undefined && asking.size < MOST_AT_ONCE; page = nextPage()) {
      asking.add(page);
      void take(page, round);
    }
  }
  async function take(page: number, asked: number): Promise<void> {
    const answer = await ask({ offset: page * PAGE_ROWS, limit: PAGE_ROWS });
    asking.delete(page);
    if (asked !== round) {
      askOn();
      return;
    }
    if (!answer.ok) {
      // Asked again when somebody scrolls or asks for it, not in a circle.
      failure = answer.error;
      tell('answer');
      return;
    }
    failure = null;
    total = answer.value.total;
    pages.set(page, { rows: answer.value.items, round });
    for (const beyond of [...pages.keys()].filter((key) => key * PAGE_ROWS >= answer.value.total)) {
      pages.delete(beyond);
    }
    tell('answer');
    askOn();
  }

  return {
    snapshot: () => shown,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    want: (span) => {
      wanted = span;
      askOn();
    },
    put: (row) => {
      const place = placeOf(pages, row.rowId);
      if (place !== null) {
        pages.set(place.page, { round: place.held.round, rows: place.held.rows.with(place.index, row) });
        tell('put');
      }
    },
    refresh: () => {
      round += 1;
      askOn();
    },
  };
}

function placeOf(
  pages: ReadonlyMap<number, Page>,
  rowId: RowId,
): { readonly page: number; readonly held: Page; readonly index: number } | null {
  for (const [page, held] of pages) {
    const index = held.rows.findIndex((row) => row.rowId === rowId);
    if (index >= 0) {
      return { page, held, index };
    }
  }
  return null;
}
