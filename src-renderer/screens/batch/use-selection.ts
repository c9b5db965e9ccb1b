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

type Held = { readonly list: string; readonly ids: ReadonlySet<RowId>; readonly everything: boolean; readonly anchor: number };
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
      const choose = (ids: readonly RowId[], chosen: boolean): void =>
        setKept((before) => {
          const next = new Set(before.list === key ? before.ids : []);
          for (const id of ids) {
            if (chosen) {
              next.add(id);
            } else {
              next.delete(id);
            }
          }
          return { list: key, ids: next, everything: false, anchor: index };
        });
      if (held.everything) {
        // All but this one.
        void idsBetween(0, total - 1).then((ids) =>
          setKept({ list: key, ids: new Set(ids.filter((id) => id !== row.rowId)), everything: false, anchor: index }),
        );
      } else if (stretch && held.ids.size > 0) {
        void idsBetween(Math.min(held.anchor, index), Math.max(held.anchor, index)).then((ids) => choose(ids, true));
      } else {
        choose([row.rowId], !held.ids.has(row.rowId));
      }
    },
    [held, key, total, idsBetween],
  );
  const clear = useCallback(() => setKept({ list: key, ids: new Set(), everything: false, anchor: 0 }), [key]);
  const count = held.everything ? total : held.ids.size;
  const grid = useMemo<GridSelection>(
    () => ({
      has: (rowId) => held.everything || held.ids.has(rowId),
      all: held.everything ? 'all' : held.ids.size > 0 ? 'some' : 'none',
      onRow,
      onAll: () => setKept({ list: key, ids: new Set(), everything: !held.everything, anchor: 0 }),
    }),
    [held, key, onRow],
  );
  const resolve = useCallback(async (): Promise<ChosenRows> => {
    if (!held.everything) {
      return { rowIds: [...held.ids] };
    }
    return text === '' ? { filter } : { rowIds: await idsBetween(0, total - 1) };
  }, [held, filter, text, total, idsBetween]);
  return { grid, count, clear, resolve };
}
