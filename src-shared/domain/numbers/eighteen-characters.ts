import { hasDigits, isDigit, twoDigitsAt } from '../../lib/characters.ts';
import { isDay, isPlainDate, type PlainDate, yearAt } from '../../lib/plain-date.ts';
import type { Gender } from '../person.ts';
import { checkCharacterOf } from './mod-11-2.ts';
import { firstForeignCharacter, NO_PROBLEMS, type NumberCheckOptions, type NumberProblem } from './number-check.ts';

/**
 * The body citizen id (§3.1), 港澳台居民居住证 (§3.2) and the 2023 permanent residence card (§3.3) have in common: 6 characters of
 * origin, 8 of birth date, 3 of sequence whose last is odd for men, 1 check character.
 */

const LETTER_X = 'X'.charCodeAt(0);

/** Birth date written in an 18-character number, or '' when it is no date. */
export function birthDateOf(number: string): PlainDate {
  const date = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
  return number.length === 18 && isPlainDate(date) ? date : '';
}

/** Sex by the 17th digit of an 18-character number: odd is male. */
export function genderOf(number: string): Gender {
  return Number(number.charAt(16)) % 2 === 1 ? 'male' : 'female';
}

/** Length and characters: without these nothing further can be said. */
export function problemOfEighteenShape(normal: string): NumberProblem | null {
  if (normal.length === 18 && hasDigits(normal, 0, 17) && isCheckCharacter(normal.charCodeAt(17))) {
    return null;
  }
  // A foreign character is said first: it is often the reason for a wrong length, too.
  const body = normal.slice(0, 17);
  const last = normal.slice(17, 18);
  return (
    firstForeignCharacter(body, /^\d$/, 'digits') ??
    (normal.length !== 18
      ? { problem: 'length', expected: [18], found: [...normal].length }
      : /^[\dX]$/.test(last)
        ? null
        : { problem: 'character', position: 18, found: last, allowed: 'digits-or-x' })
  );
}

function isCheckCharacter(code: number): boolean {
  return isDigit(code) || code === LETTER_X;
}

/** Birth date and check character of a number that has the shape. */
export function problemsOfBirthAndCheck(normal: string, options: NumberCheckOptions): readonly NumberProblem[] {
  const birth = problemOfBirth(normal, options);
  const expected = checkCharacterOf(normal);
  const found = normal.charAt(17);
  if (birth === null && found === expected) {
    return NO_PROBLEMS;
  }
  return [
    ...(birth === null ? [] : [birth]),
    ...(found === expected ? [] : [{ problem: 'check-character' as const, position: 18, expected, found }]),
  ];
}

function problemOfBirth(normal: string, { today, earliestBirthYear = 0 }: NumberCheckOptions): NumberProblem | null {
  const year = yearAt(normal, 6);
  const month = twoDigitsAt(normal, 10);
  if (year < Math.max(1, earliestBirthYear)) {
    return { problem: 'birth-date', found: normal.slice(6, 14), part: 'year' };
  }
  if (month < 1 || month > 12) {
    return { problem: 'birth-date', found: normal.slice(6, 14), part: 'month' };
  }
  if (!isDay(year, month, twoDigitsAt(normal, 12))) {
    return { problem: 'birth-date', found: normal.slice(6, 14), part: 'day' };
  }
  if (today === undefined || year < yearAt(today, 0)) {
    return null;
  }
  const birthDate = birthDateOf(normal);
  return birthDate > today ? { problem: 'birth-in-future', birthDate } : null;
}
