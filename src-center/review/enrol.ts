import { identityOf } from '../../src-shared/domain/numbers/identity-of.ts';
import type { Gender, RosterPerson } from '../../src-shared/domain/person.ts';
import { displayValue } from '../../src-shared/forms/display-value.ts';
import { fieldsOf } from '../../src-shared/forms/evaluate.ts';
import type { Instant } from '../../src-shared/lib/plain-date.ts';
import type { RegionProfile } from '../../src-shared/profile/region-profile.ts';
import type { Service } from '../../src-shared/profile/service-of.ts';
import type { Writing } from '../store/books.ts';
import type { KeptFiling, KeptRow } from '../store/filings.ts';
import { findPerson, personNumberOf, putPerson } from '../store/people.ts';
import { nextOf } from '../store/settings.ts';

/** 申报工资 by its standard element, whatever a profile calls the field. */
const WAGE_ELEMENT = 'AAC040';

/** Carries an approved 增员 out: the person is on the roster from the month filed, under the 个人编号 answered. */
export function enrol(
  books: Writing,
  ask: {
    readonly profile: RegionProfile;
    readonly service: Service;
    readonly filing: KeptFiling;
    readonly row: KeptRow;
    readonly now: Instant;
  },
): string {
  const { profile, service, filing, row, now } = ask;
  const { region, insurance, unitNumber } = filing.content;
  const values = filing.content.rows.find(({ rowId }) => rowId === row.rowId)?.values ?? {};
  const before = findPerson(books, filing.unitId, row.socialSecurityNumber);
  const known = before?.personNumber ?? personNumberOf(books, region, row.socialSecurityNumber);
  const personNumber = known === '' ? String(nextOf(books, 'person-number', 1_000_000_001)).padStart(10, '0') : known;
  const wage = fieldsOf(service.form).find(({ element }) => element === WAGE_ELEMENT);
  const person: RosterPerson = {
    insurance,
    unitNumber,
    personNumber,
    socialSecurityNumber: row.socialSecurityNumber,
    name: row.name,
    ...identityFrom(profile, service, values, row.socialSecurityNumber),
    staffKind: 'working',
    status: 'active',
    contributionBase: wage === undefined ? '' : (values[wage.id] ?? ''),
    // 续保 keeps the first month.
    insuredSince: before?.insuredSince ?? values[service.roles.effectiveMonth] ?? '',
    lastPaidMonth: '',
    version: (before?.version ?? 0) + 1,
    changedAt: now,
  };
  putPerson(books, filing.unitId, person);
  return personNumber;
}

/** Birth date and sex: from the number where it says them, else from the fields that would have been computed from it. */
function identityFrom(
  profile: RegionProfile,
  service: Service,
  values: Readonly<Record<string, string>>,
  idNumber: string,
): { readonly birthDate: string; readonly gender: Gender } {
  const identity = identityOf(idNumber);
  if (identity !== null) {
    return identity;
  }
  const computed = (by: string) => fieldsOf(service.form).find((field) => field.computed?.by === by);
  const birth = computed('birth-date-of-id');
  const gender = computed('gender-of-id');
  const label = gender === undefined ? '' : displayValue(gender, values[gender.id] ?? '', profile.codeTables);
  return { birthDate: birth === undefined ? '' : (values[birth.id] ?? ''), gender: label.startsWith('女') ? 'female' : 'male' };
}
