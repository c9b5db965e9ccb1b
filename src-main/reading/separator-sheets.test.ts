import sharp from 'sharp';
import { afterAll, describe, expect, it } from 'vitest';
import { createReading } from './create-reading.ts';

const reading = createReading({
  log: (_, error) => {
    throw error;
  },
});
afterAll(() => reading.close());
const codes = ['SHEBAO-DESK-1 01JD0000000000000000000000 01JD0000000000000000000001 id-copy', 'SHEBAO-DESK-1 another'];

describe('[W-38] sheets that were drawn', () => {
  it('read back, page by page, and pages are taken out as PDFs of their own', async () => {
    const pdf = await reading.drawSheets(codes.map((code) => ({ code, lines: ['分隔页　身份证复印件', '王演练　尾号 0860'] })));
    const bytes = pdf ?? new Uint8Array();
    expect(await reading.readCodes({ bytes, mediaType: 'application/pdf' })).toEqual(codes);
    const taken = await reading.takePages({ bytes, parts: [[1], [0, 1]] });
    expect(await reading.readCodes({ bytes: taken?.[0] ?? bytes, mediaType: 'application/pdf' })).toEqual([codes[1]]);
    expect(await reading.readCodes({ bytes: taken?.[1] ?? new Uint8Array(), mediaType: 'application/pdf' })).toEqual(codes);
  });

  it('read back from a bad copy: grey, tilted, small, upside down', async () => {
    const [code = ''] = codes;
    const pdf = (await reading.drawSheets([{ code, lines: ['分隔页'] }])) ?? new Uint8Array();
    const { pagePictures } = await import('./page-pictures.ts');
    const page = await pagePictures({ bytes: pdf, mediaType: 'application/pdf' }, 1).next();
    const drawn = sharp(page.value ?? new Uint8Array());
    for (const copy of [
      drawn.clone().linear(0.5, 60).blur(2),
      drawn.clone().rotate(6, { background: '#ffffff' }),
      drawn.clone().resize({ width: 830 }).jpeg({ quality: 50 }),
      drawn.clone().rotate(180),
    ]) {
      expect(await reading.readCodes({ bytes: await copy.jpeg({ quality: 60 }).toBuffer(), mediaType: 'image/jpeg' })).toEqual([code]);
    }
  });
});
