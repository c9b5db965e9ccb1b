import type { FilingId } from '../../../src-shared/domain/ids.ts';
import { fail, ok } from '../../../src-shared/lib/result.ts';
import type { Settle } from '../dispatch.ts';
import type { Outcome } from '../engine-parts.ts';
import type { StoredRow } from '../ports/batch-store.ts';
import type { Store, StoreWriter } from '../ports/store.ts';
import type { OpenAccount } from '../ports/vault.ts';
import { type BatchAtHand, type BatchParts, findBatch } from './batch-desk.ts';
import { keepTally, stampOf, toCheck } from './batch-view.ts';
import type { JobEnd, JobHandle } from './jobs.ts';
import { judgeSlice, judgingOf, SLICE } from './judge-slice.ts';

/** Up to so many rows are judged while the clerk waits for the answer; more by a job. */
export const JUDGED_AT_ONCE = 1000;

/** Judges these rows again as they stand and keeps what is new. */
export function judgeAgain(
  atHand: BatchAtHand,
  write: StoreWriter,
  ask: { readonly rows: readonly StoredRow[]; readonly repeated: ReadonlyMap<string, number>; readonly now: string },
): void {
  const { rows, repeated, now } = ask;
  if (rows.length === 0) {
    return;
  }
  const judgements = judgeSlice(atHand, { reader: write, rows, repeated, now });
  const judged = rows.flatMap(({ rowId }, index) => {
    const judgement = judgements[index];
    return judgement === undefined ? [] : [{ rowId, judgement }];
  });
  write.judgeRows(atHand.filing.filingId, judged);
}

/** Rows of numbers that stand in the batch more than once say so. */
export async function judgeNumbers(
  parts: BatchParts,
  store: Store,
  atHand: BatchAtHand,
  settle: Settle,
  repeated: ReadonlyMap<string, number>,
): Promise<void> {
  const numbers = [...repeated.keys()];
  for (let at = 0; at < numbers.length; at += SLICE / 2) {
    await settle(() => {
      const now = parts.clock.now();
      store.transaction((write) => {
        const rows = write.batchRowsNaming(atHand.filing.filingId, numbers.slice(at, at + SLICE / 2));
        judgeAgain(atHand, write, { rows, repeated, now });
      });
      return ok(null);
    });
    await parts.pause();
  }
}

/** All rows, slice by slice, with what the local copy knows now. Ends with the tally of the whole kept and the batch stamped. */
export async function judgeAll(
  parts: BatchParts,
  { store }: OpenAccount,
  filingId: FilingId,
  settle: Settle,
  job: JobHandle,
): Promise<Outcome<BatchAtHand>> {
  const begun = findBatch(parts, store, filingId);
  if (!begun.ok) {
    return begun;
  }
  const atHand = begun.value;
  const { rows: total } = store.batchSummary(filingId).counts;
  const judging = judgingOf(atHand);
  const tally = judging.startTally();
  const repeated = store.batchRepeated(filingId);
  const stamp = stampOf(parts, store, atHand);
  let done = 0;
  for (let after = 0; ; ) {
    if (job.cancel.cancelled()) {
      return fail({ code: 'cancelled' });
    }
    const slice = await settle(() => {
      const now = parts.clock.now();
      const rows = store.batchSlice(filingId, { after, limit: SLICE });
      store.transaction((write) => judgeAgain(atHand, write, { rows, repeated, now }));
      judging.count(tally, toCheck(rows, atHand.filing));
      return ok(rows);
    });
    if (!slice.ok) {
      return slice;
    }
    done += slice.value.length;
    job.tell({ phase: 'checking', done, total });
    const end = slice.value.at(-1)?.position;
    if (end === undefined || slice.value.length < SLICE) {
      break;
    }
    after = end;
    await parts.pause();
  }
  keepTally(parts, atHand.filing, tally);
  const stamped = await settle(() => {
    store.transaction((write) => write.putBatchStamp(filingId, stamp));
    return ok(null);
  });
  return stamped.ok ? ok(atHand) : stamped;
}

/** Another day or another roster: the batch is judged anew, while the clerk already looks at it. */
export function startJudging(parts: BatchParts, account: OpenAccount, filingId: FilingId, settle: Settle): Outcome<{ jobId: string }> {
  return parts.jobs.start({
    kind: 'judge',
    filingId,
    run: async (job): Promise<Outcome<JobEnd>> => {
      const judged = await judgeAll(parts, account, filingId, settle, job);
      return judged.ok ? ok({}) : judged;
    },
  });
}
