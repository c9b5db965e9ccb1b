import type { Effect } from '../../../src-shared/profile/service-parts.ts';
import type { KeptRow } from '../../store/filing-rows.ts';
import { findPerson, putPerson } from '../../store/people.ts';
import { type Carried, type Carrying, noteMovement } from './carrying.ts';

/** Carries an approved 缴费基数 out: the person's base from the period filed on (W-43). */
export function setBase(carrying: Carrying, effect: Extract<Effect, { kind: 'set-base' }>, row: KeptRow): Carried {
  const { books, unit, now } = carrying;
  const before = findPerson(books, unit.unitId, row.socialSecurityNumber);
  if (before === null) {
    throw new Error('a base for somebody who is not on the roster was approved');
  }
  const contributionBase = row.values[effect.base] ?? before.contributionBase;
  const person = { ...before, contributionBase, version: before.version + 1, changedAt: now };
  putPerson(books, unit.unitId, person);
  noteMovement(carrying, unit, person, { row, changeType: effect.changeType, month: row.values[effect.period] ?? '' });
  return { personNumber: person.personNumber, touched: [], replaced: {} };
}
