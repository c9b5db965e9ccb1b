import { HAS_AMPERSAND, HAS_CARRIAGE_RETURN, HAS_UNDERSCORE, IS_CDATA, unescapeUnderscores } from './xml-text.ts';
import type { XmlTokens } from './xml-tokens.ts';

/** A run with any of these is not its bytes. */
export const NEEDS_DECODING = HAS_AMPERSAND | HAS_CARRIAGE_RETURN | HAS_UNDERSCORE | IS_CDATA;

/** The text of an element while its pieces come in: usually one run of plain bytes that nobody need decode, else a string. */
export class PendingText {
  /** The text is the bytes from `start` to `end` as they are; false: it is `string`. */
  isPlainBytes = false;
  isEmpty = true;
  start = 0;
  end = 0;
  flags = 0;
  hash = 0;
  private joined = '';

  clear(): void {
    this.isPlainBytes = false;
    this.isEmpty = true;
    this.joined = '';
  }

  /** Adds the TEXT just found. */
  add(xml: XmlTokens): void {
    if (this.isEmpty) {
      this.start = xml.textStart;
      this.end = xml.textEnd;
      this.flags = xml.textFlags;
      this.hash = xml.textHash;
      this.isEmpty = this.start === this.end;
      this.isPlainBytes = !this.isEmpty && (this.flags & NEEDS_DECODING) === 0;
      if (!this.isPlainBytes) {
        this.append(xml);
      }
      return;
    }
    this.keep(xml);
    this.append(xml);
  }

  /** Before the bytes move: makes the text independent of them. */
  keep(xml: XmlTokens): void {
    if (this.isPlainBytes) {
      this.joined = xml.bytes.toString('utf8', this.start, this.end);
      this.isPlainBytes = false;
    }
  }

  /** The text, `_x000D_` still as written. */
  written(xml: XmlTokens): string {
    this.keep(xml);
    return this.joined;
  }

  string(xml: XmlTokens): string {
    return unescapeUnderscores(this.written(xml));
  }

  private append(xml: XmlTokens): void {
    const characters = xml.characters();
    if (characters === null) {
      xml.fault('malformed', 'a reference to nothing');
    }
    this.joined += characters ?? '';
  }
}
