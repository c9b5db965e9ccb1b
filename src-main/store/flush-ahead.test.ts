import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';

/** Counts what is put on disk, on its way to the real disk. */
const synced = vi.hoisted(() => ({ files: [] as string[], closed: 0 }));
vi.mock(import('node:fs/promises'), async (original) => {
  const real = await original();
  return {
    ...real,
    open: async (...asked: Parameters<typeof real.open>) => {
      const handle = await real.open(...asked);
      const datasync = handle.datasync.bind(handle);
      handle.datasync = async () => {
        await datasync();
        synced.files.push(String(asked[0]));
      };
      const close = handle.close.bind(handle);
      handle.close = async () => {
        await close();
        synced.closed += 1;
      };
      return handle;
    },
  };
});
const { createFlushAhead } = await import('./flush-ahead.ts');

const folder = mkdtempSync(join(tmpdir(), 'shebao-flush-'));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('[W-36] puts the log on disk now and then while an import is written, and leaves nothing open', async () => {
  const { openForTest } = await import('../../test/contracts/open-for-test.ts');
  const { store, file, dispose } = openForTest();
  for (let commit = 0; commit < 25; commit += 1) {
    store.transaction((write) => write.putSetting('flush', String(commit)), { onDisk: 'withNext' });
  }
  await vi.waitFor(() => expect(synced.closed).toBeGreaterThan(0));
  expect(new Set(synced.files)).toEqual(new Set([`${file}-wal`]));
  expect(synced.closed).toBe(synced.files.length);
  expect(store.setting('flush')).toBe('24');
  dispose();
});

it('harms nobody where there is no log', async () => {
  const flushAhead = createFlushAhead(join(folder, 'nothing.db'));
  for (let commit = 0; commit < 40; commit += 1) {
    flushAhead.committed();
  }
  await new Promise((resolve) => setImmediate(resolve));
  expect(synced.files.filter((file) => file.includes('nothing'))).toEqual([]);
});
