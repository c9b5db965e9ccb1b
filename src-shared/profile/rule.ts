import { z } from 'zod';
import { INSURANCES } from '../domain/insurance.ts';
import { STAFF_KINDS } from '../domain/person.ts';
import { conditionSchema } from '../forms/definition.ts';
import { SEVERITIES } from './severity.ts';

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
  /** 对公账号. */
  'unit-account',
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
  /** A day or month is not before another, or so many years after it; where either is a month, months are compared. */
  z.strictObject({ kind: z.literal('not-before'), ...base, field: z.string(), other: z.string(), years: z.int().default(0) }),
  /** A month lies within `back` months before and `ahead` months after the current one (O-07, NM-09); `earlier` names what goes to the counter. */
  z.strictObject({
    kind: z.literal('month-window'),
    ...base,
    field: z.string(),
    back: z.int(),
    ahead: z.int(),
    earlier: z.string().default('更早的补缴'),
  }),
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
  /**
   * The person is on the unit's roster, active under the filing's insurance and one of these kinds of staff (W-27, §4.6). `otherService`
   * is where the active people of another kind are filed for.
   */
  z.strictObject({
    kind: z.literal('active-in-unit'),
    ...base,
    field: z.string(),
    staffKinds: z.array(z.enum(STAFF_KINDS)).readonly(),
    otherService: z.string().optional(),
  }),
  /** Nobody is paid for until earlier than the month before he was insured; `lastPaidField` holds the canonical month, `field` what is typed. */
  z.strictObject({
    kind: z.literal('not-before-insured'),
    ...base,
    field: z.string(),
    lastPaidField: z.string(),
    numberField: z.string(),
  }),
  /** Who leaves as a pensioner is old enough for it in the month of `monthField`, at the earliest flexible age of §4.7. */
  z.strictObject({ kind: z.literal('retirement-reached'), ...base, field: z.string(), monthField: z.string(), numberField: z.string() }),
  /** Speaks when a day is more than so many days ago: a deadline of the law has passed (§4.5). */
  z.strictObject({ kind: z.literal('within-days'), ...base, field: z.string(), days: z.int() }),
  /** A new amount differs from the one before (`from`) by no more than so many percent (peers §19: oddity watch). */
  z.strictObject({ kind: z.literal('base-change'), ...base, field: z.string(), from: z.string(), percent: z.int() }),
  /** What is filed as new is not what stands there already (W-50). */
  z.strictObject({ kind: z.literal('differs'), ...base, field: z.string(), other: z.string() }),
  /** Something must be filed: one of these fields is filled. The finding stands at the first. */
  z.strictObject({ kind: z.literal('at-least-one'), ...base, fields: z.array(z.string()).min(1).readonly() }),

  // Of the filing as a whole (`place.rowId` is ''); `when` is judged over the values all rows share.
  /** Not everybody at 保底线, where at least `people` have a wage. */
  z.strictObject({ kind: z.literal('whole-staff-at-floor'), ...base, field: z.string(), periodField: z.string(), people: z.int() }),
  /** No other declaration of this service stands for the year of `periodField` (O-08, W-49). */
  z.strictObject({ kind: z.literal('once-a-year'), ...base, periodField: z.string() }),
  /** Additions and drops are decided before (W-49). */
  z.strictObject({ kind: z.literal('no-pending-changes'), ...base }),
  /** Today lies in the profile's filing window; else it is saved now and sent when the centre opens (O-06). */
  z.strictObject({ kind: z.literal('filing-window'), ...base }),
  /** No more rows than the service's batch allows; a note above the advised number (O-13). */
  z.strictObject({ kind: z.literal('rows-limit'), ...base }),
  /** One value, for example a phone, is not the value of `people` rows or more (peers §19: oddity watch). */
  z.strictObject({ kind: z.literal('shared-value'), ...base, field: z.string(), people: z.int() }),

  /**
   * Says its sentence whenever the condition `when` and the insurance hold (for example maternity merged into medical, O-15). With neither
   * `when` nor `field` it is about the filing as a whole and is said once.
   */
  z.strictObject({ kind: z.literal('notice'), ...base, sentence: z.string(), field: z.string().optional() }),
]);
export type Rule = z.infer<typeof ruleSchema>;
