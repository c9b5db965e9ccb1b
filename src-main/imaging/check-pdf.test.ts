import { describe, expect, it } from 'vitest';
import { harmlessPdfs, hostilePdfs } from '../../test/fixtures/hostile-pdfs.ts';
import { pdfFile, pdfOf } from '../../test/fixtures/material-files.ts';
import { checkPdf } from './check-pdf.ts';

describe('checkPdf', () => {
  it.each(Object.entries(harmlessPdfs))('takes a PDF that is only pages: %s', async (_, bytes) => {
    expect(await checkPdf(bytes)).toMatchObject({ ok: true, value: { pages: 1 } });
  });

  it.each(Object.entries(hostilePdfs))('[promise 4] refuses and says what it holds: %s', async (_, [hazard, bytes]) => {
    expect(await checkPdf(bytes)).toMatchObject({ ok: false, error: { code: 'hostile', hazard } });
  });

  it('counts pages, and says how many are too many', async () => {
    expect(await checkPdf(pdfFile('a.pdf', ['one', 'two', 'three']).buffer)).toMatchObject({ value: { pages: 3 } });
    expect(await checkPdf(hostilePdfs['three thousand pages']?.[1] ?? Buffer.alloc(0))).toMatchObject({
      error: { found: 3000, most: 300 },
    });
  });

  it.each([
    ['cut off', harmlessPdfs['one page']?.subarray(0, 120) ?? Buffer.alloc(0)],
    ['a beginning only', Buffer.from('%PDF-1.7\n')],
    ['without pages', pdfOf(['<< /Type /Catalog >>'])],
    ['without one page', pdfOf(['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [] /Count 0 >>'])],
  ])('takes nothing that is damaged: %s', async (_, bytes) => {
    expect(await checkPdf(bytes)).toEqual({ ok: false, error: { code: 'damaged' } });
  });
});
