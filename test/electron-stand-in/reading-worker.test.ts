import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildAll } from '../../src-main/launch/build.ts';
import { createReading } from '../../src-main/reading/create-reading.ts';
import { madeUpCards, portraitSide } from '../fixtures/made-up-cards.ts';

const reading = createReading({
  log: (_, error) => {
    throw error;
  },
  workerFile: join(import.meta.dirname, '..', '..', 'out', 'main', 'reading-worker.cjs'),
});
beforeAll(() => buildAll({ log: () => {}, only: ['main'] }), 120_000);
afterAll(() => reading.close());

describe('the built reading process', () => {
  it('finds tesseract, its data and the PDF library in node_modules', async () => {
    const [card] = madeUpCards(43, 1);
    const bytes = card === undefined ? Buffer.alloc(0) : await portraitSide(card, { seed: 1 });
    expect(await reading.readCard({ bytes, mediaType: 'image/jpeg', today: '2026-11-10' })).toMatchObject({ idNumber: card?.idNumber });
  });
});
