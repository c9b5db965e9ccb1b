import { createHash } from 'node:crypto';
import type Database from 'better-sqlite3';
import { MIGRATIONS, type Migration } from './migrations/list.ts';

/** Brings a file to the newest version, one transaction each; refuses a file from a newer centre and a changed history. */
export function migrate(database: Database.Database, migrations: readonly Migration[] = MIGRATIONS): void {
  database.exec('CREATE TABLE IF NOT EXISTS migrations (version INTEGER PRIMARY KEY, name TEXT NOT NULL, hash TEXT NOT NULL) STRICT');
  const done = database.prepare('SELECT version, hash FROM migrations ORDER BY version').all() as { version: number; hash: string }[];
  const newest = migrations.at(-1)?.version ?? 0;
  for (const { version, hash } of done) {
    if (version > newest) {
      throw new Error(`these books are of version ${version}, this centre knows ${newest}: use a newer centre`);
    }
    const known = migrations.find((migration) => migration.version === version);
    if (known === undefined || hashOf(known) !== hash) {
      throw new Error(`migration ${version} is not the one these books were made with`);
    }
  }
  const reached = done.at(-1)?.version ?? 0;
  for (const migration of migrations.filter(({ version }) => version > reached)) {
    database.transaction(() => {
      database.exec(migration.sql);
      database
        .prepare('INSERT INTO migrations (version, name, hash) VALUES (?, ?, ?)')
        .run(migration.version, migration.name, hashOf(migration));
    })();
  }
}

function hashOf({ sql }: Migration): string {
  return createHash('sha256').update(sql).digest('hex');
}
