import type { BatchView } from '../../../src-shared/contract/batch.ts';
import type { FilingId } from '../../../src-shared/domain/ids.ts';
import { fail, ok } from '../../../src-shared/lib/result.ts';
import type { Settle } from '../dispatch.ts';
import type { Outcome } from '../engine-parts.ts';
import { revised } from '../filing/filing-desk.ts';
import type { OpenAccount } from '../ports/vault.ts';
import { type BatchParts, findBatchDraft, putBatchFiling } from './batch-desk.ts';
import { batchViewOf } from './batch-view.ts';
import { JUDGED_AT_ONCE, judgeAgain, startJudging } from './judge-job.ts';

/** 撤销 (-1) and 重做 (+1) of one step: rows, values, materials, what is chosen for the whole; then judged as it stands now. */
export function moveInBatchHistory(
  parts: BatchParts,
  account: OpenAccount,
  ask: { readonly filingId: FilingId; readonly by: -1 | 1 },
  settle: Settle,
): Outcome<BatchView> {
  const { store } = account;
  const { filingId } = ask;
  const found = findBatchDraft(parts, store, filingId);
  if (!found.ok) {
    return found;
  }
  const { position, last } = store.batchHistory(filingId);
  const step = ask.by < 0 ? store.batchStep(filingId, position) : position < last ? store.batchStep(filingId, position + 1) : null;
  if (step === null) {
    return fail({ code: 'nothing-to-undo' });
  }
  const wholes = step.wholes === null ? {} : ask.by < 0 ? step.wholes.before : step.wholes.after;
  const now = parts.clock.now();
  const atHand = { ...found.value, filing: revised(found.value.filing, wholes, now) };
  const few = store.transaction((write) => {
    if (ask.by < 0) {
      write.undoBatchStep(filingId);
    } else {
      write.redoBatchStep(filingId);
    }
    putBatchFiling(write, atHand.filing, atHand.context.service);
    const isFew = write.batchSummary(filingId).counts.rows <= JUDGED_AT_ONCE;
    if (isFew) {
      judgeAgain(atHand, write, {
        rows: write.batchSlice(filingId, { after: 0, limit: JUDGED_AT_ONCE }),
        repeated: write.batchRepeated(filingId),
        now,
      });
    } else {
      write.putBatchStamp(filingId, '');
    }
    return isFew;
  });
  parts.events.publish({ event: 'filing.changed', filingId });
  if (!few) {
    startJudging(parts, account, filingId, settle);
  }
  return ok(batchViewOf(parts, store, atHand));
}
