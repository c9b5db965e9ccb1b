import { oc } from '@orpc/contract';
import { z } from 'zod';
import { findingSchema } from '../validation/finding.ts';
import { failureSchema } from './errors.ts';
import { outcome } from './outcome.ts';
import {
  attachmentSchema,
  filingIdSchema,
  filingSchema,
  instantSchema,
  insuranceSchema,
  reasonSchema,
  rowIdSchema,
  rowVerdictSchema,
  sha256Schema,
  valueOriginSchema,
  valuesSchema,
} from './records.ts';

/** Operations on batches (报盘, W-33 … W-49): the rows stay in the engine, the window asks for the part it shows. */

/** One person of a batch. */
export const batchRowSchema = z.object({
  rowId: rowIdSchema,
  /** 1-based place in the batch. */
  position: z.int(),
  values: valuesSchema,
  /** Where the row came from: a workbook's row, the roster, typed. */
  origin: valueOriginSchema,
  /** Fields changed since, with where the new value came from. */
  edited: z.record(z.string(), valueOriginSchema),
  attachments: z.array(attachmentSchema).readonly(),
  verdict: rowVerdictSchema.nullable(),
  /** Of the rules and of the import, worst first; empty once submitted. */
  findings: z.array(findingSchema).readonly(),
});
export type BatchRow = z.infer<typeof batchRowSchema>;

export const ROW_FILTERS = ['all', 'bad', 'warned', 'good', 'lacking', 'doubted', 'open', 'approved', 'rejected'] as const;
/**
 * `bad` has a blocking finding of a value, `lacking` only lacks required materials, `doubted` has a material with an unanswered doubt, `open`
 * waits for its verdict.
 */
export type RowFilter = (typeof ROW_FILTERS)[number];

export const batchCountsSchema = z.object({
  rows: z.int(),
  bad: z.int(),
  warned: z.int(),
  good: z.int(),
  lacking: z.int(),
  doubted: z.int(),
  open: z.int(),
  approved: z.int(),
  rejected: z.int(),
});
export type BatchCounts = z.infer<typeof batchCountsSchema>;

/** What an import understood and mended; kept with the batch and shown until it is put aside. */
export const importReportSchema = z.object({
  importId: z.string(),
  fileName: z.string(),
  format: z.string(),
  sheet: z.string(),
  /** Row of the headers in the sheet, 1-based. */
  headerRow: z.int(),
  rows: z.int(),
  bad: z.int(),
  at: instantSchema,
  /** Header as it stands in the file → field it was understood as, and why: the same, an alias, reordered, tidied. */
  columns: z.array(z.object({ header: z.string(), field: z.string(), label: z.string(), by: z.enum(['same', 'tidied', 'alias', 'code']) })),
  /** Headers nobody asked for; their cells were left out. */
  ignored: z.array(z.string()),
  /** Differences from the template that were lived with, in words. */
  notices: z.array(z.string()),
  /** Safe repairs that were made while reading: 手机号码：全角数字改为半角, and how often. */
  repairs: z.array(z.object({ label: z.string(), count: z.int() })),
});
export type ImportReport = z.infer<typeof importReportSchema>;

export const batchViewSchema = z.object({
  filing: filingSchema,
  counts: batchCountsSchema,
  /** About the batch as a whole; `place.rowId` is ''. */
  findings: z.array(findingSchema),
  /** Offered repairs of all rows by kind, so that one click mends many. */
  repairs: z.array(z.object({ key: z.string(), label: z.string(), count: z.int() })),
  imports: z.array(importReportSchema),
  /** Materials: how many rows need each kind and how many have it; and those of the filing as a whole. */
  rowMaterials: z.array(
    z.object({
      kind: z.string(),
      label: z.string(),
      hint: z.string(),
      needed: z.int(),
      required: z.int(),
      have: z.int(),
      lacking: z.int(),
    }),
  ),
  filingMaterials: z.array(z.object({ kind: z.string(), label: z.string(), hint: z.string(), required: z.boolean(), count: z.int() })),
  canUndo: z.boolean(),
  canRedo: z.boolean(),
  /** What 撤销 would take back, in words: 导入“减员.xlsx”（120 人）. */
  undoLabel: z.string(),
  redoLabel: z.string(),
  /** The job that works on this batch now. */
  jobId: z.string().nullable(),
  /** Files that are still to be read as ID cards, in the background; what is found in them comes with `rows.judged`. */
  unreadCards: z.int(),
});
export type BatchView = z.infer<typeof batchViewSchema>;

export const jobSchema = z.object({
  jobId: z.string(),
  kind: z.enum(['import', 'prefill', 'judge', 'submit', 'attach']),
  filingId: filingIdSchema,
  /** `reading` a file, `checking` rows against the rules, `saving`; then one of the ends. */
  phase: z.enum(['reading', 'checking', 'saving', 'done', 'failed', 'cancelled']),
  /** Rows (or files) done, and of how many; null while unknown. `fraction` 0…1 where only bytes are known. */
  done: z.int(),
  total: z.int().nullable(),
  fraction: z.number().nullable(),
  failure: failureSchema.nullable(),
  report: importReportSchema.nullable(),
  /** Files an attach job could not give to anybody, and why; and how many it gave. */
  attached: z
    .object({
      given: z.int(),
      /** Who got files. */
      rowIds: z.array(rowIdSchema),
      /** The separator sheet whose pages may go on in the next portion of files, by its code; null where none is open. */
      openSheet: z.string().nullable(),
      unmatched: z.array(z.object({ fileName: z.string(), sha256: sha256Schema.nullable(), reason: z.string() })),
    })
    .nullable(),
  /** A submit job: the draft the rows that must still be mended went to, null when all went. */
  remainder: filingIdSchema.nullable(),
});
export type Job = z.infer<typeof jobSchema>;

export const effectSumSchema = z.object({ words: z.string(), people: z.int() });
/** How many people of a batch one sentence is about. */
export type EffectSum = z.infer<typeof effectSumSchema>;

export const refusalsSchema = z.object({
  /** The filing that is corrected. */
  source: filingIdSchema,
  receiptNumber: z.string(),
  /** 未通过原因, '' where the centre gave none. */
  reasons: z.array(z.object({ idNumber: z.string(), reason: z.string() })),
});
export type Refusals = z.infer<typeof refusalsSchema>;

const onBatch = z.object({ filingId: filingIdSchema });
const rowQuery = onBatch.extend({
  filter: z.enum(ROW_FILTERS).default('all'),
  /** Name, pinyin initials or part of the id number. */
  text: z.string().optional(),
  offset: z.int().min(0).default(0),
  limit: z.int().min(1).max(500).default(100),
});
/** Which rows an operation is about. */
/** These rows, or all that a filter shows. */
export const whichRowsSchema = z.union([z.object({ rowIds: z.array(rowIdSchema) }), z.object({ filter: z.enum(ROW_FILTERS) })]);
const jobStarted = z.object({ jobId: z.string() });
const view = outcome(batchViewSchema);

/** A batch begins, is discarded, restored, reopened, withdrawn and corrected by the operations of `filing`; the rest is here. */
export const batchContract = {
  get: oc.input(onBatch).output(view),
  rows: oc.input(rowQuery).output(outcome(z.object({ items: z.array(batchRowSchema), total: z.int() }))),
  /** 报盘模版 (W-34, W-35): an .xlsx, filled with the unit's people where the service says so. */
  template: oc.input(z.object({ service: z.string(), insurance: insuranceSchema })).output(outcome(z.file())),
  /**
   * 导入数据 (W-36): starts a job. `append` adds the rows, `replace` puts them in place of what is there; rows of a person who is in
   * the batch already take that row's place where the service comes prefilled. One step of undo.
   */
  importFile: oc
    .input(onBatch.extend({ file: z.file(), mode: z.enum(['append', 'replace']).default('append') }))
    .output(outcome(jobStarted)),
  /** 从单位人员带入 (W-42): the people the service is prefilled with, as a job. */
  prefill: oc.input(onBatch).output(outcome(jobStarted)),
  addRow: oc.input(onBatch.extend({ values: valuesSchema.default({}) })).output(view),
  removeRows: oc.input(onBatch.and(whichRowsSchema)).output(view),
  /** Autosave of one row; the answer has the row as it is judged now. */
  saveRow: oc
    .input(onBatch.extend({ rowId: rowIdSchema, values: valuesSchema }))
    .output(outcome(z.object({ row: batchRowSchema, view: batchViewSchema }))),
  /** 申请年月 and the like (W-45); all rows are judged anew. */
  saveShared: oc.input(onBatch.extend({ values: valuesSchema })).output(view),
  /** The same values into many rows, for example the reason of everybody without one. One step of undo. */
  fillRows: oc.input(onBatch.extend({ values: valuesSchema }).and(whichRowsSchema)).output(view),
  /** Makes the offered repairs of one kind (`key` of the view), of all kinds when left out. One step of undo. */
  repair: oc.input(onBatch.extend({ key: z.string().optional(), rowIds: z.array(rowIdSchema).optional() })).output(view),
  undo: oc.input(onBatch).output(view),
  redo: oc.input(onBatch).output(view),
  /** 导出错误数据 (W-37): the same template with the column 错误原因; any filter's rows otherwise. */
  exportRows: oc.input(onBatch.extend({ filter: z.enum(ROW_FILTERS) })).output(outcome(z.file())),
  /** Files given to people by the number, last digits or name in the file's name, and to kinds by the label in it (W-38). A job. */
  attachFiles: oc
    .input(
      onBatch.extend({
        files: z.array(z.file()).max(2000),
        kind: z.string().optional(),
        /** By separator sheets instead of names: pages go to the sheet before them, in the order of the files' names. */
        bySheets: z.boolean().default(false),
        /** `openSheet` of the portion before, where files that belong together are sent in portions. */
        openSheet: z.string().max(200).optional(),
      }),
    )
    .output(outcome(jobStarted)),
  /** 分隔页 (W-38): a PDF with a sheet for each of these people and kinds, to be laid before the papers in the feeder. */
  separatorSheets: oc.input(onBatch.extend({ kinds: z.array(z.string()) }).and(whichRowsSchema)).output(outcome(z.file())),
  /** One file under a kind of these rows, a new one or one that is kept already; one file may serve many people. */
  assign: oc
    .input(
      onBatch
        .extend({ kind: z.string(), file: z.file().optional(), kept: z.object({ sha256: sha256Schema, fileName: z.string() }).optional() })
        .and(whichRowsSchema),
    )
    .output(view),
  /** One file under a kind of one row, or of the filing as a whole where `rowId` is left out. */
  attach: oc.input(onBatch.extend({ rowId: rowIdSchema.optional(), kind: z.string(), file: z.file() })).output(view),
  /** 从材料库选用: a file the library has of the row's person. */
  attachKept: oc.input(onBatch.extend({ rowId: rowIdSchema, kind: z.string(), sha256: sha256Schema })).output(view),
  /** 从材料库补齐: required materials that rows lack, from their people's folders where a file of that name is valid. One step of undo. */
  fillFromLibrary: oc.input(onBatch).output(outcome(z.object({ view: batchViewSchema, files: z.int(), people: z.int() }))),
  detach: oc.input(onBatch.extend({ rowId: rowIdSchema.optional(), kind: z.string(), sha256: sha256Schema })).output(view),
  /** 仍然使用: why a file is used although something may be wrong with it; '' takes it back. */
  answerDoubts: oc
    .input(onBatch.extend({ rowId: rowIdSchema.optional(), kind: z.string(), sha256: sha256Schema, reason: reasonSchema }))
    .output(view),
  /** 申报提交 (W-39): good rows are queued, rows that must be mended stay in a draft of their own. A job. */
  submit: oc.input(onBatch.extend({ revision: z.int() })).output(outcome(jobStarted)),
  /** What the good rows will do once approved (W-39): one sentence for each kind and month, the one about most people first. */
  effects: oc.input(onBatch).output(outcome(z.array(effectSumSchema))),
  /** In a correction (O-11): what the centre said of each person the first time; null for every other batch. */
  refusals: oc.input(onBatch).output(outcome(refusalsSchema.nullable())),
  /** Old and new base of a base declaration's rows in sum, and what is odd about them. */
  baseSummary: oc.input(onBatch).output(
    outcome(
      z.object({
        people: z.int(),
        oldTotal: z.string(),
        newTotal: z.string(),
        raised: z.int(),
        lowered: z.int(),
        unchanged: z.int(),
        withoutOld: z.int(),
        atFloor: z.int(),
        atCeiling: z.int(),
        beyond30: z.int(),
      }),
    ),
  ),
};

export const jobContract = {
  get: oc.input(z.object({ jobId: z.string() })).output(outcome(jobSchema)),
  /** 取消: the job ends with nothing kept of it. */
  cancel: oc.input(z.object({ jobId: z.string() })).output(outcome(z.null())),
};
