import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReadRow } from '../../src-main/engine/ports/workbooks.ts';
import { buildAll } from '../../src-main/launch/build.ts';
import { createReadingThread } from '../../src-main/workbook/import/reading-thread.ts';
import { batchProfile, batchService } from '../fixtures/batch-profile.ts';

const thread = createReadingThread({
  log: (_, error) => {
    throw error;
  },
  workerFile: join(import.meta.dirname, '..', '..', 'out', 'main', 'workbook-worker.cjs'),
});
beforeAll(() => buildAll({ log: () => {}, only: ['main'] }), 120_000);
afterAll(() => thread.close());

describe('the built reading thread', () => {
  it('reads a workbook without a module beside it', async () => {
    const profile = batchProfile();
    const rows: ReadRow[] = [];
    const result = await thread.readBatch({
      profile,
      service: batchService('batchTermination', profile),
      fileName: '减员.csv',
      bytes: new TextEncoder().encode('社会保障号码,姓名,减员原因,停保年月\n619999200001010015,王测试,辞职,202611'),
      cancel: { cancelled: () => false, onCancel: () => {} },
      onProgress: () => {},
      take: (block) => void rows.push(...block),
    });
    expect(result.ok).toBe(true);
    expect(rows.map(({ values }) => values)).toEqual([
      { socialSecurityNumber: '619999200001010015', name: '王测试', reason: '222', stopMonth: '202611' },
    ]);
  });
});
