import type { Instant } from '../../src-shared/lib/plain-date.ts';
import type { Reading, Writing } from './books.ts';

export type Session = { readonly accountId: string; readonly expiresAt: Instant };

export function findSession(books: Reading, tokenHash: string): Session | null {
  const row = books.prepare('SELECT account_id AS accountId, expires_at AS expiresAt FROM sessions WHERE token_hash = ?').get(tokenHash);
  return (row as Session | undefined) ?? null;
}

export function putSession(books: Writing, tokenHash: string, { accountId, expiresAt }: Session): void {
  books
    .prepare(
      `INSERT INTO sessions (token_hash, account_id, expires_at) VALUES (?, ?, ?)
       ON CONFLICT (token_hash) DO UPDATE SET expires_at = excluded.expires_at`,
    )
    .run(tokenHash, accountId, expiresAt);
}

/** Signs every PC of an account out, as a new password must. */
export function removeSessionsOf(books: Writing, accountId: string): void {
  books.prepare('DELETE FROM sessions WHERE account_id = ?').run(accountId);
}

export function removeExpiredSessions(books: Writing, now: Instant): number {
  return books.prepare('DELETE FROM sessions WHERE expires_at <= ?').run(now).changes;
}
