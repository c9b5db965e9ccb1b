import type { RosterPerson } from '../../../src-shared/domain/person.ts';
import { displayValue } from '../../../src-shared/forms/display-value.ts';
import { fieldsOf } from '../../../src-shared/forms/evaluate.ts';
import type { Instant, PlainMonth } from '../../../src-shared/lib/plain-date.ts';
import type { RegionProfile } from '../../../src-shared/profile/region-profile.ts';
import type { Service } from '../../../src-shared/profile/service-of.ts';
import type { Writing } from '../../store/books.ts';
import type { KeptRow } from '../../store/filing-rows.ts';
import { addMovement } from '../../store/movements.ts';
import { type Unit, unitOfEmployer } from '../../store/units.ts';

/** What carrying out the rows of one filing has in hand. */
export type Carrying = {
  readonly books: Writing;
  readonly profile: RegionProfile;
  readonly service: Service;
  readonly unit: Unit;
  readonly receiptNumber: string;
  readonly now: Instant;
};
/** What came of a row. */
export type Carried = {
  /** 个人编号 to answer; '' where the row is about nobody. */
  readonly personNumber: string;
  /** Units whose record or number of people is another one now. */
  readonly touched: readonly Unit[];
  /** What of the unit's record was taken the place of, by property. */
  readonly replaced: Readonly<Record<string, string>>;
};

/**
 * Units of the same employer whose insurance goes along with this one for this month (O-15: maternity merged into medical). Their
 * rosters follow, so that nobody has to file twice.
 */
export function followingUnits({ books, profile, unit }: Carrying, month: PlainMonth): readonly Unit[] {
  return profile.insurances
    .filter(({ mergedSince }) => mergedSince !== undefined && mergedSince.into === unit.insurance && mergedSince.month <= month)
    .map(({ insurance }) => unitOfEmployer(books, unit, insurance))
    .filter((found) => found !== null);
}

/** One line of 人员增减情况 for a person as he stands after it. */
export function noteMovement(
  { books, profile, service, receiptNumber, now }: Carrying,
  unit: Unit,
  person: RosterPerson,
  ask: { readonly row: KeptRow; readonly changeType: string; readonly month: PlainMonth },
): void {
  const reasonField = fieldsOf(service.form).find(({ id }) => id === service.roles.reason);
  const reason = reasonField === undefined ? '' : displayValue(reasonField, ask.row.values[reasonField.id] ?? '', profile.codeTables);
  addMovement(books, unit.unitId, {
    socialSecurityNumber: person.socialSecurityNumber,
    personNumber: person.personNumber,
    name: person.name,
    changeType: ask.changeType,
    reason,
    month: ask.month,
    base: person.contributionBase,
    decidedAt: now,
    receiptNumber,
  });
}
