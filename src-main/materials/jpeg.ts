const END_OF_IMAGE = 0xd9;
const START_OF_SCAN = 0xda;
/** Frame headers; C4, C8 and CC lie among them and are something else. */
const isFrame = (marker: number): boolean => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

/**
 * True when a JPEG has its start, a frame with a size, picture data, and an end after that data. Walks the segments instead of
 * searching, because the preview inside a photo has an end of its own. What cameras append after the end is no harm.
 */
export function isWholeJpeg(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 4 || view.getUint16(0) !== 0xffd8) {
    return false;
  }
  let hasFrame = false;
  for (let at = 2; at + 4 <= bytes.length; ) {
    if (bytes[at] !== 0xff) {
      return false;
    }
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker === START_OF_SCAN) {
      return hasFrame && endsAfter(bytes, at);
    }
    if (marker === END_OF_IMAGE) {
      return false;
    }
    if (isFrame(marker)) {
      hasFrame = at + 9 <= bytes.length && view.getUint16(at + 5) > 0 && view.getUint16(at + 7) > 0;
    }
    at += 2 + view.getUint16(at + 2);
  }
  return false;
}

function endsAfter(bytes: Uint8Array, scan: number): boolean {
  for (let at = bytes.length - 2; at > scan; at -= 1) {
    if (bytes[at] === 0xff && bytes[at + 1] === END_OF_IMAGE) {
      return true;
    }
  }
  return false;
}
