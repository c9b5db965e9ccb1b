import type { Failure } from '../../src-shared/contract/errors.ts';
import { maskPhone } from '../../src-shared/domain/numbers/mask.ts';
import type { Instant } from '../../src-shared/lib/plain-date.ts';
import { fail, ok, type Result } from '../../src-shared/lib/result.ts';
import { secondsAfter } from '../review/office.ts';
import type { Writing } from '../store/books.ts';
import { type CodePurpose, findCode, logCodeUsed, logSentCode, putCode } from '../store/codes.ts';
import type { Unit } from '../store/units.ts';
import { newCode } from './secrets.ts';

/** O-22: six digits, good for five minutes, again after a minute, five tries, then a rest. */
export const CODE_SECONDS = 300;
export const RESEND_SECONDS = 60;
export const CODE_TRIES = 5;
export const CODE_LOCK_SECONDS = 600;

export type CodeSent = { readonly phoneMasked: string; readonly expiresAt: Instant; readonly resendAt: Instant };
type Ask = { readonly purpose: CodePurpose; readonly unit: Unit; readonly subject: string; readonly now: Instant };

/**
 * Sends a code to the phone on record. The wait, the tries and the lock belong to the unit's phone, not to who asks: beginning
 * again does not give more guesses.
 */
export function sendCode(books: Writing, { purpose, unit, subject, now }: Ask): Result<CodeSent, Failure> {
  const last = findCode(books, purpose, unit.unitId);
  if (last !== null) {
    if (last.lockedUntil !== null && last.lockedUntil > now) {
      return fail({ code: 'code-locked', retryAt: last.lockedUntil });
    }
    const resendAt = secondsAfter(last.sentAt, RESEND_SECONDS);
    // A clock set back must not keep the phone waiting for days.
    if (resendAt > now && last.sentAt <= now) {
      return fail({ code: 'code-too-soon', retryAt: resendAt });
    }
  }
  const code = newCode();
  const expiresAt = secondsAfter(now, CODE_SECONDS);
  putCode(books, {
    purpose,
    unitId: unit.unitId,
    subject,
    code,
    sentAt: now,
    expiresAt,
    failures: triesSpent(last, now),
    lockedUntil: null,
  });
  logSentCode(books, { purpose, unitId: unit.unitId, code, sentAt: now, expiresAt });
  return ok({ phoneMasked: maskPhone(unit.specialistPhone), expiresAt, resendAt: secondsAfter(now, RESEND_SECONDS) });
}

/** A new code does not bring the tries back, else a patient guesser had four a minute; a lock served or a pause does. */
function triesSpent(last: ReturnType<typeof findCode>, now: Instant): number {
  return last === null || last.lockedUntil !== null || secondsAfter(last.sentAt, CODE_LOCK_SECONDS) <= now ? 0 : last.failures;
}

/** Why this code would not do now, or null when it is right. Counts a wrong one; leaves a right one standing for `spendCode`. */
export function checkCode(books: Writing, { purpose, unit, subject, now, code }: Ask & { readonly code: string }): Failure | null {
  const state = findCode(books, purpose, unit.unitId);
  if (state?.lockedUntil !== null && state !== null && state.lockedUntil > now) {
    return { code: 'code-locked', retryAt: state.lockedUntil };
  }
  if (state === null || state.code === null || state.subject !== subject) {
    return { code: 'code-not-sent' };
  }
  if (state.expiresAt <= now) {
    return { code: 'code-expired' };
  }
  if (state.code === code) {
    return null;
  }
  const failures = state.failures + 1;
  if (failures >= CODE_TRIES) {
    const lockedUntil = secondsAfter(now, CODE_LOCK_SECONDS);
    putCode(books, { ...state, code: null, failures, lockedUntil });
    return { code: 'code-locked', retryAt: lockedUntil };
  }
  putCode(books, { ...state, failures });
  return { code: 'code-wrong', attemptsLeft: CODE_TRIES - failures };
}

/** A code works once. The tries spent are forgiven. */
export function spendCode(books: Writing, { purpose, unit, now }: Pick<Ask, 'purpose' | 'unit' | 'now'>): void {
  const state = findCode(books, purpose, unit.unitId);
  if (state !== null) {
    putCode(books, { ...state, code: null, failures: 0 });
    logCodeUsed(books, purpose, unit.unitId, now);
  }
}
