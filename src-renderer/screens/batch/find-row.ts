import type { BatchRow, RowFilter } from '../../../src-shared/contract/batch.ts';
import type { Failure } from '../../../src-shared/contract/errors.ts';
import type { EngineClient } from '../../../src-shared/contract/operations.ts';
import type { FilingId } from '../../../src-shared/domain/ids.ts';
import { ok, type Result } from '../../../src-shared/lib/result.ts';

type List = { readonly filingId: FilingId; readonly filter: RowFilter; readonly text?: string };
export type FoundRow = { readonly row: BatchRow; readonly index: number };

/**
 * The first row of a list beyond a position of the batch, by halving: a list of 20,000 rows is asked 15 times for one row. Lists are in the
 * order of the batch, so positions grow. Null when there is none.
 */
export async function rowAfter(
  engine: Pick<EngineClient, 'batch'>,
  list: List,
  position: number,
): Promise<Result<FoundRow | null, Failure>> {
  let [low, high] = [0, Number.POSITIVE_INFINITY];
  let best: FoundRow | null = null;
  // Without gaps the row at this index is the one, and the row before it proves it.
  let next = position;
  while (low < high) {
    const answer = await engine.batch.rows({ ...list, offset: next, limit: 1 });
    if (!answer.ok) {
      return answer;
    }
    const row = answer.value.items[0];
    high = Math.min(high, answer.value.total);
    if (row === undefined) {
      high = Math.min(high, next);
    } else if (row.position > position) {
      best = { row, index: next };
      high = next;
    } else {
      low = next + 1;
    }
    next = best?.index === position && low < position && high === position ? position - 1 : Math.floor((low + high) / 2);
  }
  return ok(best);
}
