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
        const people = store.searchRoster({ insurance: 'medical', name: 'dx', limit: 10, offset: 0 }).items;
        const byPair = store.searchRoster({ insurance: 'medical', text: '小测', limit: 10, offset: 0 }).items;
        expect({
          state: store.filing(FILING)?.state,
          name: store.filing(FILING)?.rows[0]?.values['name'],
          found: store.filings({ text: '测试', limit: 10, offset: 0 }).total,
          undo: store.history(FILING).last,
          failure: store.outboxEntry(FILING)?.lastFailure?.code,
          people: people.map((person) => person.name),
          byPair: byPair.map((person) => person.name),
          cursor: store.syncState().cursor,
          guide: store.setting('guide'),
          library: store.libraryItems('110105199003071233').map(({ attachment }) => attachment.expiresOn),
          remarks: store.outboxEntry(FILING)?.remarks,
        }).toEqual({
          state: version >= 20 ? 'queued' : undefined,
          name: version >= 20 ? '测试甲' : undefined,
          found: version >= 20 ? 1 : 0,
          undo: version >= 30 ? 0 : -1,
          failure: version >= 40 ? 'centre-unreachable' : undefined,
          people: version >= 50 ? ['单小测'] : [],
          byPair: version >= 50 ? ['单小测'] : [],
          cursor: version >= 60 ? '7' : null,
          guide: version >= 70 ? 'done' : null,
          library: version >= 130 ? ['2030-03-06'] : [],
          remarks: version >= 40 ? [] : undefined,
        });
        store.close();
      }
      expect(backupsIn(backups.folder, 'before-migration')).toHaveLength(version < newest ? 1 : 0);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
