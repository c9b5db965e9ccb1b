import type { Refusals } from '../../../src-shared/contract/batch.ts';
import { filingIdSchema } from '../../../src-shared/contract/records.ts';
import type { FilingId } from '../../../src-shared/domain/ids.ts';
import { ok } from '../../../src-shared/lib/result.ts';
import type { Outcome } from '../engine-parts.ts';
import type { OpenAccount } from '../ports/vault.ts';
import { type BatchParts, findBatch } from './batch-desk.ts';
import { slicesOf } from './slices.ts';

/** In a correction (O-11): what the centre said of each person the first time, read slice by slice; null for every other batch. */
export async function refusalsOf(
  parts: BatchParts,
  account: OpenAccount,
  { filingId }: { readonly filingId: FilingId },
): Promise<Outcome<Refusals | null>> {
  const { store } = account;
  const own = findBatch(parts, store, filingId);
  if (!own.ok) {
    return own;
  }
  const origin = store.batchSlice(filingId, { after: 0, limit: 1 })[0]?.origin;
  const named = origin?.from === 'copied' ? filingIdSchema.safeParse(origin.filingId) : null;
  const source = named?.success === true ? findBatch(parts, store, named.data) : null;
  if (source?.ok !== true) {
    return ok(null);
  }
  const { filing, context } = source.value;
  const { idNumber } = context.service.roles;
  const reasons: Refusals['reasons'] = [];
  for await (const slice of slicesOf(parts, account, { filingId: filing.filingId, filter: 'rejected' })) {
    reasons.push(...slice.map(({ values, verdict }) => ({ idNumber: values[idNumber] ?? '', reason: verdict?.reason ?? '' })));
  }
  return ok({ source: filing.filingId, receiptNumber: filing.receipt?.number ?? '', reasons });
}
