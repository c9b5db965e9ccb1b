import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createImaging } from '../../src-main/imaging/create-imaging.ts';
import { buildAll } from '../../src-main/launch/build.ts';
import { fitLimits, scanOf } from '../fixtures/pictures.ts';

const imaging = createImaging({
  log: (_, error) => {
    throw error;
  },
  workerFile: join(import.meta.dirname, '..', '..', 'out', 'main', 'imaging-worker.cjs'),
});
beforeAll(() => buildAll({ log: () => {}, only: ['main'] }), 120_000);
afterAll(() => imaging.close());

describe('the built imaging process', () => {
  it('makes a picture fit and joins it to a PDF without a module beside it but sharp', async () => {
    const jpeg = await scanOf({ width: 1654, height: 2339 });
    const limits = { ...fitLimits, recommendedBytes: { most: 300_000 } };
    const prepared = await imaging.prepare({ fileName: '合同.jpg', bytes: jpeg, limits });
    expect(prepared.ok && prepared.value.bytes.length).toBeLessThanOrEqual(300_000);
    const joined = await imaging.joinPages({ fileName: '合同.pdf', pages: [jpeg, jpeg], limits: fitLimits });
    expect(joined.ok && (await imaging.splitPdf({ fileName: '合同.pdf', bytes: joined.value.bytes }))).toMatchObject({
      value: { length: 2 },
    });
  });
});
