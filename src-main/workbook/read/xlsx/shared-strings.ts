import { Buffer } from 'node:buffer';
import { textCell } from '../cell-values.ts';
import type { Cell } from '../opened-workbook.ts';
import type { WorkbookLimits, WorkbookRefusal } from '../refusal.ts';
import { stringOf } from '../short-string.ts';
import { PendingText } from '../xml/pending-text.ts';
import { xmlRefusal } from '../xml/xml-refusal.ts';
import { OUTSIDE, TRANSPARENT } from '../xml/xml-states.ts';
import { END, FINISHED, NEED_MORE, START, TEXT } from '../xml/xml-tokens.ts';
import { SheetTokens } from './sheet-tokens.ts';
import { IN_STRING, IN_STRINGS, IN_TEXT, step } from './sheet-words.ts';

const SLOTS = 2048;
const SHORT = 64;
const LEAST_BYTES = 16 * 1024;
/** States inside the list itself: none around it, and its own. */
const LIST_DEPTH = 2;

/**
 * A workbook's shared strings, kept as UTF-8 in one buffer: a hundred thousand of them cost their bytes, and become cells when a sheet asks.
 * The cells asked for last are kept, so that a word all rows share is one cell.
 */
export class SharedStrings {
  count = 0;
  private bytes: Buffer;
  private used = 0;
  /** Where string i starts; it ends where the next one starts. */
  private starts = new Uint32Array(1024);
  private readonly keptIndexes = new Int32Array(SLOTS).fill(-1);
  private readonly keptCells: (Cell | undefined)[] = Array.from({ length: SLOTS });

  /** Bytes they are likely to take: memory nobody writes to costs nothing, and what has to grow is in memory twice for a while. */
  constructor(likelyBytes: number) {
    this.bytes = Buffer.allocUnsafe(Math.max(LEAST_BYTES, likelyBytes));
  }

  get byteLength(): number {
    return this.used;
  }

  /** The cell of string `index`; undefined when it is empty. Ask only below `count`. */
  cell(index: number): Cell | undefined {
    const slot = index & (SLOTS - 1);
    if (this.keptIndexes[slot] === index) {
      return this.keptCells[slot];
    }
    const cell = textCell(stringOf(this.bytes, this.starts[index] ?? 0, this.starts[index + 1] ?? 0));
    this.keptIndexes[slot] = index;
    this.keptCells[slot] = cell;
    return cell;
  }

  append(source: Buffer, start: number, end: number): void {
    const length = end - start;
    if (this.used + length > this.bytes.length) {
      const larger = Buffer.allocUnsafe(2 * (this.used + length));
      larger.set(this.bytes.subarray(0, this.used));
      this.bytes = larger;
    }
    if (length > SHORT) {
      source.copy(this.bytes, this.used, start, end);
    } else {
      const { bytes, used } = this;
      for (let index = 0; index < length; index += 1) {
        bytes[used + index] = source[start + index] ?? 0;
      }
    }
    this.used += length;
  }

  /** Ends the string whose bytes were appended. */
  close(): void {
    this.count += 1;
    if (this.count + 1 > this.starts.length) {
      const larger = new Uint32Array(2 * this.starts.length);
      larger.set(this.starts);
      this.starts = larger;
    }
    this.starts[this.count] = this.used;
  }
}

/** Reads `xl/sharedStrings.xml` in pieces. */
export class SharedStringScan {
  readonly strings: SharedStrings;
  refusal: WorkbookRefusal | null = null;
  private readonly xml = new SheetTokens();
  private readonly text = new PendingText();
  private readonly states: number[] = [OUTSIDE];
  private inPlainList = false;
  private readonly part: string;
  private readonly limits: WorkbookLimits;

  /** `partBytes`: how long the part is. */
  constructor(part: string, partBytes: number, limits: WorkbookLimits) {
    this.strings = new SharedStrings(Math.min(partBytes, limits.sharedStringBytes));
    this.part = part;
    this.limits = limits;
  }

  /** False when there is a refusal. */
  push(piece: Uint8Array, final: boolean): boolean {
    const { xml, text, states } = this;
    xml.push(piece, final);
    for (;;) {
      if (this.inPlainList && states.length === LIST_DEPTH) {
        this.takePlainStrings();
      }
      const token = xml.next();
      switch (token) {
        case START: {
          const state = step(states.at(-1) ?? OUTSIDE, xml.element);
          if (state === IN_TEXT) {
            text.clear();
          }
          if (state === IN_STRINGS) {
            this.inPlainList = xml.hasNoPrefix;
          }
          if (!xml.selfClosing) {
            states.push(state);
          } else if (state === IN_STRING) {
            this.strings.close();
          }
          break;
        }
        case TEXT:
          if (((states.at(-1) ?? OUTSIDE) & ~TRANSPARENT) === IN_TEXT) {
            text.add(xml);
          }
          break;
        case END:
          this.leave(states.pop() ?? OUTSIDE);
          break;
        case NEED_MORE:
          text.keep(xml);
          return this.isWithinLimits();
        case FINISHED:
          return this.isWithinLimits();
        default:
          this.refusal ??= xmlRefusal(xml, this.part, null);
          return false;
      }
    }
  }

  /** Strings as `SheetTokens` takes in one go, as many as there are. */
  private takePlainStrings(): void {
    const { xml, strings } = this;
    while (xml.takePlainString()) {
      strings.append(xml.bytes, xml.textStart, xml.textEnd);
      strings.close();
    }
  }

  private leave(state: number): void {
    const { xml, text, strings } = this;
    if (state === IN_TEXT) {
      if (text.isPlainBytes) {
        strings.append(xml.bytes, text.start, text.end);
      } else if (!text.isEmpty) {
        const bytes = Buffer.from(text.string(xml));
        strings.append(bytes, 0, bytes.length);
      }
    } else if (state === IN_STRING) {
      strings.close();
    }
  }

  private isWithinLimits(): boolean {
    const { sharedStrings, sharedStringBytes } = this.limits;
    if (this.strings.count > sharedStrings) {
      this.refusal = { code: 'too-large', what: 'shared-strings', limit: sharedStrings };
    } else if (this.strings.byteLength > sharedStringBytes) {
      this.refusal = { code: 'too-large', what: 'shared-string-bytes', limit: sharedStringBytes };
    }
    return this.refusal === null;
  }
}
