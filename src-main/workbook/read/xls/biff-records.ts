import type { Buffer } from 'node:buffer';

/** Records of BIFF8, the language inside .xls (MS-XLS). Only those that carry values, their look or their place. */
export const BOF = 0x0809;
export const EOF = 0x000a;
export const CONTINUE = 0x003c;
export const FORMULA = 0x0006;
export const DATE_MODE = 0x0022;
export const FILE_PASS = 0x002f;
export const BOUND_SHEET = 0x0085;
export const MUL_RK = 0x00bd;
export const RICH_STRING = 0x00d6;
export const XF = 0x00e0;
export const MERGE_CELLS = 0x00e5;
export const SHARED_STRINGS = 0x00fc;
export const LABEL_SHARED = 0x00fd;
export const NUMBER = 0x0203;
export const LABEL = 0x0204;
export const BOOL_ERROR = 0x0205;
export const STRING = 0x0207;
export const ROW = 0x0208;
export const RK = 0x027e;
export const FORMAT = 0x041e;

export const BIFF8 = 0x0600;

/** One record; `blocks` are its own data and that of the CONTINUE records after it. */
export type BiffRecord = { readonly id: number; readonly data: Buffer; readonly blocks: readonly Buffer[] };

/** The records from `start` on, to the end of the stream. Throws a RangeError when one is cut off. */
export function* biffRecords(stream: Buffer, start: number): Generator<BiffRecord> {
  let at = start;
  while (at + 4 <= stream.length) {
    const id = stream.readUInt16LE(at);
    const data = contentOf(stream, at);
    at += 4 + data.length;
    const blocks = [data];
    for (const more of continuations(stream, at)) {
      blocks.push(more);
      at += 4 + more.length;
    }
    yield { id, data, blocks };
  }
}

function* continuations(stream: Buffer, start: number): Generator<Buffer> {
  let at = start;
  while (at + 4 <= stream.length && stream.readUInt16LE(at) === CONTINUE) {
    const content = contentOf(stream, at);
    yield content;
    at += 4 + content.length;
  }
}

function contentOf(stream: Buffer, at: number): Buffer {
  const length = stream.readUInt16LE(at + 2);
  if (at + 4 + length > stream.length) {
    throw new RangeError('a record that is cut off');
  }
  return stream.subarray(at + 4, at + 4 + length);
}

/** A number packed into 30 bits: whole or the upper part of a double, as it is or in hundredths. */
export function packedNumber(packed: number): number {
  let value = packed >> 2;
  if ((packed & 2) === 0) {
    const view = new DataView(new ArrayBuffer(8));
    view.setUint32(0, (packed & ~3) >>> 0);
    value = view.getFloat64(0);
  }
  return (packed & 1) === 0 ? value : value / 100;
}

const WIDE = 1;
const PHONETIC = 4;
const RICH = 8;

/** Reads strings across the blocks of a record: a string may go on in the next block, which then says anew how wide its characters are. */
export class BlockReader {
  private readonly blocks: readonly Buffer[];
  private block = 0;
  private at: number;

  constructor(blocks: readonly Buffer[], at = 0) {
    this.blocks = blocks;
    this.at = at;
  }

  /** A string after its length, without fonts and phonetic readings. */
  text(length: number): string {
    let flags = this.byte();
    const runs = (flags & RICH) === 0 ? 0 : this.number(2);
    const phonetic = (flags & PHONETIC) === 0 ? 0 : this.number(4);
    let text = '';
    while (text.length < length) {
      if (this.left() === 0) {
        this.turn();
        flags = this.byte();
      }
      const width = (flags & WIDE) === 0 ? 1 : 2;
      const count = Math.min(length - text.length, Math.floor(this.left() / width));
      if (count === 0) {
        throw new RangeError('a character that is cut in two');
      }
      text += this.current().toString(width === 1 ? 'latin1' : 'utf16le', this.at, this.at + count * width);
      this.at += count * width;
    }
    this.skip(4 * runs + phonetic);
    return text;
  }

  number(bytes: number): number {
    let number = 0;
    for (let index = 0; index < bytes; index += 1) {
      number += this.byte() * 2 ** (8 * index);
    }
    return number;
  }

  private byte(): number {
    while (this.left() === 0) {
      this.turn();
    }
    const byte = this.current().readUInt8(this.at);
    this.at += 1;
    return byte;
  }

  private skip(count: number): void {
    for (let left = count; left > 0; ) {
      const step = Math.min(left, this.left());
      this.at += step;
      left -= step;
      if (left > 0) {
        this.turn();
      }
    }
  }

  private left(): number {
    return this.current().length - this.at;
  }

  private current(): Buffer {
    const block = this.blocks[this.block];
    if (block === undefined) {
      throw new RangeError('a string that is cut off');
    }
    return block;
  }

  private turn(): void {
    this.block += 1;
    this.at = 0;
    this.current();
  }
}
