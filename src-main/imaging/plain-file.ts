const END_OF_IMAGE = 0xd9;
const START_OF_SCAN = 0xda;
/** JFIF, EXIF or a colour profile, Adobe's colour note: what a picture needs to be seen as it was meant. */
const JPEG_NOTES: Readonly<Record<number, readonly string[]>> = {
  0xe0: ['JFIF', 'JFXX'],
  0xe1: ['Exif'],
  0xe2: ['ICC_PROFILE'],
  0xee: ['Adobe'],
};
const PNG_CHUNKS = new Set([
  'IHDR',
  'PLTE',
  'IDAT',
  'IEND',
  'gAMA',
  'cHRM',
  'sRGB',
  'iCCP',
  'pHYs',
  'sBIT',
  'bKGD',
  'hIST',
  'tIME',
  'eXIf',
  'tRNS',
]);

/** True when nothing lies in or behind a JPEG but what is needed to show it: no comments, no foreign data, nothing after its end. */
export function isPlainJpeg(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 2; at + 2 <= bytes.length; ) {
    const marker = bytes[at + 1] ?? 0;
    if (bytes[at] !== 0xff) {
      return false;
    }
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === END_OF_IMAGE) {
      return at + 2 === bytes.length;
    }
    if (at + 4 > bytes.length) {
      return false;
    }
    const isNote = (marker >= 0xe0 && marker <= 0xef) || marker === 0xfe;
    if (isNote && !(JPEG_NOTES[marker] ?? []).some((name) => latin1(bytes, at + 4, name.length) === name)) {
      return false;
    }
    const end = at + 2 + view.getUint16(at + 2);
    at = marker === START_OF_SCAN ? afterScan(bytes, end) : end;
  }
  return false;
}

/** The place of the next marker after the picture data: data bytes of 255 are followed by 0, restarts by D0 to D7. */
function afterScan(bytes: Uint8Array, from: number): number {
  for (let at = from; at + 1 < bytes.length; at += 1) {
    const next = bytes[at + 1] ?? 0;
    if (bytes[at] === 0xff && next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) {
      return at;
    }
  }
  return bytes.length;
}

/** True when a PNG has no text, no animation, no foreign chunk, and nothing after its end. */
export function isPlainPng(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 8; at + 12 <= bytes.length; ) {
    const type = latin1(bytes, at + 4, 4);
    if (!PNG_CHUNKS.has(type)) {
      return false;
    }
    at += 12 + view.getUint32(at);
    if (type === 'IEND') {
      return at === bytes.length;
    }
  }
  return false;
}

function latin1(bytes: Uint8Array, from: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(from, from + length));
}
