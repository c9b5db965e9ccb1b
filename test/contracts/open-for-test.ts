import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type OpenStore, openStore } from '../../src-main/store/open-store.ts';
import { createClock } from '../fakes/clock.ts';

/** The key of every test database; it protects nobody. */
export const TEST_KEY: Uint8Array = new Uint8Array(32).fill(7);

/** A real store in a folder of its own, gone with `dispose`. */
export function openForTest(): { readonly store: OpenStore; readonly file: string; readonly folder: string; readonly dispose: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'shebao-store-'));
  const file = join(folder, 'shebao.db');
  const opened = openStore({ file, key: TEST_KEY, backups: { folder: join(folder, 'backups'), keep: 3 }, clock: createClock() });
  if (!opened.ok) {
    throw new Error(`the test store did not open: ${opened.error.code}`);
  }
  return {
    store: opened.value,
    file,
    folder,
    dispose: () => {
      opened.value.close();
      rmSync(folder, { recursive: true });
    },
  };
}
