import type { MediaType, PreparationStep } from '../../src-shared/domain/material.ts';
import { ofPixels, type Pixels } from './picture-library.ts';

/** JPEG qualities tried: above 90 nothing is gained, below 50 small characters get rings around them. */
const BEST = 90;
const LEAST = 50;
/** At the smallest size a little more is given up before a file is too large. */
const LAST_RESORT = 40;
const MOST_TRIES = 4;
/** Aimed at and content with, in parts of the target. */
const AIM = 0.97;
const CLOSE = 0.93;
/** How the coarseness goes with the bytes, on scans of text and on photographs. */
const SLOPE = 1.5;
/** Longest sides of A4 at 300, 250, 200 and 150 dpi. */
const SIDES = [3508, 2923, 2339, 1754] as const;
/**
 * Never smaller than A4 at 150 dpi: 五号字 (10.5 pt) is 22 pixels high there and a stamp's small characters 12, the least that can still be read
 * when printed; reading by machine found every number at 150 dpi and fewer below (scanning.md §9).
 */
export const SMALLEST_SIDE = SIDES[3];

export type Fitted = {
  readonly bytes: Buffer;
  readonly mediaType: MediaType;
  readonly width: number;
  readonly height: number;
  readonly steps: readonly PreparationStep[];
};

/**
 * The best JPEG of at most `target` bytes: first less quality, then fewer pixels, colour always kept (the red seal). What does not fit at the
 * least size comes back larger than the target. PNG where only that is taken, or where it loses nothing and fits.
 */
export async function fitPicture(
  pixels: Pixels,
  { target, mediaTypes, lossless }: { readonly target: number; readonly mediaTypes: readonly MediaType[]; readonly lossless: boolean },
): Promise<Fitted> {
  if (lossless || !mediaTypes.includes('image/jpeg')) {
    const png = await fitPng(pixels, target, mediaTypes.includes('image/jpeg'));
    if (png !== null) {
      return png;
    }
  }
  return fitJpeg(pixels, target);
}

async function fitJpeg(pixels: Pixels, target: number): Promise<Fitted> {
  const longest = Math.max(pixels.width, pixels.height);
  const sides = [longest, ...SIDES.filter((side) => side < longest)];
  for (const side of sides) {
    const sized = side === longest ? pixels : await resized(pixels, side);
    const least = await encode(sized, LEAST);
    const isLast = side === sides.at(-1);
    if (least.length <= target || isLast) {
      const bytes = least.length <= target ? await bestWithin(sized, target, least) : await encode(sized, LAST_RESORT);
      const steps: PreparationStep[] = side === longest ? [] : ['shrunk'];
      return { bytes, mediaType: 'image/jpeg', width: sized.width, height: sized.height, steps };
    }
  }
  throw new Error('no size was tried');
}

/**
 * The best quality within the target, in three encodings where halving takes six: bytes go with a power of how coarsely the encoder
 * rounds (200 - 2 × quality), so the next guess is computed from the last. Close below the target is good enough.
 */
async function bestWithin(pixels: Pixels, target: number, least: Buffer): Promise<Buffer> {
  let best = { quality: LEAST, bytes: least };
  let tooGood = BEST + 1;
  let last = best;
  for (let tries = 0; tries < MOST_TRIES && best.bytes.length < target * CLOSE && tooGood - best.quality > 1; tries += 1) {
    const coarseness = (200 - 2 * last.quality) * (last.bytes.length / (target * AIM)) ** SLOPE;
    const guess = Math.round((200 - coarseness) / 2);
    const quality = Math.min(Math.max(guess, best.quality + 1), tooGood - 1);
    last = { quality, bytes: await encode(pixels, quality) };
    if (last.bytes.length <= target) {
      best = last;
    } else {
      tooGood = quality;
    }
  }
  return best.bytes;
}

const encode = (pixels: Pixels, quality: number): Promise<Buffer> =>
  ofPixels(pixels).jpeg({ quality, chromaSubsampling: '4:2:0' }).toBuffer();

/** Where JPEG would do as well, only as it is: photographs are many times larger as PNG. */
async function fitPng(pixels: Pixels, target: number, orJpeg: boolean): Promise<Fitted | null> {
  const longest = Math.max(pixels.width, pixels.height);
  const sides = orJpeg ? [longest] : [longest, ...SIDES.filter((side) => side < longest)];
  let last: Fitted | null = null;
  for (const side of sides) {
    const sized = side === longest ? pixels : await resized(pixels, side);
    const steps: PreparationStep[] = side === longest ? [] : ['shrunk'];
    const bytes = await ofPixels(sized).png({ compressionLevel: 9 }).toBuffer();
    last = { bytes, mediaType: 'image/png', width: sized.width, height: sized.height, steps };
    if (bytes.length <= target) {
      return last;
    }
    if (!orJpeg) {
      const few = await ofPixels(sized).png({ compressionLevel: 9, palette: true, colours: 64 }).toBuffer();
      last = { ...last, bytes: few };
      if (few.length <= target) {
        return last;
      }
    }
  }
  return orJpeg ? null : last;
}

async function resized(pixels: Pixels, side: number): Promise<Pixels> {
  const { data, info } = await ofPixels(pixels)
    .resize({ width: side, height: side, fit: 'inside' })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height, channels: pixels.channels };
}

/** What `withDensity` adds, in bytes. */
export const DENSITY_BYTES = 18;

/**
 * Writes into a JPEG of ours how many dots its inch has, as its first segment (JFIF 1.01). sharp writes none, and would only say it together
 * with an EXIF block and a colour profile.
 */
export function withDensity(jpeg: Buffer, dpi: number): Buffer {
  const start = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 1, 0, 0, 0, 0, 0, 0]);
  start.writeUInt16BE(dpi, 14);
  start.writeUInt16BE(dpi, 16);
  return Buffer.concat([start, jpeg.subarray(2)]);
}

/** The dots an inch of what came out of a picture that had `dpi`. */
export function dpiAfter(
  { dpi, width, height }: { readonly dpi: number | null; readonly width: number; readonly height: number },
  to: { readonly width: number; readonly height: number },
): number | null {
  return dpi === null ? null : Math.round((dpi * Math.max(to.width, to.height)) / Math.max(width, height));
}

const ENDINGS: Readonly<Partial<Record<MediaType, string>>> = { 'image/jpeg': '.jpg', 'image/png': '.png', 'application/pdf': '.pdf' };

/** The ending says what is inside: some centres look at nothing else. */
export function withEnding(fileName: string, mediaType: MediaType): string {
  const ending = ENDINGS[mediaType] ?? '';
  const dot = fileName.lastIndexOf('.');
  const has = fileName.slice(dot).toLowerCase();
  return has === ending || (ending === '.jpg' && has === '.jpeg') ? fileName : `${dot > 0 ? fileName.slice(0, dot) : fileName}${ending}`;
}
