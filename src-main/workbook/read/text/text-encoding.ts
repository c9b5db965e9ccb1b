import { Buffer, isUtf8 } from 'node:buffer';
import { TextDecoder } from 'node:util';
import type { TextEncoding } from '../opened-workbook.ts';

/** `mark`: bytes of byte order mark before the text. */
export type FoundEncoding = { readonly encoding: TextEncoding; readonly mark: number };

const PIECE = 256 * 1024;
const SAMPLE = 4096;

/**
 * What a text is written in: by its mark, else UTF-8 if all of it is, else GB18030 if all of it is. Null when it is none of them or no text
 * at all. `preferred`, from a declaration inside, goes first where the bytes allow it.
 */
export function findEncoding(bytes: Uint8Array, preferred: TextEncoding | null = null): FoundEncoding | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
    return fits(bytes, 'utf-8') ? { encoding: 'utf-8', mark: 3 } : null;
  }
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    const encoding = bytes[0] === 0xff ? 'utf-16le' : 'utf-16be';
    return fits(bytes, encoding) ? { encoding, mark: 2 } : null;
  }
  const unmarked = unmarkedUtf16(bytes);
  const order: readonly TextEncoding[] =
    unmarked !== null ? [unmarked] : preferred === 'gb18030' ? ['gb18030', 'utf-8'] : ['utf-8', 'gb18030'];
  const encoding = order.find((each) => fits(bytes, each));
  return encoding === undefined ? null : { encoding, mark: 0 };
}

/** The text in pieces, cut between characters. Only for an encoding that was found to fit. */
export function* decodedPieces(
  bytes: Uint8Array,
  { encoding, mark }: FoundEncoding,
): Generator<{ readonly text: string; readonly read: number }> {
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  for (let at = mark; at < bytes.length || at === mark; at += PIECE) {
    const end = Math.min(at + PIECE, bytes.length);
    yield { text: decoder.decode(bytes.subarray(at, end), { stream: end < bytes.length }), read: end };
  }
}

/** The first characters of a text, for looking at. */
export function decodedHead(bytes: Uint8Array, { encoding, mark }: FoundEncoding, length: number): string {
  return new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes.subarray(mark, mark + length), { stream: true });
}

function fits(bytes: Uint8Array, encoding: TextEncoding): boolean {
  if (encoding === 'utf-8') {
    return isUtf8(bytes) && isText(bytes);
  }
  if (encoding === 'gb18030' && !isText(bytes)) {
    return false;
  }
  try {
    const decoder = new TextDecoder(encoding, { fatal: true });
    for (let at = 0; at < bytes.length; at += PIECE) {
      const end = Math.min(at + PIECE, bytes.length);
      decoder.decode(bytes.subarray(at, end), { stream: end < bytes.length });
    }
    return true;
  } catch {
    return false;
  }
}

/** Texts of our kind have no control characters but tab, line ends, form feed and the end mark of DOS. */
function isText(bytes: Uint8Array): boolean {
  for (const byte of bytes) {
    if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d && byte !== 0x0c && byte !== 0x1a) {
      return false;
    }
  }
  return true;
}

/** UTF-16 without a mark: nearly every second byte of a table's digits, commas and line ends is 0. */
function unmarkedUtf16(bytes: Uint8Array): TextEncoding | null {
  const sample = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, SAMPLE));
  const zeros = [0, 0];
  for (const [at, byte] of sample.entries()) {
    zeros[at % 2] = (zeros[at % 2] ?? 0) + (byte === 0 ? 1 : 0);
  }
  const [even = 0, odd = 0] = zeros;
  if (sample.length < 4 || even + odd < sample.length / 16 || (even > 0 && odd > 0)) {
    return null;
  }
  return odd > 0 ? 'utf-16le' : 'utf-16be';
}
