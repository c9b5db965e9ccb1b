import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { TEST_KEY } from '../../test/contracts/open-for-test.ts';
import { createClock } from '../../test/fakes/clock.ts';
import { openStore } from './open-store.ts';

const KILLS = 10;
const clock = createClock();

describe('a store whose process is killed with -9', () => {
  it('[promise 1] keeps every acknowledged commit whole, and nothing half', { timeout: 120_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'shebao-kill-'));
    const file = join(folder, 'shebao.db');
    let committed = 0;
    try {
      for (let kill = 0; kill < KILLS; kill += 1) {
        const acknowledged = await commitUntilKilled(file, committed, 5 + ((kill * 37) % 90));
        const opened = openStore({ file, key: TEST_KEY, backups: { folder: `${file}-backups`, keep: 1 }, clock, mustExist: true });
        if (!opened.ok) {
          throw new Error(JSON.stringify(opened.error));
        }
        const store = opened.value;
        const count = store.countFilings(['queued']);
        // At most the one commit that was on disk before its acknowledgement could be written.
        expect(count - committed).toBeGreaterThanOrEqual(acknowledged);
        expect(count - committed).toBeLessThanOrEqual(acknowledged + 1);
        expect(store.outbox()).toHaveLength(count);
        expect(store.searchRoster({ insurance: 'medical', limit: 1, offset: 0 }).total).toBe(count);
        expect(store.searchRoster({ insurance: 'medical', name: '试甲', limit: 1, offset: 0 }).total).toBe(count);
        expect(Number(store.setting('last') ?? '0')).toBe(count);
        expect(store.outbox().every(({ filingId }) => store.history(filingId).last === 0)).toBe(true);
        committed = count;
        store.close();
      }
      expect(committed).toBeGreaterThan(KILLS);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

/** How many commits a child acknowledged before it was killed, a moment after its first one. */
async function commitUntilKilled(file: string, start: number, milliseconds: number): Promise<number> {
  const child = spawn(process.execPath, [join(import.meta.dirname, '../../test/databases/commit-filings.ts'), file, String(start)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  await once(child.stdout, 'data');
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
  child.kill('SIGKILL');
  await once(child, 'close');
  return output.split('\n').filter((line) => line !== '').length;
}
