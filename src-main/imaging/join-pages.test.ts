import { describe, expect, it } from 'vitest';
import { fitLimits, scanOf } from '../../test/fixtures/pictures.ts';
import { checkPdf } from './check-pdf.ts';
import { joinPictures } from './join-pages.ts';

const small = { width: 1240, height: 1754 };

async function joined(pages: readonly Uint8Array[], limits = fitLimits) {
  const answer = await joinPictures({ fileName: '劳动合同-扫描1', pages, limits });
  if (!answer.ok) {
    throw new Error(JSON.stringify(answer.error));
  }
  return answer.value;
}

describe('joinPictures', () => {
  it('[issue 4] makes one PDF of the pages in order, says what they look like, and keeps bytes that fit', async () => {
    const page = await scanOf({ ...small, noise: 0 });
    const blank = await scanOf({ ...small, seed: 2, lines: 1, noise: 0 });
    const { fileName, bytes, prepared } = await joined([page, blank]);
    expect(fileName).toBe('劳动合同-扫描1.pdf');
    const checked = await checkPdf(bytes);
    expect(checked.ok && checked.value.pages).toBe(2);
    expect(prepared).toMatchObject({
      from: { width: 1240, height: 1754, mediaType: 'image/jpeg', bytes: page.length + blank.length },
      to: { width: 1240, height: 1754 },
      steps: ['joined'],
    });
    expect(Buffer.from(bytes).includes(page)).toBe(true);
  });

  it('[O-14] lets the largest pages give way until the whole fits', async () => {
    const full = await Promise.all([1, 2, 3].map((seed) => scanOf({ ...small, seed, noise: 8 })));
    const sparse = await scanOf({ ...small, lines: 2, noise: 0 });
    const wanted = (await joined([...full, sparse])).bytes.length;
    const maxBytes = Math.round(wanted * 0.7);
    const { bytes } = await joined([...full, sparse], { ...fitLimits, maxBytes });
    expect(bytes.length).toBeLessThanOrEqual(maxBytes);
    // What is small already stays as it is.
    expect(Buffer.from(bytes).includes(sparse)).toBe(true);
  });

  it('[O-14] says how much too large it is when no page can give way any further', async () => {
    const page = await scanOf({ ...small, noise: 8 });
    expect(await joinPictures({ fileName: '合同', pages: [page, page], limits: { ...fitLimits, maxBytes: 20_000 } })).toMatchObject({
      ok: false,
      error: { code: 'too-large', maxBytes: 20_000 },
    });
  });
});
