import { useCallback, useEffect, useRef } from 'react';
import type { RowFilter } from '../../../src-shared/contract/batch.ts';
import { useEngine } from '../../bridge/engine-context.tsx';
import { settle } from '../../bridge/window-failure.ts';
import { rowAfter } from './find-row.ts';
import type { Cell } from './grid-moves.ts';
import { nextAtHand, type PlacesOf } from './next-error.ts';
import type { RowsShown } from './row-pages.ts';
import type { BatchDesk } from './use-batch.ts';

type Ask = {
  readonly desk: Pick<BatchDesk, 'view' | 'saves'>;
  readonly rows: RowsShown;
  readonly columns: readonly { readonly key: string }[];
  /** The list that is shown. */
  readonly filter: RowFilter;
  readonly text: string;
  /** What is looked for: the filters of the rows that have it, and where in a row. */
  readonly wanted: { readonly filters: readonly RowFilter[]; readonly placesOf: PlacesOf };
  readonly active: Cell | null;
  readonly onActive: (cell: Cell) => void;
  /** There is nothing to mend in the list. */
  readonly onNone: () => void;
};

/**
 * Goes to the next cell that must be mended, and from the last to the first again; also by F8 and Alt+↓ wherever the caret is. Rows at hand
 * are looked through; for those beyond, the engine is asked where the next one stands.
 */
export function useNextPlace(ask: Ask): () => Promise<void> {
  const engine = useEngine();
  const latest = useRef(ask);
  useEffect(() => {
    latest.current = ask;
  });
  const goFrom = useCallback(
    async (from: Cell | null): Promise<boolean> => {
      const { desk, rows, columns, filter, text, wanted, onActive } = latest.current;
      const here = nextAtHand({ rows, columns, placesOf: wanted.placesOf, after: from });
      if (here !== null && 'row' in here) {
        onActive(here);
        return true;
      }
      if (here !== null) {
        const list = { filingId: desk.view.filing.filingId, ...(text === '' ? {} : { text }) };
        const position = here.unknownAfter?.position ?? 0;
        const found = [];
        for (const each of wanted.filters) {
          const next = await settle(async () => rowAfter(engine, { ...list, filter: each }, position));
          found.push(...(next.ok && next.value !== null ? [next.value.row] : []));
        }
        const [row] = found.toSorted((one, other) => one.position - other.position);
        const place = row === undefined ? null : await settle(async () => rowAfter(engine, { ...list, filter }, row.position - 1));
        if (row !== undefined && place?.ok === true && place.value !== null) {
          onActive({ row: place.value.index, column: wanted.placesOf(row, columns)[0] ?? 0 });
          return true;
        }
      }
      return false;
    },
    [engine],
  );
  const go = useCallback(async () => {
    const { desk, active, onNone } = latest.current;
    await desk.saves.flush();
    if (!(await goFrom(active)) && !(active !== null && (await goFrom(null)))) {
      onNone();
    }
  }, [goFrom]);
  useJumpKeys(go);
  return go;
}

function useJumpKeys(go: () => Promise<void>): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const wanted = event.key === 'F8' || (event.key === 'ArrowDown' && event.altKey && !event.ctrlKey && !event.shiftKey);
      if (!wanted || event.isComposing || (event.target instanceof Element && event.target.closest('[role="dialog"], dialog') !== null)) {
        return;
      }
      event.preventDefault();
      event.stopPropagation();
      void go();
    };
    document.addEventListener('keydown', press, { capture: true });
    return () => document.removeEventListener('keydown', press, { capture: true });
  }, [go]);
}
