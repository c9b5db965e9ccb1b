import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TEST_KEY } from '../../test/contracts/open-for-test.ts';
import { CITIZEN, putSample, sampleFiling, samplePerson } from '../../test/contracts/store-samples.ts';
import { createClock } from '../../test/fakes/clock.ts';
import { connect, setWorkingMode } from './connection.ts';
import { type OpenStore, openStore } from './open-store.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'shebao-open-'));
  file = join(folder, 'shebao.db');
});
afterEach(() => rmSync(folder, { recursive: true }));

const open = (change: Partial<Parameters<typeof openStore>[0]> = {}) =>
  openStore({ file, key: TEST_KEY, backups: { folder: join(folder, 'backups'), keep: 2 }, clock: createClock(), ...change });

function opened(): OpenStore {
  const result = open();
  if (!result.ok) {
    throw new Error(JSON.stringify(result.error));
  }
  return result.value;
}

function makeFilled(): void {
  const store = opened();
  store.transaction((write) => {
    putSample(write, sampleFiling('00000000000000000000000F01'), { idNumbers: [CITIZEN], names: ['测试甲'] });
    for (let number = 0; number < 50; number += 1) {
      write.putPerson(samplePerson({ personNumber: String(number), socialSecurityNumber: `61999919900101${1000 + number}` }));
    }
  });
  store.close();
}

describe('working mode', () => {
  it('[§9] has every commit on disk, references held, no temp files, no trusted schema', () => {
    const connection = connect(file, TEST_KEY, { mustExist: false });
    setWorkingMode(connection);
    const setting = (name: string) => connection.pragma(name, { simple: true });
    expect(setting('journal_mode')).toBe('wal');
    expect(setting('synchronous')).toBe(2);
    expect(setting('foreign_keys')).toBe(1);
    expect(setting('busy_timeout')).toBe(5000);
    expect(setting('cache_size')).toBe(-65_536);
    expect(setting('temp_store')).toBe(2);
    expect(setting('trusted_schema')).toBe(0);
    expect(setting('cell_size_check')).toBe(1);
    expect(setting('cipher')).toBe('chacha20');
    connection.close();
  });
});

describe('privacy', () => {
  it('[promise 7] shows a foreign reader neither a SQLite header nor a name or number, in the file, its WAL and its backup', () => {
    makeFilled();
    const store = opened();
    store.transaction((write) => write.putPerson(samplePerson({ name: '演练独一无二' })));
    expect(store.backUpWhenDue()).toMatchObject({ ok: true, value: { file: expect.stringContaining('daily-') } });
    const files = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
    expect(files.some((each) => each.endsWith('-wal'))).toBe(true);
    for (const each of files) {
      const bytes = readFileSync(each);
      for (const secret of ['SQLite format 3', '测试甲', '演练独一无二', CITIZEN, 'CREATE TABLE']) {
        expect(bytes.includes(secret), `${each} shows ${secret}`).toBe(false);
      }
    }
    store.close();
  });

  it('[promise 7] refuses a wrong key and leaves the file byte for byte', () => {
    makeFilled();
    const before = readFileSync(file);
    expect(open({ key: new Uint8Array(32).fill(8) })).toEqual({
      ok: false,
      error: { code: 'store-damaged', detail: 'SQLITE_NOTADB', file },
    });
    expect(readFileSync(file).equals(before)).toBe(true);
  });
});

describe('damage', () => {
  it('[promise 1] finds one flipped bit wherever it is, keeps the file byte for byte, and never answers from it', () => {
    makeFilled();
    const good = readFileSync(file);
    const places = Array.from({ length: 24 }, (_, index) => Math.floor(((index + 0.5) * good.length) / 24));
    for (const place of [3, 60, ...places, good.length - 1]) {
      const bad = Buffer.from(good);
      bad[place] = (bad[place] ?? 0) ^ 4;
      writeFileSync(file, bad);
      const result = open();
      expect(result, `byte ${place}`).toMatchObject({ ok: false, error: { code: 'store-damaged', file } });
      expect(readFileSync(file).equals(bad), `byte ${place} stays as it is`).toBe(true);
    }
    writeFileSync(file, good);
    opened().close();
  });

  it('[promise 1] refuses what is no store of ours, and a file cut short', () => {
    writeFileSync(file, 'not a database at all, but long enough to look at'.repeat(100));
    const before = readFileSync(file);
    expect(open()).toMatchObject({ ok: false, error: { code: 'store-damaged' } });
    expect(readFileSync(file).equals(before)).toBe(true);
    rmSync(file);
    makeFilled();
    const cut = readFileSync(file).subarray(0, 9000);
    writeFileSync(file, cut);
    expect(open()).toMatchObject({ ok: false, error: { code: 'store-damaged' } });
    expect(readFileSync(file).equals(cut)).toBe(true);
  });

  it('[promise 1] makes no empty store where one is missing', () => {
    expect(open({ mustExist: true })).toMatchObject({ ok: false, error: { code: 'store-damaged', file } });
    expect(existsSync(file)).toBe(false);
    writeFileSync(file, '');
    expect(open({ mustExist: true })).toMatchObject({ ok: false, error: { code: 'store-damaged', file } });
  });
});

describe('one process at a time', () => {
  it('[§9] refuses a second opening, also from this process, until the first is closed', () => {
    const store = opened();
    expect(open()).toEqual({ ok: false, error: { code: 'store-in-use', file } });
    store.transaction((write) => write.putSetting('guide', 'done'));
    store.close();
    const again = opened();
    expect(again.setting('guide')).toBe('done');
    again.close();
  });

  it('[§9] refuses while another process has it, and takes it at once when that one was killed', async () => {
    const holder = spawn(process.execPath, [join(import.meta.dirname, '../../test/databases/hold-store.ts'), file], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(holder.stdout, 'data');
    expect(open()).toEqual({ ok: false, error: { code: 'store-in-use', file } });
    // Reading a copy of the file must not drop the lock (POSIX drops it with any handle closed).
    copyFileSync(file, `${file}.copy`);
    expect(open()).toMatchObject({ ok: false, error: { code: 'store-in-use' } });
    holder.kill('SIGKILL');
    await once(holder, 'exit');
    const store = opened();
    expect(store.setting('held')).toBe('yes');
    store.close();
  });
});
