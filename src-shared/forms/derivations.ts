import { identityOf } from '../domain/numbers/identity-of.ts';
import { assertNever } from '../lib/assert-never.ts';
import { addMonths, isPlainMonth, monthOf, type PlainDate } from '../lib/plain-date.ts';
import type { Derivation } from './definition.ts';

/** Gender as the code table 性别 of GB/T 2261.1 has it, which every form of ours uses inside. */
export const GENDER_CODES = { male: '1', female: '2' } as const;

/** The value a derivation gives, '' when it gives none. `sources` are the values of the fields it is computed from. */
export function derive(by: Derivation, sources: readonly string[], today: PlainDate): string {
  const identity = identityOf(sources[0] ?? '');
  switch (by) {
    case 'birth-date-of-id':
      return identity?.birthDate ?? '';
    case 'gender-of-id':
      return identity === null ? '' : GENDER_CODES[identity.gender];
    case 'current-month':
      return monthOf(today);
    case 'today':
      return today;
    case 'month-before':
      return isPlainMonth(sources[0] ?? '') ? addMonths(sources[0] ?? '', -1) : '';
    case 'same-value':
      return sources[0] ?? '';
    default:
      return assertNever(by);
  }
}
