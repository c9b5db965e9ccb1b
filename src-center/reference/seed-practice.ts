import { chinaDate, type Instant, monthOf } from '../../src-shared/lib/plain-date.ts';
import type { RegionProfile } from '../../src-shared/profile/region-profile.ts';
import type { Books } from '../store/books.ts';
import { logChange } from '../store/changes.ts';
import { putPerson } from '../store/people.ts';
import { putSetting, readSetting } from '../store/settings.ts';
import { addUnit, type Unit } from '../store/units.ts';
import { creditCodeOf, PRACTICE_EMPLOYERS, unitNumberOf } from './practice-employers.ts';
import { practicePeople, rosterPersonOf } from './practice-people.ts';

/** Fills the books of a region with made-up employers and their staff, once: a second start finds them there. */
export async function seedPractice(
  books: Books,
  { seed, profile, now }: { readonly seed: number; readonly profile: RegionProfile; readonly now: Instant },
): Promise<void> {
  const mark = `practice/${profile.id}`;
  if (readSetting(books.read, mark) !== null) {
    return;
  }
  const today = chinaDate(now);
  const month = monthOf(today);
  const limits = profile.baseLimits.find(({ from, to }) => from <= month && month <= to) ?? profile.baseLimits.at(-1) ?? null;
  await books.write((write) => {
    let firstNumber = Number(readSetting(write, 'person-number') ?? '1000000001');
    for (const employer of PRACTICE_EMPLOYERS) {
      const staff = practicePeople({ seed: seed * 100 + employer.serial * 10, count: employer.people, today, limits, firstNumber });
      firstNumber += staff.length;
      for (const { insurance, agency } of profile.insurances) {
        const unit: Omit<Unit, 'unitId'> = {
          region: profile.id,
          insurance,
          unitNumber: unitNumberOf(employer, insurance),
          unitName: employer.unitName,
          creditCode: creditCodeOf(employer),
          unitType: employer.unitType,
          address: `${profile.name}演练路${employer.serial}号（虚构地址）`,
          legalRepresentative: employer.legalRepresentative,
          specialistName: employer.specialistName,
          specialistPhone: `139000${String(employer.serial).padStart(2, '0')}001`,
          agency,
          status: '参保缴费',
          details: {},
          practice: true,
        };
        const unitId = addUnit(write, unit);
        logChange(write, { unitId, kind: 'unit', key: unit.unitNumber, changedAt: now });
        for (const person of staff) {
          putPerson(write, unitId, rosterPersonOf(person, unit, now));
        }
      }
    }
    putSetting(write, 'person-number', String(firstNumber));
    putSetting(write, mark, String(seed));
  });
}
