import type { Instant } from '../../src-shared/lib/plain-date.ts';
import type { Reading, Writing } from './books.ts';

export type CodePurpose = 'activation' | 'link';

/** What the centre remembers of the code last sent for one purpose to one unit's phone. `code` is null once used or locked. */
export type CodeState = {
  readonly purpose: CodePurpose;
  readonly unitId: number;
  /** Registration or account the code was asked for; nobody else may use it. */
  readonly subject: string;
  readonly code: string | null;
  readonly sentAt: Instant;
  readonly expiresAt: Instant;
  readonly failures: number;
  readonly lockedUntil: Instant | null;
};

export type SentCode = {
  readonly sentId: number;
  readonly purpose: CodePurpose;
  readonly unitId: number;
  readonly code: string;
  readonly sentAt: Instant;
  readonly expiresAt: Instant;
  readonly usedAt: Instant | null;
};

export function findCode(books: Reading, purpose: CodePurpose, unitId: number): CodeState | null {
  const row = books
    .prepare(
      `SELECT purpose, unit_id AS unitId, subject, code, sent_at AS sentAt, expires_at AS expiresAt, failures, locked_until AS lockedUntil
       FROM codes WHERE purpose = ? AND unit_id = ?`,
    )
    .get(purpose, unitId);
  return (row as CodeState | undefined) ?? null;
}

export function putCode(books: Writing, state: CodeState): void {
  books
    .prepare(
      `INSERT OR REPLACE INTO codes (purpose, unit_id, subject, code, sent_at, expires_at, failures, locked_until)
       VALUES (@purpose, @unitId, @subject, @code, @sentAt, @expiresAt, @failures, @lockedUntil)`,
    )
    .run(state);
}

/** The log of messages sent (短信记录), which in practice stands in for the phone. */
export function logSentCode(books: Writing, sent: Omit<SentCode, 'sentId' | 'usedAt'>): void {
  books
    .prepare('INSERT INTO codes_sent (purpose, unit_id, code, sent_at, expires_at) VALUES (@purpose, @unitId, @code, @sentAt, @expiresAt)')
    .run(sent);
}

export function logCodeUsed(books: Writing, purpose: CodePurpose, unitId: number, usedAt: Instant): void {
  books
    .prepare(
      `UPDATE codes_sent SET used_at = ? WHERE sent_id =
         (SELECT max(sent_id) FROM codes_sent WHERE purpose = ? AND unit_id = ?)`,
    )
    .run(usedAt, purpose, unitId);
}

/** Newest first. */
export function sentCodes(books: Reading, limit: number): readonly SentCode[] {
  return books
    .prepare(
      `SELECT sent_id AS sentId, purpose, unit_id AS unitId, code, sent_at AS sentAt, expires_at AS expiresAt, used_at AS usedAt
       FROM codes_sent ORDER BY sent_id DESC LIMIT ?`,
    )
    .all(limit) as SentCode[];
}
