import type { BatchCounts, BatchRow, ImportReport, RowFilter } from '../../../src-shared/contract/batch.ts';
import type { RowVerdict } from '../../../src-shared/domain/filing.ts';
import type { FilingId, RowId } from '../../../src-shared/domain/ids.ts';
import type { Attachment } from '../../../src-shared/domain/material.ts';
import type { Instant } from '../../../src-shared/lib/plain-date.ts';
import type { RowJudgement } from '../../../src-shared/validation/row-judging.ts';

/**
 * Rows of batches in the store (报盘), beside the filing they belong to, because a batch may name a whole staff. The store counts the
 * rows (`rowIdOf` of domain/batch-row-id.ts) and never uses a number twice; their order is that of `position`. Filing ids refer to a
 * filing that is in the store already; a filing without rows of this kind is an empty batch. Rows out of sight (staged, undone,
 * removed) are in no answer unless it says so.
 */
export type BatchReader = {
  /** Sums kept with the batch: no row is touched for them. */
  batchSummary(filingId: FilingId): BatchSummary;
  batchRows(filingId: FilingId, query: BatchRowQuery): { readonly items: readonly StoredRow[]; readonly total: number };
  batchRow(filingId: FilingId, rowId: RowId): StoredRow | null;
  /** These rows, in order; ids of no row are passed over. */
  batchRowsOf(filingId: FilingId, rowIds: readonly RowId[]): readonly StoredRow[];
  /** Rows after a position in order, for work that goes through a whole batch slice by slice. */
  batchSlice(
    filingId: FilingId,
    ask: { readonly after: number; readonly limit: number; readonly filter?: RowFilter },
  ): readonly StoredRow[];
  /** Ids in order: of a filter's rows, or of those that offer a repair of this kind (of any where `offering` is null). */
  batchRowIds(filingId: FilingId, which: { readonly filter: RowFilter } | { readonly offering: string | null }): readonly RowId[];
  /** Rows whose id number is among these; with `staged` also those of the import under way. */
  batchRowsNaming(filingId: FilingId, idNumbers: readonly string[], staged?: string): readonly StoredRow[];
  /** Id numbers that stand in more than one row, and in how many. */
  batchRepeated(filingId: FilingId): ReadonlyMap<string, number>;
  /** Who stands in the rows after a position, for finding people by what a file's name says. */
  batchPeople(filingId: FilingId, ask: { readonly after: number; readonly limit: number }): readonly BatchPerson[];
  /** Reports of the imports whose rows are in sight, oldest first. */
  imports(filingId: FilingId): readonly ImportReport[];
  /** Where the batch stands among its steps of undo, counted from 0; -1 before the first. */
  batchHistory(filingId: FilingId): { readonly position: number; readonly last: number };
  batchStep(filingId: FilingId, position: number): BatchStep | null;
  /** Rows a step gave new values or materials, in sight or not. */
  batchStepRows(filingId: FilingId, position: number): readonly RowId[];
  /** What the rows were judged by when they last all were; '' when they are not of one mind. */
  batchStamp(filingId: FilingId): string;
};

export type BatchWriter = {
  /**
   * Adds rows that are out of sight until `showImport`. What a crash leaves of an import is swept when the store is opened. All rows
   * of one import have the same origin but for the row in the file.
   */
  stageRows(filingId: FilingId, importId: string, rows: readonly NewBatchRow[]): void;
  /**
   * Shows the staged rows and keeps the report. `takes` are rows that were there before and give way: replaced, or of the same person.
   * An import nothing was staged of shows nothing and takes all the same.
   */
  showImport(
    filingId: FilingId,
    shown: { readonly importId: string; readonly report: ImportReport | null },
    takes: readonly RowId[] | { readonly all: true },
  ): void;
  /** Gives up staged rows: of one import, or all there are. They go with `sweepBatches`. */
  dropStaged(importId?: string): void;
  /** Deletes at most so many of the rows nothing leads to any more; answers whether there are more. */
  sweepBatches(limit: number): boolean;
  /** Adds rows that show at once, and answers their ids. */
  addRows(filingId: FilingId, rows: readonly NewBatchRow[]): readonly RowId[];
  /** Takes rows out of sight and answers how many. */
  hideRows(filingId: FilingId, which: readonly RowId[] | { readonly filter: RowFilter }): number;
  /** New values or materials of rows that are there, with their judgement. */
  changeRows(
    filingId: FilingId,
    changes: readonly { readonly rowId: RowId; readonly state: RowState; readonly judgement: RowJudgement }[],
  ): void;
  /** A new judgement of rows that stayed as they are; no step of undo. */
  judgeRows(filingId: FilingId, judged: readonly { readonly rowId: RowId; readonly judgement: RowJudgement }[]): void;
  /** The centre's word; answers how many rows it changed. Rows of other ids are passed over. */
  putVerdicts(filingId: FilingId, verdicts: readonly { readonly rowId: RowId; readonly verdict: RowVerdict }[]): number;
  /** Moves rows in sight, with everything they have, to a batch that has none yet, where they are numbered anew. */
  moveRows(from: FilingId, to: FilingId, filters: readonly RowFilter[]): number;
  /**
   * Copies the rows in sight that were not approved to a batch that has none yet: values and materials, without edits, findings and
   * verdict. What the centre said against a row stays with the filing it is copied from.
   */
  copyUnapproved(from: FilingId, to: FilingId): number;
  /**
   * Begins a step of undo after the present one and drops what had been undone. What is added, hidden, shown or changed from here on
   * belongs to it, in this transaction and later ones, until the next begins. Before the first step nothing is recorded.
   */
  putBatchStep(filingId: FilingId, step: BatchStep): void;
  /** Typing goes on in the present step: when it was taken, and what the filing itself is after it where the step says so. */
  joinBatchStep(filingId: FilingId, joined: { readonly takenAt: Instant; readonly after: BatchWholes | null }): void;
  /** Takes the present step back, or does the next one again. Values, materials and sight of rows; not what is in `wholes`. */
  undoBatchStep(filingId: FilingId): void;
  redoBatchStep(filingId: FilingId): void;
  /** Forgets all steps, and with them the rows out of sight. */
  clearBatchHistory(filingId: FilingId): void;
  putBatchStamp(filingId: FilingId, stamp: string): void;
  /** Pinyin initials of at most so many rows that have none yet; answers whether there are more. `batchRows` finds by what is there. */
  fillInitials(filingId: FilingId, limit: number): boolean;
};

export type BatchRowQuery = {
  readonly filter: RowFilter;
  /** Part of the name or the number, or the beginning of the initials. */
  readonly text?: string;
  readonly offset: number;
  readonly limit: number;
};

export type BatchSummary = {
  readonly counts: BatchCounts;
  /** 未通过原因, at most three different ones. */
  readonly reasons: readonly string[];
  /** Kinds of offered repairs (validation/repair-key.ts), with how many rows offer each, most first. */
  readonly repairs: readonly { readonly key: string; readonly label: string; readonly count: number }[];
  readonly materials: readonly MaterialSum[];
  /** Position of the last row, 0 without rows. */
  readonly end: number;
};
export type MaterialSum = {
  readonly kind: string;
  readonly needed: number;
  readonly required: number;
  readonly have: number;
  readonly lacking: number;
};
/** `name` as names are compared (domain/fold-name.ts). */
export type BatchPerson = { readonly rowId: RowId; readonly position: number; readonly idNumber: string; readonly name: string };

/** What an edit changes of a row. */
export type RowState = Pick<BatchRow, 'values' | 'edited' | 'attachments'> & {
  /** In its normal writing; '' while there is none. For search and for finding the person in other filings. */
  readonly idNumber: string;
  readonly name: string;
};
export type NewBatchRow = RowState & RowJudgement & Pick<BatchRow, 'position' | 'origin'>;
/** A row as it is kept; `place.rowId` of its findings is its own id. */
export type StoredRow = Omit<BatchRow, 'findings'> &
  Omit<RowJudgement, 'needs'> & {
    readonly idNumber: string;
    /** As names are compared (domain/fold-name.ts). */
    readonly name: string;
  };

/** One step of undo. */
export type BatchStep = {
  /** What it did, in words. */
  readonly label: string;
  /** Changes of the same key are joined while one types on; '' never. */
  readonly key: string;
  readonly takenAt: Instant;
  /** What the step did to the filing itself. */
  readonly wholes: { readonly before: BatchWholes; readonly after: BatchWholes } | null;
};
export type BatchWholes = { readonly sharedValues: Readonly<Record<string, string>>; readonly attachments: readonly Attachment[] };
