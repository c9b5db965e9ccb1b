import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TEST_KEY } from '../../test/contracts/open-for-test.ts';
import { createClock } from '../../test/fakes/clock.ts';
import { backupsIn } from './backup.ts';
import { connect } from './connection.ts';
import { MIGRATIONS, type Migration } from './migrations/shipped.ts';
import { openStore } from './open-store.ts';

const [first, ...later] = MIGRATIONS;
const newest = MIGRATIONS.at(-1)?.number ?? 0;

const appliedIn = (database: string) => {
  const connection = connect(database, TEST_KEY, { mustExist: true });
  const applied = connection.prepare('SELECT number, hash FROM migration ORDER BY number').all();
  connection.close();
  return applied;
};
const records = (migrations: readonly Migration[]) => migrations.map(({ number, hash }) => ({ number, hash }));
const orphan = (database: { exec(sql: string): void }) => database.exec(`INSERT INTO filing_name VALUES ('NONE', '测试甲')`);

describe('bringing a store to this version', () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'shebao-migrate-'));
    file = join(folder, 'shebao.db');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const open = (migrations: readonly Migration[]) =>
    openStore({ file, key: TEST_KEY, backups: { folder: join(folder, 'backups'), keep: 2 }, clock: createClock(), migrations });
  const make = (migrations: readonly Migration[]) => {
    const opened = open(migrations);
    expect(opened.ok).toBe(true);
    if (opened.ok) {
      opened.value.close();
    }
  };
  it('[habit 15] records the number and hash of every step in the file', () => {
    make(MIGRATIONS);
    expect(appliedIn(file)).toEqual(records(MIGRATIONS));
  });

  it('[§9] backs up before migrating, and needs no backup of a file it has just made', () => {
    make(MIGRATIONS.slice(0, 2));
    expect(backupsIn(join(folder, 'backups'), 'before-migration')).toEqual([]);
    make(MIGRATIONS);
    const [backup = ''] = backupsIn(join(folder, 'backups'), 'before-migration');
    expect(appliedIn(join(folder, 'backups', backup))).toEqual(records(MIGRATIONS.slice(0, 2)));
    expect(appliedIn(file)).toEqual(records(MIGRATIONS));
    make(MIGRATIONS);
    expect(backupsIn(join(folder, 'backups'), 'before-migration')).toEqual([backup]);
  });

  it('[§9] refuses a file from a newer version and leaves it byte for byte', () => {
    make([...MIGRATIONS, { number: newest + 10, name: 'future', hash: 'f'.repeat(64), up: () => undefined }]);
    const before = readFileSync(file);
    const opened = open(MIGRATIONS);
    expect(opened).toEqual({
      ok: false,
      error: { code: 'store-from-newer-version', fileVersion: newest + 10, appVersion: newest, file },
    });
    expect(readFileSync(file).equals(before)).toBe(true);
    make([...MIGRATIONS, { number: newest + 10, name: 'future', hash: 'f'.repeat(64), up: () => undefined }]);
  });

  it('[habit 15] refuses a file made by a step that was edited since', () => {
    make(MIGRATIONS);
    const edited = first === undefined ? [] : [{ ...first, hash: '0'.repeat(64) }, ...later];
    expect(open(edited)).toMatchObject({ ok: false, error: { code: 'store-damaged', detail: expect.stringContaining('migration 10') } });
  });

  it('[§9] keeps the old version whole when a step fails, with a backup beside it', () => {
    make(MIGRATIONS.slice(0, 2));
    const broken = [
      ...MIGRATIONS.slice(0, 3),
      { number: 40, name: 'broken', hash: 'b', up: (database: { exec(sql: string): void }) => database.exec('CREATE TABLE filing (x)') },
    ];
    expect(open(broken)).toMatchObject({ ok: false, error: { code: 'store-damaged', detail: expect.stringContaining('version 20') } });
    expect(appliedIn(file)).toEqual(records(MIGRATIONS.slice(0, 2)));
    expect(backupsIn(join(folder, 'backups'), 'before-migration')).toHaveLength(1);
    make(MIGRATIONS);
  });

  it('[§9] refuses a step that leaves broken references', () => {
    make(MIGRATIONS);
    const opened = open([...MIGRATIONS, { number: newest + 10, name: 'orphan', hash: 'o', up: orphan }]);
    expect(opened).toMatchObject({ ok: false, error: { code: 'store-damaged' } });
    expect(appliedIn(file)).toEqual(records(MIGRATIONS));
  });
});
