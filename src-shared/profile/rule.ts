import { z } from 'zod';
import { INSURANCES } from '../domain/insurance.ts';
import { conditionSchema } from '../forms/definition.ts';

/** `block` keeps the filing from being submitted, `warn` asks for a second look, `note` informs. */
export const SEVERITIES = ['block', 'warn', 'note'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** Formats of domain numbers a rule may ask for. Each has its checker in `domain/numbers/`. */
export const NUMBER_FORMATS = [
  'resident-id',
  'hmt-residence-permit',
  'permanent-residence-2017',
  'permanent-residence-2023',
  /** Either card, told apart by its form. */
  'permanent-residence',
  'hk-macao-travel-permit',
  'taiwan-travel-permit',
  'chinese-passport',
  'foreign-passport',
  'other-document',
  'credit-code',
  'unit-number',
  'mobile-phone',
  'phone',
  'postcode',
  'contribution-month',
  'money',
] as const;
export type NumberFormat = (typeof NUMBER_FORMATS)[number];

const base = {
  /** Checklist id, for example `O-07` or `§4.6`; tests cite it. */
  id: z.string(),
  severity: z.enum(SEVERITIES),
  /** Only when this holds for the row. */
  when: conditionSchema.optional(),
  /** Only under these insurances; under all of the service when left out. */
  insurances: z.array(z.enum(INSURANCES)).readonly().optional(),
  /** Replaces the kind's own sentence. `{label}` `{value}` and the kind's own parameters may stand in it. */
  sentence: z.string().optional(),
};

/**
 * The rule kinds a pack is written in. Required fields, unknown codes, over-long text, broken dates and months, and missing
 * required materials need no rule: they follow from the form and the service.
 */
export const ruleSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('format'), ...base, field: z.string(), format: z.enum(NUMBER_FORMATS) }),
  /** The number's format depends on the document type chosen in another field. */
  z.strictObject({
    kind: z.literal('document'),
    ...base,
    field: z.string(),
    typeField: z.string(),
    formats: z.record(z.string(), z.enum(NUMBER_FORMATS)),
  }),
  /** A field agrees with what the id number says (birth date or sex). */
  z.strictObject({
    kind: z.literal('agrees-with-id'),
    ...base,
    field: z.string(),
    idField: z.string(),
    part: z.enum(['birthDate', 'gender']),
  }),
  z.strictObject({ kind: z.literal('age-at-least'), ...base, field: z.string(), years: z.int() }),
  /** Past the statutory retirement age of domain.md §4.7; `field` holds the birth date. */
  z.strictObject({ kind: z.literal('before-retirement'), ...base, field: z.string(), genderField: z.string() }),
  z.strictObject({ kind: z.literal('not-after-today'), ...base, field: z.string() }),
  z.strictObject({ kind: z.literal('not-before'), ...base, field: z.string(), other: z.string(), years: z.int().default(0) }),
  /** A month lies within `back` months before and `ahead` months after the current one (O-07, NM-09). */
  z.strictObject({ kind: z.literal('month-window'), ...base, field: z.string(), back: z.int(), ahead: z.int() }),
  /** Speaks of a month up to `back` months before the current one: allowed, but paid for from then on. */
  z.strictObject({ kind: z.literal('backdated'), ...base, field: z.string(), back: z.int() }),
  /** A wage lies within the contribution base limits of the period named by `periodField` (W-44, O-16). */
  z.strictObject({ kind: z.literal('base-limits'), ...base, field: z.string(), periodField: z.string() }),
  /** `one` holds exactly when `other` holds (农民 ⇔ 农民合同制工人). */
  z.strictObject({ kind: z.literal('together'), ...base, field: z.string(), one: conditionSchema, other: conditionSchema }),
  /** The person is not active in this unit under this insurance already. */
  z.strictObject({ kind: z.literal('not-active-in-unit'), ...base, field: z.string() }),
  /** The person is not known to this unit at all, under whatever status; offers `repair` when he is (新参保 should be 续保). */
  z.strictObject({
    kind: z.literal('not-known-in-unit'),
    ...base,
    field: z.string(),
    repair: z.strictObject({ label: z.string(), set: z.record(z.string(), z.string()) }).optional(),
  }),
  /** No other open filing of the same direction for the person (O-12). */
  z.strictObject({ kind: z.literal('no-open-filing'), ...base, field: z.string() }),
  z.strictObject({ kind: z.literal('unique-in-filing'), ...base, field: z.string() }),
  /** Same name, other id (or the reverse) in the roster: look twice. */
  z.strictObject({ kind: z.literal('name-agrees-with-roster'), ...base, field: z.string(), nameField: z.string() }),
  /** Says its sentence whenever the condition `when` and the insurance hold (for example maternity merged into medical, O-15). */
  z.strictObject({ kind: z.literal('notice'), ...base, sentence: z.string(), field: z.string().optional() }),
]);
export type Rule = z.infer<typeof ruleSchema>;
