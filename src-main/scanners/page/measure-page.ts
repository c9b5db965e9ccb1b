import { crc32 } from 'node:zlib';

/** `channels` 1 is grey or bilevel, 3 is colour; `bits` a channel. Width and height in pixels. */
export type MeasuredPage = {
  readonly mediaType: 'image/jpeg' | 'image/png';
  readonly width: number;
  readonly height: number;
  readonly channels: number;
  readonly bits: number;
};

/** What a page is by its own structure, walked from its first byte to its end; null when it is neither JPEG nor PNG, or not whole. */
export function measurePage(bytes: Uint8Array): MeasuredPage | null {
  return bytes[0] === 0xff ? measureJpeg(bytes) : measurePng(bytes);
}

const START_OF_SCAN = 0xda;
const END_OF_IMAGE = 0xd9;
const NUMBER_OF_LINES = 0xdc;
/** Frame headers; C4, C8 and CC lie among them and are something else. */
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

function measureJpeg(bytes: Uint8Array): MeasuredPage | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 4 || view.getUint16(0) !== 0xffd8) {
    return null;
  }
  const frame = { marker: 0, width: 0, height: 0, channels: 0, bits: 0 };
  let dataBytes = 0;
  for (let at = 2; at + 1 < bytes.length; ) {
    const marker = bytes[at + 1] ?? 0;
    if (bytes[at] !== 0xff) {
      return null;
    }
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === END_OF_IMAGE) {
      return dataBytes > 0 && isEnough({ ...frame, dataBytes }) ? { mediaType: 'image/jpeg', ...picture(frame) } : null;
    }
    if (at + 4 > bytes.length) {
      return null;
    }
    const next = at + 2 + view.getUint16(at + 2);
    if (isFrame(marker) && at + 10 <= bytes.length) {
      frame.marker = marker;
      frame.bits = bytes[at + 4] ?? 0;
      frame.height = view.getUint16(at + 5);
      frame.width = view.getUint16(at + 7);
      frame.channels = bytes[at + 9] ?? 0;
    }
    // A feeder that does not know how long a sheet will be says so after the picture.
    if (marker === NUMBER_OF_LINES && at + 6 <= bytes.length) {
      frame.height = view.getUint16(at + 4);
    }
    at = next;
    if (marker === START_OF_SCAN) {
      at = endOfData(bytes, next);
      dataBytes += at - next;
    }
  }
  return null;
}

function picture({ width, height, channels, bits }: Omit<MeasuredPage, 'mediaType'>): Omit<MeasuredPage, 'mediaType'> {
  return { width, height, channels, bits };
}

/** The next marker that is neither a stuffed byte nor a restart; the length of the file where there is none. */
function endOfData(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0 && at + 1 < bytes.length; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) {
      return at;
    }
  }
  return bytes.length;
}

/**
 * A device that lost half a page may still write the end mark. Of a sequential Huffman picture every block of 8 by 8 takes two codes of one
 * bit or more, so less than that is not the whole of it.
 */
function isEnough(found: { readonly marker: number; readonly width: number; readonly height: number; readonly dataBytes: number }) {
  const blocks = Math.ceil(found.width / 8) * Math.ceil(found.height / 8);
  return blocks > 0 && (found.marker > 0xc1 || found.dataBytes * 4 >= blocks);
}

const PNG_SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
/** Length, type and checksum around a chunk's data. */
const CHUNK_FRAME = 12;

function measurePng(bytes: Uint8Array): MeasuredPage | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!PNG_SIGNATURE.every((byte, index) => bytes[index] === byte)) {
    return null;
  }
  let page: MeasuredPage | null = null;
  let hasData = false;
  for (let at = PNG_SIGNATURE.length; at + CHUNK_FRAME <= bytes.length; ) {
    const length = view.getUint32(at);
    const end = at + CHUNK_FRAME + length;
    if (end > bytes.length || crc32(bytes.subarray(at + 4, end - 4)) !== view.getUint32(end - 4)) {
      return null;
    }
    const type = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (type === 'IHDR' && length === 13) {
      const colourKind = bytes[at + 17] ?? 0;
      page = {
        mediaType: 'image/png',
        width: view.getUint32(at + 8),
        height: view.getUint32(at + 12),
        channels: (colourKind & 2) === 0 ? 1 : 3,
        bits: bytes[at + 16] ?? 0,
      };
    }
    hasData ||= type === 'IDAT' && length > 0;
    if (type === 'IEND') {
      return hasData && page !== null && page.width > 0 && page.height > 0 ? page : null;
    }
    at = end;
  }
  return null;
}
