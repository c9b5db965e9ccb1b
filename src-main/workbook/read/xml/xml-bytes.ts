import { Buffer, isUtf8 } from 'node:buffer';

/** UTF-8 that comes in pieces cut anywhere, as one window that moves over it. */
export class XmlBytes {
  bytes: Buffer = Buffer.allocUnsafe(64 * 1024);
  /** The next byte to read. */
  protected at = 0;
  /** The end of what is known to be whole, valid characters. */
  protected limit = 0;
  protected final = false;
  private filled = 0;

  /** Takes the next piece; places in `bytes` move. False when it is not UTF-8. */
  protected take(piece: Uint8Array, final: boolean): boolean {
    const kept = this.filled - this.at;
    const checked = this.limit - this.at;
    if (kept + piece.length > this.bytes.length) {
      const larger = Buffer.allocUnsafe(2 * (kept + piece.length));
      larger.set(this.bytes.subarray(this.at, this.filled), 0);
      this.bytes = larger;
    } else {
      this.bytes.copyWithin(0, this.at, this.filled);
    }
    this.bytes.set(piece, kept);
    this.at = 0;
    this.filled = kept + piece.length;
    this.final = final;
    this.limit = final ? this.filled : lastCharacterEnd(this.bytes, checked, this.filled);
    return isUtf8(this.bytes.subarray(checked, this.limit));
  }
}

/** Where the last whole character between two places ends; bytes that never make a character count as whole, to be found out. */
export function lastCharacterEnd(bytes: Uint8Array, start: number, end: number): number {
  for (let back = 1; back <= 3 && end - back >= start; back += 1) {
    const byte = bytes[end - back] ?? 0;
    if (byte < 0x80) {
      return end;
    }
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return length > back ? end - back : end;
    }
  }
  return end;
}
