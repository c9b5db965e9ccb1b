import { startTransition, useEffect, useMemo, useRef, useState } from 'react';
import type { RowFilter } from '../../../src-shared/contract/batch.ts';
import type { FilingId } from '../../../src-shared/domain/ids.ts';
import { useEngine } from '../../bridge/engine-context.tsx';
import { settle } from '../../bridge/window-failure.ts';
import { openRowPages, type RowPages, type RowsShown } from './row-pages.ts';

/** The rows of a batch under a filter, asked for as they are looked at. Another filter is another list; `epoch` asks for the same again. */
export function useRowPages(ask: {
  readonly filingId: FilingId;
  readonly filter: RowFilter;
  readonly text: string;
  readonly epoch: number;
}): { readonly pages: RowPages; readonly rows: RowsShown } {
  const { filingId, filter, text, epoch } = ask;
  const engine = useEngine();
  const pages = useMemo(
    () =>
      openRowPages(async ({ offset, limit }) =>
        settle(async () => engine.batch.rows({ filingId, filter, offset, limit, ...(text === '' ? {} : { text }) })),
      ),
    [engine, filingId, filter, text],
  );
  const [held, setHeld] = useState({ pages, rows: pages.snapshot() });
  useEffect(() => {
    const take = (): void => {
      const rows = pages.snapshot();
      setHeld((before) => (before.pages === pages && before.rows === rows ? before : { pages, rows }));
    };
    take();
    // What the engine answers is drawn in slices, between which keys and clicks are heard; what was typed stands at once.
    return pages.subscribe((news) => (news === 'put' ? take() : startTransition(take)));
  }, [pages]);
  const shown = useRef({ pages, epoch });
  useEffect(() => {
    const before = shown.current;
    shown.current = { pages, epoch };
    if (before.pages === pages && before.epoch !== epoch) {
      pages.refresh();
    }
  }, [pages, epoch]);
  return { pages, rows: held.pages === pages ? held.rows : pages.snapshot() };
}
