import { Buffer } from 'node:buffer';
import { TextDecoder } from 'node:util';

/** What an XML text is written in: a label TextDecoder may know, and how many bytes of mark come first. */
export type XmlEncoding = { readonly label: string; readonly mark: number };

const LONGEST_DECLARATION = 1024;
const MARKS: readonly (readonly [readonly number[], XmlEncoding])[] = [
  [[0xef, 0xbb, 0xbf], { label: 'utf-8', mark: 3 }],
  [[0xff, 0xfe], { label: 'utf-16le', mark: 2 }],
  [[0xfe, 0xff], { label: 'utf-16be', mark: 2 }],
  [[0x3c, 0x00], { label: 'utf-16le', mark: 0 }],
  [[0x00, 0x3c], { label: 'utf-16be', mark: 0 }],
];

/** The encoding by mark, by shape or by the XML declaration; null when that needs more bytes than `head` has. */
export function encodingOfXml(head: Uint8Array, whole: boolean): XmlEncoding | null {
  if (head.length < 4 && !whole) {
    return null;
  }
  const marked = MARKS.find(([bytes]) => bytes.every((byte, index) => head[index] === byte));
  if (marked !== undefined) {
    return marked[1];
  }
  const text = Buffer.from(head.buffer, head.byteOffset, Math.min(head.length, LONGEST_DECLARATION)).toString('latin1');
  if (!text.startsWith('<?xml')) {
    return '<?xml'.startsWith(text) && !whole ? null : { label: 'utf-8', mark: 0 };
  }
  const end = text.indexOf('?>');
  if (end < 0 && !whole && head.length < LONGEST_DECLARATION) {
    return null;
  }
  const declared = /encoding\s*=\s*["']([A-Za-z][\w.:-]*)["']/.exec(end < 0 ? text : text.slice(0, end))?.[1]?.toLowerCase() ?? 'utf-8';
  // Bytes that read as ASCII are no UTF-16, whatever they say.
  return { label: /^(utf-?(8|16\w*)|us-ascii|ascii)$/.test(declared) ? 'utf-8' : declared, mark: 0 };
}

/** Turns an XML text in pieces into UTF-8. UTF-8 itself passes untouched (and unchecked: the tokens check it). */
export class XmlToUtf8 {
  /** Set once known. */
  label: string | null = null;
  private head = Buffer.alloc(0);
  private decoder: TextDecoder | null = null;

  /** The next UTF-8 bytes; null when the text cannot be read in its encoding. */
  push(piece: Uint8Array, final: boolean): Uint8Array | null {
    if (this.label === null) {
      const head = Buffer.concat([this.head, piece]);
      const encoding = encodingOfXml(head, final);
      if (encoding === null) {
        this.head = head;
        return new Uint8Array(0);
      }
      this.label = encoding.label;
      this.head = Buffer.alloc(0);
      return this.begin(encoding, head.subarray(encoding.mark), final);
    }
    return this.decoder === null ? piece : decoded(this.decoder, piece, final);
  }

  private begin({ label }: XmlEncoding, piece: Uint8Array, final: boolean): Uint8Array | null {
    if (label === 'utf-8') {
      return piece;
    }
    try {
      this.decoder = new TextDecoder(label, { fatal: true });
    } catch {
      return null;
    }
    return decoded(this.decoder, piece, final);
  }
}

function decoded(decoder: TextDecoder, piece: Uint8Array, final: boolean): Uint8Array | null {
  try {
    return Buffer.from(decoder.decode(piece, { stream: !final }));
  } catch {
    return null;
  }
}
