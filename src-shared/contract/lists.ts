import { oc } from '@orpc/contract';
import { z } from 'zod';
import { INSURED_STATUSES, STAFF_KINDS } from '../domain/person.ts';
import { filingQuerySchema } from './filing-query.ts';
import { outcome } from './outcome.ts';
import {
  filingIdSchema,
  instantSchema,
  insuranceSchema,
  movementSchema,
  personPaymentsSchema,
  unitPaymentSchema,
  unitRateSchema,
} from './records.ts';

/** 信息查询 on the local copy (W-52 … W-59, ZM-11) and the export of any list; every answer says when the copy was made complete. */

const paged = { page: z.int().min(1).default(1), pageSize: z.int().min(1).max(200).default(20) };
const months = { fromMonth: z.string().optional(), toMonth: z.string().optional() };
const asOf = instantSchema.nullable();

export const rosterQuerySchema = z.object({
  insurance: insuranceSchema,
  /** One box as one types: any part of the name, pinyin initials, the number, its beginning or its last digits (W-27). */
  text: z.string().optional(),
  socialSecurityNumber: z.string().optional(),
  name: z.string().optional(),
  staffKind: z.enum(STAFF_KINDS).optional(),
  status: z.enum(INSURED_STATUSES).optional(),
  /** Who can be picked for a service: any of these. */
  staffKinds: z.array(z.enum(STAFF_KINDS)).optional(),
  statuses: z.array(z.enum(INSURED_STATUSES)).optional(),
  ...paged,
});
export type RosterQuery = z.infer<typeof rosterQuerySchema>;

export const movementQuerySchema = z.object({
  insurance: insuranceSchema,
  ...months,
  text: z.string().optional(),
  changeType: z.string().optional(),
  ...paged,
});
export const unitPaymentQuerySchema = z.object({ insurance: insuranceSchema, ...months, ...paged });
export const personPaymentQuerySchema = z.object({ insurance: insuranceSchema, ...months, text: z.string().optional(), ...paged });
/** ZM-11: by the day the centre received it, both days included. */
export const progressQuerySchema = z.object({ fromDate: z.string().optional(), toDate: z.string().optional(), ...paged });

/** ZM-12: one line a person. */
export const progressItemSchema = z.object({
  filingId: filingIdSchema,
  socialSecurityNumber: z.string(),
  name: z.string(),
  /** 业务类型: what the row's effect is called. */
  changeType: z.string(),
  receivedAt: instantSchema,
  result: z.enum(['pending', 'approved', 'rejected', 'withdrawn']),
  reason: z.string(),
});
export type ProgressItem = z.infer<typeof progressItemSchema>;

/** Any list as the window shows it, for export: its query without pages. */
export const listSchema = z.discriminatedUnion('list', [
  z.object({ list: z.literal('roster'), query: rosterQuerySchema }),
  z.object({ list: z.literal('filings'), query: filingQuerySchema }),
  z.object({ list: z.literal('movements'), query: movementQuerySchema }),
  z.object({ list: z.literal('unit-payments'), query: unitPaymentQuerySchema }),
  z.object({ list: z.literal('person-payments'), query: personPaymentQuerySchema }),
  z.object({ list: z.literal('rates'), query: z.object({ insurance: insuranceSchema }) }),
  z.object({ list: z.literal('progress'), query: progressQuerySchema }),
]);
export type List = z.infer<typeof listSchema>;

export const listsContract = {
  unitPayments: oc.input(unitPaymentQuerySchema).output(
    outcome(
      z.object({
        items: z.array(unitPaymentSchema),
        total: z.int(),
        /** Of all periods asked for, not only of this page. */
        sums: z.object({ unitAmount: z.string(), personAmount: z.string(), owed: z.string() }),
        asOf,
      }),
    ),
  ),
  personPayments: oc
    .input(personPaymentQuerySchema)
    .output(outcome(z.object({ items: z.array(personPaymentsSchema), total: z.int(), asOf }))),
  /** The centre's rates of the unit; without any, the profile's; without those none: 未配置 (O-17). */
  rates: oc
    .input(z.object({ insurance: insuranceSchema }))
    .output(outcome(z.object({ items: z.array(unitRateSchema.extend({ provisional: z.boolean() })), asOf }))),
  movements: oc
    .input(movementQuerySchema)
    .output(outcome(z.object({ items: z.array(movementSchema), total: z.int(), changeTypes: z.array(z.string()), asOf }))),
  progress: oc.input(progressQuerySchema).output(outcome(z.object({ items: z.array(progressItemSchema), total: z.int(), asOf }))),
  /** The whole list as .xlsx (long numbers as text) or .csv (UTF-8 with BOM). */
  export: oc.input(z.object({ of: listSchema, format: z.enum(['xlsx', 'csv']) })).output(outcome(z.file())),
};
