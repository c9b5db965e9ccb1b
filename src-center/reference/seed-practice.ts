import type { RosterPerson } from '../../src-shared/domain/person.ts';
import { addMonths, chinaDate, type Instant, monthOf } from '../../src-shared/lib/plain-date.ts';
import type { RegionProfile } from '../../src-shared/profile/region-profile.ts';
import type { Books, Writing } from '../store/books.ts';
import { logChange } from '../store/changes.ts';
import { addMovement } from '../store/movements.ts';
import { putUnitRate } from '../store/payments.ts';
import { putPerson } from '../store/people.ts';
import { putSetting, readSetting } from '../store/settings.ts';
import { addUnit, type Unit } from '../store/units.ts';
import { payUpTo } from './pay-up-to.ts';
import { creditCodeOf, detailsOf, PRACTICE_EMPLOYERS, type PracticeEmployer, unitNumberOf } from './practice-employers.ts';
import { PRACTICE_LIMITS, PRACTICE_MONTHS, PRACTICE_RATES, PRACTICE_SOURCE } from './practice-money.ts';
import { movementsOf } from './practice-movements.ts';
import { practicePeople, rosterPersonOf } from './practice-people.ts';

type Ask = {
  readonly seed: number;
  readonly profile: RegionProfile;
  /** Which of the regions published it is, from 0: numbers of units and people are other ones. */
  readonly place: number;
  readonly now: Instant;
  /** Staff of the first employer; what it has by itself when left out. */
  readonly people?: number;
};

/** Fills the books of a region with made-up employers, their staff, its movements and payments, once: a second start finds them there. */
export async function seedPractice(books: Books, { seed, profile, place, now, people }: Ask): Promise<void> {
  const mark = `practice/${profile.id}`;
  if (readSetting(books.read, mark) !== null) {
    return;
  }
  const today = chinaDate(now);
  const month = monthOf(today);
  const limits = profile.baseLimits.find(({ from, to }) => from <= month && month <= to) ?? profile.baseLimits.at(-1) ?? PRACTICE_LIMITS;
  for (const [index, employer] of PRACTICE_EMPLOYERS.entries()) {
    const count = index === 0 ? (people ?? employer.people) : employer.people;
    await books.write((write) => {
      const firstNumber = Number(readSetting(write, 'person-number') ?? '1000000001');
      const staff = practicePeople({ seed: seed * 100 + place * 1000 + employer.serial * 10, count, today, limits, firstNumber });
      putSetting(write, 'person-number', String(firstNumber + staff.length));
      for (const { insurance, agency } of profile.insurances) {
        const unit = practiceUnit(employer, { profile, insurance, agency, place });
        const unitId = addUnit(write, unit);
        seedUnit(write, { ...unit, unitId }, { people: staff.map((person) => rosterPersonOf(person, unit, now)), now });
        payUpTo(write, unitId, now, { owes: employer.inArrears ? addMonths(month, -1) : null });
      }
      if (index === PRACTICE_EMPLOYERS.length - 1) {
        putSetting(write, mark, String(seed));
      }
    });
  }
}

function practiceUnit(
  employer: PracticeEmployer,
  { profile, insurance, agency, place }: Pick<Ask, 'profile' | 'place'> & Pick<Unit, 'insurance' | 'agency'>,
): Omit<Unit, 'unitId'> {
  return {
    region: profile.id,
    insurance,
    unitNumber: unitNumberOf(employer, insurance, place),
    unitName: employer.unitName,
    creditCode: creditCodeOf(employer),
    unitType: employer.unitType,
    address: `${profile.name}演练路${employer.serial}号（虚构地址）`,
    legalRepresentative: employer.legalRepresentative,
    specialistName: employer.specialistName,
    specialistPhone: `139000${String(employer.serial).padStart(2, '0')}001`,
    agency,
    status: '参保缴费',
    details: detailsOf(employer),
    practice: true,
  };
}

function seedUnit(write: Writing, unit: Unit, { people, now }: { readonly people: readonly RosterPerson[]; readonly now: Instant }): void {
  const { unitId, insurance } = unit;
  const firstMonth = addMonths(monthOf(chinaDate(now)), 1 - PRACTICE_MONTHS);
  logChange(write, { unitId, kind: 'unit', key: unit.unitNumber, changedAt: now });
  putUnitRate(write, unitId, { from: firstMonth, ...PRACTICE_RATES[insurance], source: PRACTICE_SOURCE }, now);
  for (const person of people) {
    putPerson(write, unitId, person);
  }
  const movements = people.flatMap((person) => movementsOf(person, firstMonth, now));
  for (const movement of movements.toSorted((a, b) => (a.decidedAt < b.decidedAt ? -1 : a.decidedAt > b.decidedAt ? 1 : 0))) {
    addMovement(write, unitId, movement);
  }
}
