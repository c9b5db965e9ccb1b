import type { InsuredStatus, RosterPerson } from '../../../src-shared/domain/person.ts';
import { holds } from '../../../src-shared/forms/condition.ts';
import { sentValues } from '../../../src-shared/forms/evaluate.ts';
import type { PlainMonth } from '../../../src-shared/lib/plain-date.ts';
import type { Effect } from '../../../src-shared/profile/service-parts.ts';
import type { KeptRow } from '../../store/filing-rows.ts';
import { findPerson, putPerson } from '../../store/people.ts';
import type { Unit } from '../../store/units.ts';
import { type Carried, type Carrying, followingUnits, noteMovement } from './carrying.ts';

type Stop = Extract<Effect, { kind: 'stop' }>;

/** Carries an approved 减员 out: paid for until the month filed (O-05), suspended, or terminated where the effect says so (§2.10). */
export function stop(carrying: Carrying, effect: Stop, row: KeptRow): Carried {
  const { books, service, unit } = carrying;
  const month = row.values[effect.lastPaidMonth] ?? '';
  const terminates = effect.terminates !== undefined && holds(effect.terminates, sentValues(service.form, row.values));
  const status: InsuredStatus = terminates ? 'terminated' : 'suspended';
  const touched: Unit[] = [];
  let personNumber = '';
  for (const each of [unit, ...followingUnits(carrying, month)]) {
    const before = findPerson(books, each.unitId, row.socialSecurityNumber);
    // Who is stopped there already stays as he is.
    if (before?.status === 'active') {
      stopIn(carrying, each, effect, { row, before, status, month });
      touched.push(each);
    }
    personNumber ||= before?.personNumber ?? '';
  }
  return { personNumber, touched, replaced: {} };
}

function stopIn(
  carrying: Carrying,
  unit: Unit,
  { changeType }: Stop,
  ask: { readonly row: KeptRow; readonly before: RosterPerson; readonly status: InsuredStatus; readonly month: PlainMonth },
): void {
  const { row, before, status, month } = ask;
  const person = { ...before, status, lastPaidMonth: month, version: before.version + 1, changedAt: carrying.now };
  putPerson(carrying.books, unit.unitId, person);
  noteMovement(carrying, unit, person, { row, changeType, month });
}
