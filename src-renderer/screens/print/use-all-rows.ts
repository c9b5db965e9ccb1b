import { useEffect, useState } from 'react';
import type { BatchRow } from '../../../src-shared/contract/batch.ts';
import type { FilingId } from '../../../src-shared/domain/ids.ts';
import { useEngine } from '../../bridge/engine-context.tsx';
import { settle, type WindowFailure } from '../../bridge/window-failure.ts';

const ROWS_AT_ONCE = 500;

/** Every row of a batch, slice by slice; `total` is null before the first answer. */
export function useAllRows(filingId: FilingId): {
  readonly rows: readonly BatchRow[];
  readonly total: number | null;
  readonly failure: WindowFailure | null;
} {
  const engine = useEngine();
  const [held, setHeld] = useState<{
    readonly rows: readonly BatchRow[];
    readonly total: number | null;
    readonly failure: WindowFailure | null;
  }>({
    rows: [],
    total: null,
    failure: null,
  });
  useEffect(() => {
    let gone = false;
    const read = async (): Promise<void> => {
      const rows: BatchRow[] = [];
      for (let total = 1; rows.length < total; ) {
        const answer = await settle(async () => engine.batch.rows({ filingId, filter: 'all', offset: rows.length, limit: ROWS_AT_ONCE }));
        if (gone) {
          return;
        }
        if (!answer.ok) {
          setHeld({ rows, total: null, failure: answer.error });
          return;
        }
        total = answer.value.items.length === 0 ? rows.length : answer.value.total;
        rows.push(...answer.value.items);
        setHeld({ rows: [...rows], total, failure: null });
      }
    };
    void read();
    return () => {
      gone = true;
    };
  }, [engine, filingId]);
  return held;
}
