import { Buffer } from 'node:buffer';
import type { Cell } from './opened-workbook.ts';
import { stringOf } from './short-string.ts';

const SLOTS = 2048;
const LONGEST_KEPT = 64;

/**
 * Cells already made, by the bytes they were made from: a column of a few repeated words costs no new string and no new object a row. A fixed
 * number of places, the last comer stays. `meaning` tells equal bytes apart (text, number of a style, …).
 */
export class CellCache {
  private readonly make: (text: string, meaning: number) => Cell | undefined;
  private readonly meanings = new Int32Array(SLOTS).fill(-1);
  private readonly lengths = new Uint8Array(SLOTS);
  private readonly kept = Buffer.alloc(SLOTS * LONGEST_KEPT);
  private readonly cells: (Cell | undefined)[] = Array.from({ length: SLOTS });

  constructor(make: (text: string, meaning: number) => Cell | undefined) {
    this.make = make;
  }

  /** The cell of UTF-8 bytes whose hash is known. */
  cell(bytes: Buffer, start: number, end: number, hash: number, meaning: number): Cell | undefined {
    const length = end - start;
    if (length > LONGEST_KEPT) {
      return this.make(bytes.toString('utf8', start, end), meaning);
    }
    const slot = (hash ^ (hash >>> 15) ^ Math.imul(meaning, 0x9e3779b1)) & (SLOTS - 1);
    const { kept } = this;
    const base = slot * LONGEST_KEPT;
    if (this.meanings[slot] === meaning && this.lengths[slot] === length) {
      let same = 0;
      while (same < length && kept[base + same] === bytes[start + same]) {
        same += 1;
      }
      if (same === length) {
        return this.cells[slot];
      }
    }
    const cell = this.make(stringOf(bytes, start, end), meaning);
    for (let index = 0; index < length; index += 1) {
      kept[base + index] = bytes[start + index] ?? 0;
    }
    this.meanings[slot] = meaning;
    this.lengths[slot] = length;
    this.cells[slot] = cell;
    return cell;
  }
}
