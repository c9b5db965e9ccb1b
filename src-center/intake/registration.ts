import { randomUUID } from 'node:crypto';
import type { Failure } from '../../src-shared/contract/errors.ts';
import type { UnitRecord } from '../../src-shared/domain/unit.ts';
import { fail, ok, type Result } from '../../src-shared/lib/result.ts';
import { type Office, secondsAfter } from '../review/office.ts';
import { accountByCreditCode, accountOfUnit, addAccount, addLink } from '../store/accounts.ts';
import type { Reading } from '../store/books.ts';
import { addRegistration, findRegistration, removeRegistration } from '../store/registrations.ts';
import { findUnit, recordOf, type Unit, type UnitKey, unitById } from '../store/units.ts';
import { type CodeSent, checkCode, sendCode, spendCode } from './codes.ts';
import { hashPassword, weaknessesOf } from './password.ts';
import { type OpenedSession, openSession } from './sessions.ts';

/** A registration not activated within a day is forgotten. */
export const REGISTRATION_SECONDS = 86_400;

/** W-09: the clerk gives 业务范围 and 单位编号, the centre knows the rest. */
export function lookupUnit(office: Office, key: UnitKey): Result<UnitRecord, Failure> {
  const unit = findUnit(office.books.read, key);
  return unit === null ? fail(notFound(key)) : ok(recordOf(office.books.read, unit));
}

function notFound({ insurance, unitNumber }: UnitKey): Failure {
  return { code: 'unit-not-found', insurance, unitNumber };
}

/** One account an employer: the second insurance is linked (W-13), not registered again. */
function isRegistered(books: Reading, unit: Unit): boolean {
  return accountOfUnit(books, unit.unitId) !== null || accountByCreditCode(books, unit.region, unit.creditCode) !== null;
}

export async function register(
  office: Office,
  key: UnitKey,
): Promise<Result<{ readonly registrationId: string; readonly unit: UnitRecord }, Failure>> {
  return office.books.write((write): Result<{ readonly registrationId: string; readonly unit: UnitRecord }, Failure> => {
    const unit = findUnit(write, key);
    if (unit === null) {
      return fail(notFound(key));
    }
    if (isRegistered(write, unit)) {
      return fail({ code: 'unit-already-registered', unitNumber: unit.unitNumber });
    }
    const registrationId = randomUUID();
    addRegistration(write, { registrationId, unitId: unit.unitId, expiresAt: secondsAfter(office.clock.now(), REGISTRATION_SECONDS) });
    return ok({ registrationId, unit: recordOf(write, unit) });
  });
}

/** The unit a registration is for, or why it cannot go on. */
function openRegistration(office: Office, books: Reading, registrationId: string): Result<Unit, Failure> {
  const registration = findRegistration(books, registrationId);
  if (registration === null || registration.expiresAt <= office.clock.now()) {
    return fail({ code: 'registration-expired' });
  }
  const unit = unitById(books, registration.unitId);
  return isRegistered(books, unit) ? fail({ code: 'unit-already-registered', unitNumber: unit.unitNumber }) : ok(unit);
}

/** W-11: to the phone on record, never to one the asker names. */
export function sendActivationCode(office: Office, registrationId: string): Promise<Result<CodeSent, Failure>> {
  return office.books.write((write): Result<CodeSent, Failure> => {
    const open = openRegistration(office, write, registrationId);
    return open.ok ? sendCode(write, { purpose: 'activation', unit: open.value, subject: registrationId, now: office.clock.now() }) : open;
  });
}

/** W-11 and W-12 in one step: no account ever has a password its unit did not choose. A weak one does not use the code up. */
export async function activate(
  office: Office,
  { registrationId, code, password }: { readonly registrationId: string; readonly code: string; readonly password: string },
): Promise<Result<OpenedSession, Failure>> {
  const open = openRegistration(office, office.books.read, registrationId);
  if (!open.ok) {
    return open;
  }
  const rules = office.profiles.get(open.value.region)?.password;
  if (rules === undefined) {
    throw new Error(`no profile of region ${open.value.region}`);
  }
  const reasons = weaknessesOf({ rule: rules, names: [open.value.unitNumber, open.value.creditCode], password });
  if (reasons.length > 0) {
    return fail({ code: 'password-weak', reasons });
  }
  const ask = { purpose: 'activation', subject: registrationId, unit: open.value } as const;
  const wrong = await office.books.write((write) => checkCode(write, { ...ask, code: code.trim(), now: office.clock.now() }));
  if (wrong !== null) {
    return fail(wrong);
  }
  const passwordHash = await hashPassword(password);
  return office.books.write((write): Result<OpenedSession, Failure> => {
    const now = office.clock.now();
    // Hashing took its time: someone may have been quicker with the same registration.
    const still = openRegistration(office, write, registrationId);
    if (!still.ok) {
      return still;
    }
    const again = checkCode(write, { ...ask, code: code.trim(), now });
    if (again !== null) {
      return fail(again);
    }
    const { unitId, region, creditCode, unitName, insurance } = still.value;
    const account = { accountId: randomUUID(), region, creditCode, unitName, passwordHash, failures: 0, lockedUntil: null };
    spendCode(write, { ...ask, now });
    addAccount(write, account, now);
    addLink(write, { accountId: account.accountId, insurance, unitId, linkedAt: now });
    removeRegistration(write, registrationId);
    return ok(openSession(write, account, now));
  });
}
