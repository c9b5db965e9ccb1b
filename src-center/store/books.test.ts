import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openBooks } from './books.ts';
import { openRows } from './filing-rows.ts';
import { migrate } from './migrate.ts';
import { MIGRATIONS } from './migrations/list.ts';
import { nextOf, putSetting, readSetting } from './settings.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'centre-test-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));
const file = () => join(folder, 'centre.db');

describe('the books', () => {
  it('[design §9] keeps a write-ahead log and syncs every commit', async () => {
    const books = openBooks(file());
    const pragma = (name: string) => Object.values(books.read.prepare(`PRAGMA ${name}`).get() as object)[0];
    expect([pragma('journal_mode'), pragma('synchronous'), pragma('foreign_keys')]).toEqual(['wal', 2, 1]);
    await books.close();
  });

  it('[data.md §5.4] shares one transaction among everything asked for at once', async () => {
    const books = openBooks(file());
    const numbers = await Promise.all(Array.from({ length: 100 }, () => books.write((write) => nextOf(write, 'series'))));
    expect(numbers).toEqual(Array.from({ length: 100 }, (_, index) => index + 1));
    const other = new Database(file(), { readonly: true });
    expect(other.prepare("SELECT value FROM settings WHERE name = 'series'").get()).toEqual({ value: '101' });
    other.close();
    await books.close();
  });

  it('[data.md §5.4] takes nobody along when one fails, and leaves nothing of it', async () => {
    const books = openBooks(null);
    const outcomes = await Promise.allSettled([
      books.write((write) => putSetting(write, 'one', 'kept')),
      books.write((write) => {
        putSetting(write, 'one', 'spoilt');
        putSetting(write, 'two', 'half');
        throw new Error('in the middle');
      }),
      books.write((write) => putSetting(write, 'three', 'kept')),
    ]);
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(['one', 'two', 'three'].map((name) => readSetting(books.read, name))).toEqual(['kept', null, 'kept']);
    await books.close();
  });

  it('[promise 1] tells nobody of a commit that failed', async () => {
    const books = openBooks(file());
    // Another process holds the file: BEGIN fails for everyone in the round.
    const other = new Database(file());
    other.exec('BEGIN EXCLUSIVE');
    books.read.prepare('PRAGMA busy_timeout = 1').get();
    await expect(books.write((write) => putSetting(write, 'one', 'lost'))).rejects.toThrow(/lock/);
    other.exec('ROLLBACK');
    other.close();
    await books.write((write) => putSetting(write, 'two', 'kept'));
    expect([readSetting(books.read, 'one'), readSetting(books.read, 'two')]).toEqual([null, 'kept']);
    await books.close();
  });

  it('[promise 1] finishes what is queued before it closes', async () => {
    const books = openBooks(file());
    const queued = books.write((write) => putSetting(write, 'last', 'kept'));
    await books.close();
    await queued;
    const again = openBooks(file());
    expect(readSetting(again.read, 'last')).toBe('kept');
    await again.close();
  });
});

function sentRow(rowId: string, name: string) {
  return { rowId, values: { name, wage: '8000.00' }, materials: [{ kind: 'id-copy', sha256: 'a' }] };
}

describe('migrations', () => {
  it('[design §9] are numbered by tens and in order', () => {
    const versions = MIGRATIONS.map(({ version }) => version);
    expect(versions).toEqual([...versions].sort((a, b) => a - b));
    expect(versions.every((version) => version % 10 === 0)).toBe(true);
  });

  it.each(MIGRATIONS.map(({ version, name }) => ({ version, name })))(
    '[design §9] $version $name applies to what came before it',
    ({ version }) => {
      const database = new Database(':memory:');
      migrate(
        database,
        MIGRATIONS.filter((migration) => migration.version < version),
      );
      const before = database.prepare("SELECT count(*) AS count FROM sqlite_schema WHERE type = 'table'").get() as { count: number };
      migrate(
        database,
        MIGRATIONS.filter((migration) => migration.version <= version),
      );
      const after = database.prepare("SELECT count(*) AS count FROM sqlite_schema WHERE type = 'table'").get() as { count: number };
      expect(after.count).toBeGreaterThan(before.count);
      expect(database.pragma('foreign_key_check')).toEqual([]);
      database.close();
    },
  );

  it('[design §9] 40 gives every row what was sent of it, and keeps the rest of the filing', () => {
    const database = new Database(':memory:');
    migrate(
      database,
      MIGRATIONS.filter(({ version }) => version < 40),
    );
    const content = {
      clientId: 'F1',
      region: 'testland',
      rows: [sentRow('R1', '测试甲'), sentRow('R2', '测试“乙”')],
      service: 'enrolment',
    };
    database.exec(`
      INSERT INTO units (unit_id, region, insurance, unit_number, unit_name, credit_code, unit_type, address, legal_representative,
        specialist_name, specialist_phone, agency, status) VALUES (1, 'testland', 'medical', '1', '', '', '', '', '', '', '', '', '');
      INSERT INTO accounts (account_id, region, credit_code, unit_name, password_hash, created_at) VALUES ('A', 'testland', '', '', '', '');`);
    database
      .prepare(
        `INSERT INTO filings (client_id, account_id, unit_id, service, direction, profile_version, content, content_hash, receipt_number,
           received_at, state) VALUES ('F1', 'A', 1, 'enrolment', 'in', '1', ?, '', 'XY1', '', 'received')`,
      )
      .run(JSON.stringify(content));
    const insert = database.prepare(
      "INSERT INTO filing_rows (client_id, row_id, position, social_security_number, name) VALUES ('F1', ?, ?, '', '')",
    );
    content.rows.forEach(({ rowId }, position) => insert.run(rowId, position));
    migrate(database);
    const { rows, ...head } = content;
    expect(
      database
        .prepare('SELECT head FROM filings')
        .pluck()
        .all()
        .map((text) => JSON.parse(String(text)) as unknown),
    ).toEqual([head]);
    expect(
      openRows(database, 'F1', { after: -1, limit: 10 }).map(({ rowId, values, materials }) => ({ rowId, values, materials })),
    ).toEqual(rows);
    database.close();
  });

  it('[design §9] do nothing the second time, and keep what is there', async () => {
    const books = openBooks(file());
    await books.write((write) => putSetting(write, 'name', 'value'));
    await books.close();
    const again = openBooks(file());
    expect(readSetting(again.read, 'name')).toBe('value');
    await again.close();
  });

  it('[design §9] refuse the books of a newer centre, and a history that was rewritten', async () => {
    await openBooks(file()).close();
    const database = new Database(file());
    database.exec("UPDATE migrations SET hash = 'other' WHERE version = 10");
    database.close();
    expect(() => openBooks(file())).toThrow(/not the one/);
    const newer = new Database(file());
    newer.exec("DELETE FROM migrations; INSERT INTO migrations VALUES (9990, 'future', 'x')");
    newer.close();
    expect(() => openBooks(file())).toThrow(/newer centre/);
  });
});
