import type { BatchCounts, BatchRow, ImportReport, RowFilter } from '../../../src-shared/contract/batch.ts';
import type { RowVerdict, ValueOrigin } from '../../../src-shared/domain/filing.ts';
import type { FilingId, RowId } from '../../../src-shared/domain/ids.ts';
import type { Attachment } from '../../../src-shared/domain/material.ts';
import type { Instant } from '../../../src-shared/lib/plain-date.ts';
import type { Finding } from '../../../src-shared/validation/finding.ts';

/**
 * Rows of batches in the store (报盘): a table of their own, because a batch may name a whole staff. Rows are numbered by `position` in the
 * order they came; ids are given by the engine. Filing ids refer to a filing that is in the store already.
 */
export type BatchReader = {
  batchCounts(filingId: FilingId): BatchCounts;
  batchRows(
    filingId: FilingId,
    query: { readonly filter: RowFilter; readonly text?: string; readonly offset: number; readonly limit: number },
  ): { readonly items: readonly BatchRow[]; readonly total: number };
  batchRow(filingId: FilingId, rowId: RowId): BatchRow | null;
  /** Rows after a position in order, for work that goes through a whole batch slice by slice. */
  batchSlice(filingId: FilingId, ask: { readonly after: number; readonly limit: number }): readonly BatchRow[];
  /** Rows whose id number is among these. */
  batchRowsNaming(filingId: FilingId, idNumbers: readonly string[]): readonly BatchRow[];
  /** Id numbers that stand in more than one row, and how often. */
  batchRepeated(filingId: FilingId): ReadonlyMap<string, number>;
  /** Offered repairs by their key (`rule/field/label`), with how many rows offer it. */
  batchRepairs(filingId: FilingId): readonly { readonly key: string; readonly label: string; readonly count: number }[];
  imports(filingId: FilingId): readonly ImportReport[];
  /** Where the batch stands among its steps; -1 before the first. */
  batchHistory(filingId: FilingId): { readonly position: number; readonly last: number };
  batchStep(filingId: FilingId, position: number): BatchStep | null;
};

/** What one step of undo changed. `removed` and `added` name rows that are kept, out of sight, as long as the step is. */
export type BatchStep = {
  readonly label: string;
  readonly takenAt: Instant;
  readonly changed: readonly { readonly rowId: RowId; readonly before: RowState; readonly after: RowState }[];
  readonly added: readonly RowId[] | { readonly importId: string };
  readonly removed: readonly RowId[] | { readonly importId: string } | { readonly all: true };
  readonly sharedValues: { readonly before: Readonly<Record<string, string>>; readonly after: Readonly<Record<string, string>> } | null;
  readonly attachments: { readonly before: readonly Attachment[]; readonly after: readonly Attachment[] } | null;
};
export type RowState = Pick<BatchRow, 'values' | 'edited' | 'attachments'>;

export type NewBatchRow = {
  readonly rowId: RowId;
  readonly position: number;
  readonly values: Readonly<Record<string, string>>;
  readonly origin: ValueOrigin;
  readonly edited: Readonly<Record<string, ValueOrigin>>;
  readonly attachments: readonly Attachment[];
  /** What the import found in the file itself and no rule can find again: it stays until its field is changed. */
  readonly importFindings: readonly Finding[];
  readonly findings: readonly Finding[];
  /** Lacks a required material. */
  readonly lacking: boolean;
  /** For search and for finding the person in other filings. */
  readonly idNumber: string;
  readonly name: string;
};

export type BatchWriter = {
  /**
   * Adds rows that are out of sight until `showImport`: an import under way. What a crash leaves of one is swept by
   * `dropStaged` when the account is opened.
   */
  stageRows(filingId: FilingId, importId: string, rows: readonly NewBatchRow[]): void;
  /** Shows the staged rows and keeps the report. `takes` are rows that were there before and give way (replaced or of the same person). */
  showImport(filingId: FilingId, report: ImportReport, takes: readonly RowId[] | { readonly all: true }): void;
  /** Removes staged rows: of one import, or all there are. */
  dropStaged(importId?: string): void;
  /** Adds rows that show at once. */
  addRows(filingId: FilingId, rows: readonly NewBatchRow[]): void;
  /** Takes rows out of sight; `restoreRows` brings them back. */
  hideRows(
    filingId: FilingId,
    which: readonly RowId[] | { readonly importId: string } | { readonly all: true } | { readonly filter: RowFilter },
  ): readonly RowId[];
  restoreRows(filingId: FilingId, which: readonly RowId[] | { readonly importId: string }): void;
  /** New values, materials or judgement of rows that are there. What is left out stays. */
  changeRows(
    filingId: FilingId,
    changes: readonly {
      readonly rowId: RowId;
      readonly state?: RowState & Pick<NewBatchRow, 'idNumber' | 'name' | 'importFindings'>;
      readonly judged?: { readonly findings: readonly Finding[]; readonly lacking: boolean };
      readonly verdict?: RowVerdict;
    }[],
  ): void;
  /** Moves rows (with everything they have) to another filing, for what stays behind when the good rows are submitted. */
  moveRows(from: FilingId, to: FilingId, which: readonly RowId[] | { readonly filter: RowFilter }): void;
  /** Writes a step after the present one and drops what had been undone, rows out of sight included. */
  putBatchStep(filingId: FilingId, step: BatchStep): void;
  moveBatchHistory(filingId: FilingId, position: number): void;
};
