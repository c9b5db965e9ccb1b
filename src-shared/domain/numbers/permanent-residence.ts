import { isPlainDate } from '../../lib/plain-date.ts';
import { problemOfEighteenShape, problemsOfBirthAndCheck } from './eighteen-characters.ts';
import { firstForeignCharacter, type NumberCheck, type NumberCheckOptions, type NumberProblem, normaliseNumber } from './number-check.ts';

/**
 * 外国人永久居留身份证 of 2017: three letters of nationality and twelve digits, the last a 7-3-1 check. That check is not confirmed by
 * an official sample, so a mismatch is only a doubt (§3.3).
 */
export function checkPermanentResidence2017(text: string, options: NumberCheckOptions = {}): NumberCheck {
  const normal = normaliseNumber(text);
  const foreign = characterProblemOf2017(normal);
  if (foreign !== null) {
    return { normal, problems: [foreign], doubts: [] };
  }
  if (normal.length !== 15) {
    return { normal, problems: [{ problem: 'length', expected: [15], found: [...normal].length }], doubts: [] };
  }
  const birth = problemOfTwoDigitBirth(normal, options);
  const expected = sevenThreeOne(normal.slice(0, 14));
  const found = normal.charAt(14);
  return {
    normal,
    problems: birth === null ? [] : [birth],
    doubts: found === expected ? [] : [{ problem: 'check-character', position: 15, expected, found }],
  };
}

/** 外国人永久居留身份证 since 2023-12-01: `9`, province, numeric nationality, birth date, sequence and the check of a citizen id (§3.3). */
export function checkPermanentResidence2023(text: string, options: NumberCheckOptions = {}): NumberCheck {
  const normal = normaliseNumber(text);
  const shape = problemOfEighteenShape(normal);
  if (shape !== null) {
    return { normal, problems: [shape], doubts: [] };
  }
  if (!normal.startsWith('9')) {
    return { normal, problems: [{ problem: 'other-document', document: 'resident-id' }], doubts: [] };
  }
  return { normal, problems: problemsOfBirthAndCheck(normal, options), doubts: [] };
}

function characterProblemOf2017(normal: string): NumberProblem | null {
  const letters = firstForeignCharacter(normal.slice(0, 3), /^[A-Z]$/, 'letters');
  const digits = firstForeignCharacter(normal.slice(3), /^\d$/, 'digits');
  return letters ?? (digits?.problem === 'character' ? { ...digits, position: digits.position + 3 } : digits);
}

/** `YYMMDD` names no century: it is a date when either century makes it one (1900 had no 29 February, 2000 had). */
function problemOfTwoDigitBirth(normal: string, { today }: NumberCheckOptions): NumberProblem | null {
  const found = normal.slice(7, 13);
  const [year, month, day] = [found.slice(0, 2), found.slice(2, 4), found.slice(4, 6)];
  if (Number(month) < 1 || Number(month) > 12) {
    return { problem: 'birth-date', found, part: 'month' };
  }
  const dates = [`19${year}-${month}-${day}`, `20${year}-${month}-${day}`].filter(isPlainDate);
  if (dates.length === 0) {
    return { problem: 'birth-date', found, part: 'day' };
  }
  const [earliest = ''] = dates;
  return today !== undefined && earliest > today ? { problem: 'birth-in-future', birthDate: earliest } : null;
}

/** ICAO 9303: weights 7, 3, 1 in turn, letters from A = 10, sum modulo 10. */
function sevenThreeOne(body: string): string {
  const weights = [7, 3, 1] as const;
  const sum = [...body].reduce((total, character, index) => total + Number.parseInt(character, 36) * (weights[index % 3] ?? 0), 0);
  return String(sum % 10);
}

/** 外国人永久居留身份证 of either issue: the older begins with letters. Both stay valid until they expire. */
export function checkPermanentResidence(text: string, options: NumberCheckOptions = {}): NumberCheck {
  return /^[A-Z]/.test(normaliseNumber(text)) ? checkPermanentResidence2017(text, options) : checkPermanentResidence2023(text, options);
}
