import { oc } from '@orpc/contract';
import { z } from 'zod';
import { regionProfileSchema } from '../profile/region-profile.ts';
import { failureSchema } from './errors.ts';
import {
  filingContentSchema,
  filingIdSchema,
  instantSchema,
  insuranceSchema,
  MOST_ROWS,
  materialRemarkSchema,
  movementSchema,
  personPaymentsSchema,
  receiptSchema,
  rosterPersonSchema,
  rowIdSchema,
  rowVerdictSchema,
  sha256Schema,
  unitPaymentSchema,
  unitRateSchema,
  unitRecordSchema,
} from './records.ts';

/**
 * The centre's protocol (design §7): HTTP + JSON, the same declaration serves client, server and `/openapi.json`.
 * Every answer of a centre carries `x-shebao-centre: 1`; a 200 without it came from something else and is no success.
 * Foreseen failures are HTTP 4xx/5xx whose error data is a `Failure`. Sessions travel as `Authorization: Bearer`.
 * Materials go to `/uploads` by tus 1.0 with metadata `sha256`, then are committed.
 */
export const CENTRE_HEADER = 'x-shebao-centre';
export const PROTOCOL_VERSION = '1';

const failures = {
  REFUSED: { status: 422, data: failureSchema },
  CONFLICT: { status: 409, data: failureSchema },
  SIGN_IN: { status: 401, data: failureSchema },
  NOT_FOUND: { status: 404, data: failureSchema },
  TOO_MANY: { status: 429, data: failureSchema },
  CLOSED: { status: 503, data: failureSchema },
  TOO_LARGE: { status: 413, data: failureSchema },
} as const;
export type CentreErrorCode = keyof typeof failures;

const centre = oc.errors(failures);
const unitKey = z.object({ insurance: insuranceSchema, unitNumber: z.string().max(20) });
const codeSentSchema = z.object({ phoneMasked: z.string(), expiresAt: instantSchema, resendAt: instantSchema });
const sessionSchema = z.object({
  token: z.string(),
  expiresAt: instantSchema,
  account: z.object({ unitName: z.string(), creditCode: z.string(), region: z.string(), links: z.array(unitRecordSchema) }),
});

export const centreFilingSchema = z.object({
  clientId: filingIdSchema,
  contentHash: z.string(),
  receipt: receiptSchema,
  state: z.enum(['received', 'reviewing', 'approved', 'rejected', 'partly-approved', 'withdrawn']),
  decidedAt: instantSchema.nullable(),
  rows: z.array(z.object({ rowId: rowIdSchema, verdict: rowVerdictSchema.nullable() })),
});
export type CentreFiling = z.infer<typeof centreFilingSchema>;

/** One change in the pull stream, per unit, in order. */
export const changeSchema = z.discriminatedUnion('change', [
  z.object({ change: z.literal('person'), person: rosterPersonSchema }),
  /** Tombstone: the person is no longer this unit's. */
  z.object({ change: z.literal('person-removed'), insurance: insuranceSchema, unitNumber: z.string(), socialSecurityNumber: z.string() }),
  z.object({ change: z.literal('unit'), unit: unitRecordSchema }),
  z.object({ change: z.literal('filing'), filing: centreFilingSchema }),
  z.object({ change: z.literal('unit-payment'), payment: unitPaymentSchema }),
  z.object({ change: z.literal('person-payments'), payments: personPaymentsSchema }),
  z.object({ change: z.literal('unit-rate'), rate: unitRateSchema }),
  z.object({ change: z.literal('movement'), movement: movementSchema }),
]);
export type CentreChange = z.infer<typeof changeSchema>;

/** Whether filings of a region are taken now (O-06). */
const regionWindowSchema = z.object({
  region: z.string(),
  accepting: z.boolean(),
  /** Day filings are taken again, YYYY-MM-DD, when not accepting. */
  opensOn: z.string().nullable(),
});

export const centreContract = {
  status: centre
    .route({ method: 'GET', path: '/status', summary: 'Who answers, its clock, and whether filings of each region are taken now' })
    .output(z.object({ name: z.string(), protocol: z.string(), now: instantSchema, windows: z.array(regionWindowSchema) })),
  profile: centre
    .route({ method: 'GET', path: '/profiles/{region}', summary: 'The published region profile; a version may be asked for' })
    .input(z.object({ region: z.string(), version: z.string().optional() }))
    .output(regionProfileSchema),
  lookupUnit: centre
    .route({ method: 'POST', path: '/units/lookup', summary: 'Registered data of a unit under one insurance (W-09)' })
    .input(unitKey.extend({ region: z.string() }))
    .output(unitRecordSchema),
  register: centre
    .route({ method: 'POST', path: '/registrations', summary: 'Begin a registration (W-09)' })
    .input(unitKey.extend({ region: z.string() }))
    .output(z.object({ registrationId: z.string(), unit: unitRecordSchema })),
  sendActivationCode: centre
    .route({
      method: 'POST',
      path: '/registrations/{registrationId}/code',
      summary: 'Send the activation code to the phone on record (W-11)',
    })
    .input(z.object({ registrationId: z.string() }))
    .output(codeSentSchema),
  activate: centre
    .route({
      method: 'POST',
      path: '/registrations/{registrationId}/activation',
      summary: 'Activate with the code and an own password (W-11, W-12)',
    })
    .input(z.object({ registrationId: z.string(), code: z.string(), password: z.string() }))
    .output(sessionSchema),
  signIn: centre
    .route({ method: 'POST', path: '/sessions', summary: 'Sign in with any linked 单位编号 or the credit code' })
    .input(z.object({ region: z.string(), loginName: z.string(), password: z.string() }))
    .output(sessionSchema),
  changePassword: centre
    .route({ method: 'PUT', path: '/password', summary: 'Change the password' })
    .input(z.object({ oldPassword: z.string(), newPassword: z.string() }))
    .output(sessionSchema),
  sendLinkCode: centre
    .route({ method: 'POST', path: '/links/code', summary: 'Send a code to the phone of the unit to be linked (W-13)' })
    .input(unitKey)
    .output(codeSentSchema),
  link: centre
    .route({ method: 'POST', path: '/links', summary: 'Link another insurance of the same employer (W-13)' })
    .input(unitKey.extend({ code: z.string() }))
    .output(z.object({ links: z.array(unitRecordSchema) })),
  putFiling: centre
    .route({
      method: 'PUT',
      path: '/filings/{clientId}',
      inputStructure: 'detailed',
      outputStructure: 'detailed',
      summary: '201 taken, 200 the same content was taken before, 409 other content under this id; idempotent',
    })
    .input(
      z.object({
        params: z.object({ clientId: filingIdSchema }),
        body: z.object({
          contentHash: z.string(),
          content: filingContentSchema,
          /** 仍然使用 with its reason; not part of the hashed content. */
          remarks: z.array(materialRemarkSchema).max(MOST_ROWS).optional(),
        }),
      }),
    )
    .output(
      z.union([
        z.object({ status: z.literal(201), body: centreFilingSchema }),
        z.object({ status: z.literal(200), body: centreFilingSchema }),
      ]),
    ),
  getFiling: centre
    .route({ method: 'GET', path: '/filings/{clientId}', summary: 'Where a filing stands; settles a doubtful sending' })
    .input(z.object({ clientId: filingIdSchema }))
    .output(centreFilingSchema),
  withdrawFiling: centre
    .route({ method: 'POST', path: '/filings/{clientId}/withdrawal', summary: 'Withdraw while it is pending (O-10)' })
    .input(z.object({ clientId: filingIdSchema }))
    .output(centreFilingSchema),
  missingMaterials: centre
    .route({ method: 'POST', path: '/materials/missing', summary: 'Which of these materials the centre does not have for this account' })
    .input(z.object({ sha256: z.array(sha256Schema).max(5000) }))
    .output(z.object({ missing: z.array(sha256Schema) })),
  commitMaterial: centre
    .route({ method: 'POST', path: '/materials/{sha256}/commit', summary: 'Verify a finished upload and keep it; idempotent' })
    .input(z.object({ sha256: sha256Schema, uploadId: z.string(), mediaType: z.string() }))
    .output(z.object({ sha256: sha256Schema, bytes: z.int() })),
  changes: centre
    .route({ method: 'GET', path: '/changes', summary: 'Changes for this account after a cursor, oldest first; opaque cursor' })
    .input(z.object({ cursor: z.string().optional() }))
    .output(z.object({ changes: z.array(changeSchema), cursor: z.string(), more: z.boolean() })),
};
export type CentreContract = typeof centreContract;
