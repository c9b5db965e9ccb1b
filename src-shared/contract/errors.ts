import { z } from 'zod';
import { MATERIAL_HAZARDS } from '../domain/material.ts';
import { SCANNER_TROUBLES } from './scan.ts';

export const PAGE_EDIT_TROUBLES = ['already-straight', 'no-lines', 'no-card', 'no-sheet'] as const;

/**
 * The closed list of foreseen failures, shared by the engine's operations and the centre's protocol. Their sentences are made in
 * one place, `src-renderer/wording/failures.ts`. Each carries what its sentence needs.
 */
export const failureSchema = z.discriminatedUnion('code', [
  // unit account (W-07 … W-14)
  z.object({ code: z.literal('unit-not-found'), insurance: z.string(), unitNumber: z.string() }),
  z.object({ code: z.literal('unit-already-registered'), unitNumber: z.string() }),
  z.object({ code: z.literal('unit-of-other-employer'), unitNumber: z.string(), unitName: z.string() }),
  z.object({ code: z.literal('insurance-already-linked'), insurance: z.string() }),
  z.object({ code: z.literal('registration-expired') }),
  z.object({ code: z.literal('code-wrong'), attemptsLeft: z.int() }),
  z.object({ code: z.literal('code-expired') }),
  z.object({ code: z.literal('code-not-sent') }),
  z.object({ code: z.literal('code-too-soon'), retryAt: z.string() }),
  z.object({ code: z.literal('code-locked'), retryAt: z.string() }),
  z.object({ code: z.literal('password-weak'), reasons: z.array(z.enum(['too-short', 'too-few-classes', 'forbidden', 'same-as-old'])) }),
  z.object({ code: z.literal('password-wrong'), attemptsLeft: z.int() }),
  z.object({ code: z.literal('account-locked'), retryAt: z.string() }),
  z.object({ code: z.literal('account-not-found') }),
  z.object({ code: z.literal('account-already-here') }),
  /** `mistyped`: its check characters do not fit, so it is a slip of the finger and not another account's key. */
  z.object({ code: z.literal('recovery-key-wrong'), mistyped: z.boolean().optional() }),
  z.object({ code: z.literal('session-missing') }),
  // store
  z.object({ code: z.literal('locked') }),
  z.object({ code: z.literal('store-damaged'), detail: z.string(), file: z.string() }),
  z.object({ code: z.literal('store-from-newer-version'), fileVersion: z.int(), appVersion: z.int(), file: z.string() }),
  z.object({ code: z.literal('store-in-use'), file: z.string() }),
  z.object({ code: z.literal('disk-full') }),
  // filings
  z.object({ code: z.literal('filing-not-found') }),
  z.object({ code: z.literal('filing-not-editable'), state: z.string() }),
  z.object({ code: z.literal('filing-changed'), revision: z.int() }),
  z.object({ code: z.literal('insurance-not-linked'), insurance: z.string() }),
  z.object({ code: z.literal('service-unknown'), service: z.string() }),
  z.object({ code: z.literal('findings-open'), blocks: z.int() }),
  z.object({ code: z.literal('nothing-to-undo') }),
  z.object({ code: z.literal('not-possible-now'), state: z.string() }),
  // batches and workbooks
  /** Not read, nothing taken: each line says what is the matter and where. */
  z.object({ code: z.literal('workbook-refused'), fileName: z.string(), reasons: z.array(z.string()) }),
  z.object({ code: z.literal('rows-too-many'), rows: z.int(), most: z.int() }),
  /** More bytes than the centre takes of one filing. */
  z.object({ code: z.literal('filing-too-large'), bytes: z.int(), maxBytes: z.int() }),
  z.object({ code: z.literal('rows-missing') }),
  z.object({ code: z.literal('job-not-found') }),
  z.object({ code: z.literal('job-running') }),
  z.object({ code: z.literal('cancelled') }),
  z.object({ code: z.literal('person-not-found'), socialSecurityNumber: z.string() }),
  /** O-08: this year's was filed already. */
  z.object({ code: z.literal('already-this-year'), year: z.string(), receiptNumber: z.string() }),
  // materials
  z.object({ code: z.literal('material-empty'), fileName: z.string() }),
  z.object({ code: z.literal('material-too-large'), fileName: z.string(), bytes: z.int(), maxBytes: z.int() }),
  z.object({ code: z.literal('material-kind-refused'), fileName: z.string(), found: z.string(), accepted: z.array(z.string()) }),
  z.object({ code: z.literal('material-damaged'), fileName: z.string() }),
  /** It can be read, but not sent like this. `found` and `most` where something is counted: pixels, pages. */
  z.object({
    code: z.literal('material-hostile'),
    fileName: z.string(),
    hazard: z.enum(MATERIAL_HAZARDS),
    found: z.int().nullable(),
    most: z.int().nullable(),
  }),
  z.object({ code: z.literal('material-too-many'), max: z.int() }),
  z.object({ code: z.literal('material-not-found') }),
  /** None to print, or more than are printed at once. */
  z.object({ code: z.literal('separator-sheets'), sheets: z.int(), most: z.int() }),
  z.object({ code: z.literal('material-mismatch'), sha256: z.string() }),
  z.object({ code: z.literal('materials-missing'), sha256: z.array(z.string()) }),
  /** `pages` were scanned before the trouble and are kept. */
  z.object({
    code: z.literal('scanner-failed'),
    trouble: z.enum(SCANNER_TROUBLES),
    scanner: z.string(),
    pages: z.int(),
    detail: z.string(),
  }),
  /** `already-straight` and `no-lines`: there is nothing to straighten; `no-card`: no ID card was found on that page, counted from 1; `no-sheet`: no sheet was found on any of them. */
  z.object({ code: z.literal('page-edit-impossible'), reason: z.enum(PAGE_EDIT_TROUBLES), page: z.int() }),
  // centre
  z.object({ code: z.literal('centre-unreachable') }),
  /** The clerk pressed 暂停发送. */
  z.object({ code: z.literal('sending-paused') }),
  /** Sent, but no answer came: the centre may or may not have it. */
  z.object({ code: z.literal('answer-lost') }),
  z.object({ code: z.literal('centre-not-recognised'), status: z.int() }),
  z.object({ code: z.literal('centre-busy'), retryAfterSeconds: z.int() }),
  z.object({ code: z.literal('centre-closed'), opensOn: z.string() }),
  z.object({ code: z.literal('profile-version-unknown'), version: z.string() }),
  z.object({ code: z.literal('content-conflict'), receiptNumber: z.string() }),
  z.object({ code: z.literal('cursor-too-old') }),
  z.object({ code: z.literal('request-invalid'), detail: z.string() }),
  /** A defect: the reference finds it in the log. */
  z.object({ code: z.literal('internal'), reference: z.string() }),
]);
export type Failure = z.infer<typeof failureSchema>;
export type FailureCode = Failure['code'];
