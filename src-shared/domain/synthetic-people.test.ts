import { describe, expect, it } from 'vitest';
import { birthDateOf, checkResidentId, genderOf } from './numbers/resident-id.ts';
import { makePeople } from './synthetic-people.ts';

const today = '2026-11-22';

describe('makePeople', () => {
  it('gives the same people for the same seed and others for another', () => {
    expect(makePeople({ seed: 7, count: 20, today })).toEqual(makePeople({ seed: 7, count: 20, today }));
    expect(makePeople({ seed: 7, count: 20, today })).not.toEqual(makePeople({ seed: 8, count: 20, today }));
  });

  it('[§3.1] gives ids that pass every check and agree with birth date and sex, of a birthplace that does not exist', () => {
    for (const person of makePeople({ seed: 1, count: 500, today })) {
      expect(checkResidentId(person.socialSecurityNumber, { today }).problems).toEqual([]);
      expect(person.socialSecurityNumber).toMatch(/^619999/);
      expect(birthDateOf(person.socialSecurityNumber)).toBe(person.birthDate);
      expect(genderOf(person.socialSecurityNumber)).toBe(person.gender);
      expect(person.phone).toMatch(/^139000\d{5}$/);
    }
  });

  it('repeats no id in 5,000 people and no name in the first 1,000', () => {
    const people = makePeople({ seed: 2, count: 5_000, today });
    expect(new Set(people.map((person) => person.socialSecurityNumber)).size).toBe(5_000);
    expect(new Set(people.slice(0, 1_000).map((person) => person.name)).size).toBe(1_000);
  });

  it('keeps to the birth years asked for and never passes today', () => {
    const people = makePeople({ seed: 3, count: 200, today, birthYears: { first: 2026, last: 2026 } });
    expect(people.every((person) => person.birthDate.startsWith('2026') && person.birthDate <= today)).toBe(true);
  });
});
