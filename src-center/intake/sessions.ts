import type { Failure } from '../../src-shared/contract/errors.ts';
import type { UnitRecord } from '../../src-shared/domain/unit.ts';
import type { Instant } from '../../src-shared/lib/plain-date.ts';
import { fail, ok, type Result } from '../../src-shared/lib/result.ts';
import { type Office, secondsAfter } from '../review/office.ts';
import { type Account, accountById, accountsNamed, putFailures, putPassword } from '../store/accounts.ts';
import type { Reading, Writing } from '../store/books.ts';
import { findSession, putSession, removeSessionsOf } from '../store/sessions.ts';
import { recordOf, unitsOfAccount } from '../store/units.ts';
import { hashPassword, passwordMatches, weaknessesOf } from './password.ts';
import { newToken, sha256Of } from './secrets.ts';

/** O-02: five wrong passwords, then a quarter of an hour. A session lasts thirty days after its last use. */
export const SIGN_IN_TRIES = 5;
export const SIGN_IN_LOCK_SECONDS = 900;
export const SESSION_SECONDS = 30 * 86_400;

export type OpenedSession = {
  readonly token: string;
  readonly expiresAt: Instant;
  readonly account: { readonly unitName: string; readonly creditCode: string; readonly region: string; readonly links: UnitRecord[] };
};

/** Who a request speaks for, or null when the session is unknown or has run out. Use keeps a session alive. */
export async function accountOfToken(office: Office, token: string): Promise<Account | null> {
  const now = office.clock.now();
  const tokenHash = sha256Of(token);
  const session = findSession(office.books.read, tokenHash);
  if (session === null || session.expiresAt <= now) {
    return null;
  }
  // One write a day is enough to slide.
  if (session.expiresAt < secondsAfter(now, SESSION_SECONDS - 86_400)) {
    await office.books.write((write) => putSession(write, tokenHash, { ...session, expiresAt: secondsAfter(now, SESSION_SECONDS) }));
  }
  return accountById(office.books.read, session.accountId);
}

/** The same for the header a session travels in, `Bearer …`. */
export async function accountOfAuthorization(office: Office, authorization: string | null): Promise<Account | null> {
  const token = /^Bearer (.+)$/.exec(authorization ?? '')?.[1];
  return token === undefined ? null : accountOfToken(office, token);
}

export function openSession(books: Writing, account: Account, now: Instant): OpenedSession {
  const token = newToken();
  const expiresAt = secondsAfter(now, SESSION_SECONDS);
  putSession(books, sha256Of(token), { accountId: account.accountId, expiresAt });
  const { unitName, creditCode, region } = account;
  return { token, expiresAt, account: { unitName, creditCode, region, links: linksOf(books, account.accountId) } };
}

export function linksOf(books: Reading, accountId: string): UnitRecord[] {
  return unitsOfAccount(books, accountId).map((unit) => recordOf(books, unit));
}

export async function signIn(
  office: Office,
  { region, loginName, password }: { readonly region: string; readonly loginName: string; readonly password: string },
): Promise<Result<OpenedSession, Failure>> {
  const candidates = accountsNamed(office.books.read, region, loginName.trim());
  let failure: Failure = { code: 'account-not-found' };
  for (const candidate of candidates) {
    const tried = await tryPassword(office, candidate.accountId, password);
    if (tried.ok) {
      return ok(await office.books.write((write) => openSession(write, tried.value, office.clock.now())));
    }
    failure = tried.error;
  }
  return fail(failure);
}

/** The try is counted before it is judged, so that guesses sent side by side cannot pass the limit. */
async function tryPassword(office: Office, accountId: string, password: string): Promise<Result<Account, Failure>> {
  const begun = await office.books.write((write): Result<Account, Failure> => {
    const now = office.clock.now();
    const account = accountById(write, accountId);
    if (account === null) {
      return fail({ code: 'account-not-found' });
    }
    if (account.lockedUntil !== null && account.lockedUntil > now) {
      return fail({ code: 'account-locked', retryAt: account.lockedUntil });
    }
    const failures = (account.lockedUntil === null ? account.failures : 0) + 1;
    const lockedUntil = failures >= SIGN_IN_TRIES ? secondsAfter(now, SIGN_IN_LOCK_SECONDS) : null;
    putFailures(write, accountId, failures, lockedUntil);
    return ok({ ...account, failures, lockedUntil });
  });
  if (!begun.ok) {
    return begun;
  }
  const account = begun.value;
  if (await passwordMatches(account.passwordHash, password)) {
    await office.books.write((write) => putFailures(write, accountId, 0, null));
    return begun;
  }
  return account.lockedUntil === null
    ? fail({ code: 'password-wrong', attemptsLeft: SIGN_IN_TRIES - account.failures })
    : fail({ code: 'account-locked', retryAt: account.lockedUntil });
}

/** Every other PC of the account must sign in again. */
export async function changePassword(
  office: Office,
  account: Account,
  { oldPassword, newPassword }: { readonly oldPassword: string; readonly newPassword: string },
): Promise<Result<OpenedSession, Failure>> {
  const tried = await tryPassword(office, account.accountId, oldPassword);
  if (!tried.ok) {
    return tried;
  }
  const rules = office.profiles.get(account.region)?.password;
  if (rules === undefined) {
    throw new Error(`no profile of region ${account.region}`);
  }
  const numbers = unitsOfAccount(office.books.read, account.accountId).map(({ unitNumber }) => unitNumber);
  const reasons = weaknessesOf({ rule: rules, names: [account.creditCode, ...numbers], password: newPassword, oldPassword });
  if (reasons.length > 0) {
    return fail({ code: 'password-weak', reasons });
  }
  const passwordHash = await hashPassword(newPassword);
  return ok(
    await office.books.write((write) => {
      putPassword(write, account.accountId, passwordHash);
      removeSessionsOf(write, account.accountId);
      return openSession(write, account, office.clock.now());
    }),
  );
}
