import { afterAll, describe, expect, it } from 'vitest';
import { bothSidesOnA4, emblemSide, madeUpCards, portraitSide, twoPeopleOnA4 } from '../../test/fixtures/made-up-cards.ts';
import { pdfFile } from '../../test/fixtures/material-files.ts';
import { scanOf } from '../../test/fixtures/pictures.ts';
import { createReading } from './create-reading.ts';

const defects: unknown[] = [];
const log = (_: string, error: unknown): void => void defects.push(error);
const reading = createReading({ log });
afterAll(() => reading.close());

const today = '2026-11-10';
const [card, , , , forLife] = madeUpCards(41, 5);
const read = (bytes: Uint8Array) => reading.readCard({ bytes, mediaType: 'image/jpeg', today });

describe('[issue 4.7] reading an ID card', () => {
  it('tells 人像面 and its number', async () => {
    const picture = await portraitSide(must(card), { seed: 1, noise: 8, blur: 0.8, shade: 0.3, turned: 2 });
    expect(await read(picture)).toMatchObject({ sides: ['portrait'], idNumber: card?.idNumber, validUntil: null });
  });
  it('tells 国徽面 and the end of 有效期限, 长期 too', async () => {
    expect(await read(await emblemSide(must(card), { seed: 2, noise: 6 }))).toEqual({
      sides: ['emblem'],
      idNumber: null,
      name: null,
      validUntil: card?.validUntil,
    });
    expect(await read(await emblemSide(must(forLife), { seed: 3 }))).toMatchObject({ sides: ['emblem'], validUntil: 'long-term' });
  });
  it('reads both sides on one sheet, and a card that lies upside down', async () => {
    const sheet = await read(await bothSidesOnA4(must(card), { seed: 4, noise: 5 }));
    expect(sheet).toMatchObject({ idNumber: card?.idNumber, validUntil: card?.validUntil });
    expect(sheet?.sides.toSorted()).toEqual(['emblem', 'portrait']);
    expect(await read(await portraitSide(must(card), { seed: 5, turned: 180 }))).toMatchObject({ idNumber: card?.idNumber });
  });
  it('takes no number of a sheet with the cards of two people', async () => {
    const [one, other] = madeUpCards(42, 2);
    expect(await read(await twoPeopleOnA4([must(one), must(other)], { seed: 8, noise: 5 }))).toEqual({
      sides: ['portrait'],
      idNumber: null,
      name: null,
      validUntil: null,
      several: true,
    });
  });
  it('reads nothing off a page that is no card', async () => {
    expect(await read(await scanOf({ width: 1240, height: 1754 }))).toEqual({ sides: [], idNumber: null, name: null, validUntil: null });
  });
});

describe('what goes wrong in it', () => {
  it('costs that file, and the next one is read', async () => {
    expect(await read(Buffer.from('no picture at all'))).toBeNull();
    expect(defects).toHaveLength(1);
    expect(await read(await portraitSide(must(card), { seed: 6 }))).toMatchObject({ idNumber: card?.idNumber });
  });
  it('is ended when it takes too long', async () => {
    const hasty = createReading({ log, longestJobMs: 1 });
    expect(await hasty.readCard({ bytes: await portraitSide(must(card), { seed: 7 }), mediaType: 'image/jpeg', today })).toBeNull();
    await hasty.close();
  });
  it('is not asked what it cannot know: a PDF without a card, or no page at all', async () => {
    const pdf = Buffer.from(pdfFile('合同.pdf', ['no card']).buffer);
    expect(await reading.readCard({ bytes: pdf, mediaType: 'application/pdf', today })).toMatchObject({ sides: [] });
    expect(await reading.readCodes({ bytes: pdf, mediaType: 'application/pdf' })).toEqual([null]);
  });
});

function must<T>(value: T | undefined): T {
  if (value === undefined) {
    throw new Error('made up too few cards');
  }
  return value;
}
