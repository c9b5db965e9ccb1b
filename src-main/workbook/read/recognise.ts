import type { LooksLike, OtherWorkbookFormat } from './refusal.ts';
import { decodedHead, type FoundEncoding, findEncoding } from './text/text-encoding.ts';

/** What bytes are, as far as their beginning tells. */
export type Recognised =
  | { readonly is: 'zip' | 'compound' | 'spreadsheetml' }
  | { readonly is: 'html' | 'delimited'; readonly encoding: FoundEncoding }
  | { readonly is: 'other-format'; readonly format: OtherWorkbookFormat }
  | { readonly is: 'not-a-workbook'; readonly looksLike: LooksLike }
  | { readonly is: 'unreadable-text' };

const HEAD = 4096;

const SIGNATURES: readonly (readonly [string, Recognised])[] = [
  ['504b0304', { is: 'zip' }],
  ['504b0506', { is: 'zip' }],
  ['d0cf11e0a1b11ae1', { is: 'compound' }],
  ['25504446', { is: 'not-a-workbook', looksLike: 'pdf' }],
  ['ffd8ff', { is: 'not-a-workbook', looksLike: 'picture' }],
  ['89504e47', { is: 'not-a-workbook', looksLike: 'picture' }],
  ['47494638', { is: 'not-a-workbook', looksLike: 'picture' }],
  ['49492a00', { is: 'not-a-workbook', looksLike: 'picture' }],
  ['4d4d002a', { is: 'not-a-workbook', looksLike: 'picture' }],
  ['7b5c727466', { is: 'not-a-workbook', looksLike: 'word' }],
  ['52617221', { is: 'not-a-workbook', looksLike: 'archive' }],
  ['377abcaf271c', { is: 'not-a-workbook', looksLike: 'archive' }],
  ['1f8b', { is: 'not-a-workbook', looksLike: 'archive' }],
  // Excel 2 to 4, and 5 without its container.
  ['090004000', { is: 'other-format', format: 'xls-95' }],
  ['090206000', { is: 'other-format', format: 'xls-95' }],
  ['090406000', { is: 'other-format', format: 'xls-95' }],
  ['09080', { is: 'other-format', format: 'xls-95' }],
];

/** Decides by the bytes; names and endings are not looked at. */
export function recogniseFormat(bytes: Uint8Array): Recognised {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(16, bytes.length)).toString('hex');
  const signed = SIGNATURES.find(([signature]) => start.startsWith(signature));
  if (signed !== undefined) {
    return signed[1];
  }
  const shown = shownHead(bytes);
  if (/^MIME-Version:/i.test(shown) && /multipart\/related/i.test(shown)) {
    return { is: 'other-format', format: 'mhtml' };
  }
  if (shown.includes('urn:schemas-microsoft-com:office:spreadsheet') && /^<(\?xml|[\w-]*:?Workbook)/.test(shown) && !/<html/i.test(shown)) {
    return { is: 'spreadsheetml' };
  }
  const isMarkup =
    /^<(!doctype|html|head|meta|body|table|style|div|center|!--)/i.test(shown) ||
    (shown.startsWith('<') && /<(html|table)[\s>]/i.test(shown));
  const encoding = findEncoding(bytes, isMarkup ? declaredInHtml(shown) : null);
  if (encoding === null) {
    return looksBinary(bytes) ? { is: 'not-a-workbook', looksLike: 'binary' } : { is: 'unreadable-text' };
  }
  if (isMarkup) {
    return { is: 'html', encoding };
  }
  return shown.startsWith('<?xml') ? { is: 'not-a-workbook', looksLike: 'xml' } : { is: 'delimited', encoding };
}

/** The beginning as characters; for looking at ASCII words only, so any bytes of more than one are as good as any. */
function shownHead(bytes: Uint8Array): string {
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
  const head =
    utf16 === null ? Buffer.from(bytes.subarray(0, HEAD)).toString('latin1') : decodedHead(bytes, { encoding: utf16, mark: 2 }, HEAD);
  return head.replace(/^(ï»¿)?\s*/, '');
}

function declaredInHtml(shown: string): 'gb18030' | 'utf-8' | null {
  const label = /charset\s*=\s*["']?\s*([\w-]+)/i.exec(shown)?.[1]?.toLowerCase();
  return label === undefined ? null : /^(gb2312|gbk|gb18030|gb_2312-80|x-gbk)$/.test(label) ? 'gb18030' : 'utf-8';
}

function looksBinary(bytes: Uint8Array): boolean {
  return bytes.subarray(0, HEAD).some((byte) => byte < 0x09);
}
