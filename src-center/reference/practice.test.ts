import { describe, expect, it } from 'vitest';
import { INSURANCES } from '../../src-shared/domain/insurance.ts';
import { checkCreditCode } from '../../src-shared/domain/numbers/credit-code.ts';
import { checkResidentId } from '../../src-shared/domain/numbers/resident-id.ts';
import { regionProfiles } from '../../src-shared/regions/index.ts';
import { creditCodeOf, PRACTICE_EMPLOYERS, unitNumberOf } from './practice-employers.ts';
import { practicePeople, rosterPersonOf } from './practice-people.ts';

const today = '2026-11-22';
const limits = regionProfiles[0]?.baseLimits.at(-1) ?? null;
const people = practicePeople({ seed: 7, count: 500, today, limits, firstNumber: 1_000_000_001 });

describe('practice data', () => {
  it('[W-13] gives every employer a number of its own under every insurance', () => {
    const numbers = PRACTICE_EMPLOYERS.flatMap((employer) => INSURANCES.map((insurance) => unitNumberOf(employer, insurance)));
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(numbers.every((number) => /^[0-9A-Za-z-]{1,20}$/.test(number))).toBe(true);
  });

  it('[§3.5] has credit codes that compute and cannot exist', () => {
    for (const employer of PRACTICE_EMPLOYERS) {
      const code = creditCodeOf(employer);
      expect(checkCreditCode(code)).toEqual({ normal: code, problems: [], doubts: [] });
      expect(code.slice(2, 8)).toBe('619999');
    }
  });

  it('[W-54] has 500 different people whose numbers compute and cannot exist', () => {
    expect(new Set(people.map(({ socialSecurityNumber }) => socialSecurityNumber)).size).toBe(500);
    expect(new Set(people.map(({ personNumber }) => personNumber)).size).toBe(500);
    for (const { socialSecurityNumber } of people) {
      expect(checkResidentId(socialSecurityNumber).problems).toEqual([]);
      expect(socialSecurityNumber.slice(0, 6)).toBe('619999');
    }
  });

  it('[W-54] has five in six at work, some retired, some stopped', () => {
    const count = (holds: (person: (typeof people)[number]) => boolean) => people.filter(holds).length;
    expect(count(({ status, staffKind }) => status === 'active' && staffKind === 'working')).toBe(425);
    expect(count(({ staffKind }) => staffKind === 'retired')).toBe(40);
    expect(count(({ staffKind }) => staffKind === 'veteran')).toBe(5);
    expect(count(({ status }) => status === 'suspended')).toBe(25);
    expect(count(({ status }) => status === 'terminated')).toBe(5);
    const medical = people.map((person) => rosterPersonOf(person, { insurance: 'medical', unitNumber: '1' }, '2026'));
    const injury = people.map((person) => rosterPersonOf(person, { insurance: 'injury', unitNumber: '2' }, '2026'));
    expect(medical.filter(({ status }) => status === 'active')).toHaveLength(470);
    expect(injury.filter(({ status }) => status === 'active')).toHaveLength(425);
  });

  it('[W-44] has bases within floor and ceiling, and months in their order', () => {
    for (const person of people.filter(({ staffKind }) => staffKind === 'working')) {
      expect(Number(person.contributionBase)).toBeGreaterThanOrEqual(Number(limits?.floor));
      expect(Number(person.contributionBase)).toBeLessThanOrEqual(Number(limits?.ceiling));
      expect(person.contributionBase).toMatch(/^\d+\.\d{2}$/);
      expect(person.insuredSince).toMatch(/^\d{4}(0[1-9]|1[0-2])$/);
      expect(person.insuredSince < '202611').toBe(true);
      expect(Number(person.insuredSince.slice(0, 4)) - Number(person.birthDate.slice(0, 4))).toBeGreaterThanOrEqual(18);
      const stopped = person.lastPaidMonth >= person.insuredSince && person.lastPaidMonth < '202611';
      expect(person.status === 'active' ? person.lastPaidMonth === '' : stopped).toBe(true);
    }
  });

  it('[W-54] is the same for the same seed and another for another', () => {
    const ask = { count: 12, today, limits, firstNumber: 1 };
    expect(practicePeople({ ...ask, seed: 7 })).toEqual(practicePeople({ ...ask, seed: 7 }));
    expect(practicePeople({ ...ask, seed: 7 })).not.toEqual(practicePeople({ ...ask, seed: 8 }));
    expect(practicePeople({ ...ask, seed: 7, limits: null }).every(({ contributionBase }) => contributionBase === '')).toBe(true);
  });
});
