import type { EffectSum } from '../../../src-shared/contract/batch.ts';
import type { FilingId } from '../../../src-shared/domain/ids.ts';
import type { RowValues } from '../../../src-shared/forms/condition.ts';
import { isPlainMonth } from '../../../src-shared/lib/plain-date.ts';
import { ok } from '../../../src-shared/lib/result.ts';
import { effectOf } from '../../../src-shared/profile/effect-of.ts';
import type { RegionProfile } from '../../../src-shared/profile/region-profile.ts';
import type { Service } from '../../../src-shared/profile/service-of.ts';
import { effectInWords } from '../../../src-shared/validation/effect-in-words.ts';
import type { Outcome } from '../engine-parts.ts';
import type { OpenAccount } from '../ports/vault.ts';
import { type BatchParts, findBatch } from './batch-desk.ts';
import { slicesOf } from './slices.ts';

/** What the rows that 申报提交 would send will do in sum (W-39), counted slice by slice; the sentence about most people first. */
export async function effectSums(
  parts: BatchParts,
  account: OpenAccount,
  { filingId }: { readonly filingId: FilingId },
): Promise<Outcome<EffectSum[]>> {
  const found = findBatch(parts, account.store, filingId);
  if (!found.ok) {
    return found;
  }
  const { filing, context } = found.value;
  const service = withoutAmounts(context.service);
  const people = new Map<string, number>();
  for await (const slice of slicesOf(parts, account, { filingId, filter: 'good' })) {
    for (const { values } of slice) {
      const words = effectWords({ profile: context.profile, service, values: { ...values, ...filing.sharedValues } });
      people.set(words, (people.get(words) ?? 0) + 1);
    }
  }
  return ok([...people].map(([words, count]) => ({ words, people: count })).toSorted((one, other) => other.people - one.people));
}

/** The service as its effects are without amounts, so that many people share one sentence. */
function withoutAmounts(service: Service): Service {
  return { ...service, effects: service.effects.map((effect) => (effect.kind === 'enrol' ? { ...effect, base: undefined } : effect)) };
}

type One = { readonly profile: RegionProfile; readonly service: Service; readonly values: RowValues };

/** What approval does to one person. */
function effectWords({ profile, service, values }: One): string {
  const effect = effectOf(service, values);
  const month = effect?.kind === 'set-base' ? (values[effect.period] ?? '') : '';
  if (effect === null || effect.kind === 'set-base') {
    return isPlainMonth(month) ? `${month.slice(0, 4)}年度缴费基数改为申报的金额` : (effect?.changeType ?? service.label);
  }
  const words = effectInWords(profile, service, values);
  return words === '' ? effect.changeType : `${effect.changeType}：${words}`;
}
