import type Database from 'better-sqlite3';
import type { Failure } from '../../src-shared/contract/errors.ts';
import type { Instant } from '../../src-shared/lib/plain-date.ts';
import { fail, ok, type Result } from '../../src-shared/lib/result.ts';
import { MIGRATIONS, type Migration } from './migrations/shipped.ts';
import { numberOf, textOf } from './row-values.ts';

/** Marks the file as ours for `file` and other readers of SQLite headers: "SBDK". */
const APPLICATION_ID = 0x5342444b;

/** Which steps a store still needs, or why it cannot be used. Only reads. */
export function pendingMigrations(
  connection: Database.Database,
  migrations: readonly Migration[] = MIGRATIONS,
): Result<readonly Migration[], Failure> {
  const applied = appliedTo(connection);
  const newest = applied.at(-1)?.number ?? 0;
  const known = migrations.at(-1)?.number ?? 0;
  if (applied.some(({ number }) => !migrations.some((migration) => migration.number === number))) {
    return fail({ code: 'store-from-newer-version', fileVersion: newest, appVersion: known, file: connection.name });
  }
  for (const [index, { number, hash }] of applied.entries()) {
    const shipped = migrations[index];
    if (shipped?.number !== number || shipped.hash !== hash) {
      return fail({ code: 'store-damaged', detail: `migration ${number} is not the one this file was made by`, file: connection.name });
    }
  }
  return ok(migrations.slice(applied.length));
}

/** Runs the steps in one transaction: the file is at the old version or at the new one, never between. */
export function migrate(connection: Database.Database, pending: readonly Migration[], now: Instant): void {
  if (pending.length === 0) {
    return;
  }
  // Steps that rebuild a table need references off; it only works outside a transaction. They are checked before the commit.
  connection.pragma('foreign_keys = OFF');
  try {
    connection.exec('BEGIN IMMEDIATE');
    connection.exec(
      `CREATE TABLE IF NOT EXISTS migration (
        number INTEGER PRIMARY KEY, name TEXT NOT NULL, hash TEXT NOT NULL, applied_at TEXT NOT NULL
      ) STRICT`,
    );
    const record = connection.prepare('INSERT INTO migration (number, name, hash, applied_at) VALUES (?, ?, ?, ?)');
    for (const { number, name, hash, up } of pending) {
      up(connection);
      record.run(number, name, hash, now);
      connection.pragma(`user_version = ${number}`);
    }
    connection.pragma(`application_id = ${APPLICATION_ID}`);
    const broken = connection.prepare('SELECT count(*) AS broken FROM pragma_foreign_key_check').get();
    if (numberOf(broken, 'broken') !== 0) {
      throw new Error('a migration left broken references');
    }
    connection.exec('COMMIT');
  } catch (error) {
    if (connection.inTransaction) {
      connection.exec('ROLLBACK');
    }
    throw error;
  } finally {
    connection.pragma('foreign_keys = ON');
  }
}

/** The number of the newest step a store has; 0 for a file just made. */
export function versionOf(connection: Database.Database): number {
  return appliedTo(connection).at(-1)?.number ?? 0;
}

function appliedTo(connection: Database.Database): readonly { readonly number: number; readonly hash: string }[] {
  const table = connection.prepare(`SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'migration'`).get();
  return table === undefined
    ? []
    : connection
        .prepare('SELECT number, hash FROM migration ORDER BY number')
        .all()
        .map((row) => ({ number: numberOf(row, 'number'), hash: textOf(row, 'hash') }));
}
