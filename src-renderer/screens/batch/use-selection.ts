import { useCallback, useMemo, useState } from 'react';
import type { BatchRow, RowFilter } from '../../../src-shared/contract/batch.ts';
import type { FilingId, RowId } from '../../../src-shared/domain/ids.ts';
import { useEngine } from '../../bridge/engine-context.tsx';
import type { GridSelection } from './row-grid.tsx';

/** Which rows an operation is about, as the contract takes it. */
export type ChosenRows = { readonly rowIds: RowId[] } | { readonly filter: RowFilter };
export type Selection = {
  readonly grid: GridSelection;
  readonly count: number;
  readonly clear: () => void;
  /** The chosen rows for an operation; a whole filter is named, not listed. */
  readonly resolve: () => Promise<ChosenRows>;
};

type Held = {
  readonly list: string;
  /** Everything the list shows but `ids`, or just `ids`. */
  readonly everything: boolean;
  readonly ids: ReadonlySet<RowId>;
  /** Where a stretch begins. */
  readonly anchor: number;
};
const MOST_A_PAGE = 500;

/** Rows chosen by their boxes: one, a stretch with Shift, or everything the list shows. Another filter begins with none. */
export function useSelection(list: {
  readonly filingId: FilingId;
  readonly filter: RowFilter;
  readonly text: string;
  readonly total: number;
}): Selection {
  const { filingId, filter, text, total } = list;
  const engine = useEngine();
  const key = `${filter} ${text}`;
  const [kept, setKept] = useState<Held>({ list: key, ids: new Set(), everything: false, anchor: 0 });
  const held = useMemo<Held>(
    () => (kept.list === key ? kept : { list: key, ids: new Set<RowId>(), everything: false, anchor: 0 }),
    [kept, key],
  );

  const idsBetween = useCallback(
    async (first: number, last: number): Promise<RowId[]> => {
      const ids: RowId[] = [];
      for (let offset = first; offset <= last; offset += MOST_A_PAGE) {
        const limit = Math.min(MOST_A_PAGE, last - offset + 1);
        const answer = await engine.batch.rows({ filingId, filter, offset, limit, ...(text === '' ? {} : { text }) });
        if (!answer.ok) {
          break;
        }
        ids.push(...answer.value.items.map(({ rowId }) => rowId));
      }
      return ids;
    },
    [engine, filingId, filter, text],
  );
  const onRow = useCallback(
    (row: BatchRow, index: number, stretch: boolean): void => {
      const put = (ids: readonly RowId[], inside: boolean): void =>
        setKept((before) => {
          const now = before.list === key ? before : { everything: false, ids: new Set<RowId>() };
          const next = new Set(now.ids);
          for (const id of ids) {
            if (inside) {
              next.add(id);
            } else {
              next.delete(id);
            }
          }
          return { list: key, everything: now.everything, ids: next, anchor: index };
        });
      if (stretch && !held.everything && held.ids.size > 0) {
        void idsBetween(Math.min(held.anchor, index), Math.max(held.anchor, index)).then((ids) => put(ids, true));
      } else {
        put([row.rowId], !held.ids.has(row.rowId));
      }
    },
    [held, key, idsBetween],
  );
  const clear = useCallback(() => setKept({ list: key, ids: new Set(), everything: false, anchor: 0 }), [key]);
  const count = held.everything ? total - held.ids.size : held.ids.size;
  const grid = useMemo<GridSelection>(
    () => ({
      has: (rowId) => held.ids.has(rowId) !== held.everything,
      all: held.everything && held.ids.size === 0 ? 'all' : held.everything || held.ids.size > 0 ? 'some' : 'none',
      onRow,
      onAll: () => setKept({ list: key, ids: new Set(), everything: !(held.everything && held.ids.size === 0), anchor: 0 }),
    }),
    [held, key, onRow],
  );
  const resolve = useCallback(async (): Promise<ChosenRows> => {
    if (!held.everything) {
      return { rowIds: [...held.ids] };
    }
    if (held.ids.size === 0 && text === '') {
      return { filter };
    }
    const all = await idsBetween(0, total - 1);
    return { rowIds: all.filter((id) => !held.ids.has(id)) };
  }, [held, filter, text, total, idsBetween]);
  return { grid, count, clear, resolve };
}
