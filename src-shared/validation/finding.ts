import { z } from 'zod';
import { SEVERITIES } from '../profile/severity.ts';

/**
 * One thing the rules found (校验结果). `rule` is the id of the rule in the pack (for example `O-07`); `sentence` is what
 * the clerk reads: it names the place, the rule and the way out. `repair` is offered where one is safe, never applied unasked.
 */
export const findingSchema = z.strictObject({
  severity: z.enum(SEVERITIES),
  rule: z.string(),
  place: z.strictObject({
    rowId: z.string(),
    /** Field id, when the finding is about a field. */
    field: z.string().optional(),
    /** Material kind id, when it is about a material. */
    material: z.string().optional(),
  }),
  sentence: z.string(),
  repair: z.strictObject({ label: z.string(), set: z.record(z.string(), z.string()) }).optional(),
});
export type Finding = z.infer<typeof findingSchema>;
