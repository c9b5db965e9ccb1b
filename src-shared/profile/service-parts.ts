import { z } from 'zod';
import { INSURED_STATUSES, STAFF_KINDS } from '../domain/person.ts';
import { conditionSchema, UNIT_PROPERTIES } from '../forms/definition.ts';

/** Who can be picked from the unit's roster (W-27): people of these kinds and statuses under the filing's insurance. */
export const pickSchema = z.strictObject({
  staffKinds: z.array(z.enum(STAFF_KINDS)).readonly(),
  statuses: z.array(z.enum(INSURED_STATUSES)).readonly(),
});
export type Pick = z.infer<typeof pickSchema>;

/** A service filed as a 报盘 workbook: many rows of the same form. */
export const batchSchema = z.strictObject({
  /** Field ids in the order of the template's columns (W-35). Fields that are `shared` stand on the page instead. */
  columns: z.array(z.string()).readonly(),
  /** The template comes filled with these people of the unit (W-42, ZM-09); blank when left out. */
  prefill: pickSchema.optional(),
  /** Rows of the sheet 示例: texts as a clerk would write them, by field id. */
  examples: z.array(z.record(z.string(), z.string())).readonly(),
  /** Lines of the sheet 填表说明, besides the fields' own hints. */
  remarks: z.array(z.string()).readonly().default([]),
  /** O-13: more rows than `advisedRows` are noted, more than `mostRows` refused. */
  advisedRows: z.int().positive(),
  mostRows: z.int().positive(),
});
export type Batch = z.infer<typeof batchSchema>;

const effect = {
  /** Only for rows of which this holds (新增, 续保 and 中断 in one form, ZM-04). */
  when: conditionSchema.optional(),
  /** 变更类型 as the queries show it: 新参保, 续保, 停保 (AAC050). */
  changeType: z.string(),
};

/** What an approved row does. Field ids say where the row has it. */
export const effectSchema = z.discriminatedUnion('kind', [
  /** The person is insured from this month on. */
  z.strictObject({ kind: z.literal('enrol'), ...effect, firstMonth: z.string(), base: z.string().optional() }),
  /** The person is paid for until `lastPaidMonth` (design §3: the canonical month); suspended, or terminated where the condition holds. */
  z.strictObject({ kind: z.literal('stop'), ...effect, lastPaidMonth: z.string(), terminates: conditionSchema.optional() }),
  /** A new contribution base for the year of `period`. */
  z.strictObject({ kind: z.literal('set-base'), ...effect, base: z.string(), period: z.string() }),
  /** The unit's record takes these values over: property of the record → field id. */
  z.strictObject({ kind: z.literal('change-unit'), ...effect, fields: z.partialRecord(z.enum(UNIT_PROPERTIES), z.string()) }),
]);
export type Effect = z.infer<typeof effectSchema>;
