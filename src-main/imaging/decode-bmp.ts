/** 8-bit RGB, rows from the top. */
export type Bitmap = { readonly width: number; readonly height: number; readonly data: Uint8Array };

const FILE_HEADER = 14;
const UNCOMPRESSED = 0;
const BITFIELDS = 3;

/** The size a BMP says it has, without looking at its pixels; null when it is none. */
export function bmpSize(bytes: Uint8Array): { readonly width: number; readonly height: number } | null {
  if (bytes.length < FILE_HEADER + 40 || bytes[0] !== 0x42 || bytes[1] !== 0x4d) {
    return null;
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const width = view.getInt32(18, true);
  const height = Math.abs(view.getInt32(22, true));
  return width > 0 && height > 0 ? { width, height } : null;
}

/**
 * A BMP as Windows scanner drivers and screenshots write it: 1, 4 or 8 bits with a palette, 24 or 32 bits, bottom-up or top-down, uncompressed
 * (32 bits also with the usual masks). Null for anything else and for what is cut off. sharp reads none.
 */
export function decodeBmp(bytes: Uint8Array): Bitmap | null {
  const size = bmpSize(bytes);
  if (size === null) {
    return null;
  }
  const { width, height } = size;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const pixelsAt = view.getUint32(10, true);
  const headerLength = view.getUint32(14, true);
  const topDown = view.getInt32(22, true) < 0;
  const bits = view.getUint16(28, true);
  const compression = view.getUint32(30, true);
  const plain = compression === UNCOMPRESSED || (compression === BITFIELDS && bits === 32 && view.getUint32(54, true) === 0xff0000);
  const stride = Math.ceil((width * bits) / 32) * 4;
  if (!plain || ![1, 4, 8, 24, 32].includes(bits) || pixelsAt + stride * height > bytes.length) {
    return null;
  }
  const paletteAt = FILE_HEADER + headerLength;
  const colours = bits <= 8 ? view.getUint32(46, true) || 2 ** bits : 0;
  if (paletteAt + colours * 4 > pixelsAt) {
    return null;
  }
  const data = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y += 1) {
    const row = pixelsAt + (topDown ? y : height - 1 - y) * stride;
    for (let x = 0; x < width; x += 1) {
      const at = bits <= 8 ? paletteAt + paletteIndex(bytes, row, x, bits) * 4 : row + (x * bits) / 8;
      if (bits <= 8 && at >= pixelsAt) {
        return null;
      }
      const to = (y * width + x) * 3;
      data[to] = bytes[at + 2] ?? 0;
      data[to + 1] = bytes[at + 1] ?? 0;
      data[to + 2] = bytes[at] ?? 0;
    }
  }
  return { width, height, data };
}

function paletteIndex(bytes: Uint8Array, row: number, x: number, bits: number): number {
  const byte = bytes[row + Math.floor((x * bits) / 8)] ?? 0;
  return (byte >> (8 - bits - ((x * bits) % 8))) & (2 ** bits - 1);
}
