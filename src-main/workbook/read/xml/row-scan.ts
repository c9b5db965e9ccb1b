import type { Cell, MergedRange, SheetRow } from '../opened-workbook.ts';
import type { WorkbookLimits, WorkbookRefusal } from '../refusal.ts';
import { PendingText } from './pending-text.ts';
import { xmlRefusal } from './xml-refusal.ts';
import type { XmlTokens } from './xml-tokens.ts';

/** Wider gaps are left to the engine, so that a lone cell far right does not cost a full row. */
const WIDEST_FILLED_GAP = 64;
const MERGES_WITHIN_ROWS = 100;
const MOST_MERGES = 1000;

/** What reading a sheet is in either XML format: cells are put in their places, rows with a value gather in `rows`, for the driver to take away. */
export class RowScan<Tokens extends XmlTokens = XmlTokens> {
  rows: SheetRow[] = [];
  refusal: WorkbookRefusal | null = null;
  readonly mergedRanges: MergedRange[] = [];

  protected readonly xml: Tokens;
  protected readonly text = new PendingText();
  protected rowNumber = 0;
  protected rowHidden = false;
  protected column = -1;

  private readonly part: string;
  private readonly limits: WorkbookLimits;
  private cells: (Cell | undefined)[] = [];

  /** `part`: its name in refusals. */
  constructor({ xml, part, limits }: { readonly xml: Tokens; readonly part: string; readonly limits: WorkbookLimits }) {
    this.xml = xml;
    this.part = part;
    this.limits = limits;
  }

  protected finishRow(): void {
    if (this.cells.length > 0) {
      this.rows.push({ number: this.rowNumber, hidden: this.rowHidden, cells: this.cells });
      this.cells = [];
    }
  }

  /** Puts a cell at the row and column one is at. */
  protected place(cell: Cell): void {
    const { cells, column } = this;
    const { rows, columns } = this.limits;
    if (column >= columns || this.rowNumber > rows) {
      this.refusal =
        column >= columns ? { code: 'too-large', what: 'columns', limit: columns } : { code: 'too-large', what: 'rows', limit: rows };
      this.xml.fault('malformed', 'too large');
      return;
    }
    if (column === cells.length) {
      cells.push(cell);
      return;
    }
    if (column - cells.length <= WIDEST_FILLED_GAP) {
      while (cells.length < column) {
        cells.push(undefined);
      }
    }
    cells[column] = cell;
  }

  protected noteMerge(range: MergedRange): void {
    if (range.firstRow <= MERGES_WITHIN_ROWS && this.mergedRanges.length < MOST_MERGES) {
      this.mergedRanges.push(range);
    }
  }

  /** The tokens broke off; what was refused before stays the reason. */
  protected broken(): false {
    this.refusal ??= xmlRefusal(this.xml, this.part, this.rowNumber || null);
    return false;
  }
}
