import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32, createInflate } from 'node:zlib';
import type { ScannedPage } from '../engine/ports/scanners.ts';

/** In pixels. */
export type PageSize = { readonly width: number; readonly height: number };
const MM_PER_INCH = 25.4;
/** Drivers round to whole bytes and to steps of their own. */
const TOLERANCE = 0.02;

export const A4 = { width: 210, height: 297 } as const;

/** Pixels of an area given in millimetres. */
export function pixelsOf(millimetres: PageSize, dpi: number): PageSize {
  return { width: (millimetres.width * dpi) / MM_PER_INCH, height: (millimetres.height * dpi) / MM_PER_INCH };
}

/**
 * The page when it is whole and as large as was asked for within 2 %, else null. A driver that "rounds" 99,999 dpi to 1 answers with
 * success and a picture of 8 by 12 points. A PNG is decompressed to its last row; of a JPEG all segments and its end are looked for.
 */
export async function checkPage(bytes: Uint8Array, asked: PageSize): Promise<ScannedPage | null> {
  const png = readPng(bytes);
  const size = png ?? sizeOfJpeg(bytes);
  if (size === null || !isNear(size.width, asked.width) || !isNear(size.height, asked.height)) {
    return null;
  }
  if (png === null) {
    return { bytes, mediaType: 'image/jpeg' };
  }
  return (await inflatedLength(png.data, png.rawBytes)) === png.rawBytes ? { bytes, mediaType: 'image/png' } : null;
}

function isNear(found: number, asked: number): boolean {
  return Math.abs(found - asked) <= asked * TOLERANCE + 1;
}

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** The size of a JPEG whose segments follow each other from its start to its end; null for anything else. */
function sizeOfJpeg(bytes: Uint8Array): PageSize | null {
  const view = viewOf(bytes);
  const end = bytes.length - 2;
  if (bytes.length < 4 || view.getUint16(0) !== 0xffd8 || view.getUint16(end) !== 0xffd9) {
    return null;
  }
  let size: PageSize | null = null;
  for (let at = 2; at + 4 <= end; ) {
    const marker = view.getUint16(at);
    if (marker === 0xffda) {
      return size;
    }
    const length = view.getUint16(at + 2);
    // Frame headers; C4, C8 and CC lie among them and are something else.
    if (marker >= 0xffc0 && marker <= 0xffcf && ![0xffc4, 0xffc8, 0xffcc].includes(marker) && at + 9 <= end) {
      size = { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    }
    if (marker < 0xffc0 || length < 2) {
      return null;
    }
    at += 2 + length;
  }
  return null;
}

const PNG_SIGNATURE = '89504e470d0a1a0a';
/** Length, type and checksum around a chunk's data. */
const CHUNK_FRAME = 12;
/** Samples a pixel by colour type. */
const SAMPLES: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

type Png = PageSize & { readonly rawBytes: number; readonly data: readonly Uint8Array[] };

/** A PNG whose chunks all have their checksum, not interlaced, as scanner drivers write them; null for anything else. */
function readPng(bytes: Uint8Array): Png | null {
  if (Buffer.from(bytes.subarray(0, 8)).toString('hex') !== PNG_SIGNATURE) {
    return null;
  }
  const view = viewOf(bytes);
  const data: Uint8Array[] = [];
  let header: Omit<Png, 'data'> | null = null;
  for (let at = 8; at + CHUNK_FRAME <= bytes.length; ) {
    const length = view.getUint32(at);
    const end = at + CHUNK_FRAME + length;
    if (end > bytes.length || crc32(bytes.subarray(at + 4, end - 4)) !== view.getUint32(end - 4)) {
      return null;
    }
    const type = Buffer.from(bytes.subarray(at + 4, at + 8)).toString('latin1');
    if (type === 'IHDR' && length === 13) {
      const [width, height] = [view.getUint32(at + 8), view.getUint32(at + 12)];
      const bits = view.getUint8(at + 16) * (SAMPLES[view.getUint8(at + 17)] ?? 0);
      const isInterlaced = view.getUint8(at + 20) !== 0;
      header = isInterlaced ? null : { width, height, rawBytes: (Math.ceil((width * bits) / 8) + 1) * height };
    } else if (type === 'IDAT') {
      data.push(bytes.subarray(at + 8, end - 4));
    } else if (type === 'IEND') {
      return header === null ? null : { ...header, data };
    }
    at = end;
  }
  return null;
}

/** Counts without keeping: a page is tens of megabytes when it is decompressed. Stops counting beyond what is expected. */
async function inflatedLength(data: readonly Uint8Array[], expected: number): Promise<number> {
  let length = 0;
  const count = new Writable({
    write(piece: Uint8Array, _encoding, done) {
      length += piece.length;
      done(length > expected ? new Error('more than its header says') : null);
    },
  });
  try {
    await pipeline(data, createInflate(), count);
  } catch {
    return -1;
  }
  return length;
}
