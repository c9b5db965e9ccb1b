import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import type { Sha256 } from '../../src-shared/domain/ids.ts';
import type { PageEdit, PictureEdit } from '../../src-shared/domain/page-edit.ts';
import { cardOnLid } from '../../test/fixtures/id-cards.ts';
import { drawn, scanOf } from '../../test/fixtures/pictures.ts';
import { isBlankPage, openPages } from './open-pages.ts';
import { measurePage, renderPage } from './render-page.ts';

const small = { width: 1240, height: 1754 };
const BACK = 'b'.repeat(64) as Sha256;

async function rendered(bytes: Uint8Array, edits: readonly PageEdit[], backs: readonly { sha256: Sha256; bytes: Uint8Array }[] = []) {
  const answer = await renderPage({ source: { bytes, edits, backs }, side: null });
  if (!answer.ok) {
    throw new Error(JSON.stringify(answer.error));
  }
  return answer.value;
}
const sizeOf = async ({ bytes }: { readonly bytes: Uint8Array }) => {
  const { width, height, density } = await sharp(bytes).metadata();
  return { width, height, density };
};
async function measured(bytes: Uint8Array, edits: readonly PictureEdit[] = []) {
  const answer = await measurePage({ source: { bytes, edits, backs: [] } });
  if (!answer.ok) {
    throw new Error(JSON.stringify(answer.error));
  }
  return answer.value;
}

describe('renderPage', () => {
  it('[issue 4] turns and crops in the order they were done, keeps the dots an inch, and leaves the page itself alone', async () => {
    const page = await scanOf(small);
    const before = Buffer.from(page);
    const box = { left: 0.5, top: 0, width: 0.5, height: 0.25 };
    expect(
      await sizeOf(
        await rendered(page, [
          { edit: 'turn', quarters: 1 },
          { edit: 'crop', box },
        ]),
      ),
    ).toEqual({
      width: 877,
      height: 310,
      density: 150,
    });
    expect(
      await sizeOf(
        await rendered(page, [
          { edit: 'crop', box },
          { edit: 'turn', quarters: 1 },
        ]),
      ),
    ).toMatchObject({ width: 439, height: 620 });
    expect(page.equals(before)).toBe(true);
  });

  it('[issue 4] straightens what leans, without changing the size of the page', async () => {
    const leaning = await sharp(await (await drawn(small)).rotate(3, { background: '#f4f3ee' }).png().toBuffer())
      .jpeg()
      .toBuffer();
    const { skew } = await measured(leaning);
    const straight: PageEdit = { edit: 'straighten', degrees: -(skew ?? 0) };
    const page = await rendered(leaning, [straight]);
    expect(await sizeOf(page)).toMatchObject(
      await sharp(leaning)
        .metadata()
        .then(({ width, height }) => ({ width, height })),
    );
    expect(Math.abs((await measured(page.bytes)).skew ?? 90)).toBeLessThan(0.1);
  });

  it('[issue 4] makes grey and black and white, which stays so in a PNG with its dots an inch', async () => {
    const page = await scanOf(small);
    const grey = await rendered(page, [{ edit: 'colour', to: 'grey' }]);
    expect((await sharp(grey.bytes).metadata()).space).toBe('b-w');
    const bilevel = await rendered(page, [
      { edit: 'colour', to: 'bilevel' },
      { edit: 'straighten', degrees: 1 },
    ]);
    expect(bilevel.mediaType).toBe('image/png');
    expect(await sizeOf(bilevel)).toMatchObject({ density: 150 });
    const { data } = await sharp(bilevel.bytes).toColourspace('b-w').raw().toBuffer({ resolveWithObject: true });
    expect([...new Set(data)].toSorted((one, other) => one - other)).toEqual([0, 255]);
  });

  it('[issue 4] draws a small picture for a thumbnail, and refuses what is none', async () => {
    const thumbnail = await renderPage({ source: { bytes: await scanOf(small), edits: [], backs: [] }, side: 200 });
    expect(thumbnail.ok && (await sizeOf(thumbnail.value))).toMatchObject({ height: 200 });
    expect(await renderPage({ source: { bytes: Buffer.from('no picture'), edits: [], backs: [] }, side: null })).toMatchObject({
      error: { code: 'damaged' },
    });
  });
});

describe('[issue 4] 身份证正反面合成', () => {
  it.each([
    ['lies across', { turned: false, dpi: 300 }],
    ['stands upright', { turned: true, dpi: 300 }],
    ['is scanned at 200 dpi', { turned: false, dpi: 200 }],
  ])('puts both sides on one A4 page at true size when the card %s', async (_, look) => {
    const [front, back] = [
      await cardOnLid({ ...look, colour: '#d6e6ea' }),
      await cardOnLid({ ...look, colour: '#efe2dc', left: 60, top: 150 }),
    ];
    const [found, other] = [(await measured(front)).card, (await measured(back)).card];
    expect(found?.map(({ edit }) => edit)).toEqual(look.turned ? ['crop', 'turn'] : ['crop']);
    const edits: PageEdit[] = [...(found ?? []), { edit: 'card', back: { sha256: BACK, edits: other ?? [] } }];
    const sheet = await rendered(front, edits, [{ sha256: BACK, bytes: back }]);
    expect(await sizeOf(sheet)).toEqual({ width: 2480, height: 3508, density: 300 });
    const above = await boxOf(sheet.bytes, { top: 0, height: 1754 });
    const below = await boxOf(sheet.bytes, { top: 1754, height: 1754 });
    for (const side of [above, below]) {
      // In millimetres, to half a millimetre; and in the middle.
      expect(Math.abs(side.width - 85.6)).toBeLessThan(0.5);
      expect(Math.abs(side.height - 54)).toBeLessThan(0.5);
      expect(Math.abs(side.middle - 105)).toBeLessThan(0.5);
    }
  });

  it('finds none on a page of text, and takes a picture of the card alone as it is', async () => {
    expect((await measured(await scanOf({ ...small, noise: 0 }))).card).toBeNull();
    const alone = await sharp({ create: { width: 856, height: 540, channels: 3, background: '#d6e6ea' } })
      .jpeg()
      .toBuffer();
    expect((await measured(alone)).card).toEqual([]);
  });
});

describe('openPages', () => {
  it('[issue 4] keeps a sound picture byte for byte, and turns a photo upright', async () => {
    const page = await scanOf(small);
    expect(await openPages({ fileName: 'a.jpg', bytes: page })).toMatchObject({
      ok: true,
      value: [{ bytes: page, mediaType: 'image/jpeg' }],
    });
    const photo = await sharp(page).withMetadata({ orientation: 6 }).jpeg().toBuffer();
    const [turned] = await opened(photo);
    expect(await sizeOf(turned!)).toMatchObject({ width: 1754, height: 1240 });
  });

  it('[issue 4] tells a blank page from one with a line of text', async () => {
    const paper = sharp({ create: { ...small, channels: 3, background: '#f4f3ee', noise: { type: 'gaussian', mean: 244, sigma: 3 } } });
    expect(await isBlankPage({ bytes: await paper.jpeg().toBuffer() })).toEqual({ ok: true, value: true });
    expect(await isBlankPage({ bytes: await scanOf({ ...small, lines: 1 }) })).toEqual({ ok: true, value: false });
    expect(await isBlankPage({ bytes: Buffer.from('no picture') })).toMatchObject({ ok: false });
  });

  it('[issue 4] refuses what holds no picture', async () => {
    expect(await openPages({ fileName: 'a.pdf', bytes: Buffer.from('%PDF-1.7 ') })).toMatchObject({ error: { code: 'damaged' } });
  });
});

async function opened(bytes: Uint8Array) {
  const answer = await openPages({ fileName: 'a.jpg', bytes });
  if (!answer.ok) {
    throw new Error(JSON.stringify(answer.error));
  }
  return answer.value;
}

const millimetres = (dots: number): number => (dots / 300) * 25.4;

/** What is not white in a part of an A4 page at 300 dpi, in millimetres. */
async function boxOf(bytes: Uint8Array, { top, height }: { readonly top: number; readonly height: number }) {
  const { info } = await sharp(bytes)
    .extract({ left: 0, top, width: 2480, height })
    .png()
    .toBuffer({ resolveWithObject: true })
    .then(({ data }) => sharp(data).trim({ background: '#ffffff', threshold: 12 }).toBuffer({ resolveWithObject: true }));
  return {
    width: millimetres(info.width),
    height: millimetres(info.height),
    middle: millimetres(-(info.trimOffsetLeft ?? 0) + info.width / 2),
  };
}
