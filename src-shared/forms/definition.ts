import { z } from 'zod';
import { INSURANCES } from '../domain/insurance.ts';

/**
 * The form language, kept small on purpose: a form is sections of fields; conditions are data; computed values name one
 * of a closed list of derivations. Everything is plain JSON, so that a profile equals its own round trip.
 */

/** When something holds, judged over the row's values. An empty `all` always holds. */
export type Condition =
  | { readonly field: string; readonly is: readonly string[] }
  | { readonly field: string; readonly filled: boolean }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition };

export const conditionSchema: z.ZodType<Condition, Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ field: z.string(), is: z.array(z.string()).readonly() }),
    z.strictObject({ field: z.string(), filled: z.boolean() }),
    z.strictObject({ all: z.array(conditionSchema).readonly() }),
    z.strictObject({ any: z.array(conditionSchema).readonly() }),
    z.strictObject({ not: conditionSchema }),
  ]),
);

/** What kind of value a field holds; it decides the widget and the built-in format check. */
export const FIELD_KINDS = ['text', 'name', 'id-number', 'date', 'month', 'money', 'choice', 'phone', 'postcode'] as const;
export type FieldKind = (typeof FIELD_KINDS)[number];

/** Values computed from others; they fill themselves and say so, and may be typed over where `editable`. */
export const DERIVATIONS = ['birth-date-of-id', 'gender-of-id', 'current-month', 'today', 'month-before', 'same-value'] as const;
export type Derivation = (typeof DERIVATIONS)[number];

/** What a field may take over from the roster row of the picked person, or from the unit's record. */
export const PERSON_PROPERTIES = [
  'socialSecurityNumber',
  'name',
  'personNumber',
  'gender',
  'birthDate',
  'staffKind',
  'status',
  'contributionBase',
  'insuredSince',
] as const;
export type PersonProperty = (typeof PERSON_PROPERTIES)[number];
export const UNIT_PROPERTIES = [
  'unitNumber',
  'unitName',
  'creditCode',
  'unitType',
  'address',
  'legalRepresentative',
  'specialistName',
  'agency',
  'affiliation',
  'industry',
  'paymentMethod',
  'bankKind',
  'bankName',
  'bankAccountName',
  'bankAccount',
  'phone',
  'postcode',
] as const;
export type UnitProperty = (typeof UNIT_PROPERTIES)[number];

export const fieldSchema = z.strictObject({
  /** Name in code, camelCase; also the key in the row's values. */
  id: z.string(),
  /** What the screen says, the manual's own word. */
  label: z.string(),
  /** Standard element code, for example AAC003. */
  element: z.string().optional(),
  kind: z.enum(FIELD_KINDS),
  /** `*` fields (W-18). A condition makes it required only when that holds. */
  required: z.union([z.boolean(), conditionSchema]).default(false),
  /** Hidden while the condition does not hold; a hidden field is neither checked nor sent. */
  visible: conditionSchema.optional(),
  /** Code table id for `choice`. */
  codes: z.string().optional(),
  maxLength: z.int().positive().optional(),
  /** Starts with this value in a new row. */
  initial: z.string().optional(),
  computed: z.strictObject({ by: z.enum(DERIVATIONS), from: z.array(z.string()).readonly(), editable: z.boolean() }).optional(),
  /** Takes its value from the person picked or typed (W-27) or from the unit's record (W-50), with the date of the local copy. */
  prefill: z
    .union([
      z.strictObject({ from: z.literal('person'), property: z.enum(PERSON_PROPERTIES) }),
      z.strictObject({ from: z.literal('unit'), property: z.enum(UNIT_PROPERTIES) }),
    ])
    .optional(),
  /** Shown, never typed: 原基数, the picked person's 姓名. */
  readOnly: z.boolean().optional(),
  /** One value for the whole batch, chosen on the page and no column of its template: 申请年月 (W-45). */
  shared: z.boolean().optional(),
  /** Other headers this column is known by in workbooks: 身份证号, 公民身份号码. */
  aliases: z.array(z.string()).readonly().optional(),
  /** Carried over by 复制上一条 (W-24); person-bound fields are not. */
  copied: z.boolean().default(false),
  /** One short line under the field. */
  hint: z.string().optional(),
  /** Said in its place where one of these holds: one month that means two things (ZM-05, ZM-06). */
  hints: z
    .array(z.strictObject({ when: conditionSchema, text: z.string() }))
    .readonly()
    .optional(),
  /** Only in the forms of these insurances; in all of the service when left out. */
  insurances: z.array(z.enum(INSURANCES)).readonly().optional(),
});

export const formSchema = z.strictObject({
  sections: z.array(z.strictObject({ title: z.string(), fields: z.array(fieldSchema).readonly() })).readonly(),
});
/** A field and a form as a profile writes them, for all insurances of the service at once. */
export type ProfileField = z.infer<typeof fieldSchema>;
export type ProfileForm = z.infer<typeof formSchema>;

/**
 * A field and a form of one insurance, which is what everything but the profile works with. The types refuse a `ProfileForm`:
 * `serviceOf` (profile/service-of.ts) narrows it, so that no screen shows a field of another insurance.
 */
export type FieldDefinition = Omit<ProfileField, 'insurances'> & { readonly insurances?: undefined };
export type FormDefinition = {
  readonly sections: readonly { readonly title: string; readonly fields: readonly FieldDefinition[] }[];
};

export const codeTableSchema = z.strictObject({
  id: z.string(),
  title: z.string(),
  /** Standard the values come from, for example GB/T 3304. */
  source: z.string(),
  entries: z.array(z.strictObject({ code: z.string(), label: z.string() })).readonly(),
});
export type CodeTable = z.infer<typeof codeTableSchema>;
