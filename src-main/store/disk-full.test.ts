import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import type { Filing } from '../../src-shared/domain/filing.ts';
import { TEST_KEY } from '../../test/contracts/open-for-test.ts';
import { sampleFiling, sampleRow } from '../../test/contracts/store-samples.ts';
import { createClock } from '../../test/fakes/clock.ts';
import { smallDisk } from '../../test/fakes/small-disk.ts';
import type { Store } from '../engine/ports/store.ts';
import { Trouble } from '../engine/ports/trouble.ts';
import { migrate } from './migrate.ts';
import { MIGRATIONS } from './migrations/shipped.ts';
import { openStore } from './open-store.ts';
import { sqliteStore } from './sqlite-store.ts';

const clock = createClock();
const small = sampleFiling('00000000000000000000000F01');
/** Some hundred kilobytes: no leftover space holds it. */
const large: Filing = { ...small, revision: 2, rows: Array.from({ length: 400 }, () => sampleRow('演'.repeat(300), '')) };

function put(store: Store, filing: Filing): void {
  store.transaction((write) => write.putFiling(filing, { idNumbers: [], names: [], effectiveMonth: '' }));
}

function failureOf(work: () => void): unknown {
  try {
    work();
    return null;
  } catch (error) {
    return error instanceof Trouble ? error.failure : error;
  }
}

describe('a disk that runs full', () => {
  it('[promise 1] says disk-full when the file may not grow, rolls back, and works on', () => {
    const connection = new Database(':memory:');
    migrate(connection, MIGRATIONS, clock.now());
    connection.pragma('foreign_keys = ON');
    const store = sqliteStore(connection);
    put(store, small);
    connection.pragma(`max_page_count = ${String(connection.pragma('page_count', { simple: true }))}`);
    expect(failureOf(() => put(store, large))).toEqual({ code: 'disk-full' });
    expect(store.filing(small.filingId)).toEqual(small);
    connection.pragma('max_page_count = 100000');
    put(store, large);
    expect(store.filing(small.filingId)).toEqual(large);
    connection.close();
  });

  it('[promise 1] loses nothing on a real one: refused, readable, backed up later, and all there after a restart', (context) => {
    const disk = smallDisk(4);
    if (typeof disk === 'string') {
      context.skip(disk);
      return;
    }
    try {
      const ask = {
        file: join(disk.folder, 'shebao.db'),
        key: TEST_KEY,
        backups: { folder: join(disk.folder, 'backups'), keep: 2 },
        clock,
      };
      const opened = openStore(ask);
      if (!opened.ok) {
        throw new Error(JSON.stringify(opened.error));
      }
      put(opened.value, small);
      disk.fill();
      expect(failureOf(() => put(opened.value, large))).toEqual({ code: 'disk-full' });
      expect(opened.value.filing(small.filingId)).toEqual(small);
      expect(opened.value.backUpWhenDue()).toEqual({ ok: false, error: { code: 'disk-full' } });
      expect(readdirSync(disk.folder, { recursive: true }).filter((name) => String(name).includes('.tmp'))).toEqual([]);
      disk.makeRoom();
      put(opened.value, { ...small, revision: 3 });
      expect(opened.value.backUpWhenDue()).toMatchObject({ ok: true, value: { file: expect.any(String) } });
      opened.value.close();

      disk.fill();
      const again = openStore({ ...ask, mustExist: true });
      // SQLite needs a little room to open in WAL mode; the clerk is told what is the matter, and nothing is touched.
      expect(again).toEqual({ ok: false, error: { code: 'disk-full' } });
      disk.makeRoom();
      const last = openStore({ ...ask, mustExist: true });
      expect(last.ok && last.value.filing(small.filingId)?.revision).toBe(3);
      if (last.ok) {
        last.value.close();
      }
    } finally {
      disk.dispose();
    }
  });

  it('[promise 1] makes no half store', (context) => {
    const disk = smallDisk(1);
    if (typeof disk === 'string') {
      context.skip(disk);
      return;
    }
    try {
      disk.fill();
      const ask = {
        file: join(disk.folder, 'shebao.db'),
        key: TEST_KEY,
        backups: { folder: join(disk.folder, 'backups'), keep: 2 },
        clock,
      };
      expect(openStore(ask)).toEqual({ ok: false, error: { code: 'disk-full' } });
      disk.makeRoom();
      const opened = openStore(ask);
      expect(opened.ok).toBe(true);
      if (opened.ok) {
        opened.value.close();
      }
    } finally {
      disk.dispose();
    }
  });
});
