import { UNIT_DETAILS } from '../../../src-shared/domain/unit.ts';
import { UNIT_PROPERTIES, type UnitProperty } from '../../../src-shared/forms/definition.ts';
import { displayValue } from '../../../src-shared/forms/display-value.ts';
import { fieldsOf, sentValues } from '../../../src-shared/forms/evaluate.ts';
import type { RegionProfile } from '../../../src-shared/profile/region-profile.ts';
import type { Service } from '../../../src-shared/profile/service-of.ts';
import type { Effect } from '../../../src-shared/profile/service-parts.ts';
import type { KeptRow } from '../../store/filing-rows.ts';
import { putUnit, type Unit } from '../../store/units.ts';
import type { Carried, Carrying } from './carrying.ts';

type ChangeUnit = Extract<Effect, { kind: 'change-unit' }>;
/** One property of the unit's record before and after. */
export type UnitChange = { readonly property: UnitProperty; readonly label: string; readonly before: string; readonly after: string };

/** Who a unit is cannot be changed by filing for it (W-13: numbers are given out by the agency). */
const IDENTITY: ReadonlySet<UnitProperty> = new Set(['unitNumber', 'creditCode']);

/** Carries an approved 单位信息变更 out (W-50, O-20). */
export function changeUnit(carrying: Carrying, effect: ChangeUnit, row: KeptRow): Carried {
  const { books, profile, service, unit } = carrying;
  const changes = unitChanges({ profile, service, effect, unit, row });
  putUnit(
    books,
    changes.reduce((changed, { property, after }) => withProperty(changed, property, after), unit),
  );
  return { personNumber: '', touched: [unit], replaced: Object.fromEntries(changes.map(({ property, before }) => [property, before])) };
}

/** What the row would change of the unit as it is registered now. What the row leaves empty stays. Choices are kept as their labels. */
export function unitChanges(ask: {
  readonly profile: RegionProfile;
  readonly service: Service;
  readonly effect: ChangeUnit;
  readonly unit: Unit;
  readonly row: Pick<KeptRow, 'values'>;
}): readonly UnitChange[] {
  const { profile, service, effect, unit, row } = ask;
  const sent = sentValues(service.form, row.values);
  return UNIT_PROPERTIES.filter((property) => !IDENTITY.has(property)).flatMap((property) => {
    const field = fieldsOf(service.form).find(({ id }) => id === effect.fields[property]);
    const value = field === undefined ? undefined : sent[field.id];
    if (field === undefined || value === undefined) {
      return [];
    }
    const after = field.kind === 'choice' ? displayValue(field, value, profile.codeTables) : value;
    const before = propertyOf(unit, property);
    return before === after ? [] : [{ property, label: field.label, before, after }];
  });
}

/** The unit's record as it was before an approved row changed it. */
export function unitBefore(unit: Unit, { replaced }: Pick<KeptRow, 'replaced'>): Unit {
  return UNIT_PROPERTIES.reduce((before, property) => {
    const value = replaced[property];
    return value === undefined ? before : withProperty(before, property, value);
  }, unit);
}

function propertyOf(unit: Unit, property: UnitProperty): string {
  return isDetail(property) ? (unit.details[property] ?? '') : unit[property];
}

function withProperty(unit: Unit, property: UnitProperty, value: string): Unit {
  return isDetail(property) ? { ...unit, details: { ...unit.details, [property]: value } } : { ...unit, [property]: value };
}

function isDetail(property: UnitProperty): property is (typeof UNIT_DETAILS)[number] {
  const details: readonly string[] = UNIT_DETAILS;
  return details.includes(property);
}
