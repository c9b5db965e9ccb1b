import { lastCharacterEnd } from './xml-bytes.ts';
import { ENDS_NAME, ILL_FORMED, UNENDED, XmlTags } from './xml-tags.ts';
import { BYTE_FLAGS, decodeText, HAS_BEYOND_ASCII, HAS_CARRIAGE_RETURN, HAS_INK, HAS_UNDERSCORE, IS_CDATA } from './xml-text.ts';

/** What `next` found. */
export const NEED_MORE = 0;
export const START = 1;
export const END = 2;
export const TEXT = 3;
export const FINISHED = 4;
export const BROKEN = 5;
/** Nothing to tell: a comment was passed over. */
const NOTHING = -1;

export type XmlProblem = 'document-type' | 'malformed' | 'not-utf-8';

const IN_CONTENT = 0;
const IN_COMMENT = 1;
const IN_INSTRUCTION = 2;
const IN_CDATA = 3;
const IS_BROKEN = 4;

const LESS = 0x3c;
const GREATER = 0x3e;
const SLASH = 0x2f;
const EXCLAMATION = 0x21;
const QUESTION = 0x3f;
const AMPERSAND = 0x26;
const CARRIAGE_RETURN = 0x0d;

const LONGEST_TAG = 4 * 1024 * 1024;
/** A longer text comes in pieces. */
const LONGEST_WHOLE_TEXT = 64 * 1024;
const LONGEST_REFERENCE = 12;
const DEEPEST = 256;
const DOCTYPE = '<!DOCTYPE';
const OPENINGS: readonly (readonly [string, number])[] = [
  ['<!--', IN_COMMENT],
  ['<![CDATA[', IN_CDATA],
  [DOCTYPE, IS_BROKEN],
];
const CLOSINGS = ['', '-->', '?>', ']]>'];

/**
 * XML as tokens, over UTF-8 bytes in pieces cut anywhere. Made for speed: no string is made that nobody asks for; the fields describe the
 * token last found, and hold until the next call. Well-formedness is checked as far as its lack could harm a value: nesting, names of
 * end tags, quotes, references, UTF-8. A DOCTYPE ends the reading. Comments and processing instructions are passed over; text around
 * them, around CDATA, or of more than 64 KB comes as several tokens.
 */
export class XmlTokens extends XmlTags {
  /** The number the vocabulary gives the element of a START or END. */
  element = 0;
  textStart = 0;
  textEnd = 0;
  textFlags = 0;
  textHash = 0;
  problem: XmlProblem = 'malformed';
  detail = '';

  /** Bytes of the name of the last START. */
  protected nameLength = 0;
  private mode = IN_CONTENT;
  private depth = 0;
  private rootSeen = false;
  private readonly openHashes = new Int32Array(DEEPEST + 1);
  private readonly openElements = new Int32Array(DEEPEST + 1);

  push(piece: Uint8Array, final: boolean): void {
    if (!this.take(piece, final)) {
      this.fault('not-utf-8', 'bytes that are no UTF-8');
    }
  }

  next(): number {
    this.leaveDeclaredInPassing();
    for (;;) {
      const found = this.mode === IN_CONTENT ? this.content() : this.special();
      if (found !== NOTHING) {
        return found;
      }
    }
  }

  protected get isInContent(): boolean {
    return this.mode === IN_CONTENT;
  }

  protected leaveDeclaredInPassing(): void {
    if (this.declaredInPassing > 0) {
      this.names.leave(this.declaredInPassing);
      this.declaredInPassing = 0;
    }
  }

  /** The characters of a TEXT; null when they refer to nothing. */
  characters(): string | null {
    return decodeText(this.bytes, this.textStart, this.textEnd, this.textFlags);
  }

  /** Ends the reading: every later `next` is BROKEN. The first fault stays. */
  fault(problem: XmlProblem, detail: string): number {
    if (this.mode !== IS_BROKEN) {
      this.mode = IS_BROKEN;
      this.problem = problem;
      this.detail = detail;
    }
    return BROKEN;
  }

  private content(): number {
    const { at, limit, bytes } = this;
    if (at >= limit) {
      return this.final ? this.finish() : NEED_MORE;
    }
    if (bytes[at] !== LESS) {
      return this.text();
    }
    if (at + 1 >= limit) {
      return this.more();
    }
    switch (bytes[at + 1] ?? 0) {
      case SLASH:
        return this.endTag();
      case EXCLAMATION:
        return this.declaration();
      case QUESTION:
        this.at = at + 2;
        this.mode = IN_INSTRUCTION;
        return NOTHING;
      default:
        return this.startTag();
    }
  }

  private finish(): number {
    return this.depth === 0 && this.rootSeen ? FINISHED : this.fault('malformed', 'ends too early');
  }

  private more(): number {
    if (this.final) {
      return this.fault('malformed', 'ends inside markup');
    }
    return this.limit - this.at > LONGEST_TAG ? this.fault('malformed', 'a tag without end') : NEED_MORE;
  }

  private text(): number {
    const { at, limit } = this;
    let end = this.textRun(at);
    if (end === limit && !this.final) {
      if (end - at < LONGEST_WHOLE_TEXT) {
        return NEED_MORE;
      }
      end = this.safeCut(end);
      this.textHash = 0;
    }
    if (this.depth === 0 && (this.textFlags & HAS_INK) !== 0) {
      return this.fault('malformed', 'text outside the root element');
    }
    return this.textTo(end, this.textFlags, this.textHash);
  }

  /** Where the text from `start` on ends, at the next `<` or with the bytes at hand; notes its flags and its hash. */
  protected textRun(start: number): number {
    const { bytes, limit } = this;
    let flags = 0;
    let hash = 0;
    let end = start;
    for (; end < limit; end += 1) {
      const byte = bytes[end] ?? 0;
      if (byte === LESS) {
        break;
      }
      flags |= BYTE_FLAGS[byte] ?? 0;
      hash = (Math.imul(hash, 31) + byte) | 0;
    }
    this.textFlags = flags;
    this.textHash = hash;
    return end;
  }

  private textTo(end: number, flags: number, hash: number): number {
    this.textStart = this.at;
    this.textEnd = end;
    this.textFlags = flags;
    this.textHash = hash;
    this.at = end;
    return TEXT;
  }

  /** The last place up to `end` that lies in no reference and no line end. */
  private safeCut(end: number): number {
    const { bytes, at } = this;
    for (let back = end - 1; back > at && back >= end - LONGEST_REFERENCE; back -= 1) {
      if (bytes[back] === AMPERSAND) {
        return back;
      }
    }
    return end > at && bytes[end - 1] === CARRIAGE_RETURN ? end - 1 : end;
  }

  private startTag(): number {
    const { bytes, at, limit } = this;
    const nameStart = at + 1;
    let hash = 0;
    let nameEnd = nameStart;
    for (; nameEnd < limit; nameEnd += 1) {
      const byte = bytes[nameEnd] ?? 0;
      if (ENDS_NAME[byte] !== 0) {
        break;
      }
      hash = (Math.imul(hash, 31) + byte) | 0;
    }
    const end = this.readAttributes(nameEnd);
    if (end === UNENDED) {
      return this.more();
    }
    if (end === ILL_FORMED || nameEnd === nameStart) {
      return this.fault('malformed', 'a tag that is not well-formed');
    }
    if (this.depth === DEEPEST || (this.depth === 0 && this.rootSeen)) {
      return this.fault('malformed', this.depth === 0 ? 'a second root element' : 'nested too deep');
    }
    const depth = this.depth + 1;
    if (this.mayDeclare) {
      this.declareNamespaces(depth);
    }
    this.rootSeen = true;
    this.nameLength = nameEnd - nameStart;
    this.element = this.names.codeOf(bytes, nameStart, nameEnd, hash);
    this.at = end;
    if (!this.selfClosing) {
      this.depth = depth;
      this.openHashes[depth] = hash;
      this.openElements[depth] = this.element;
    }
    return START;
  }

  private endTag(): number {
    const { bytes, at, limit, depth } = this;
    let hash = 0;
    let end = at + 2;
    for (; end < limit; end += 1) {
      const byte = bytes[end] ?? 0;
      if (ENDS_NAME[byte] !== 0) {
        break;
      }
      hash = (Math.imul(hash, 31) + byte) | 0;
    }
    end = this.pastBlanks(end);
    if (end >= limit) {
      return this.more();
    }
    if (bytes[end] !== GREATER || depth === 0 || this.openHashes[depth] !== hash) {
      return this.fault('malformed', 'an end tag that ends nothing');
    }
    this.element = this.openElements[depth] ?? 0;
    this.names.leave(depth);
    this.depth = depth - 1;
    this.at = end + 1;
    return END;
  }

  /** `<!`: a comment, CDATA, or what must not be. */
  private declaration(): number {
    const seen = this.bytes.toString('latin1', this.at, Math.min(this.limit, this.at + DOCTYPE.length));
    for (const [opening, mode] of OPENINGS) {
      if (seen.startsWith(opening)) {
        if (mode === IS_BROKEN) {
          return this.fault('document-type', 'a DOCTYPE');
        }
        if (mode === IN_CDATA && this.depth === 0) {
          break;
        }
        this.at += opening.length;
        this.mode = mode;
        return NOTHING;
      }
      if (opening.startsWith(seen)) {
        return this.more();
      }
    }
    return this.fault('malformed', 'a declaration inside the document');
  }

  /** Inside a comment, an instruction or CDATA. */
  private special(): number {
    if (this.mode === IS_BROKEN) {
      return BROKEN;
    }
    const closing = CLOSINGS[this.mode] ?? '';
    const { at, limit } = this;
    const end = this.bytes.subarray(0, limit).indexOf(closing, at, 'latin1');
    if (end < 0 && this.final) {
      return this.fault('malformed', 'ends inside a comment or CDATA');
    }
    const stop = end >= 0 ? end : Math.max(at, limit - closing.length);
    if (this.mode === IN_CDATA) {
      const cut = end >= 0 ? end : this.safeCut(lastCharacterEnd(this.bytes, at, stop));
      if (cut > at) {
        return this.textTo(cut, IS_CDATA | HAS_INK | HAS_BEYOND_ASCII | HAS_CARRIAGE_RETURN | HAS_UNDERSCORE, 0);
      }
    } else {
      this.at = stop;
    }
    if (end < 0) {
      return NEED_MORE;
    }
    this.at = end + closing.length;
    this.mode = IN_CONTENT;
    return NOTHING;
  }
}
