import type { PictureType } from '../../src-shared/domain/material.ts';
import { ok, type Result } from '../../src-shared/lib/result.ts';
import { bmpSize, decodeBmp } from './decode-bmp.ts';
import { DAMAGED, hostile, type Refusal } from './hazard.ts';
import { MOST_PIXELS, ofPixels, type Pixels, sharp } from './picture-library.ts';

/** The longest side worked with: A4 at 300 dpi, more than any centre asks for. */
const LONGEST_SIDE = 3508;
/** A phone's picture has 8 to 48 million; its decoder holds each pixel in 8 bytes. */
const MOST_HEIC_PIXELS = 40_000_000;

/** What a file says of its picture before a pixel is decoded. */
export type PictureHead = {
  readonly type: PictureType;
  /** As seen, after turning. */
  readonly width: number;
  readonly height: number;
  readonly dpi: number | null;
  readonly turned: boolean;
  readonly alpha: boolean;
  /** Pages of a TIFF, pictures of a moving one. */
  readonly pages: number;
  readonly moving: boolean;
  /** Grey or sRGB, 8 bits: as every viewer shows it. */
  readonly ordinary: boolean;
};

export async function readHead(bytes: Uint8Array, type: PictureType): Promise<Result<PictureHead, Refusal>> {
  if (type === 'image/bmp') {
    const size = bmpSize(bytes);
    return size === null
      ? DAMAGED
      : counted({ type, ...size, dpi: null, turned: false, alpha: false, pages: 1, moving: false, ordinary: true }, MOST_PIXELS);
  }
  try {
    const found = await sharp(bytes, { limitInputPixels: false }).metadata();
    const turned = (found.orientation ?? 1) > 1;
    const lying = (found.orientation ?? 1) >= 5;
    const frame = found.pageHeight ?? found.height;
    const density = Math.round(found.density ?? 0);
    return counted(
      {
        type,
        width: lying ? frame : found.width,
        height: lying ? found.width : frame,
        // 72 is what writers put where nobody knows.
        dpi: density > 72 && density <= 2400 ? density : null,
        turned,
        alpha: found.hasAlpha,
        pages: type === 'image/tiff' ? (found.pages ?? 1) : 1,
        moving: type !== 'image/tiff' && (found.pages ?? 1) > 1,
        ordinary: (found.space === 'srgb' || found.space === 'b-w') && found.depth === 'uchar',
      },
      type.startsWith('image/hei') ? MOST_HEIC_PIXELS : MOST_PIXELS,
    );
  } catch {
    return DAMAGED;
  }
}

function counted(head: PictureHead, most: number): Result<PictureHead, Refusal> {
  const found = head.width * head.height;
  return found > most ? hostile('too-many-pixels', { found, most }) : ok(head);
}

/**
 * The pixels as they are seen: turned, in sRGB or grey, 8 bits, transparent parts white, no side longer than A4 at 300 dpi, or than `longest` (a
 * JPEG is decoded small then, in a fraction of the time). Damage is no picture.
 */
export async function decodePixels(
  bytes: Uint8Array,
  head: PictureHead,
  page = 0,
  longest = LONGEST_SIDE,
): Promise<Result<Pixels, Refusal>> {
  try {
    const source = await sourceOf(bytes, head, page);
    if (source === null) {
      return DAMAGED;
    }
    const side = Math.min(longest, LONGEST_SIDE);
    const { data, info } = await source
      .flatten({ background: '#ffffff' })
      .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true });
    return info.channels === 1 || info.channels === 3
      ? ok({ data, width: info.width, height: info.height, channels: info.channels })
      : DAMAGED;
  } catch {
    return DAMAGED;
  }
}

async function sourceOf(bytes: Uint8Array, head: PictureHead, page: number) {
  if (head.type === 'image/bmp') {
    const bitmap = decodeBmp(bytes);
    return bitmap === null ? null : ofPixels({ ...bitmap, data: Buffer.from(bitmap.data.buffer), channels: 3 });
  }
  if (head.type.startsWith('image/hei')) {
    // Half a second to load, and needed by phones only.
    const { default: decodeHeic } = await import('heic-decode');
    const { data, width, height } = await decodeHeic({ buffer: bytes });
    return sharp(Buffer.from(data.buffer), { raw: { width, height, channels: 4 }, limitInputPixels: MOST_HEIC_PIXELS });
  }
  const picture = sharp(bytes, { failOn: 'error', limitInputPixels: MOST_PIXELS, page, pages: 1 }).autoOrient();
  const { space } = await sharp(bytes, { limitInputPixels: false }).metadata();
  return picture.toColourspace(space === 'b-w' || space === 'grey16' ? 'b-w' : 'srgb');
}
