import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { Sha256 } from '../../src-shared/domain/ids.ts';
import { openForTest, TEST_KEY } from '../../test/contracts/open-for-test.ts';
import { pdfFile } from '../../test/fixtures/material-files.ts';
import { openMaterialFiles } from './open-material-files.ts';

const FILES = 240;
const LIMITS = { mediaTypes: ['application/pdf'], maxBytes: 10_000 } as const;
const ADDED = '2026-11-22T01:00:00.000Z';
const LATER = '2026-12-22T01:00:00.000Z';

it('[issue 4] the collector killed with -9 at any point leaves every named file whole, and ends its work when it is run again', {
  timeout: 120_000,
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'shebao-collect-'));
  const opened = openForTest();
  const here = () => openMaterialFiles({ folder, key: TEST_KEY, clock: { now: () => ADDED } });
  const left = (): number => readdirSync(folder, { recursive: true }).filter((name) => String(name).endsWith('.mat')).length;
  try {
    const named: Sha256[] = [];
    for (let index = 0; index < FILES; index += 1) {
      const added = await here().add({ fileName: 'a.pdf', bytes: pdfFile('a.pdf', [`File ${index}`]).buffer, limits: LIMITS });
      if (!added.ok) {
        throw new Error(added.error.code);
      }
      if (index % 2 === 0) {
        const attachment = { kind: 'other', fileName: 'a.pdf', attachedAt: ADDED, ...added.value };
        opened.store.transaction((write) =>
          write.putLibraryItem({ idNumber: String(index), name: '', label: '其他', attachment, retiredAt: null }),
        );
        named.push(added.value.sha256);
      }
    }
    // The child opens the store itself.
    opened.store.close();
    /** Killed once it has said so many removals; to its end where null. */
    const run = async (killAfter: number | null): Promise<void> => {
      const script = join(import.meta.dirname, '../../test/databases/collect-materials.ts');
      const child = spawn(process.execPath, [script, opened.file, folder, LATER], { stdio: ['ignore', 'pipe', 'inherit'] });
      let said = '';
      child.stdout.setEncoding('utf8').on('data', (text: string) => {
        said += text;
        if (killAfter !== null && said.split('\n').length > killAfter) {
          child.kill('SIGKILL');
        }
      });
      await once(child, 'close');
    };
    const steps: number[] = [];
    for (const killAfter of [1, 2, 5, 13, 30]) {
      await run(killAfter);
      steps.push(left());
      expect(named.filter((sha256) => !here().has(sha256))).toEqual([]);
    }
    await run(null);
    expect(left()).toBe(named.length);
    // Each was killed amid the work.
    expect(steps.every((count) => count < FILES && count > named.length)).toBe(true);
    for (const sha256 of named) {
      expect((await here().read(sha256)).ok).toBe(true);
    }
  } finally {
    rmSync(folder, { recursive: true });
    rmSync(opened.folder, { recursive: true, force: true });
  }
});
