import { z } from 'zod';
import { CARD_SIDES, type CardReading } from '../domain/card-reading.ts';
import { FILING_STATES, FILING_STEPS, type Filing, type FilingContent, type MaterialRemark } from '../domain/filing.ts';
import type { AccountId, FilingId, RowId, Sha256 } from '../domain/ids.ts';
import { INSURANCES } from '../domain/insurance.ts';
import { DOUBTS, LONGEST_REASON, MEDIA_TYPES, PICTURE_FLAWS, PICTURE_TYPES, PREPARATION_STEPS } from '../domain/material.ts';
import { type Movement, PAYMENT_STATES, type PersonPayments, type UnitPayment, type UnitRate } from '../domain/payment.ts';
import { INSURED_STATUSES, type RosterPerson, STAFF_KINDS } from '../domain/person.ts';
import { UNIT_DETAILS, type UnitAccount, type UnitRecord } from '../domain/unit.ts';

/** The domain's records as they cross a wall (window, wire): schemas held to the domain types by the annotations. */

export const insuranceSchema = z.enum(INSURANCES);
export const filingIdSchema = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{26}$/) as unknown as z.ZodType<FilingId, FilingId>;
export const rowIdSchema = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{26}$/) as unknown as z.ZodType<RowId, RowId>;
export const accountIdSchema = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{26}$/) as unknown as z.ZodType<AccountId, AccountId>;
export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/) as unknown as z.ZodType<Sha256, Sha256>;
export const instantSchema = z.iso.datetime();

export const unitRecordSchema = z.object({
  insurance: insuranceSchema,
  unitNumber: z.string(),
  unitName: z.string(),
  creditCode: z.string(),
  unitType: z.string(),
  address: z.string(),
  legalRepresentative: z.string(),
  specialistName: z.string(),
  specialistPhoneMasked: z.string(),
  agency: z.string(),
  status: z.string(),
  details: z.partialRecord(z.enum(UNIT_DETAILS), z.string()).optional(),
  insuredCount: z.int(),
}) satisfies z.ZodType<UnitRecord>;

export const unitAccountSchema = z.object({
  accountId: accountIdSchema,
  region: z.string(),
  unitName: z.string(),
  creditCode: z.string(),
  links: z.array(unitRecordSchema).readonly(),
  createdAt: instantSchema,
}) satisfies z.ZodType<UnitAccount>;

export const rosterPersonSchema = z.object({
  insurance: insuranceSchema,
  unitNumber: z.string(),
  personNumber: z.string(),
  socialSecurityNumber: z.string(),
  name: z.string(),
  gender: z.enum(['male', 'female']),
  birthDate: z.string(),
  staffKind: z.enum(STAFF_KINDS),
  status: z.enum(INSURED_STATUSES),
  contributionBase: z.string(),
  insuredSince: z.string(),
  lastPaidMonth: z.string(),
  version: z.int(),
  changedAt: instantSchema,
}) satisfies z.ZodType<RosterPerson>;

export const valueOriginSchema = z.discriminatedUnion('from', [
  z.object({ from: z.literal('typed'), at: instantSchema }),
  z.object({ from: z.literal('derived'), fields: z.array(z.string()).readonly() }),
  z.object({ from: z.literal('default') }),
  z.object({ from: z.literal('copied'), filingId: z.string() }),
  z.object({ from: z.literal('centre'), asOf: instantSchema }),
  z.object({ from: z.literal('file'), fileName: z.string(), row: z.int() }),
]);

const sentMaterialSchema = z.object({
  kind: z.string(),
  sha256: sha256Schema,
  fileName: z.string().max(255),
  mediaType: z.enum(MEDIA_TYPES),
  bytes: z.int().nonnegative(),
});
const pictureSizeSchema = z.object({ width: z.int(), height: z.int(), dpi: z.int().nullable() });
const preparationSchema = z.object({
  from: pictureSizeSchema.extend({ mediaType: z.string(), bytes: z.int() }),
  to: pictureSizeSchema,
  steps: z.array(z.enum(PREPARATION_STEPS)).readonly(),
  flaws: z.array(z.object({ flaw: z.enum(PICTURE_FLAWS), measured: z.number() })).readonly(),
  fingerprint: z.string(),
});
export const cardReadingSchema = z.object({
  sides: z.array(z.enum(CARD_SIDES)).readonly(),
  idNumber: z.string().nullable(),
  name: z.string().nullable(),
  validUntil: z.union([z.literal('long-term'), z.iso.date()]).nullable(),
  several: z.literal(true).optional(),
}) satisfies z.ZodType<CardReading>;
/** What a clerk writes as the reason of 仍然使用; '' for none. */
export const reasonSchema = z.string().trim().max(LONGEST_REASON);
export const usedAnywaySchema = z.object({
  reason: z.string().trim().min(1).max(LONGEST_REASON),
  doubts: z.array(z.enum(DOUBTS)).readonly(),
  idNumber: z.string().optional(),
});
export const plainDateSchema = z.iso.date();
export const attachmentSchema = sentMaterialSchema.extend({
  attachedAt: instantSchema,
  prepared: preparationSchema.optional(),
  usedAnyway: usedAnywaySchema.optional(),
  original: z.object({ sha256: sha256Schema, mediaType: z.enum(PICTURE_TYPES), bytes: z.int() }).optional(),
  expiresOn: plainDateSchema.optional(),
  card: cardReadingSchema.optional(),
});

/**
 * 仍然使用 as the centre is told: which file under which kind, of which row ('' for the filing as a whole). Beside the content and not in it,
 * so that a centre that does not know it hashes the same content. Doubts are words of DOUBTS; a newer client may know more of them.
 */
export const materialRemarkSchema = z.object({
  rowId: z.union([rowIdSchema, z.literal('')]),
  kind: z.string().max(100),
  sha256: sha256Schema,
  reason: z.string().max(LONGEST_REASON),
  doubts: z.array(z.string().max(40)).max(20).readonly(),
}) satisfies z.ZodType<MaterialRemark>;

export const valuesSchema = z.record(z.string().max(40), z.string().max(2000));
export const rowVerdictSchema = z.object({ approved: z.boolean(), reason: z.string(), personNumber: z.string() });
export const receiptSchema = z.object({ number: z.string(), receivedAt: instantSchema });

export const filingSchema = z.object({
  filingId: filingIdSchema,
  region: z.string(),
  profileVersion: z.string(),
  service: z.string(),
  insurance: insuranceSchema,
  unitNumber: z.string(),
  state: z.enum(FILING_STATES),
  step: z.enum(FILING_STEPS),
  rows: z
    .array(
      z.object({
        rowId: rowIdSchema,
        values: valuesSchema,
        origins: z.record(z.string(), valueOriginSchema),
        attachments: z.array(attachmentSchema).readonly(),
        verdict: rowVerdictSchema.nullable(),
      }),
    )
    .readonly(),
  sharedValues: valuesSchema,
  attachments: z.array(attachmentSchema).readonly(),
  revision: z.int(),
  createdAt: instantSchema,
  changedAt: instantSchema,
  submittedAt: instantSchema.nullable(),
  receipt: receiptSchema.nullable(),
  decidedAt: instantSchema.nullable(),
}) satisfies z.ZodType<Filing>;

/** No filing has more rows, whatever its profile allows: five times the largest employer this is made for. */
export const MOST_ROWS = 100_000;

export const filingContentSchema = z.object({
  clientId: filingIdSchema,
  region: z.string(),
  profileVersion: z.string(),
  service: z.string(),
  insurance: insuranceSchema,
  unitNumber: z.string(),
  submittedAt: instantSchema,
  materials: z.array(sentMaterialSchema).max(200).readonly().optional(),
  rows: z
    .array(z.object({ rowId: rowIdSchema, values: valuesSchema, materials: z.array(sentMaterialSchema).max(200) }))
    .min(1)
    .max(MOST_ROWS),
}) satisfies z.ZodType<FilingContent>;

export const plainMonthSchema = z.string().regex(/^\d{6}$/);
const paymentStateSchema = z.enum(PAYMENT_STATES);
const ofUnit = { insurance: insuranceSchema, unitNumber: z.string() };

export const unitPaymentSchema = z.object({
  ...ofUnit,
  month: plainMonthSchema,
  people: z.int(),
  baseTotal: z.string(),
  unitAmount: z.string(),
  personAmount: z.string(),
  state: paymentStateSchema,
  paidOn: z.string(),
}) satisfies z.ZodType<UnitPayment>;

export const personPaymentsSchema = z.object({
  ...ofUnit,
  socialSecurityNumber: z.string(),
  personNumber: z.string(),
  name: z.string(),
  months: z
    .array(
      z.object({ month: plainMonthSchema, base: z.string(), unitAmount: z.string(), personAmount: z.string(), state: paymentStateSchema }),
    )
    .readonly(),
}) satisfies z.ZodType<PersonPayments>;

export const unitRateSchema = z.object({
  ...ofUnit,
  from: plainMonthSchema,
  unitRate: z.string(),
  personRate: z.string(),
  source: z.string(),
}) satisfies z.ZodType<UnitRate>;

export const movementSchema = z.object({
  ...ofUnit,
  movementId: z.string(),
  socialSecurityNumber: z.string(),
  personNumber: z.string(),
  name: z.string(),
  changeType: z.string(),
  reason: z.string(),
  month: z.string(),
  base: z.string(),
  decidedAt: instantSchema,
  receiptNumber: z.string(),
}) satisfies z.ZodType<Movement>;
