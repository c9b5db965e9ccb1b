import { existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import type Database from 'better-sqlite3';
import type { Failure } from '../../src-shared/contract/errors.ts';
import { fail, ok, type Result } from '../../src-shared/lib/result.ts';
import type { Clock } from '../engine/ports/clock.ts';
import type { Store } from '../engine/ports/store.ts';
import { Trouble } from '../engine/ports/trouble.ts';
import { type BackupFolder, backUp, dailyBackupIsDue } from './backup.ts';
import { connect, quickCheck, setWorkingMode } from './connection.ts';
import { lockStore } from './lock.ts';
import { migrate, pendingMigrations, versionOf } from './migrate.ts';
import { MIGRATIONS, type Migration } from './migrations/shipped.ts';
import { failureOfSqlite } from './sqlite-failure.ts';
import { sqliteStore } from './sqlite-store.ts';

/** The schema version that brought batches; tests open older ones. */
const BATCHES_SINCE = 90;

export type OpenStore = Store & {
  /** Copies the store when the newest daily backup is a day old. */
  backUpWhenDue(): Result<{ readonly file: string } | null, Failure>;
  close(): void;
};

/**
 * Opens (or makes) one account's store: one process at a time, checked, backed up before it is changed, brought to this app's
 * version. Whatever goes wrong, the file stays as it is and the failure says what is the matter.
 */
export function openStore(ask: {
  readonly file: string;
  /** 32 bytes, raw. */
  readonly key: Uint8Array;
  readonly backups: BackupFolder;
  readonly clock: Clock;
  /** Refuses to make a new store where one is expected; an account whose store has gone must not look empty. */
  readonly mustExist?: boolean;
  readonly migrations?: readonly Migration[];
}): Result<OpenStore, Failure> {
  const { file } = ask;
  let lock: { release(): void } | null = null;
  let connection: Database.Database | null = null;
  try {
    mkdirSync(dirname(file), { recursive: true });
    if (ask.mustExist === true && (!existsSync(file) || statSync(file).size === 0)) {
      return fail({ code: 'store-damaged', detail: 'the file is missing or empty', file });
    }
    lock = lockStore(file);
    connection = connect(file, ask.key, { mustExist: ask.mustExist ?? false });
    const ready = makeReady(connection, ask);
    if (!ready.ok) {
      connection.close();
      lock.release();
      return ready;
    }
    return ok(openedStore(connection, lock, ask));
  } catch (error) {
    connection?.close();
    lock?.release();
    const failure = error instanceof Trouble ? error.failure : failureOfSqlite(error, file);
    if (failure === null) {
      throw error;
    }
    // SQLite names the lock's file where that is what is taken or cannot grow; the store is what the clerk knows.
    return fail('file' in failure ? { ...failure, file } : failure);
  }
}

function makeReady(connection: Database.Database, ask: Parameters<typeof openStore>[0]): Result<null, Failure> {
  const { file, key, clock } = ask;
  // The version first: an older app has nothing to check in a newer file, and nothing to write.
  const pending = pendingMigrations(connection, ask.migrations ?? MIGRATIONS);
  if (!pending.ok) {
    return pending;
  }
  const found = quickCheck(connection);
  if (found !== 'ok') {
    // The finding may quote nothing of the content: page and tree numbers only.
    return fail({ code: 'store-damaged', detail: found.slice(0, 200), file });
  }
  setWorkingMode(connection);
  if (pending.value.length > 0) {
    if (versionOf(connection) > 0) {
      const saved = backUp(connection, { key, kind: 'before-migration', now: clock.now(), into: ask.backups });
      if (!saved.ok) {
        return saved;
      }
    }
    const migrated = runMigrations(connection, pending.value, ask);
    if (!migrated.ok) {
      return migrated;
    }
  }
  sweepLeftovers(connection);
  return ok(null);
}

/** What a crash left of imports under way, and rows nothing leads to any more. Only a store of this version has the tables. */
function sweepLeftovers(connection: Database.Database): void {
  if (versionOf(connection) >= BATCHES_SINCE) {
    sqliteStore(connection).transaction((write) => {
      write.dropStaged();
      write.sweepBatches(Number.MAX_SAFE_INTEGER);
    });
  }
}

function runMigrations(
  connection: Database.Database,
  pending: readonly Migration[],
  { clock, file }: Parameters<typeof openStore>[0],
): Result<null, Failure> {
  try {
    migrate(connection, pending, clock.now());
    return ok(null);
  } catch (error) {
    const detail = `update from version ${versionOf(connection)} failed: ${error instanceof Error ? error.name : 'unknown'}`;
    return fail(failureOfSqlite(error, file) ?? { code: 'store-damaged', detail, file });
  }
}

function openedStore(connection: Database.Database, lock: { release(): void }, ask: Parameters<typeof openStore>[0]): OpenStore {
  const key = Uint8Array.from(ask.key);
  return {
    ...sqliteStore(connection),
    backUpWhenDue() {
      const now = ask.clock.now();
      return dailyBackupIsDue(ask.backups.folder, now) ? backUp(connection, { key, kind: 'daily', now, into: ask.backups }) : ok(null);
    },
    close() {
      connection.close();
      lock.release();
      key.fill(0);
    },
  };
}
