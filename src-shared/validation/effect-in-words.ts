import { groupedMoney } from '../domain/numbers/money.ts';
import type { RowValues } from '../forms/condition.ts';
import { displayValue } from '../forms/display-value.ts';
import { fieldsOf } from '../forms/evaluate.ts';
import { assertNever } from '../lib/assert-never.ts';
import { chineseMonth } from '../lib/chinese-date.ts';
import { addMonths, isPlainMonth, type PlainMonth } from '../lib/plain-date.ts';
import { effectOf } from '../profile/effect-of.ts';
import type { RegionProfile } from '../profile/region-profile.ts';
import { holds } from '../forms/condition.ts';
import type { Service } from '../profile/service-of.ts';
import type { Effect } from '../profile/service-parts.ts';

/**
 * What a row will do once it is approved, said before it is submitted: 缴费至2026年10月，11月起不再缴费。 '' while the row does not say
 * enough. Values shared by a batch are among `values`.
 */
export function effectInWords(ask: { readonly profile: RegionProfile; readonly service: Service; readonly values: RowValues }): string {
  const { service, values } = ask;
  const effect = effectOf(service, values);
  return effect === null ? '' : inWords(effect, ask);
}

function inWords(effect: Effect, ask: Parameters<typeof effectInWords>[0]): string {
  const { service, values } = ask;
  switch (effect.kind) {
    case 'enrol':
      return enrolInWords(values[effect.firstMonth] ?? '', effect.base === undefined ? '' : (values[effect.base] ?? ''));
    case 'stop':
      return stopInWords(values[effect.lastPaidMonth] ?? '', effect.terminates !== undefined && holds(effect.terminates, values));
    case 'set-base': {
      const old = fieldsOf(service.form).find(({ prefill }) => prefill?.from === 'person' && prefill.property === 'contributionBase');
      return baseInWords(values[effect.period] ?? '', values[effect.base] ?? '', old === undefined ? '' : (values[old.id] ?? ''));
    }
    case 'change-unit':
      return changesInWords(effect, ask);
    default:
      return assertNever(effect);
  }
}

function enrolInWords(month: PlainMonth, base: string): string {
  if (!isPlainMonth(month)) {
    return '';
  }
  return `自${chineseMonth(month)}起参保缴费${base === '' ? '' : `，缴费基数${groupedMoney(base)}元`}。`;
}

/** The last month paid decides; the month after is named with its year only where that is another one. */
function stopInWords(lastPaid: PlainMonth, terminates: boolean): string {
  if (!isPlainMonth(lastPaid)) {
    return '';
  }
  const next = addMonths(lastPaid, 1);
  const from = next.slice(0, 4) === lastPaid.slice(0, 4) ? `${Number(next.slice(4))}月` : chineseMonth(next);
  return `缴费至${chineseMonth(lastPaid)}，${from}起不再缴费；参保状态改为${terminates ? '终止参保' : '暂停缴费'}。`;
}

function baseInWords(period: PlainMonth, base: string, old: string): string {
  if (!isPlainMonth(period) || base === '') {
    return '';
  }
  const year = `${period.slice(0, 4)}年度缴费基数`;
  return old === '' ? `${year}为${groupedMoney(base)}元。` : `${year}由${groupedMoney(old)}元改为${groupedMoney(base)}元。`;
}

function changesInWords(
  effect: Extract<Effect, { kind: 'change-unit' }>,
  { profile, service, values }: Parameters<typeof effectInWords>[0],
): string {
  const changes = Object.values(effect.fields).flatMap((id) => {
    const field = fieldsOf(service.form).find((each) => each.id === id);
    const value = values[id] ?? '';
    return field === undefined || value === ''
      ? []
      : [`${field.label.replace(/^新/, '')}改为“${displayValue(field, value, profile.codeTables)}”`];
  });
  return changes.length === 0 ? '' : `${changes.join('，')}。`;
}
