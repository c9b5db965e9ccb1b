import { copyFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { backupsIn } from '../../src-main/store/backup.ts';
import { MIGRATIONS } from '../../src-main/store/migrations/shipped.ts';
import { openStore } from '../../src-main/store/open-store.ts';
import type { FilingId } from '../../src-shared/domain/ids.ts';
import { TEST_KEY } from '../contracts/open-for-test.ts';
import { createClock } from '../fakes/clock.ts';

const saved = readdirSync(import.meta.dirname)
  .map((name) => ({ name, version: Number(/^store-(\d{4})\.db$/.exec(name)?.[1] ?? Number.NaN) }))
  .filter(({ version }) => !Number.isNaN(version));
const newest = MIGRATIONS.at(-1)?.number ?? 0;
const FILING = '00000000000000000000000F01' as FilingId;

describe('stores saved from earlier versions', () => {
  it('[habit 16] hold one of the newest version', () => {
    expect(saved.map(({ version }) => version)).toContain(newest);
  });

  it.each(saved)('[habit 16] $name opens here with everything in it, and once more', ({ name, version }) => {
    const folder = mkdtempSync(join(tmpdir(), 'shebao-saved-'));
    try {
      const file = join(folder, 'shebao.db');
      const backups = { folder: join(folder, 'backups'), keep: 2 };
      copyFileSync(join(import.meta.dirname, name), file);
      for (let time = 0; time < 2; time += 1) {
        const opened = openStore({ file, key: TEST_KEY, backups, clock: createClock(), mustExist: true });
        if (!opened.ok) {
          throw new Error(`${name}: ${JSON.stringify(opened.error)}`);
        }
        const store = opened.value;
        expect(store.account()?.unitName).toBe('渭南演练单位');
        if (version >= 20) {
          expect(store.filing(FILING)).toMatchObject({ state: 'queued', rows: [{ values: { name: '测试甲' } }] });
          expect(store.filings({ text: '测试', limit: 10, offset: 0 }).total).toBe(1);
        }
        if (version >= 30) {
          expect(store.history(FILING)).toEqual({ position: 0, last: 0 });
        }
        if (version >= 40) {
          expect(store.outboxEntry(FILING)?.lastFailure).toEqual({ code: 'centre-unreachable' });
        }
        if (version >= 50) {
          const found = store.searchRoster({ insurance: 'medical', name: 'dx', limit: 10, offset: 0 });
          expect(found.items.map((person) => person.name)).toEqual(['单小测']);
        }
        if (version >= 70) {
          expect(store.syncState().cursor).toBe('7');
          expect(store.setting('guide')).toBe('done');
        }
        store.close();
      }
      expect(backupsIn(backups.folder, 'before-migration')).toHaveLength(version < newest ? 1 : 0);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
