import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TEST_KEY } from '../../test/contracts/open-for-test.ts';
import { samplePerson } from '../../test/contracts/store-samples.ts';
import { createClock } from '../../test/fakes/clock.ts';
import { openStore } from './open-store.ts';

describe('backups', () => {
  let folder: string;
  let backups: string;
  const clock = createClock();
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'shebao-backup-'));
    backups = join(folder, 'backups');
    clock.set('2026-11-22T01:00:00.000Z');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const open = (file: string) => {
    const result = openStore({ file, key: TEST_KEY, backups: { folder: backups, keep: 3 }, clock });
    if (!result.ok) {
      throw new Error(JSON.stringify(result.error));
    }
    return result.value;
  };

  it('[§9] make a whole store under the same key, once a day', () => {
    const store = open(join(folder, 'shebao.db'));
    store.transaction((write) => write.putPerson(samplePerson()));
    const first = store.backUpWhenDue();
    expect(first).toEqual({ ok: true, value: { file: join(backups, 'daily-20261122T010000000Z.db') } });
    clock.advance(23 * 3_600_000);
    expect(store.backUpWhenDue()).toEqual({ ok: true, value: null });
    clock.advance(3_600_000);
    expect(store.backUpWhenDue()).toMatchObject({ ok: true, value: { file: expect.stringContaining('20261123') } });
    store.close();
    const copy = open(join(backups, 'daily-20261122T010000000Z.db'));
    expect(copy.searchRoster({ insurance: 'medical', name: '测', limit: 1, offset: 0 }).total).toBe(1);
    copy.close();
  });

  it('[§9] keep the last generations and leave nothing unfinished', () => {
    const store = open(join(folder, 'shebao.db'));
    mkdirSync(backups);
    writeFileSync(join(backups, 'daily-20261101T000000000Z.db.tmp'), 'left by a crash');
    writeFileSync(join(backups, 'mine.txt'), 'not ours');
    for (let day = 0; day < 5; day += 1) {
      expect(store.backUpWhenDue()).toMatchObject({ ok: true, value: { file: expect.any(String) } });
      clock.advance(24 * 3_600_000);
    }
    store.close();
    expect(readdirSync(backups).sort()).toEqual([
      'daily-20261124T010000000Z.db',
      'daily-20261125T010000000Z.db',
      'daily-20261126T010000000Z.db',
      'mine.txt',
    ]);
  });

  it('[§9] go on when the clock was set back, and keep the new one', () => {
    const store = open(join(folder, 'shebao.db'));
    for (let day = 0; day < 3; day += 1) {
      store.backUpWhenDue();
      clock.advance(24 * 3_600_000);
    }
    clock.set('2026-01-01T00:00:00.000Z');
    expect(store.backUpWhenDue()).toMatchObject({ ok: true, value: { file: expect.stringContaining('20260101') } });
    store.close();
    expect(readdirSync(backups)).toContain('daily-20260101T000000000Z.db');
    expect(readdirSync(backups)).toHaveLength(3);
  });
});
