import type { Buffer } from 'node:buffer';

/** What is known of a run of bytes without reading it again: bits of `TextFlags`, or-ed over its bytes by `BYTE_FLAGS`. */
export const HAS_AMPERSAND = 1;
export const HAS_CARRIAGE_RETURN = 2;
/** `_x000D_` and the like begin with one. */
export const HAS_UNDERSCORE = 4;
export const HAS_BEYOND_ASCII = 8;
export const HAS_INK = 16;
/** Characters are meant literally: `&` begins nothing. */
export const IS_CDATA = 32;
/** A line feed or tab: the same in text, a blank in an attribute. */
export const HAS_LINE_FEED = 64;
export const HAS_LESS = 128;

export const BYTE_FLAGS = Uint8Array.from({ length: 256 }, (_, byte) => {
  switch (String.fromCharCode(byte)) {
    case ' ':
      return 0;
    case '\t':
    case '\n':
      return HAS_LINE_FEED;
    case '\r':
      return HAS_CARRIAGE_RETURN;
    case '&':
      return HAS_INK | HAS_AMPERSAND;
    case '<':
      return HAS_INK | HAS_LESS;
    case '_':
      return HAS_INK | HAS_UNDERSCORE;
    default:
      return byte >= 0x80 ? HAS_INK | HAS_BEYOND_ASCII : HAS_INK;
  }
});

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** The characters of an XML text run, with line ends and references resolved; null when a reference means nothing. */
export function decodeText(bytes: Buffer, start: number, end: number, flags: number): string | null {
  const text = (flags & HAS_BEYOND_ASCII) === 0 ? bytes.toString('latin1', start, end) : bytes.toString('utf8', start, end);
  if ((flags & (HAS_AMPERSAND | HAS_CARRIAGE_RETURN)) === 0) {
    return text;
  }
  const lines = (flags & HAS_CARRIAGE_RETURN) === 0 ? text : text.replaceAll('\r\n', '\n').replaceAll('\r', '\n');
  return (flags & HAS_AMPERSAND) === 0 || (flags & IS_CDATA) !== 0 ? lines : resolveReferences(lines);
}

/** An attribute's value: as text, and every white character is a blank. */
export function decodeAttribute(text: string): string | null {
  return resolveReferences(text.replaceAll('\r\n', ' ').replaceAll(/[\t\n\r]/g, ' '));
}

function resolveReferences(text: string): string | null {
  let resolved = '';
  let from = 0;
  for (let at = text.indexOf('&'); at >= 0; at = text.indexOf('&', from)) {
    const end = text.indexOf(';', at);
    const character = end < 0 ? null : referenced(text.slice(at + 1, end));
    if (character === null) {
      return null;
    }
    resolved += text.slice(from, at) + character;
    from = end + 1;
  }
  return resolved + text.slice(from);
}

function referenced(name: string): string | null {
  const number = /^#(?:x([0-9A-Fa-f]{1,6})|(\d{1,7}))$/.exec(name);
  if (number === null) {
    return NAMED[name] ?? null;
  }
  const code = number[1] === undefined ? Number(number[2]) : Number.parseInt(number[1], 16);
  const exists = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
  return exists ? String.fromCodePoint(code) : null;
}

/** Spreadsheets write what XML cannot hold as `_x000D_`, and a literal `_x` as `_x005F_x` (ECMA-376 ST_Xstring). */
export function unescapeUnderscores(text: string): string {
  if (!text.includes('_x')) {
    return text;
  }
  return text.replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))).toWellFormed();
}
