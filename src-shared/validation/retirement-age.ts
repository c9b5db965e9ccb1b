import type { Gender } from '../domain/person.ts';
import { addMonths, monthOf, monthsBetween, type PlainDate, type PlainMonth } from '../lib/plain-date.ts';

/**
 * Statutory retirement since 2025-01-01 (domain.md §4.7): men go from 60 to 63, women from 55 to 58 (cadres) or from 50 to 55
 * (workers), one month later for every four (workers: two) months of birth after the first group that is touched. Flexible by three
 * years either way, and approval documents decide, so this only ever warns.
 */
export type RetirementGroup = 'man' | 'woman-cadre' | 'woman-worker';

const GROUPS: Readonly<
  Record<RetirementGroup, { readonly years: number; readonly touchedFrom: PlainMonth; readonly bornPerStep: number; readonly most: number }>
> = {
  man: { years: 60, touchedFrom: '196501', bornPerStep: 4, most: 36 },
  'woman-cadre': { years: 55, touchedFrom: '197001', bornPerStep: 4, most: 36 },
  'woman-worker': { years: 50, touchedFrom: '197501', bornPerStep: 2, most: 60 },
};

/** Nobody retires by law before this age in whole years. */
export const EARLIEST_RETIREMENT = Math.min(...Object.values(GROUPS).map(({ years }) => years));

export type Retirement = {
  /** Age in whole years and months. */
  readonly age: { readonly years: number; readonly months: number };
  /** The month that age is reached. */
  readonly month: PlainMonth;
};

export function retirementOf(group: RetirementGroup, birthDate: PlainDate): Retirement {
  const { years, touchedFrom, bornPerStep, most } = GROUPS[group];
  const born = monthOf(birthDate);
  const after = monthsBetween(touchedFrom, born);
  const later = after < 0 ? 0 : Math.min(most, Math.floor(after / bornPerStep) + 1);
  return { age: { years: years + Math.floor(later / 12), months: later % 12 }, month: addMonths(born, years * 12 + later) };
}

/** The earliest one may retire flexibly: three years before the statutory age, but never below the age that held before 2025. */
export function earliestRetirementOf(group: RetirementGroup, birthDate: PlainDate): Retirement {
  const born = monthOf(birthDate);
  const former = addMonths(born, GROUPS[group].years * 12);
  const flexible = addMonths(retirementOf(group, birthDate).month, -36);
  const month = flexible > former ? flexible : former;
  const months = monthsBetween(born, month);
  return { age: { years: Math.floor(months / 12), months: months % 12 }, month };
}

/** An age as sentences say it: 60周岁, 63周岁1个月. */
export function ageInWords({ years, months }: Retirement['age']): string {
  return months === 0 ? `${years}周岁` : `${years}周岁${months}个月`;
}

/** The groups a person may belong to: for women only their post tells, and the form does not ask for it. */
export function retirementGroupsOf(gender: Gender): readonly RetirementGroup[] {
  return gender === 'male' ? ['man'] : ['woman-worker', 'woman-cadre'];
}
