import type { Insurance } from '../../src-shared/domain/insurance.ts';
import type { Instant } from '../../src-shared/lib/plain-date.ts';
import type { Reading, Writing } from './books.ts';

export type Account = {
  readonly accountId: string;
  readonly region: string;
  readonly creditCode: string;
  readonly unitName: string;
  readonly passwordHash: string;
  readonly failures: number;
  readonly lockedUntil: Instant | null;
};

const COLUMNS = `accounts.account_id AS accountId, accounts.region, accounts.credit_code AS creditCode, accounts.unit_name AS unitName,
  password_hash AS passwordHash, failures, locked_until AS lockedUntil`;

export function accountById(books: Reading, accountId: string): Account | null {
  return (books.prepare(`SELECT ${COLUMNS} FROM accounts WHERE account_id = ?`).get(accountId) as Account | undefined) ?? null;
}

export function accountByCreditCode(books: Reading, region: string, creditCode: string): Account | null {
  const row = books.prepare(`SELECT ${COLUMNS} FROM accounts WHERE region = ? AND credit_code = ?`).get(region, creditCode);
  return (row as Account | undefined) ?? null;
}

export function accountOfUnit(books: Reading, unitId: number): Account | null {
  const row = books.prepare(`SELECT ${COLUMNS} FROM accounts JOIN links USING (account_id) WHERE unit_id = ?`).get(unitId);
  return (row as Account | undefined) ?? null;
}

/**
 * Accounts a login name may mean: the credit code, or a linked 单位编号. Numbers are given out per insurance, so two employers may
 * share one; the password then tells them apart.
 */
export function accountsNamed(books: Reading, region: string, loginName: string): readonly Account[] {
  return books
    .prepare(
      `SELECT ${COLUMNS} FROM accounts WHERE region = @region AND (credit_code = upper(@loginName) OR account_id IN
         (SELECT account_id FROM links JOIN units USING (unit_id) WHERE units.region = @region AND unit_number = @loginName))
       ORDER BY account_id`,
    )
    .all({ region, loginName }) as Account[];
}

export function addAccount(books: Writing, account: Omit<Account, 'failures' | 'lockedUntil'>, createdAt: Instant): void {
  books
    .prepare('INSERT INTO accounts (account_id, region, credit_code, unit_name, password_hash, created_at) VALUES (?, ?, ?, ?, ?, ?)')
    .run(account.accountId, account.region, account.creditCode, account.unitName, account.passwordHash, createdAt);
}

export function addLink(
  books: Writing,
  link: { readonly accountId: string; readonly insurance: Insurance; readonly unitId: number; readonly linkedAt: Instant },
): void {
  books
    .prepare('INSERT INTO links (account_id, insurance, unit_id, linked_at) VALUES (@accountId, @insurance, @unitId, @linkedAt)')
    .run(link);
}

export function putPassword(books: Writing, accountId: string, passwordHash: string): void {
  books.prepare('UPDATE accounts SET password_hash = ? WHERE account_id = ?').run(passwordHash, accountId);
}

export function putFailures(books: Writing, accountId: string, failures: number, lockedUntil: Instant | null): void {
  books.prepare('UPDATE accounts SET failures = ?, locked_until = ? WHERE account_id = ?').run(failures, lockedUntil, accountId);
}
