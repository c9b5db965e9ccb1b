import decodeQr from 'qr/decode.js';
import sharp from 'sharp';
import type { MediaType } from '../../src-shared/domain/material.ts';
import { pagePictures } from './page-pictures.ts';

/** No feeder takes more sheets at once. */
const MOST_PAGES = 300;
/** A code a hand wide is 300 pixels wide then. */
const LONGEST_SIDE = 1600;
/** Milliseconds a page may cost beyond what every page costs. */
const PATIENCE = 400;

/** The text of each page's QR code, null where there is none that can be read. */
export async function codesOf(file: { readonly bytes: Uint8Array; readonly mediaType: MediaType }): Promise<readonly (string | null)[]> {
  const codes: (string | null)[] = [];
  for await (const page of pagePictures(file, MOST_PAGES)) {
    codes.push(await codeOf(page));
  }
  return codes;
}

async function codeOf(page: Uint8Array): Promise<string | null> {
  const { data, info } = await sharp(page)
    .autoOrient()
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside', withoutEnlargement: true })
    .ensureAlpha()
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  try {
    return decodeQr({ data, width: info.width, height: info.height }, { format: 'RGBA', effort: 4, timeLimit: PATIENCE });
  } catch {
    // It throws where it finds nothing.
    return null;
  }
}
