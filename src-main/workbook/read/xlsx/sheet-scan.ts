import { CellCache } from '../cell-cache.ts';
import { booleanCell, errorCell, isoDateCell, numberCell, textCell, uncalculatedCell } from '../cell-values.ts';
import { PLAIN } from '../number-format.ts';
import type { Cell } from '../opened-workbook.ts';
import type { WorkbookLimits } from '../refusal.ts';
import { RowScan } from '../xml/row-scan.ts';
import { OUTSIDE, TRANSPARENT } from '../xml/xml-states.ts';
import { END, FINISHED, NEED_MORE, START, TEXT } from '../xml/xml-tokens.ts';
import {
  cellColumn,
  cellType,
  IS_BOOLEAN,
  IS_DATE,
  IS_ERROR,
  IS_NUMBER,
  IS_SHARED,
  IS_TEXT,
  mergedRange,
  wholeNumber,
} from './attributes.ts';
import type { SharedStrings } from './shared-strings.ts';
import { SheetTokens } from './sheet-tokens.ts';
import { IN_CELL, IN_FORMULA, IN_INLINE, IN_MERGE, IN_ROW, IN_SHEET, IN_TEXT, IN_VALUE, step } from './sheet-words.ts';

export type SheetBasis = {
  /** Name of the part, for refusals. */
  readonly part: string;
  readonly strings: SharedStrings;
  /** By style number: the number format (number-format.ts). */
  readonly formats: Int32Array;
  readonly date1904: boolean;
  readonly limits: WorkbookLimits;
};

const DEEPEST = 300;
const NONE = -1;
const LETTER_R = 0x72;
const LETTER_S = 0x73;
const LETTER_T = 0x74;
const LETTER_H = 0x68;
const HIDDEN = 'hidden';
/** Above the number of any format, see `meaningOf`. */
const TEXT_MEANING = 1000;
const BOOLEAN_MEANING = 1001;
const ERROR_MEANING = 1002;
const DATE_MEANING = 1003;
/** Reads the XML of one sheet in pieces. */
export class SheetScan extends RowScan<SheetTokens> {
  private readonly basis: SheetBasis;
  private readonly cache: CellCache;
  private readonly states = new Uint8Array(DEEPEST);
  private depth = 0;
  /** The depth of the row one is in if its cells may be plain. */
  private plainRow = NONE;

  private type = IS_NUMBER;
  private style = 0;
  private formula: string | null = null;
  private hasValue = false;

  constructor(basis: SheetBasis) {
    super({ xml: new SheetTokens(), part: basis.part, limits: basis.limits });
    this.basis = basis;
    this.cache = new CellCache((text, meaning) => this.cellOf(text, meaning));
  }

  /** False when there is a refusal: then nothing more may be given. */
  push(piece: Uint8Array, final: boolean): boolean {
    const { xml, states } = this;
    xml.push(piece, final);
    for (;;) {
      if (this.depth === this.plainRow) {
        this.takePlainCells();
      }
      switch (xml.next()) {
        case START: {
          const state = step(states[this.depth] ?? OUTSIDE, xml.element);
          this.enter(state);
          if (xml.selfClosing) {
            this.leave(state);
          } else {
            this.depth += 1;
            states[this.depth] = state;
            if (state === IN_ROW) {
              this.plainRow = xml.hasNoPrefix ? this.depth : NONE;
            }
          }
          break;
        }
        case TEXT:
          this.take();
          break;
        case END: {
          const state = states[this.depth] ?? OUTSIDE;
          this.depth -= 1;
          this.leave(state);
          break;
        }
        case NEED_MORE:
          this.text.keep(xml);
          return this.refusal === null;
        case FINISHED:
          return this.refusal === null;
        default:
          return this.broken();
      }
    }
  }

  private enter(state: number): void {
    switch (state) {
      case IN_CELL:
        this.enterCell();
        break;
      case IN_VALUE:
        this.text.clear();
        this.hasValue = true;
        break;
      case IN_ROW:
        this.enterRow();
        break;
      case IN_INLINE:
        this.text.clear();
        break;
      case IN_FORMULA:
        this.formula = '';
        break;
      case IN_MERGE:
        this.enterMerge();
        break;
      default:
        if (this.depth === 0 && state !== IN_SHEET) {
          this.xml.fault('malformed', 'no worksheet');
        }
    }
  }

  private take(): void {
    const state = (this.states[this.depth] ?? OUTSIDE) & ~TRANSPARENT;
    if (state === IN_VALUE || state === IN_TEXT) {
      this.text.add(this.xml);
    } else if (state === IN_FORMULA) {
      this.formula += this.xml.characters() ?? '';
    }
  }

  private leave(state: number): void {
    if (state === IN_CELL) {
      const cell = this.finishedCell();
      if (cell !== undefined) {
        this.place(cell);
      }
    } else if (state === IN_ROW) {
      this.plainRow = NONE;
      this.finishRow();
    }
  }

  /** Cells as `SheetTokens` takes in one go, as many as there are. */
  private takePlainCells(): void {
    const { xml, cache } = this;
    while (this.refusal === null && xml.takePlainCell()) {
      this.column = xml.cellColumn;
      const cell =
        xml.cellType === IS_SHARED
          ? this.sharedAt(xml.sharedIndex)
          : cache.cell(xml.bytes, xml.textStart, xml.textEnd, xml.textHash, this.meaning(xml.cellType, xml.cellStyle));
      if (cell !== undefined) {
        this.place(cell);
      }
    }
  }

  private enterRow(): void {
    const { bytes, attributes, attributeCount } = this.xml;
    let number = this.rowNumber + 1;
    this.rowHidden = false;
    for (let base = 0; base < 4 * attributeCount; base += 4) {
      const start = attributes[base] ?? 0;
      const length = (attributes[base + 1] ?? 0) - start;
      const first = bytes[start];
      if (first === LETTER_R && length === 1) {
        number = wholeNumber(this.xml, base);
      } else if (first === LETTER_H && length === HIDDEN.length && bytes.toString('latin1', start, start + length) === HIDDEN) {
        this.rowHidden = /^(1|true)$/.test(this.xml.attributeText(base / 4));
      }
    }
    if (number < 1) {
      this.xml.fault('malformed', 'a row without a number');
    }
    this.rowNumber = number;
    this.column = -1;
  }

  private enterCell(): void {
    const { xml } = this;
    const { bytes, attributes, attributeCount } = xml;
    let column = this.column + 1;
    this.type = IS_NUMBER;
    this.style = 0;
    this.formula = null;
    this.hasValue = false;
    this.text.clear();
    for (let base = 0; base < 4 * attributeCount; base += 4) {
      const start = attributes[base] ?? 0;
      if ((attributes[base + 1] ?? 0) - start !== 1) {
        continue;
      }
      switch (bytes[start] ?? 0) {
        case LETTER_R:
          column = cellColumn(xml, base);
          break;
        case LETTER_S:
          this.style = wholeNumber(xml, base);
          break;
        case LETTER_T:
          this.type = cellType(xml, base);
          break;
        default:
      }
    }
    if (column < 0 || this.type < 0) {
      xml.fault('malformed', 'a cell without a place or of unknown type');
    }
    this.column = column;
  }

  private finishedCell(): Cell | undefined {
    const { text } = this;
    if (text.isEmpty) {
      return this.formula !== null && !this.hasValue ? uncalculatedCell(this.formula) : undefined;
    }
    if (this.type === IS_SHARED) {
      return this.sharedCell();
    }
    const meaning = this.meaning(this.type, this.style);
    return text.isPlainBytes
      ? this.cache.cell(this.xml.bytes, text.start, text.end, text.hash, meaning)
      : this.cellOf(meaning === TEXT_MEANING ? text.string(this.xml) : text.written(this.xml), meaning);
  }

  /** What bytes mean depends on the cell's type and, for numbers, on the format of its style. */
  private meaning(type: number, style: number): number {
    switch (type) {
      case IS_TEXT:
        return TEXT_MEANING;
      case IS_BOOLEAN:
        return BOOLEAN_MEANING;
      case IS_ERROR:
        return ERROR_MEANING;
      case IS_DATE:
        return DATE_MEANING;
      default:
        return this.basis.formats[style] ?? PLAIN;
    }
  }

  private cellOf(text: string, meaning: number): Cell | undefined {
    switch (meaning) {
      case TEXT_MEANING:
        return textCell(text);
      case BOOLEAN_MEANING:
        return booleanCell(text);
      case ERROR_MEANING:
        return errorCell(text);
      case DATE_MEANING:
        return isoDateCell(text);
      default:
        return numberCell(text, meaning, this.basis.date1904);
    }
  }

  private sharedCell(): Cell | undefined {
    const written = this.text.written(this.xml);
    const index = written.trim() === '' ? Number.NaN : Number(written);
    return this.sharedAt(Number.isInteger(index) && index >= 0 ? index : Number.NaN);
  }

  private sharedAt(index: number): Cell | undefined {
    const { strings } = this.basis;
    if (index < strings.count) {
      return strings.cell(index);
    }
    this.xml.fault('malformed', 'a shared string that is not there');
    return undefined;
  }

  private enterMerge(): void {
    const range = mergedRange(this.xml.attribute('ref') ?? '');
    if (range !== null) {
      this.noteMerge(range);
    }
  }
}
