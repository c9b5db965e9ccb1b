import type { BatchRow } from '../../../src-shared/contract/batch.ts';
import type { RowValues } from '../../../src-shared/forms/condition.ts';
import { isPlainMonth } from '../../../src-shared/lib/plain-date.ts';
import { effectOf } from '../../../src-shared/profile/effect-of.ts';
import type { RegionProfile } from '../../../src-shared/profile/region-profile.ts';
import type { Service } from '../../../src-shared/profile/service-of.ts';
import { effectInWords } from '../../../src-shared/validation/effect-in-words.ts';
import { lackingOf } from './lacking.ts';

/** How many people of a batch one sentence is about. */
export type EffectSum = { readonly words: string; readonly people: number };

/** Adds what these rows will do to the sums, one sentence for each kind and month; rows that will not be submitted are passed over. */
export function addEffects(
  sums: ReadonlyMap<string, number>,
  ask: {
    readonly profile: RegionProfile;
    /** Without amounts. */
    readonly service: Service;
    readonly shared: RowValues;
    readonly rows: readonly BatchRow[];
  },
): ReadonlyMap<string, number> {
  const { profile, service, shared, rows } = ask;
  const next = new Map(sums);
  for (const row of rows) {
    if (row.findings.some(({ severity }) => severity === 'block') || lackingOf(service, row).length > 0) {
      continue;
    }
    const words = effectWords({ profile, service, values: { ...row.values, ...shared } });
    next.set(words, (next.get(words) ?? 0) + 1);
  }
  return next;
}

/** The most frequent first. */
export function effectList(sums: ReadonlyMap<string, number>): readonly EffectSum[] {
  return [...sums].map(([words, people]) => ({ words, people })).sort((one, other) => other.people - one.people);
}

type One = { readonly profile: RegionProfile; readonly service: Service; readonly values: RowValues };

/** What approval does to one person, without amounts, so that many people share one sentence. */
function effectWords({ profile, service, values }: One): string {
  const effect = effectOf(service, values);
  const month = effect?.kind === 'set-base' ? (values[effect.period] ?? '') : '';
  if (effect === null || effect.kind === 'set-base') {
    return isPlainMonth(month) ? `${month.slice(0, 4)}年度缴费基数改为申报的金额` : (effect?.changeType ?? service.label);
  }
  const words = effectInWords(profile, service, values);
  return words === '' ? effect.changeType : `${effect.changeType}：${words}`;
}

/** The service as its effects are without amounts. */
export function withoutAmounts(service: Service): Service {
  return { ...service, effects: service.effects.map((effect) => (effect.kind === 'enrol' ? { ...effect, base: undefined } : effect)) };
}
