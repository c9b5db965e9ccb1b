import { isPlainMoney } from '../domain/numbers/money.ts';
import { INSURED_STATUS_WORDS } from '../domain/person-words.ts';
import { holds, type RowValues } from '../forms/condition.ts';
import { type FieldDefinition, UNIT_PROPERTIES, type UnitProperty } from '../forms/definition.ts';
import { displayValue } from '../forms/display-value.ts';
import { fieldsOf, sentValues } from '../forms/evaluate.ts';
import { assertNever } from '../lib/assert-never.ts';
import { chineseMonth } from '../lib/chinese-date.ts';
import { addMonths, isPlainMonth } from '../lib/plain-date.ts';
import { effectOf } from '../profile/effect-of.ts';
import type { RegionProfile } from '../profile/region-profile.ts';
import type { Service } from '../profile/service-of.ts';
import type { Effect } from '../profile/service-parts.ts';

/**
 * What an approved row does, in words (issue 3 point 1): 缴费至 2026-10，11 月起不再缴费；参保状态改为暂停缴费. A stop month means three
 * things in five systems (§4.5), so it is never repeated as it was typed: what is said comes from the canonical last paid month. '' where
 * the row has no effect, or not enough is filled to say which.
 */
export function effectInWords(profile: Pick<RegionProfile, 'codeTables'>, service: Service, values: RowValues): string {
  const effect = effectOf(service, values);
  if (effect === null) {
    return '';
  }
  const shown = sentValues(service.form, values);
  switch (effect.kind) {
    case 'enrol':
      return enrolled(effect, shown);
    case 'stop':
      return stopped(effect, shown);
    case 'set-base':
      return based(effect, service, shown);
    case 'change-unit':
      return changed(effect, profile, service, shown);
    default:
      return assertNever(effect);
  }
}

type Of<K extends Effect['kind']> = Extract<Effect, { kind: K }>;

/** 自2026年11月起参保缴费，缴费基数6000.00元 */
function enrolled({ firstMonth, base = '' }: Of<'enrol'>, shown: RowValues): string {
  const month = shown[firstMonth] ?? '';
  const amount = shown[base] ?? '';
  if (!isPlainMonth(month)) {
    return '';
  }
  return `自${chineseMonth(month)}起参保缴费${isPlainMoney(amount) ? `，缴费基数${amount}元` : ''}`;
}

/** 缴费至 2026-10，11 月起不再缴费；参保状态改为暂停缴费 */
function stopped({ lastPaidMonth, terminates }: Of<'stop'>, shown: RowValues): string {
  const last = shown[lastPaidMonth] ?? '';
  if (!isPlainMonth(last)) {
    return '';
  }
  const next = addMonths(last, 1);
  const from = next.slice(0, 4) === last.slice(0, 4) ? `${Number(next.slice(4))} 月` : `${next.slice(0, 4)} 年 ${Number(next.slice(4))} 月`;
  const status = INSURED_STATUS_WORDS[terminates !== undefined && holds(terminates, shown) ? 'terminated' : 'suspended'];
  return `缴费至 ${last.slice(0, 4)}-${last.slice(4)}，${from}起不再缴费；参保状态改为${status}`;
}

/** 2026年度缴费基数由5000.00元改为6000.00元 */
function based({ base, period }: Of<'set-base'>, { form }: Service, shown: RowValues): string {
  const month = shown[period] ?? '';
  const after = shown[base] ?? '';
  if (!isPlainMonth(month) || !isPlainMoney(after)) {
    return '';
  }
  const former = fieldsOf(form).find(({ prefill }) => prefill?.from === 'person' && prefill.property === 'contributionBase');
  const before = shown[former?.id ?? ''] ?? '';
  const change = !isPlainMoney(before) ? `定为${after}元` : before === after ? `不变，为${after}元` : `由${before}元改为${after}元`;
  return `${month.slice(0, 4)}年度缴费基数${change}`;
}

/** 单位名称由“甲”改为“乙”；单位电话改为“0913-2100000” */
function changed(
  { fields }: Of<'change-unit'>,
  { codeTables }: Pick<RegionProfile, 'codeTables'>,
  { form }: Service,
  shown: RowValues,
): string {
  const all = fieldsOf(form);
  return UNIT_PROPERTIES.flatMap((property) => {
    const field = all.find(({ id }) => id === fields[property]);
    const after = field === undefined ? '' : displayValue(field, shown[field.id] ?? '', codeTables);
    const before = shown[registeredField(all, property)?.id ?? ''] ?? '';
    if (field === undefined || after === '' || after === before) {
      return [];
    }
    return [`${field.label.replace(/^新/, '')}${before === '' ? '' : `由“${before}”`}改为“${after}”`];
  }).join('；');
}

/** Where the row shows what is registered now. */
function registeredField(fields: readonly FieldDefinition[], property: UnitProperty): FieldDefinition | undefined {
  return fields.find(({ prefill, readOnly }) => readOnly === true && prefill?.from === 'unit' && prefill.property === property);
}
