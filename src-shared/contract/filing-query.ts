import { z } from 'zod';
import { FILING_STATES } from '../domain/filing.ts';
import { insuranceSchema } from './records.ts';

export const filingQuerySchema = z.object({
  /** 申报项目 */
  services: z.array(z.string()).optional(),
  /** 申报状态 */
  states: z.array(z.enum(FILING_STATES)).optional(),
  /** 险种标识 */
  insurances: z.array(insuranceSchema).optional(),
  /** 申报起始年月 / 申报终止年月, YYYYMM, by the month the filing was begun; '' for open. */
  fromMonth: z.string().optional(),
  toMonth: z.string().optional(),
  /** Name or id number contains. */
  text: z.string().optional(),
  page: z.int().min(1).default(1),
  pageSize: z.int().min(1).max(200).default(20),
});
export type FilingQuery = z.infer<typeof filingQuerySchema>;
