import { isPlainNumberText, withoutInvisible } from '../../lib/characters.ts';
import type { PlainDate } from '../../lib/plain-date.ts';

/**
 * What is wrong with a number, as data, so that a sentence can say which character and what it should be. Positions count from 1,
 * as clerks do.
 */
export type NumberProblem =
  | { readonly problem: 'length'; readonly expected: readonly number[]; readonly found: number }
  | { readonly problem: 'character'; readonly position: number; readonly found: string; readonly allowed: AllowedCharacters }
  | { readonly problem: 'region'; readonly found: string }
  | { readonly problem: 'birth-date'; readonly found: string; readonly part: 'year' | 'month' | 'day' }
  | { readonly problem: 'birth-in-future'; readonly birthDate: PlainDate }
  | { readonly problem: 'check-character'; readonly position: number; readonly expected: string; readonly found: string }
  /** A pre-1999 citizen id; the 18-character form when it can be computed, for look-up only. */
  | { readonly problem: 'fifteen-digits'; readonly converted: string }
  /** The number is of another document than the one chosen. */
  | { readonly problem: 'other-document'; readonly document: 'resident-id' | 'hmt-residence-permit' | 'permanent-residence' }
  /** Nothing more precise can be said than how it should look. */
  | { readonly problem: 'shape' }
  | { readonly problem: 'no-such-month'; readonly found: string }
  | { readonly problem: 'too-early'; readonly earliest: string }
  | { readonly problem: 'decimals'; readonly most: number }
  | { readonly problem: 'organisation-code'; readonly expected: string; readonly found: string };

export type AllowedCharacters = 'digits' | 'digits-or-x' | 'letters' | 'credit-code-alphabet' | 'digits-letters-hyphen';

/** What the checker was asked and says: `problems` are certain, `doubts` deserve a second look at the document. */
export type NumberCheck = {
  /** The text as the rule speaks about it: half-width, without blanks, letters upper case. */
  readonly normal: string;
  readonly problems: readonly NumberProblem[];
  readonly doubts: readonly NumberProblem[];
};

/** Most numbers are sound: they share this. */
export const NO_PROBLEMS: readonly NumberProblem[] = [];

/** A number nothing is to be said about. */
export function sound(normal: string): NumberCheck {
  return { normal, problems: NO_PROBLEMS, doubts: NO_PROBLEMS };
}

/** What a checker may be told about the day it is asked on. Left out, dates are judged by the calendar alone. */
export type NumberCheckOptions = {
  readonly today?: PlainDate;
  /** Earliest plausible birth year; the sample of GB 11643 has 1880, so the formats themselves set none. */
  readonly earliestBirthYear?: number;
};

export type NumberChecker = (text: string, options?: NumberCheckOptions) => NumberCheck;

/**
 * Full-width to half-width, blanks and invisible marks out, letters to upper case: what clerks type into what rules speak about.
 * Done twice it changes nothing more (Unicode's NFKC and full upper-casing would).
 */
export function normaliseNumber(text: string): string {
  if (isPlainNumberText(text)) {
    return text;
  }
  return withoutInvisible(halfWidth(text))
    .replace(/\s/g, '')
    .replace(/[a-z]/g, (letter) => letter.toUpperCase());
}

/** Full-width digits, letters and signs as the keyboard's own: １ as 1, Ｘ as X, － as -. */
export function halfWidth(text: string): string {
  return text.replace(/[\uFF01-\uFF5E]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0)).replaceAll('\u3000', ' ');
}

/** The first character the pattern refuses, as a problem; null when all are allowed. */
export function firstForeignCharacter(text: string, allowed: RegExp, name: AllowedCharacters): NumberProblem | null {
  const characters = [...text];
  const index = characters.findIndex((character) => !allowed.test(character));
  return index < 0 ? null : { problem: 'character', position: index + 1, found: characters[index] ?? '', allowed: name };
}
