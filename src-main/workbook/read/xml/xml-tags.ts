import { Buffer } from 'node:buffer';
import { XmlBytes } from './xml-bytes.ts';
import { type Vocabulary, XmlNames } from './xml-names.ts';
import { BYTE_FLAGS, decodeAttribute, HAS_AMPERSAND, HAS_CARRIAGE_RETURN, HAS_LESS, HAS_LINE_FEED } from './xml-text.ts';

/** Where a tag ends, when it does not. */
export const UNENDED = -1;
export const ILL_FORMED = -2;

const GREATER = 0x3e;
const SLASH = 0x2f;
const EQUALS = 0x3d;
const DOUBLE_QUOTE = 0x22;
const SINGLE_QUOTE = 0x27;
const LETTER_M = 0x6d;
const LETTER_X = 0x78;

/** By byte: 0 goes on with a name, IS_BLANK and 2 end it. */
export const ENDS_NAME = new Uint8Array(256);
const IS_BLANK = 1;
ENDS_NAME.fill(IS_BLANK, 0, 0x21);
for (const byte of Buffer.from('/>=<"\'&')) {
  ENDS_NAME[byte] = 2;
}

/** The inside of tags: attributes and the namespaces they declare. */
export class XmlTags extends XmlBytes {
  /** The element has no END of its own. */
  selfClosing = false;
  /** Four numbers an attribute: where in `bytes` its name and its value start and end. */
  attributes = new Int32Array(4 * 32);
  attributeCount = 0;
  /** Some value has a reference or a line end, so that its bytes are not its characters. */
  attributesNeedDecoding = false;

  protected readonly names: XmlNames;
  /** Some attribute's name begins like `xmlns`. */
  protected mayDeclare = false;
  /** The depth of a self-closing element that declares namespaces, until the next token; 0 for none. */
  protected declaredInPassing = 0;

  constructor(vocabulary: Vocabulary) {
    super();
    this.names = new XmlNames(vocabulary);
  }

  /** The value of the attribute with this local name in this namespace (none: ''), or null. */
  attribute(local: string, address = ''): string | null {
    for (let index = 0; index < this.attributeCount; index += 1) {
      const name = this.bytes.toString('utf8', this.attributes[4 * index], this.attributes[4 * index + 1]);
      const colon = name.indexOf(':');
      if (name.slice(colon + 1) === local && (colon < 0 ? '' : this.names.addressOf(name.slice(0, colon))) === address) {
        return this.attributeText(index);
      }
    }
    return null;
  }

  attributeText(index: number): string {
    const value = this.bytes.toString('utf8', this.attributes[4 * index + 2], this.attributes[4 * index + 3]);
    return this.attributesNeedDecoding ? (decodeAttribute(value) ?? value) : value;
  }

  /** The namespace a prefix stands for here. */
  addressOf(prefix: string): string | null {
    return this.names.addressOf(prefix);
  }

  /** Notes the attributes from `start` on; where the tag ends, or UNENDED, or ILL_FORMED. */
  protected readAttributes(start: number): number {
    const { bytes, limit } = this;
    let flags = 0;
    let count = 0;
    let apart = false;
    let at = start;
    this.mayDeclare = false;
    for (;;) {
      if (at >= limit) {
        return UNENDED;
      }
      const first = bytes[at] ?? 0;
      if (ENDS_NAME[first] === IS_BLANK) {
        apart = true;
        at += 1;
        continue;
      }
      if (first === GREATER || first === SLASH) {
        break;
      }
      const nameStart = at;
      while (at < limit && ENDS_NAME[bytes[at] ?? 0] === 0) {
        at += 1;
      }
      const nameEnd = at;
      const quote = this.openingQuote(nameEnd);
      if (quote < 0 || !apart || nameEnd === nameStart) {
        return quote === UNENDED ? UNENDED : ILL_FORMED;
      }
      const mark = bytes[quote] ?? 0;
      at = quote + 1;
      for (; at < limit; at += 1) {
        const byte = bytes[at] ?? 0;
        if (byte === mark) {
          break;
        }
        flags |= BYTE_FLAGS[byte] ?? 0;
      }
      if (at >= limit) {
        return UNENDED;
      }
      if (count === this.attributes.length) {
        this.attributes = doubled(this.attributes);
      }
      const { attributes } = this;
      attributes[count] = nameStart;
      attributes[count + 1] = nameEnd;
      attributes[count + 2] = quote + 1;
      attributes[count + 3] = at;
      count += 4;
      at += 1;
      apart = false;
      if (first === LETTER_X && bytes[nameStart + 1] === LETTER_M) {
        this.mayDeclare = true;
      }
    }
    this.attributeCount = count >> 2;
    this.attributesNeedDecoding = (flags & (HAS_AMPERSAND | HAS_CARRIAGE_RETURN | HAS_LINE_FEED)) !== 0;
    this.selfClosing = bytes[at] === SLASH;
    const end = this.selfClosing ? at + 1 : at;
    if (end >= limit) {
      return UNENDED;
    }
    return bytes[end] === GREATER && (flags & HAS_LESS) === 0 ? end + 1 : ILL_FORMED;
  }

  /** The quote that opens a value, past `=` and blanks; or UNENDED, or ILL_FORMED. */
  private openingQuote(nameEnd: number): number {
    const { bytes, limit } = this;
    const equals = this.pastBlanks(nameEnd);
    const quote = equals < limit ? this.pastBlanks(equals + 1) : limit;
    if (quote >= limit) {
      return UNENDED;
    }
    const mark = bytes[quote] ?? 0;
    return bytes[equals] === EQUALS && (mark === DOUBLE_QUOTE || mark === SINGLE_QUOTE) ? quote : ILL_FORMED;
  }

  protected pastBlanks(start: number): number {
    const { bytes, limit } = this;
    let at = start;
    while (at < limit && ENDS_NAME[bytes[at] ?? 0] === IS_BLANK) {
      at += 1;
    }
    return at;
  }

  protected declareNamespaces(depth: number): void {
    for (let index = 0; index < this.attributeCount; index += 1) {
      const name = this.bytes.toString('latin1', this.attributes[4 * index], this.attributes[4 * index + 1]);
      if (name === 'xmlns' || name.startsWith('xmlns:')) {
        this.names.declare(depth, name.slice(6), this.attributeText(index));
        this.declaredInPassing = this.selfClosing ? depth : 0;
      }
    }
  }
}

function doubled(list: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(2 * list.length);
  larger.set(list);
  return larger;
}
