import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Failure } from '../../../src-shared/contract/errors.ts';
import { instantSchema } from '../../../src-shared/contract/records.ts';
import type { Instant } from '../../../src-shared/lib/plain-date.ts';
import { numberOf, textOrNullOf } from '../row-values.ts';
import { failureOfSqlite } from '../sqlite-failure.ts';
import { writeDurably } from '../write-durably.ts';

/** O-02: locked after five failures in a row. */
const MOST_FAILURES = 5;
const LOCKED_FOR = 10 * 60_000;

/** What changes at every unlocking, kept apart from the keys so that they are written as seldom as can be. */
export type Usage = {
  readonly lastUsedAt: Instant | null;
  readonly failures: number;
  readonly lockedUntil: Instant | null;
};

const UNUSED: Usage = { lastUsedAt: null, failures: 0, lockedUntil: null };

export type PasswordAttempts = {
  usage(accountFolder: string): Usage;
  /** Counts a try before it is made, so that killing the app in between gives no free one. `account-locked` while it is locked. */
  begin(accountFolder: string, now: Instant): Extract<Failure, { code: 'account-locked' }> | null;
  /** The failure to show for the try begun last. */
  failed(accountFolder: string, now: Instant): Failure;
  succeeded(accountFolder: string, now: Instant): void;
};

export function createPasswordAttempts(): PasswordAttempts {
  // Also in memory: on a full disk the count must go on, and the account must still open.
  const known = new Map<string, Usage>();
  const usage = (folder: string): Usage => known.get(folder) ?? readUsage(folder);
  const put = (folder: string, next: Usage): void => {
    known.set(folder, next);
    try {
      writeDurably(fileIn(folder), `${JSON.stringify(next)}\n`);
    } catch (error) {
      if (failureOfSqlite(error, folder)?.code !== 'disk-full') {
        throw error;
      }
    }
  };
  return {
    usage,
    begin(folder, now) {
      const { lastUsedAt, failures, lockedUntil } = usage(folder);
      if (lockedUntil !== null && lockedUntil > now) {
        // A clock that was set back must not make ten minutes into years.
        const latest = later(now);
        if (lockedUntil > latest) {
          put(folder, { lastUsedAt, failures, lockedUntil: latest });
        }
        return { code: 'account-locked', retryAt: lockedUntil > latest ? latest : lockedUntil };
      }
      const before = lockedUntil === null ? failures : 0;
      const count = before + 1;
      put(folder, { lastUsedAt, failures: count, lockedUntil: count >= MOST_FAILURES ? later(now) : null });
      return null;
    },
    failed(folder, now) {
      const { failures, lockedUntil } = usage(folder);
      return lockedUntil !== null && lockedUntil > now
        ? { code: 'account-locked', retryAt: lockedUntil }
        : { code: 'password-wrong', attemptsLeft: MOST_FAILURES - failures };
    },
    succeeded(folder, now) {
      put(folder, { lastUsedAt: now, failures: 0, lockedUntil: null });
    },
  };
}

function later(now: Instant): Instant {
  return new Date(Date.parse(now) + LOCKED_FOR).toISOString();
}

/** Losing this file loses no data, so an unreadable one counts as new. */
function readUsage(folder: string): Usage {
  try {
    const json: unknown = existsSync(fileIn(folder)) ? JSON.parse(readFileSync(fileIn(folder), 'utf8')) : UNUSED;
    const [lastUsedAt, lockedUntil] = ['lastUsedAt', 'lockedUntil'].map((name) => instantSchema.nullable().parse(textOrNullOf(json, name)));
    return { lastUsedAt: lastUsedAt ?? null, failures: numberOf(json, 'failures'), lockedUntil: lockedUntil ?? null };
  } catch {
    return UNUSED;
  }
}

function fileIn(folder: string): string {
  return join(folder, 'usage.json');
}
