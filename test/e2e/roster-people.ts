import { PRACTICE_EMPLOYERS } from '../../src-center/reference/practice-employers.ts';
import { PRACTICE_LIMITS } from '../../src-center/reference/practice-money.ts';
import { type PracticePerson, practicePeople } from '../../src-center/reference/practice-people.ts';
import { regionProfiles } from '../../src-shared/regions/index.ts';
import { TODAY } from './today.ts';

/** The staff of the practice unit as the centre makes it: who can be dropped or have a base declared. */
export function staffOf({ region = 0, people = PRACTICE_EMPLOYERS[0]?.people ?? 0 } = {}): readonly PracticePerson[] {
  const limits = regionProfiles[region]?.baseLimits.find(({ from, to }) => from <= '202611' && '202611' <= to) ?? PRACTICE_LIMITS;
  const serial = PRACTICE_EMPLOYERS[0]?.serial ?? 1;
  return practicePeople({
    seed: 100 + region * 1000 + serial * 10,
    count: people,
    today: TODAY.slice(0, 10),
    limits,
    firstNumber: 1_000_000_001,
  });
}

export const atWork = staffOf().filter(({ staffKind, status }) => staffKind === 'working' && status === 'active');
export const retired = staffOf().filter(({ staffKind, status }) => staffKind !== 'working' && status === 'active');
