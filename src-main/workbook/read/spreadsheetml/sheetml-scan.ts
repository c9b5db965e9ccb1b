import { booleanCell, errorCell, isoDateCell, numberCell, textCell, uncalculatedCell } from '../cell-values.ts';
import { customFormat, DATE, PLAIN } from '../number-format.ts';
import type { Cell } from '../opened-workbook.ts';
import type { WorkbookLimits } from '../refusal.ts';
import { RowScan } from '../xml/row-scan.ts';
import { OUTSIDE } from '../xml/xml-states.ts';
import { END, FINISHED, NEED_MORE, START, TEXT, XmlTokens } from '../xml/xml-tokens.ts';
import {
  IN_BOOK,
  IN_CELL,
  IN_DATA,
  IN_FORMAT,
  IN_MARKUP,
  IN_ROW,
  IN_SHEET,
  IN_STYLE,
  IN_VISIBLE,
  SHEETML_VOCABULARY,
  SPREADSHEET,
  step,
} from './sheetml-words.ts';

const PART = 'xml';

/** Reads SpreadsheetML 2003 in pieces: the names of all sheets, and the rows of one of them. */
export class SheetmlScan extends RowScan {
  readonly sheets: { readonly name: string; hidden: boolean }[] = [];

  private readonly wanted: number | null;
  private readonly states: number[] = [OUTSIDE];
  private readonly formats = new Map<string, number>();
  private styleId = '';
  private rowsBelow = 0;
  private columnsBeside = 0;
  private format = PLAIN;
  private formula: string | null = null;
  private type = '';
  private hasData = false;

  /** `wanted`: the sheet whose rows are read; null for none. */
  constructor(limits: WorkbookLimits, wanted: number | null) {
    super({ xml: new XmlTokens(SHEETML_VOCABULARY), part: PART, limits });
    this.wanted = wanted;
  }

  /** False when there is a refusal. */
  push(piece: Uint8Array, final: boolean): boolean {
    const { xml, states } = this;
    xml.push(piece, final);
    for (;;) {
      switch (xml.next()) {
        case START: {
          const state = step(states.at(-1) ?? OUTSIDE, xml.element);
          this.enter(state);
          if (xml.selfClosing) {
            this.leave(state);
          } else {
            states.push(state);
          }
          break;
        }
        case TEXT: {
          const state = states.at(-1);
          if (state === IN_DATA || state === IN_MARKUP || state === IN_VISIBLE) {
            this.text.add(xml);
          }
          break;
        }
        case END:
          this.leave(states.pop() ?? OUTSIDE);
          break;
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
      case IN_SHEET:
        this.sheets.push({ name: this.attribute('Name') ?? '', hidden: false });
        this.rowNumber = 0;
        this.rowsBelow = 0;
        break;
      case IN_STYLE:
        this.styleId = this.attribute('ID') ?? '';
        break;
      case IN_FORMAT:
        this.formats.set(this.styleId, namedFormat(this.attribute('Format') ?? ''));
        break;
      case IN_ROW:
        this.rowNumber = this.numberIn('Index', this.rowNumber + 1 + this.rowsBelow);
        this.rowsBelow = this.numberIn('Span', 0);
        this.rowHidden = this.attribute('Hidden') === '1';
        this.column = -1;
        this.columnsBeside = 0;
        break;
      case IN_CELL:
        this.enterCell();
        break;
      case IN_DATA:
        this.type = this.attribute('Type') ?? 'String';
        this.hasData = true;
        this.text.clear();
        break;
      case IN_VISIBLE:
        this.text.clear();
        break;
      default:
        if (this.states.length === 1 && state !== IN_BOOK) {
          this.xml.fault('malformed', 'no workbook');
        }
    }
  }

  private leave(state: number): void {
    const sheet = this.sheets.at(-1);
    if (state === IN_VISIBLE && sheet !== undefined) {
      sheet.hidden = this.text.written(this.xml).trim() !== 'SheetVisible';
    } else if (state === IN_CELL && this.isWanted()) {
      const cell = this.finishedCell();
      if (cell !== undefined) {
        this.place(cell);
      }
    } else if (state === IN_ROW) {
      this.finishRow();
    }
  }

  private enterCell(): void {
    const across = this.numberIn('MergeAcross', 0);
    const down = this.numberIn('MergeDown', 0);
    this.column = this.numberIn('Index', this.column + 2 + this.columnsBeside) - 1;
    this.columnsBeside = across;
    this.format = this.formats.get(this.attribute('StyleID') ?? '') ?? PLAIN;
    this.formula = this.attribute('Formula');
    this.hasData = false;
    this.text.clear();
    if (this.isWanted() && across + down > 0) {
      const { rowNumber: firstRow, column: firstColumn } = this;
      this.noteMerge({ firstRow, lastRow: firstRow + down, firstColumn, lastColumn: firstColumn + across });
    }
  }

  private finishedCell(): Cell | undefined {
    if (!this.hasData) {
      return this.formula === null ? undefined : uncalculatedCell(this.formula.replace(/^=/, ''));
    }
    const text = this.text.written(this.xml);
    switch (this.type) {
      case 'Number':
        return numberCell(text, this.format, false);
      case 'DateTime':
        return isoDateCell(text);
      case 'Boolean':
        return booleanCell(text);
      case 'Error':
        return errorCell(text);
      default:
        return textCell(text);
    }
  }

  private isWanted(): boolean {
    return this.sheets.length - 1 === this.wanted;
  }

  /** Attributes carry the prefix; some writers leave it out. */
  private attribute(name: string): string | null {
    return this.xml.attribute(name, SPREADSHEET) ?? this.xml.attribute(name);
  }

  private numberIn(name: string, otherwise: number): number {
    const written = this.attribute(name);
    if (written === null) {
      return otherwise;
    }
    const number = /^\d{1,7}$/.test(written.trim()) ? Number(written) : -1;
    if (number < (name === 'Index' ? 1 : 0)) {
      this.xml.fault('malformed', `${name} is no number`);
      return otherwise;
    }
    return number;
  }
}

function namedFormat(format: string): number {
  return /^(general|short|medium|long) (date|time)$/i.test(format) ? DATE : customFormat(format);
}
