import { oc } from '@orpc/contract';
import { z } from 'zod';
import { failureSchema } from '../../src-shared/contract/errors.ts';
import { filingIdSchema, instantSchema, insuranceSchema, rowIdSchema, sha256Schema } from '../../src-shared/contract/records.ts';
import { MEDIA_TYPES } from '../../src-shared/domain/material.ts';
import { findingSchema } from '../../src-shared/validation/finding.ts';

/** What the reviewer's page (审核台) asks of its own centre, under `/console/api`. Not part of the protocol: only this page speaks it. */

export const CONSOLE_TOKEN_HEADER = 'x-console-token';

/**
 * How the centre misbehaves, always in plain words:
 * `refuse` cuts every connection, `hang` never answers, `swallow-receipts` takes a filing and cuts the connection instead of
 * answering, `login-page` answers 200 with a page that is not the centre's, `busy` says come back later.
 */
export const OUTAGES = ['none', 'refuse', 'hang', 'swallow-receipts', 'login-page', 'busy'] as const;
export type Outage = (typeof OUTAGES)[number];

export const knobSettingsSchema = z.object({
  outage: z.enum(OUTAGES),
  /** The outage ends by itself after so many answers spoilt; null: it stays. */
  outageCount: z.int().min(1).max(10_000).nullable(),
  /** Seconds before any answer leaves. */
  answerDelaySeconds: z.number().min(0).max(600),
  /** Seconds before an automatic decision. */
  decisionDelaySeconds: z.number().min(0).max(86_400),
  /** Share of the automatic decisions that are refused at random. */
  rejectPercent: z.number().min(0).max(100),
  /** Every so many-th row of a filing is refused by the automatic decision, so that the outcome is known beforehand; null: none. */
  rejectEvery: z.int().min(1).max(10_000).nullable(),
  /** Filings outside the profile's opening days are turned away (O-06). Off, so that practice works on any day. */
  enforceWindow: z.boolean(),
  /** Decide by the rule pack alone, also where the profile wants a reviewer. */
  autoReview: z.boolean(),
});
/** What practice and tests may turn to see the client under trouble. All off is a centre that works. */
export type KnobSettings = Readonly<z.infer<typeof knobSettingsSchema>>;

export const REVIEW_STATES = ['received', 'reviewing', 'approved', 'rejected', 'partly-approved', 'withdrawn'] as const;
export const reviewStateSchema = z.enum(REVIEW_STATES);
export type ReviewState = z.infer<typeof reviewStateSchema>;

export const listedFilingSchema = z.object({
  clientId: filingIdSchema,
  receiptNumber: z.string(),
  state: reviewStateSchema,
  region: z.string(),
  regionName: z.string(),
  /** The region's own words for results (ZM-12), null where it has none. */
  resultWords: z.object({ pending: z.string(), approved: z.string(), rejected: z.string() }).nullable(),
  serviceLabel: z.string(),
  insuranceLabel: z.string(),
  unitName: z.string(),
  unitNumber: z.string(),
  /** Names of the first three people, and how many there are. */
  names: z.array(z.string()),
  people: z.int(),
  receivedAt: instantSchema,
  decidedAt: instantSchema.nullable(),
});
export type ListedFiling = z.infer<typeof listedFilingSchema>;

/** A file handed in with a filing, under the material it is. */
const shownMaterialSchema = z.object({
  kindLabel: z.string(),
  sha256: sha256Schema,
  fileName: z.string(),
  mediaType: z.enum(MEDIA_TYPES),
  bytes: z.int(),
  /** 仍然使用: the unit's reason, and what was doubted. */
  remark: z.object({ reason: z.string(), doubts: z.array(z.string()).readonly() }).optional(),
});

export const filingRowSchema = z.object({
  rowId: rowIdSchema,
  /** 1-based place in the filing. */
  position: z.int(),
  name: z.string(),
  /** '' where the row is about nobody. */
  idNumber: z.string(),
  /** What an approved row does, in words: 缴费至 2026-10，11 月起不再缴费 (O-05). */
  effect: z.string(),
  sections: z.array(z.object({ title: z.string(), values: z.array(z.object({ label: z.string(), value: z.string() })) })),
  /** 单位信息变更 (W-50): what the record says (or said, once decided), and what it is to say. */
  changes: z.array(z.object({ label: z.string(), before: z.string(), after: z.string() })),
  materials: z.array(shownMaterialSchema),
  /** What the rule pack says of the row now, against the roster of this moment; empty once decided. */
  findings: z.array(findingSchema),
  verdict: z.object({ approved: z.boolean(), reason: z.string(), personNumber: z.string() }).nullable(),
});
export type FilingRowDetail = z.infer<typeof filingRowSchema>;

export const ROWS_SHOWN = 50;
/** Rows named in one decision; with the longest reasons they stay well within what the centre reads of a request. */
export const ROWS_DECIDED = 1000;
export const REVIEW_ROW_FILTERS = ['all', 'open', 'approved', 'rejected'] as const;
export type ReviewRowFilter = (typeof REVIEW_ROW_FILTERS)[number];

export const filingDetailSchema = listedFilingSchema.extend({
  systemName: z.string(),
  profileVersion: z.string(),
  creditCode: z.string(),
  agency: z.string(),
  specialistName: z.string(),
  submittedAt: instantSchema,
  counts: z.object({ rows: z.int(), open: z.int(), approved: z.int(), rejected: z.int() }),
  /** Of the filing as a whole (W-46). */
  materials: z.array(shownMaterialSchema),
  findings: z.array(findingSchema),
  /** The first `ROWS_SHOWN`; the others page by page through `rows`. */
  rows: z.array(filingRowSchema),
  history: z.array(z.object({ at: instantSchema, event: reviewStateSchema, actor: z.enum(['unit', 'centre', 'reviewer']) })),
});
export type FilingDetail = z.infer<typeof filingDetailSchema>;

export const sentCodeSchema = z.object({
  sentId: z.int(),
  purpose: z.enum(['activation', 'link']),
  regionName: z.string(),
  unitName: z.string(),
  insuranceLabel: z.string(),
  phoneMasked: z.string(),
  code: z.string(),
  sentAt: instantSchema,
  expiresAt: instantSchema,
  standing: z.enum(['valid', 'used', 'replaced', 'expired']),
});
export type SentCodeEntry = z.infer<typeof sentCodeSchema>;

const consoleProcedure = oc.errors({ REFUSED: { status: 422, data: failureSchema } });

export const consoleContract = {
  overview: consoleProcedure.route({ method: 'GET', path: '/overview' }).output(
    z.object({
      centreName: z.string(),
      now: instantSchema,
      counts: z.record(reviewStateSchema, z.int()),
      /** Those this centre publishes a profile for. */
      regions: z.array(z.object({ region: z.string(), regionName: z.string() })),
      /** Made-up units that can be registered in practice, and whether they are already. */
      practiceUnits: z.array(
        z.object({
          region: z.string(),
          regionName: z.string(),
          insurance: insuranceSchema,
          insuranceLabel: z.string(),
          unitNumber: z.string(),
          unitName: z.string(),
          creditCode: z.string(),
          insuredCount: z.int(),
          registered: z.boolean(),
        }),
      ),
    }),
  ),
  filings: consoleProcedure
    .route({ method: 'GET', path: '/filings' })
    .input(
      z.object({
        state: reviewStateSchema.optional(),
        region: z.string().max(100).optional(),
        /** Receipt number, unit number, unit name, person's name or id number contains. */
        text: z.string().max(100).optional(),
        page: z.coerce.number().int().min(1).default(1),
        pageSize: z.coerce.number().int().min(1).max(100).default(20),
      }),
    )
    .output(
      z.object({
        items: z.array(listedFilingSchema),
        total: z.int(),
        /** Filings of the region by state, whatever state and text were asked for. */
        counts: z.record(reviewStateSchema, z.int()),
      }),
    ),
  filing: consoleProcedure
    .route({ method: 'GET', path: '/filings/{clientId}' })
    .input(z.object({ clientId: filingIdSchema }))
    .output(filingDetailSchema),
  rows: consoleProcedure
    .route({ method: 'GET', path: '/filings/{clientId}/rows' })
    .input(
      z.object({
        clientId: filingIdSchema,
        filter: z.enum(REVIEW_ROW_FILTERS).default('all'),
        /** Name or id number contains. */
        text: z.string().max(100).default(''),
        page: z.coerce.number().int().min(1).default(1),
        pageSize: z.coerce.number().int().min(1).max(200).default(ROWS_SHOWN),
      }),
    )
    .output(z.object({ items: z.array(filingRowSchema), total: z.int() })),
  startReview: consoleProcedure
    .route({ method: 'POST', path: '/filings/{clientId}/review' })
    .input(z.object({ clientId: filingIdSchema }))
    .output(filingDetailSchema),
  decide: consoleProcedure
    .route({ method: 'POST', path: '/filings/{clientId}/decision' })
    .input(
      z.object({
        clientId: filingIdSchema,
        /** A word for each of these open rows. */
        rows: z
          .array(z.object({ rowId: rowIdSchema, approved: z.boolean(), reason: z.string().max(500) }))
          .max(ROWS_DECIDED)
          .default([]),
        /**
         * One word for all the other open rows, however many; those the rules block are refused with the rules' reasons. Left out,
         * they stay open.
         */
        rest: z.object({ approved: z.boolean(), reason: z.string().max(500) }).optional(),
      }),
    )
    .output(filingDetailSchema),
  codes: consoleProcedure.route({ method: 'GET', path: '/codes' }).output(z.array(sentCodeSchema)),
  knobs: consoleProcedure.route({ method: 'GET', path: '/knobs' }).output(knobSettingsSchema),
  setKnobs: consoleProcedure.route({ method: 'PUT', path: '/knobs' }).input(knobSettingsSchema.partial()).output(knobSettingsSchema),
};
export type ConsoleContract = typeof consoleContract;
