import type { Failure } from '../../src-shared/contract/errors.ts';
import type { Insurance } from '../../src-shared/domain/insurance.ts';
import type { UnitRecord } from '../../src-shared/domain/unit.ts';
import { fail, ok, type Result } from '../../src-shared/lib/result.ts';
import type { Office } from '../review/office.ts';
import { type Account, addLink } from '../store/accounts.ts';
import type { Reading } from '../store/books.ts';
import { findUnit, type Unit, unitsOfAccount } from '../store/units.ts';
import { type CodeSent, checkCode, sendCode, spendCode } from './codes.ts';
import { linksOf } from './sessions.ts';

type Ask = { readonly insurance: Insurance; readonly unitNumber: string };

/** W-13: only another insurance of the same employer, which its 统一社会信用代码 proves. */
function linkable(books: Reading, account: Account, { insurance, unitNumber }: Ask): Result<Unit, Failure> {
  const unit = findUnit(books, { region: account.region, insurance, unitNumber });
  if (unit === null) {
    return fail({ code: 'unit-not-found', insurance, unitNumber });
  }
  if (unit.creditCode !== account.creditCode) {
    return fail({ code: 'unit-of-other-employer', unitNumber, unitName: unit.unitName });
  }
  if (unitsOfAccount(books, account.accountId).some((linked) => linked.insurance === insurance)) {
    return fail({ code: 'insurance-already-linked', insurance });
  }
  return ok(unit);
}

export function sendLinkCode(office: Office, account: Account, ask: Ask): Promise<Result<CodeSent, Failure>> {
  return office.books.write((write): Result<CodeSent, Failure> => {
    const unit = linkable(write, account, ask);
    return unit.ok ? sendCode(write, { purpose: 'link', unit: unit.value, subject: account.accountId, now: office.clock.now() }) : unit;
  });
}

export function link(
  office: Office,
  account: Account,
  { code, ...ask }: Ask & { readonly code: string },
): Promise<Result<{ readonly links: UnitRecord[] }, Failure>> {
  return office.books.write((write): Result<{ readonly links: UnitRecord[] }, Failure> => {
    const now = office.clock.now();
    const unit = linkable(write, account, ask);
    if (!unit.ok) {
      return unit;
    }
    const proof = { purpose: 'link', unit: unit.value, subject: account.accountId, now } as const;
    const wrong = checkCode(write, { ...proof, code: code.trim() });
    if (wrong !== null) {
      return fail(wrong);
    }
    spendCode(write, proof);
    addLink(write, { accountId: account.accountId, insurance: ask.insurance, unitId: unit.value.unitId, linkedAt: now });
    return ok({ links: linksOf(write, account.accountId) });
  });
}
