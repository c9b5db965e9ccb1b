import { identityOf } from '../../../src-shared/domain/numbers/identity-of.ts';
import type { Gender, RosterPerson } from '../../../src-shared/domain/person.ts';
import { displayValue } from '../../../src-shared/forms/display-value.ts';
import { fieldsOf } from '../../../src-shared/forms/evaluate.ts';
import type { Effect } from '../../../src-shared/profile/service-parts.ts';
import type { KeptRow } from '../../store/filing-rows.ts';
import { findPerson, personNumberOf, putPerson } from '../../store/people.ts';
import { nextOf } from '../../store/settings.ts';
import type { Unit } from '../../store/units.ts';
import { type Carried, type Carrying, followingUnits, noteMovement } from './carrying.ts';

type Enrol = Extract<Effect, { kind: 'enrol' }>;

/** Carries an approved 增员 out: the person is on the roster from the month filed, under the 个人编号 answered. */
export function enrol(carrying: Carrying, effect: Enrol, row: KeptRow): Carried {
  const { unit } = carrying;
  const month = row.values[effect.firstMonth] ?? '';
  const person = enrolInto(carrying, unit, effect, row);
  // Who is active there already stays as he is: the same filing twice, or one of each insurance, makes no difference.
  const following = followingUnits(carrying, month).filter(
    ({ unitId }) => findPerson(carrying.books, unitId, row.socialSecurityNumber)?.status !== 'active',
  );
  for (const other of following) {
    enrolInto(carrying, other, effect, row);
  }
  return { personNumber: person.personNumber, touched: [unit, ...following], replaced: {} };
}

function enrolInto(carrying: Carrying, unit: Unit, effect: Enrol, row: KeptRow): RosterPerson {
  const { books, now } = carrying;
  const before = findPerson(books, unit.unitId, row.socialSecurityNumber);
  const known = before?.personNumber ?? personNumberOf(books, unit.region, row.socialSecurityNumber);
  const month = row.values[effect.firstMonth] ?? '';
  const base = effect.base === undefined ? '' : (row.values[effect.base] ?? '');
  const person: RosterPerson = {
    insurance: unit.insurance,
    unitNumber: unit.unitNumber,
    personNumber: known === '' ? String(nextOf(books, 'person-number', 1_000_000_001)).padStart(10, '0') : known,
    socialSecurityNumber: row.socialSecurityNumber,
    name: row.name,
    ...identityFrom(carrying, row),
    staffKind: 'working',
    status: 'active',
    contributionBase: base === '' ? (before?.contributionBase ?? '') : base,
    // 续保 keeps the first month.
    insuredSince: before?.insuredSince ?? month,
    lastPaidMonth: '',
    version: (before?.version ?? 0) + 1,
    changedAt: now,
  };
  putPerson(books, unit.unitId, person);
  noteMovement(carrying, unit, person, { row, changeType: effect.changeType, month });
  return person;
}

/** Birth date and sex: from the number where it says them, else from the fields that would have been computed from it. */
function identityFrom({ profile, service }: Carrying, row: KeptRow): { readonly birthDate: string; readonly gender: Gender } {
  const identity = identityOf(row.socialSecurityNumber);
  if (identity !== null) {
    return identity;
  }
  const computed = (by: string) => fieldsOf(service.form).find((field) => field.computed?.by === by);
  const birth = computed('birth-date-of-id');
  const gender = computed('gender-of-id');
  const label = gender === undefined ? '' : displayValue(gender, row.values[gender.id] ?? '', profile.codeTables);
  return { birthDate: birth === undefined ? '' : (row.values[birth.id] ?? ''), gender: label.startsWith('女') ? 'female' : 'male' };
}
