import { randomBytes } from 'node:crypto';

/** Crockford's base 32: no I, L, O, U, so that nothing printed can be read two ways. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** 26 random characters carry 130 bits; 2 more are the check. */
const RANDOM_LENGTH = 26;
const CHECK_LENGTH = 2;

/** A new recovery key as it is printed: `XXXX-XXXX-XXXX-XXXX-XXXX-XXXX-XXXX`. */
export function newRecoveryKey(): string {
  const random = [...randomBytes(RANDOM_LENGTH)].map((byte) => ALPHABET.charAt(byte % ALPHABET.length)).join('');
  return `${random}${checkOf(random)}`.replace(/.{4}(?=.)/g, '$&-');
}

/**
 * The key's characters out of what a clerk typed (blanks, dashes, full width, small letters, O for 0, I or L for 1), or null when it
 * is no key at all: the check characters tell a slip of the finger from the key of another account.
 */
export function readRecoveryKey(typed: string): string | null {
  const text = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/g, '1');
  const random = text.slice(0, RANDOM_LENGTH);
  const whole = text.length === RANDOM_LENGTH + CHECK_LENGTH && [...text].every((character) => ALPHABET.includes(character));
  return whole && text.slice(RANDOM_LENGTH) === checkOf(random) ? random : null;
}

/** A prime below 32 × 32, above every product of a place (to 26) and a difference of two characters (to 31). */
const CHECK_PRIME = 1021;

/** Weighted by place modulo a prime: every single wrong character and every two that changed places show. */
function checkOf(random: string): string {
  const sum = [...random].reduce((total, character, index) => total + (index + 1) * ALPHABET.indexOf(character), 0) % CHECK_PRIME;
  return ALPHABET.charAt(Math.floor(sum / ALPHABET.length)) + ALPHABET.charAt(sum % ALPHABET.length);
}
