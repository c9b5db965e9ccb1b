import type { BatchRow } from '../../../src-shared/contract/batch.ts';
import { holds, type RowValues } from '../../../src-shared/forms/condition.ts';
import { sentValues } from '../../../src-shared/forms/evaluate.ts';
import { addMonths, isPlainMonth } from '../../../src-shared/lib/plain-date.ts';
import { effectOf } from '../../../src-shared/profile/effect-of.ts';
import type { Service } from '../../../src-shared/profile/service-of.ts';
import type { Effect } from '../../../src-shared/profile/service-parts.ts';
import { formatMonth } from '../../wording/formats.ts';

/** How many people of a batch one sentence is about. */
export type EffectSum = { readonly words: string; readonly people: number };

/** Adds what these rows will do to the sums, one sentence for each kind and month; rows that will not be submitted are passed over. */
export function addEffects(
  sums: ReadonlyMap<string, number>,
  ask: { readonly service: Service; readonly shared: RowValues; readonly rows: readonly BatchRow[] },
): ReadonlyMap<string, number> {
  const { service, shared, rows } = ask;
  const next = new Map(sums);
  for (const row of rows) {
    if (row.findings.some(({ severity }) => severity === 'block')) {
      continue;
    }
    const words = effectWords(service, { ...row.values, ...shared });
    next.set(words, (next.get(words) ?? 0) + 1);
  }
  return next;
}

/** The most frequent first. */
export function effectList(sums: ReadonlyMap<string, number>): readonly EffectSum[] {
  return [...sums].map(([words, people]) => ({ words, people })).sort((one, other) => other.people - one.people);
}

/** What approval does to one person, in words: 停保，缴费至2026年10月，11月起不再缴费. */
export function effectWords(service: Service, values: RowValues): string {
  const effect = effectOf(service, values);
  return effect === null ? service.label : wordsOf(effect, sentValues(service.form, values));
}

function wordsOf(effect: Effect, values: RowValues): string {
  switch (effect.kind) {
    case 'enrol': {
      const month = values[effect.firstMonth] ?? '';
      return isPlainMonth(month) ? `${effect.changeType}，自${formatMonth(month)}起缴费` : effect.changeType;
    }
    case 'stop': {
      const month = values[effect.lastPaidMonth] ?? '';
      const ends = effect.terminates !== undefined && holds(effect.terminates, values) ? '终止参保' : '暂停缴费';
      return isPlainMonth(month)
        ? `${ends}，缴费至${formatMonth(month)}，${formatMonth(addMonths(month, 1))}起不再缴费`
        : `${effect.changeType}，${ends}`;
    }
    case 'set-base': {
      const month = values[effect.period] ?? '';
      return isPlainMonth(month) ? `${month.slice(0, 4)}年度缴费基数改为申报的金额` : effect.changeType;
    }
    case 'change-unit':
      return effect.changeType;
  }
}
