import type { ImportReport } from '../../../src-shared/contract/batch.ts';
import type { Failure } from '../../../src-shared/contract/errors.ts';
import type { RosterPerson } from '../../../src-shared/domain/person.ts';
import type { Result } from '../../../src-shared/lib/result.ts';
import type { RegionProfile } from '../../../src-shared/profile/region-profile.ts';
import type { Service } from '../../../src-shared/profile/service-of.ts';
import type { RosterFacts } from '../../../src-shared/validation/facts.ts';
import type { Finding } from '../../../src-shared/validation/finding.ts';
import type { RowJudgement } from '../../../src-shared/validation/row-judging.ts';
import type { NewBatchRow, WrittenValues } from './batch-store.ts';

/** Asked between blocks; `onCancel` calls once. */
export type CancelSignal = { readonly cancelled: () => boolean; readonly onCancel: (listener: () => void) => void };

/** Workbooks in and out. Reading runs off the thread that answers windows. */
export type Workbooks = {
  /** Somebody may be about to have a workbook read: what that takes time to make ready may be made ready now. */
  prepare(): void;
  /**
   * Reads a workbook as rows of a batch service: format by its bytes, sheet and header row found, headers matched, cells understood.
   * `take` gets blocks in order and may return a promise (back pressure). Nothing is kept of a refused or cancelled read but what
   * `take` was given. Failures: `workbook-refused` with the reasons in words, `rows-too-many`, `cancelled`.
   */
  readBatch(ask: {
    readonly profile: RegionProfile;
    readonly service: Service;
    readonly fileName: string;
    /** Given away: they may have moved to another thread when this returns. */
    readonly bytes: Uint8Array;
    /** Facts of a local copy that knows nobody, and what all rows share: with them the rows come judged (`ReadRow.ahead`). */
    readonly judgeAhead?: JudgeAhead;
    readonly cancel: CancelSignal;
    /** 0 … 1 of the file read. */
    readonly onProgress: (fraction: number) => void;
    readonly take: (rows: readonly ReadRow[]) => void | Promise<void>;
  }): Promise<Result<ReadReport, Failure>>;
  /** 报盘模版 (W-34, W-35); with these people in it where the service is prefilled. */
  template(ask: {
    readonly profile: RegionProfile;
    readonly service: Service;
    readonly people: readonly RosterPerson[];
  }): Promise<Uint8Array>;
  /** The same template filled with rows as texts by field id, and with 错误原因 where any row has one (W-37). */
  filledTemplate(ask: {
    readonly profile: RegionProfile;
    readonly service: Service;
    readonly rows: AsyncIterable<FilledRow> | Iterable<FilledRow>;
    readonly withErrors: boolean;
  }): Promise<Uint8Array>;
  /** Any list as a workbook or as CSV (UTF-8 with BOM); every cell is text unless the column says number. */
  table(ask: {
    readonly sheetName: string;
    readonly columns: readonly { readonly header: string; readonly kind: 'text' | 'number'; readonly width?: number }[];
    readonly rows: AsyncIterable<readonly string[]> | Iterable<readonly string[]>;
    readonly format: 'xlsx' | 'csv';
  }): Promise<Uint8Array>;
};

/** One row of the workbook as the batch takes it: values in their normal writing, codes for labels. */
export type ReadRow = {
  /** 1-based row in the sheet. */
  readonly sourceRow: number;
  readonly values: Readonly<Record<string, string>>;
  /** What only the file could tell (digits lost, a safe repair made); `place.rowId` is '' and is filled in by the engine. */
  readonly findings: readonly Finding[];
  readonly ahead?: JudgedAhead;
};
/** What is to be told of rows whose person nobody knows. */
export type JudgeAhead = { readonly facts: RosterFacts; readonly sharedValues: Readonly<Record<string, string>> };
/** A row made whole and written down, and what the rules say of it, when its person is in no roster and in no open filing. */
export type JudgedAhead = Pick<RowJudgement, 'ruleFindings' | 'needs'> & Pick<NewBatchRow, 'idNumber' | 'name'> & WrittenValues;
export type ReadReport = Omit<ImportReport, 'importId' | 'rows' | 'bad' | 'at'>;
export type FilledRow = { readonly values: Readonly<Record<string, string>>; readonly errors: readonly string[] };
