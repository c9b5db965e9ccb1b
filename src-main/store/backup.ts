import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import type { Failure } from '../../src-shared/contract/errors.ts';
import type { Instant } from '../../src-shared/lib/plain-date.ts';
import { fail, ok, type Result } from '../../src-shared/lib/result.ts';
import { Trouble } from '../engine/ports/trouble.ts';
import { connect, quickCheck } from './connection.ts';
import { failureOfSqlite } from './sqlite-failure.ts';
import { syncFile, syncFolder } from './write-durably.ts';

export type BackupFolder = {
  readonly folder: string;
  /** How many of each kind are kept; the oldest go. */
  readonly keep: number;
};
/** `daily` while working, `before-migration` before a newer app touches the file. */
export type BackupKind = 'daily' | 'before-migration';

/**
 * Copies a store with `VACUUM INTO` (same key; `backup()` cannot copy an encrypted file), reads the copy through, and only then gives
 * it its name. What was half-written when something failed is removed; older backups go only after the new one is safe.
 */
export function backUp(
  connection: Database.Database,
  ask: { readonly key: Uint8Array; readonly kind: BackupKind; readonly now: Instant; readonly into: BackupFolder },
): Result<{ readonly file: string }, Failure> {
  const { folder, keep } = ask.into;
  const name = `${ask.kind}-${stampOf(ask.now)}.db`;
  const unfinished = join(folder, `${name}.tmp`);
  try {
    mkdirSync(folder, { recursive: true });
    for (const leftover of readdirSync(folder).filter((each) => each.includes('.db.tmp'))) {
      rmSync(join(folder, leftover));
    }
    connection.prepare('VACUUM INTO ?').run(unfinished);
    const found = checkedCopy(unfinished, ask.key);
    if (found !== 'ok') {
      return fail({ code: 'store-damaged', detail: `backup: ${found}`, file: connection.name });
    }
    syncFile(unfinished);
    renameSync(unfinished, join(folder, name));
    syncFolder(folder);
    const others = backupsIn(folder, ask.kind).filter((each) => each !== name);
    for (const old of others.slice(0, Math.max(0, others.length - (keep - 1)))) {
      rmSync(join(folder, old));
    }
    return ok({ file: join(folder, name) });
  } catch (error) {
    const failure = error instanceof Trouble ? error.failure : failureOfSqlite(error, connection.name);
    if (failure === null) {
      throw error;
    }
    return fail(failure);
  } finally {
    rmSync(unfinished, { force: true });
  }
}

/** Names of the finished backups of a kind, oldest first. */
export function backupsIn(folder: string, kind: BackupKind): readonly string[] {
  return existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.startsWith(`${kind}-`) && name.endsWith('.db'))
        .sort()
    : [];
}

/** True when no daily backup is of the last 24 hours; one from the future (the clock was set back) does not count. */
export function dailyBackupIsDue(folder: string, now: Instant): boolean {
  const dayBefore = new Date(Date.parse(now) - 24 * 3_600_000).toISOString();
  const [from, to] = [`daily-${stampOf(dayBefore)}.db`, `daily-${stampOf(now)}.db`];
  return !backupsIn(folder, 'daily').some((name) => name > from && name <= to);
}

function checkedCopy(file: string, key: Uint8Array): string {
  const copy = connect(file, key, { mustExist: true });
  try {
    return quickCheck(copy);
  } finally {
    copy.close();
  }
}

/** `20261122T010203456Z`: sorts by time and is a file name everywhere. */
function stampOf(instant: Instant): string {
  return instant.replace(/[-:.]/g, '');
}
