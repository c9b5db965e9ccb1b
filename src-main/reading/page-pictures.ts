import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { PDFiumLibrary } from '@hyzyla/pdfium';
import sharp from 'sharp';
import type { MediaType } from '../../src-shared/domain/material.ts';

/** A4 then is 2339 points high: the print of a card on it can be read. */
const DPI = 200;
/** No side is drawn larger, whatever a page says of its size. */
const LONGEST_SIDE = 3000;
/** A PDF counts its points 72 to the inch. */
const POINTS = 72;

let library: ReturnType<typeof PDFiumLibrary.init> | null = null;

/** The pages of a PDF as pictures, one after the other, at most so many; a picture is its own page. */
export async function* pagePictures(
  file: { readonly bytes: Uint8Array; readonly mediaType: MediaType },
  most: number,
): AsyncGenerator<Uint8Array> {
  if (file.mediaType.startsWith('image/')) {
    yield file.bytes;
  }
  if (file.mediaType !== 'application/pdf') {
    return;
  }
  library ??= PDFiumLibrary.init({ wasmBinary: wasm() });
  const document = await (await library).loadDocument(file.bytes);
  try {
    let count = 0;
    for (const page of document.pages()) {
      if (count >= most) {
        return;
      }
      count += 1;
      const { originalWidth, originalHeight } = page.getOriginalSize();
      const scale = Math.min(DPI / POINTS, LONGEST_SIDE / Math.max(originalWidth, originalHeight, 1));
      const { data } = await page.render({
        scale,
        render: async ({ data: pixels, width, height }) =>
          sharp(bgrToRgb(pixels), { raw: { width, height, channels: 4 } })
            .removeAlpha()
            .png({ compressionLevel: 1 })
            .toBuffer(),
      });
      yield data;
    }
  } finally {
    document.destroy();
  }
}

function wasm(): ArrayBuffer {
  const file = readFileSync(createRequire(import.meta.filename).resolve('@hyzyla/pdfium/pdfium.wasm'));
  return file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength);
}

/** PDFium paints blue first. */
function bgrToRgb(pixels: Uint8Array): Uint8Array {
  for (let at = 0; at + 3 < pixels.length; at += 4) {
    const blue = pixels[at] ?? 0;
    pixels[at] = pixels[at + 2] ?? 0;
    pixels[at + 2] = blue;
  }
  return pixels;
}
