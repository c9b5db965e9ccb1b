import { createHash } from 'node:crypto';
import type { Insurance } from '../../src-shared/domain/insurance.ts';
import type { InsuredStatus, RosterPerson, StaffKind } from '../../src-shared/domain/person.ts';
import { makePeople } from '../../src-shared/domain/synthetic-people.ts';
import { addMonths, type Instant, monthOf, monthsBetween, type PlainDate, type PlainMonth } from '../../src-shared/lib/plain-date.ts';
import type { BaseLimits } from '../../src-shared/profile/region-profile.ts';

export type PracticePerson = Omit<RosterPerson, 'insurance' | 'unitNumber' | 'version' | 'changedAt'>;

/** Shares of a made-up staff, in thousandths: 85 % active, the rest retired, veterans, stopped and gone. */
const RETIRED = 80;
const VETERAN = 10;
const SUSPENDED = 50;
const TERMINATED = 10;

/** One employer's staff: the same people under every insurance, the same for the same seed and day. */
export function practicePeople(ask: {
  readonly seed: number;
  readonly count: number;
  readonly today: PlainDate;
  readonly limits: Pick<BaseLimits, 'floor' | 'ceiling'> | null;
  /** Serial of the first 个人编号. */
  readonly firstNumber: number;
}): readonly PracticePerson[] {
  const { seed, count, today, limits, firstNumber } = ask;
  const year = Number(today.slice(0, 4));
  const share = (thousandths: number) => Math.round((count * thousandths) / 1000);
  const elders = share(RETIRED) + share(VETERAN);
  const people = [
    ...makePeople({ seed, count: count - elders, today }),
    // Past every retirement age of domain.md §4.7. Another seed and other years: no id number comes twice.
    ...makePeople({ seed: seed + 1, count: elders, today, birthYears: { first: year - 85, last: year - 66 } }),
  ];
  return people.map((person, index) => {
    const draw = (what: string) => fraction(`${seed}/${index}/${what}`);
    const staffKind = staffKindOf(index - (count - elders), share(VETERAN));
    const status = staffKind === 'working' ? statusOf(index, share(SUSPENDED), share(TERMINATED)) : 'active';
    const thisMonth = monthOf(today);
    // Nobody was insured before turning 18, nor longer ago than 25 years.
    const adultSince = addMonths(monthOf(person.birthDate), 18 * 12);
    const span = Math.max(2, Math.min(25 * 12, monthsBetween(adultSince, thisMonth)));
    const months = 2 + Math.floor(draw('since') * (span - 2));
    const insuredSince = addMonths(thisMonth, -months);
    return {
      personNumber: personNumberOf(firstNumber + index),
      socialSecurityNumber: person.socialSecurityNumber,
      name: person.name,
      gender: person.gender,
      birthDate: person.birthDate,
      staffKind,
      status,
      contributionBase: staffKind === 'working' ? baseOf(limits, draw('base')) : '',
      insuredSince,
      lastPaidMonth: status === 'active' ? '' : lastPaid(insuredSince, months, draw('stop')),
    };
  });
}

/** 个人编号 of ten digits. */
export function personNumberOf(serial: number): string {
  return String(serial).padStart(10, '0');
}

/** Work injury and maternity end with work: who has retired is no longer insured there. */
export function underInsurance(person: PracticePerson, insurance: Insurance): PracticePerson {
  if (person.staffKind === 'working' || insurance === 'medical' || insurance === 'pension') {
    return person;
  }
  return { ...person, status: 'terminated', lastPaidMonth: addMonths(monthOf(person.birthDate), 60 * 12) };
}

export function rosterPersonOf(
  person: PracticePerson,
  unit: { readonly insurance: Insurance; readonly unitNumber: string },
  changedAt: Instant,
): RosterPerson {
  return { ...underInsurance(person, unit.insurance), insurance: unit.insurance, unitNumber: unit.unitNumber, version: 1, changedAt };
}

/** The eldest come last, veterans at the very end. */
function staffKindOf(placeAmongElders: number, veterans: number): StaffKind {
  if (placeAmongElders < 0) {
    return 'working';
  }
  return placeAmongElders < veterans ? 'veteran' : 'retired';
}

function statusOf(index: number, suspended: number, terminated: number): InsuredStatus {
  if (index < suspended) {
    return 'suspended';
  }
  return index < suspended + terminated ? 'terminated' : 'active';
}

/** Within floor and ceiling, most of them low, as wages are; '' where none are given. */
function baseOf(limits: Pick<BaseLimits, 'floor' | 'ceiling'> | null, draw: number): string {
  if (limits === null) {
    return '';
  }
  const [floor, ceiling] = [Number(limits.floor), Number(limits.ceiling)];
  return (Math.ceil(floor) + Math.floor((Math.floor(ceiling) - Math.ceil(floor)) * draw ** 3)).toFixed(2);
}

function lastPaid(insuredSince: PlainMonth, months: number, draw: number): PlainMonth {
  return addMonths(insuredSince, Math.floor(draw * (months - 1)));
}

/** A number from 0 to 1 that depends on the key alone. */
function fraction(key: string): number {
  return createHash('sha256').update(key).digest().readUInt32BE(0) / 4_294_967_296;
}
