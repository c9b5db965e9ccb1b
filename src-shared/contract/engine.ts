import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { FILING_STATES, FILING_STEPS } from '../domain/filing.ts';
import { regionProfileSchema } from '../profile/region-profile.ts';
import { findingSchema } from '../validation/finding.ts';
import { batchContract, batchViewSchema, jobContract, whichRowsSchema } from './batch.ts';
import { failureSchema } from './errors.ts';
import { filingQuerySchema } from './filing-query.ts';
import { libraryContract } from './library.ts';
import { listsContract, rosterQuerySchema } from './lists.ts';
import { outcome } from './outcome.ts';
import { PAGE_FORMATS, scanContract, scanPlaceSchema } from './page-desk.ts';
import {
  accountIdSchema,
  cardReadingSchema,
  filingIdSchema,
  filingSchema,
  instantSchema,
  insuranceSchema,
  reasonSchema,
  rosterPersonSchema,
  rowIdSchema,
  sha256Schema,
  unitAccountSchema,
  unitRecordSchema,
  valuesSchema,
} from './records.ts';

/**
 * The engine's operations, declared once. Hosts adapt them (MessagePort, loopback HTTP); the window derives its client from them.
 * Every operation answers `{ok:true,value}` or `{ok:false,error}` with an error of the closed list; nothing foreseen is thrown.
 */

const nothing = z.null();

// ---- events -------------------------------------------------------------------------------------------------------------
/** Pushed to the window; past tense. The window re-reads what it shows, events carry no data of persons. */
export const engineEventSchema = z.discriminatedUnion('event', [
  z.object({ event: z.literal('session.changed') }),
  z.object({ event: z.literal('filing.changed'), filingId: filingIdSchema }),
  /** Rows of a batch are judged anew by what was read off their files; nothing else of it changed, its revision neither. */
  z.object({ event: z.literal('rows.judged'), filingId: filingIdSchema }),
  z.object({ event: z.literal('outbox.changed'), unsent: z.int() }),
  z.object({ event: z.literal('sync.changed') }),
  z.object({ event: z.literal('roster.changed') }),
  /** A person's folder changed besides by filings. */
  z.object({ event: z.literal('library.changed') }),
  z.object({ event: z.literal('verdict.arrived'), filingId: filingIdSchema }),
  /** A job went on or ended. */
  z.object({ event: z.literal('job.changed'), jobId: z.string(), filingId: filingIdSchema }),
  /** A scanner was found, or nothing is looked for any more. */
  z.object({ event: z.literal('scanners.changed') }),
  /** A scan for this draft went on or ended, or its pages changed. */
  z.object({ event: z.literal('scan.changed'), filingId: filingIdSchema }),
]);
export type EngineEvent = z.infer<typeof engineEventSchema>;

// ---- app and session ----------------------------------------------------------------------------------------------------
export const appInfoSchema = z.object({
  appVersion: z.string(),
  host: z.enum(['electron', 'loopback']),
  now: instantSchema,
  centre: z.object({ url: z.string(), kind: z.enum(['embedded', 'remote']) }),
  /** What the first-start screens must know before an account is open: 业务范围 to choose from (W-09), the password rule (O-02). */
  regions: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      systemName: z.string(),
      insurances: z.array(z.object({ insurance: insuranceSchema, label: z.string() })),
      password: regionProfileSchema.shape.password,
    }),
  ),
  defaultRegion: z.string(),
  /** Filled when the embedded practice centre runs: where its console is and which made-up units can register. */
  practice: z
    .object({
      consoleUrl: z.string(),
      units: z.array(z.object({ region: z.string(), insurance: insuranceSchema, unitNumber: z.string(), unitName: z.string() })),
    })
    .nullable(),
  dataFolder: z.string(),
  /** How the data key is kept besides the password: the system's keystore, or not at all. */
  keystore: z.enum(['system', 'none']),
});
export type AppInfo = z.infer<typeof appInfoSchema>;

export const sessionStateSchema = z.object({
  /** `fresh`: no account on this PC; `locked`: one must be unlocked; `open`; `trouble`: the store was kept but not opened. */
  phase: z.enum(['fresh', 'locked', 'open', 'trouble']),
  accounts: z.array(z.object({ accountId: accountIdSchema, unitName: z.string(), region: z.string(), lastUsedAt: instantSchema })),
  account: unitAccountSchema.nullable(),
  trouble: failureSchema.nullable(),
});
export type SessionState = z.infer<typeof sessionStateSchema>;

// ---- filings ------------------------------------------------------------------------------------------------------------
/** A filing with everything a screen needs to draw it: what the form looks like now and what the rules say. */
export const filingViewSchema = z.object({
  filing: filingSchema,
  findings: z.array(findingSchema),
  /** Which material kinds each row needs now, and how many files it has. */
  materials: z.array(
    z.object({ rowId: rowIdSchema, kind: z.string(), label: z.string(), hint: z.string(), required: z.boolean(), count: z.int() }),
  ),
  canUndo: z.boolean(),
  canRedo: z.boolean(),
});
export type FilingView = z.infer<typeof filingViewSchema>;

/** What 读身份证 came to; `card` null: nothing could be read. */
const cardTakenSchema = z.object({ view: filingViewSchema, card: cardReadingSchema.nullable() });
export type CardTaken = z.infer<typeof cardTakenSchema>;

export const standingSchema = z.object({
  /** The filing of this year that keeps another from being begun. */
  thisYear: z.object({ filingId: filingIdSchema, year: z.string(), state: z.enum(FILING_STATES), receiptNumber: z.string() }).nullable(),
  /** Open additions and drops under this insurance. */
  pendingChanges: z.int(),
  /** Day filings are taken again, YYYY-MM-DD, when the window is closed today; what is submitted before waits here. */
  opensOn: z.string().nullable(),
});
export type Standing = z.infer<typeof standingSchema>;

export const filingSummarySchema = z.object({
  filingId: filingIdSchema,
  service: z.string(),
  insurance: insuranceSchema,
  unitNumber: z.string(),
  state: z.enum(FILING_STATES),
  step: z.enum(FILING_STEPS),
  /** Names of the first three people, and how many there are. */
  names: z.array(z.string()),
  people: z.int(),
  /** Rows of a batch with a verdict against them. */
  rejectedPeople: z.int(),
  effectiveMonth: z.string(),
  blocks: z.int(),
  warns: z.int(),
  receiptNumber: z.string(),
  reason: z.string(),
  createdAt: instantSchema,
  changedAt: instantSchema,
  submittedAt: instantSchema.nullable(),
  decidedAt: instantSchema.nullable(),
});
export type FilingSummary = z.infer<typeof filingSummarySchema>;

// ---- outbox and sync ----------------------------------------------------------------------------------------------------
export const outboxItemSchema = z.object({
  filingId: filingIdSchema,
  service: z.string(),
  insurance: insuranceSchema,
  names: z.array(z.string()),
  people: z.int(),
  state: z.enum(['queued', 'sending', 'unconfirmed']),
  queuedAt: instantSchema,
  attempts: z.int(),
  lastFailure: failureSchema.nullable(),
  nextAttemptAt: instantSchema.nullable(),
  /** Upload progress in bytes while materials go. */
  sentBytes: z.int(),
  totalBytes: z.int(),
});
export type OutboxItem = z.infer<typeof outboxItemSchema>;

/** 暂停发送 and 上传限速: kept with the account. */
export const sendingChoicesSchema = z.object({
  paused: z.boolean(),
  /** Of uploads; null for as fast as the line goes. */
  bytesPerSecond: z.int().min(1_000).nullable(),
});
export type SendingChoices = z.infer<typeof sendingChoicesSchema>;

export const syncStatusSchema = z.object({
  centre: z.enum(['unknown', 'reachable', 'unreachable', 'not-recognised', 'login-needed', 'closed']),
  centreName: z.string(),
  /** Last time the centre answered properly; never the last try. */
  lastSuccessAt: instantSchema.nullable(),
  /** When the local copy of roster and verdicts was last made complete. */
  asOf: instantSchema.nullable(),
  unsent: z.int(),
  running: z.boolean(),
  /** Minutes this PC's clock is ahead of the centre's; shown beyond 5. */
  clockAheadMinutes: z.int(),
  opensOn: z.string().nullable(),
  sending: sendingChoicesSchema,
});
export type SyncStatus = z.infer<typeof syncStatusSchema>;

const codeSentSchema = z.object({ phoneMasked: z.string(), expiresAt: instantSchema, resendAt: instantSchema });

export const engineContract = {
  app: {
    info: oc.output(outcome(appInfoSchema)),
    events: oc.output(eventIterator(engineEventSchema)),
  },
  session: {
    state: oc.output(outcome(sessionStateSchema)),
    /** Opens the account's encrypted store; works offline. Also signs in to the centre when it can be reached. */
    unlock: oc.input(z.object({ accountId: accountIdSchema, password: z.string() })).output(outcome(sessionStateSchema)),
    unlockWithRecoveryKey: oc
      .input(z.object({ accountId: accountIdSchema, recoveryKey: z.string(), newPassword: z.string() }))
      .output(outcome(sessionStateSchema)),
    lock: oc.output(outcome(sessionStateSchema)),
    changePassword: oc.input(z.object({ oldPassword: z.string(), newPassword: z.string() })).output(outcome(nothing)),
    /** Signs in to the centre again when its session has run out (sync status `login-needed`). */
    signInToCentre: oc.input(z.object({ password: z.string() })).output(outcome(nothing)),
  },
  registration: {
    /** W-09: the centre fills the rest. */
    lookup: oc
      .input(z.object({ region: z.string(), insurance: insuranceSchema, unitNumber: z.string() }))
      .output(outcome(unitRecordSchema)),
    start: oc
      .input(z.object({ region: z.string(), insurance: insuranceSchema, unitNumber: z.string() }))
      .output(outcome(z.object({ registrationId: z.string(), unit: unitRecordSchema }))),
    /** W-11: 获取手机激活码. */
    sendCode: oc.input(z.object({ registrationId: z.string() })).output(outcome(codeSentSchema)),
    /** W-11, W-12: the code and the unit's own password at once; makes the local store and its recovery key (shown once). */
    activate: oc
      .input(z.object({ registrationId: z.string(), code: z.string(), password: z.string() }))
      .output(outcome(z.object({ account: unitAccountSchema, recoveryKey: z.string() }))),
    /** A unit registered before, on a new PC. */
    signIn: oc
      .input(z.object({ region: z.string(), unitNumber: z.string(), password: z.string() }))
      .output(outcome(z.object({ account: unitAccountSchema, recoveryKey: z.string() }))),
  },
  link: {
    /** W-13: 关联业务单位. */
    lookup: oc.input(z.object({ insurance: insuranceSchema, unitNumber: z.string() })).output(outcome(unitRecordSchema)),
    sendCode: oc.input(z.object({ insurance: insuranceSchema, unitNumber: z.string() })).output(outcome(codeSentSchema)),
    confirm: oc
      .input(z.object({ insurance: insuranceSchema, unitNumber: z.string(), code: z.string() }))
      .output(outcome(unitAccountSchema)),
  },
  profile: {
    /** The region profile of the open account; one filing may ask for the version it was begun under. */
    get: oc.input(z.object({ version: z.string().optional() })).output(outcome(regionProfileSchema)),
  },
  filing: {
    /** A new draft; for a person of the roster (W-27) with what the roster knows. A batch begins without rows. */
    begin: oc
      .input(z.object({ service: z.string(), insurance: insuranceSchema, socialSecurityNumber: z.string().optional() }))
      .output(outcome(filingViewSchema)),
    /** What stands in the way of a service before it is begun: filed this year (O-08), changes pending (W-49), the window (O-06). */
    standing: oc.input(z.object({ service: z.string(), insurance: insuranceSchema })).output(outcome(standingSchema)),
    /** 复制上一条: a new draft with the values that are not bound to the person. */
    beginLike: oc.input(z.object({ filingId: filingIdSchema })).output(outcome(filingViewSchema)),
    /** A rejected filing as a new draft with everything kept (O-11). */
    beginCorrection: oc.input(z.object({ filingId: filingIdSchema })).output(outcome(filingViewSchema)),
    get: oc.input(z.object({ filingId: filingIdSchema })).output(outcome(filingViewSchema)),
    /** Autosave: the given values replace those of the row. `revision` is the one last seen; `filing-changed` when it is old. */
    saveValues: oc
      .input(z.object({ filingId: filingIdSchema, rowId: rowIdSchema, values: valuesSchema, revision: z.int() }))
      .output(outcome(filingViewSchema)),
    goToStep: oc.input(z.object({ filingId: filingIdSchema, step: z.enum(FILING_STEPS) })).output(outcome(filingViewSchema)),
    attach: oc
      .input(z.object({ filingId: filingIdSchema, rowId: rowIdSchema, kind: z.string(), file: z.file() }))
      .output(outcome(filingViewSchema)),
    /** 读身份证 off a file: attaches the picture and fills a proven number in where none stands. */
    readCard: oc.input(z.object({ filingId: filingIdSchema, rowId: rowIdSchema, file: z.file() })).output(outcome(cardTakenSchema)),
    /** 从材料库选用: a file the library has of the row's person. */
    attachKept: oc
      .input(z.object({ filingId: filingIdSchema, rowId: rowIdSchema, kind: z.string(), sha256: sha256Schema }))
      .output(outcome(filingViewSchema)),
    detach: oc
      .input(z.object({ filingId: filingIdSchema, rowId: rowIdSchema, kind: z.string(), sha256: sha256Schema }))
      .output(outcome(filingViewSchema)),
    /** 仍然使用: why a file is used although something may be wrong with it; '' takes it back. */
    answerDoubts: oc
      .input(z.object({ filingId: filingIdSchema, rowId: rowIdSchema, kind: z.string(), sha256: sha256Schema, reason: reasonSchema }))
      .output(outcome(filingViewSchema)),
    undo: oc.input(z.object({ filingId: filingIdSchema })).output(outcome(filingViewSchema)),
    redo: oc.input(z.object({ filingId: filingIdSchema })).output(outcome(filingViewSchema)),
    /** 提交: queued on disk before this answers. */
    submit: oc.input(z.object({ filingId: filingIdSchema, revision: z.int() })).output(outcome(filingViewSchema)),
    /** 修改 after 提交, while it is still on this PC. */
    reopen: oc.input(z.object({ filingId: filingIdSchema })).output(outcome(filingViewSchema)),
    /** 废弃; `restore` takes it back. */
    discard: oc.input(z.object({ filingId: filingIdSchema })).output(outcome(filingViewSchema)),
    restore: oc.input(z.object({ filingId: filingIdSchema })).output(outcome(filingViewSchema)),
    /** 撤回 at the centre, while the profile allows. */
    withdraw: oc.input(z.object({ filingId: filingIdSchema })).output(outcome(filingViewSchema)),
    list: oc.input(filingQuerySchema).output(outcome(z.object({ items: z.array(filingSummarySchema), total: z.int() }))),
  },
  batch: batchContract,
  job: jobContract,
  lists: listsContract,
  scan: {
    ...scanContract,
    /** 使用这些页: the pages become files of the material, in order, as one step of undo; the desk is empty then. */
    attach: oc.input(scanPlaceSchema.extend({ rowId: rowIdSchema, format: z.enum(PAGE_FORMATS) })).output(outcome(filingViewSchema)),
    /** 读身份证 off the pages: as `attach`, for a material that is an ID card, and as `filing.readCard`. */
    readCard: oc.input(scanPlaceSchema.extend({ rowId: rowIdSchema, format: z.enum(PAGE_FORMATS) })).output(outcome(cardTakenSchema)),
    /** The same in a batch: to the row of the place, to these rows (one file for many), or to the filing as a whole. */
    attachToBatch: oc
      .input(scanPlaceSchema.extend({ format: z.enum(PAGE_FORMATS), to: whichRowsSchema.optional() }))
      .output(outcome(batchViewSchema)),
  },
  library: libraryContract,
  material: {
    read: oc.input(z.object({ sha256: sha256Schema })).output(outcome(z.file())),
  },
  outbox: {
    list: oc.output(outcome(z.array(outboxItemSchema))),
    /** 立即发送. */
    sendNow: oc.output(outcome(nothing)),
    /** 暂停发送, 继续发送, 上传限速: what is left out stays. What is under way stops after its piece. */
    choose: oc.input(sendingChoicesSchema.partial()).output(outcome(sendingChoicesSchema)),
  },
  sync: {
    status: oc.output(outcome(syncStatusSchema)),
    /** 立即同步: sends what waits and pulls what is new; answers when done. */
    run: oc.output(outcome(syncStatusSchema)),
  },
  roster: {
    /** 单位人员查询 (W-54), on the local copy. */
    search: oc
      .input(rosterQuerySchema)
      .output(outcome(z.object({ items: z.array(rosterPersonSchema), total: z.int(), more: z.boolean(), asOf: instantSchema.nullable() }))),
  },
  unit: {
    /** 单位信息查询 (W-53). */
    get: oc
      .input(z.object({ insurance: insuranceSchema }))
      .output(outcome(z.object({ unit: unitRecordSchema, asOf: instantSchema.nullable() }))),
  },
  home: {
    summary: oc.output(
      outcome(
        z.object({
          drafts: z.int(),
          draftsWithBlocks: z.int(),
          unsent: z.int(),
          pending: z.int(),
          latestVerdicts: z.array(filingSummarySchema),
          latestDrafts: z.array(filingSummarySchema),
        }),
      ),
    ),
  },
};
export type EngineContract = typeof engineContract;
