import type { RowFilter } from '../../../src-shared/contract/batch.ts';
import type { FilingId } from '../../../src-shared/domain/ids.ts';
import type { StoredRow } from '../ports/batch-store.ts';
import type { OpenAccount } from '../ports/vault.ts';
import type { BatchParts } from './batch-desk.ts';
import { SLICE } from './judge-slice.ts';

type Ask = { readonly filingId: FilingId; readonly filter?: RowFilter };

/** The rows of a batch in order, slice by slice; between two slices whoever else waits has his turn. */
export async function* slicesOf(
  { pause }: Pick<BatchParts, 'pause'>,
  { store }: Pick<OpenAccount, 'store'>,
  { filingId, filter = 'all' }: Ask,
): AsyncGenerator<readonly StoredRow[], void, void> {
  for (let after = 0; ; ) {
    const slice = store.batchSlice(filingId, { after, limit: SLICE, filter });
    yield slice;
    const end = slice.at(-1)?.position;
    if (end === undefined || slice.length < SLICE) {
      return;
    }
    after = end;
    await pause();
  }
}

export async function allRows(
  parts: Pick<BatchParts, 'pause'>,
  account: Pick<OpenAccount, 'store'>,
  ask: Ask,
): Promise<readonly StoredRow[]> {
  const rows: StoredRow[] = [];
  for await (const slice of slicesOf(parts, account, ask)) {
    rows.push(...slice);
  }
  return rows;
}
