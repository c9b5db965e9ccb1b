import type { FilingId } from '../../../src-shared/domain/ids.ts';
import { fenOf, yuanOf } from '../../../src-shared/domain/numbers/money.ts';
import { fieldsOf } from '../../../src-shared/forms/evaluate.ts';
import { ok } from '../../../src-shared/lib/result.ts';
import { baseLimitsOf } from '../../../src-shared/profile/base-limits-of.ts';
import type { Outcome } from '../engine-parts.ts';
import type { OpenAccount } from '../ports/vault.ts';
import { type BatchParts, findBatch } from './batch-desk.ts';
import { slicesOf } from './slices.ts';

export type BaseSummary = {
  people: number;
  oldTotal: string;
  newTotal: string;
  raised: number;
  lowered: number;
  unchanged: number;
  withoutOld: number;
  atFloor: number;
  atCeiling: number;
  beyond30: number;
};

/** Old and new base of everybody in sum (W-41 … W-44), counted slice by slice. */
export async function baseSummary(
  parts: BatchParts,
  account: OpenAccount,
  { filingId }: { readonly filingId: FilingId },
): Promise<Outcome<BaseSummary>> {
  const found = findBatch(parts, account.store, filingId);
  if (!found.ok) {
    return found;
  }
  const { filing, context } = found.value;
  const effect = context.service.effects.find((each) => each.kind === 'set-base');
  const newField = effect?.kind === 'set-base' ? effect.base : '';
  const oldField = fieldsOf(context.service.form).find(({ prefill }) => prefill?.property === 'contributionBase')?.id ?? '';
  const period = effect?.kind === 'set-base' ? effect.period : '';
  const sums = { people: 0, raised: 0, lowered: 0, unchanged: 0, withoutOld: 0, atFloor: 0, atCeiling: 0, beyond30: 0 };
  let oldTotal = 0n;
  let newTotal = 0n;
  for await (const slice of slicesOf(parts, account, { filingId })) {
    for (const { values } of slice) {
      const after = fenOf(values[newField] ?? '');
      const before = fenOf(values[oldField] ?? '');
      const limits = baseLimitsOf(context.profile, filing.insurance, values[period] ?? filing.sharedValues[period] ?? '');
      sums.people += 1;
      oldTotal += before ?? 0n;
      newTotal += after ?? 0n;
      if (after === null) {
        continue;
      }
      sums.atFloor += limits !== null && after === fenOf(limits.floor) ? 1 : 0;
      sums.atCeiling += limits !== null && after === fenOf(limits.ceiling) ? 1 : 0;
      if (before === null) {
        sums.withoutOld += 1;
        continue;
      }
      sums.raised += after > before ? 1 : 0;
      sums.lowered += after < before ? 1 : 0;
      sums.unchanged += after === before ? 1 : 0;
      const change = after > before ? after - before : before - after;
      sums.beyond30 += change * 100n > before * 30n ? 1 : 0;
    }
  }
  return ok({ ...sums, oldTotal: yuanOf(oldTotal), newTotal: yuanOf(newTotal) });
}
