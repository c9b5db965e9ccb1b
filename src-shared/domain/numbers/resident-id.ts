import { isPlainDate, type PlainDate } from '../../lib/plain-date.ts';
import type { Gender } from '../person.ts';

/** Weights and check characters of GB 11643-1999 (ISO 7064 MOD 11-2). */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const CHECK_CHARACTERS = '10X98765432';

/** The 18th character for the first 17 digits. */
export function checkCharacterOf(first17: string): string {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(first17[index]), 0);
  return CHECK_CHARACTERS.charAt(sum % 11);
}

/** Full-width to half-width, blanks out, `x` to `X`: what clerks type into what the rule speaks about. */
export function normaliseIdNumber(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s​﻿]/g, '')
    .toUpperCase();
}

/** Birth date written in an 18-character id, or '' when it is no date. */
export function birthDateOf(id: string): PlainDate {
  const date = `${id.slice(6, 10)}-${id.slice(10, 12)}-${id.slice(12, 14)}`;
  return isPlainDate(date) ? date : '';
}

/** Sex by the 17th digit of an 18-character id: odd is male. */
export function genderOf(id: string): Gender {
  return Number(id.charAt(16)) % 2 === 1 ? 'male' : 'female';
}
