import { firstForeignCharacter, type NumberCheck, type NumberProblem, normaliseNumber } from './number-check.ts';
import { organisationCheckOf } from './organisation-code.ts';

/** GB 32100-2015 writes no I, O, S, V and Z: they read like digits. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28] as const;

/** The 18th character for the first 17. The outer `mod 31` matters: without it codes that end in 0 are refused. */
export function creditCodeCheckOf(first17: string): string {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * ALPHABET.indexOf(first17.charAt(index)), 0);
  return ALPHABET.charAt((31 - (sum % 31)) % 31);
}

/**
 * 统一社会信用代码 (§3.5). Characters 9 to 17 are an organisation code with its own check; virtual codes of building projects and
 * the like (NS-02, NM-02) may break that one, so it is a doubt.
 */
export function checkCreditCode(text: string): NumberCheck {
  const normal = normaliseNumber(text);
  const problem = problemOf(normal);
  if (problem !== null) {
    return { normal, problems: [problem], doubts: [] };
  }
  const expected = organisationCheckOf(normal.slice(8, 16));
  const found = normal.charAt(16);
  return { normal, problems: [], doubts: found === expected ? [] : [{ problem: 'organisation-code', expected, found }] };
}

function problemOf(normal: string): NumberProblem | null {
  const foreign = firstForeignCharacter(normal, /^[0-9A-HJ-NPQRTUWXY]$/, 'credit-code-alphabet');
  if (foreign !== null) {
    return foreign;
  }
  if (normal.length !== 18) {
    return { problem: 'length', expected: [18], found: normal.length };
  }
  const expected = creditCodeCheckOf(normal.slice(0, 17));
  const found = normal.charAt(17);
  return found === expected ? null : { problem: 'check-character', position: 18, expected, found };
}
