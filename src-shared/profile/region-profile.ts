import { z } from 'zod';
import { CARD_SIDES } from '../domain/card-reading.ts';
import { INSURANCES } from '../domain/insurance.ts';
import { MEDIA_TYPES } from '../domain/material.ts';
import { codeTableSchema, conditionSchema, formSchema } from '../forms/definition.ts';
import { ruleSchema } from './rule.ts';
import { batchSchema, effectSchema, pickSchema } from './service-parts.ts';

/**
 * What a region profile is: one city's way of filing as plain JSON (design §5). It equals its own JSON round trip; the centre
 * publishes it, the client parses it by this schema. What is unknown is absent and shown as 未配置; nothing is guessed.
 */

const month = z.string().regex(/^\d{6}$/);

/** 信息查询: unit record, people, movements (人员增减情况), unit payments, rates, people's payments, progress by person (办事进度). */
export const QUERIES = ['unit', 'roster', 'movements', 'unit-payments', 'rates', 'person-payments', 'progress'] as const;
export type QueryId = (typeof QUERIES)[number];

/**
 * One line of the materials list. A kind may have several lines, for example required for one reason and optional for others:
 * the first whose condition holds counts, and without one the kind is not needed.
 */
export const materialRequirementSchema = z.strictObject({
  kind: z.string(),
  label: z.string(),
  need: z.enum(['required', 'optional']),
  /** `filing`: one for the whole filing (the stamped 申报表 of a base declaration), `row`: one for each person. */
  scope: z.enum(['row', 'filing']).optional(),
  /** Kinds of file accepted for it; those of `materialLimits` when left out. */
  mediaTypes: z.array(z.enum(MEDIA_TYPES)).readonly().optional(),
  /** Asked for only when this holds for the row (materials per reason). */
  when: conditionSchema.optional(),
  /** Only under these insurances; under all of the service when left out. */
  insurances: z.array(z.enum(INSURANCES)).readonly().optional(),
  /** Documents that will do as well: 调函 for 调令. Said under the name, and known in file names. */
  alternatives: z.array(z.string()).readonly().optional(),
  hint: z.string().optional(),
  /** It is an ID card, and these sides of it are wanted: pictures of it are read (W-20). */
  idCardSides: z.array(z.enum(CARD_SIDES)).readonly().optional(),
});
export type MaterialRequirement = z.infer<typeof materialRequirementSchema>;

export const serviceSchema = z.strictObject({
  /** `enrolment`, `termination`, … */
  id: z.string(),
  /** 在职增员 … */
  label: z.string(),
  /** What it is for, one sentence. */
  purpose: z.string(),
  insurances: z.array(z.enum(INSURANCES)).readonly(),
  /** `in` adds people, `out` stops them, `both` does either by its form, `none` neither: one open filing per person, insurance and direction (O-12). */
  direction: z.enum(['in', 'out', 'both', 'none']),
  /** Begins with choosing a person of the unit (W-27); left out where the number is typed. */
  pick: pickSchema.optional(),
  /** Many rows from a 报盘 workbook (W-33 … W-49); left out for one person or the unit itself. */
  batch: batchSchema.optional(),
  /** What an approved row does, the first whose condition holds. */
  effects: z.array(effectSchema).readonly().default([]),
  /** Said before the clerk begins (ZM-08: no filing needed at the unified base). */
  notice: z.string().optional(),
  /** Systems without materials leave that step out (ZM-07). */
  steps: z.array(z.enum(['fill', 'materials', 'check'])).readonly(),
  form: formSchema,
  /** The field that names the person's id number, the one with the name, and the one with the effective month. */
  roles: z.strictObject({ idNumber: z.string(), name: z.string(), effectiveMonth: z.string(), reason: z.string().optional() }),
  materials: z.array(materialRequirementSchema).readonly(),
  rules: z.array(ruleSchema).readonly(),
  /** `automatic` is decided at once by the rule pack, `manual` waits for a reviewer (NS-28). */
  review: z.enum(['automatic', 'manual']),
  /** Rows of which this holds are decided at once even where the others wait (O-20: what is no key of the unit's record). */
  automaticWhen: conditionSchema.optional(),
});
export type ServiceDefinition = z.infer<typeof serviceSchema>;

export const insuranceProfileSchema = z.strictObject({
  insurance: z.enum(INSURANCES),
  /** 医疗保险 … */
  label: z.string(),
  /** Menu branch: 医疗业务 … */
  menuLabel: z.string(),
  agency: z.string(),
  /** External code values by the period they hold from. */
  externalCodes: z.array(z.strictObject({ from: month, code: z.string() })).readonly(),
  mergedSince: z.strictObject({ into: z.enum(INSURANCES), month, confirmed: z.boolean() }).optional(),
});

export const baseLimitsSchema = z.strictObject({
  /** Contribution periods the limits hold for, first and last month. */
  from: month,
  to: month,
  /** Yuan per month, whole-yuan or decimal text. */
  floor: z.string(),
  ceiling: z.string(),
  /** Not yet published for this region and insurance: outside of them is a warning, never a block. */
  provisional: z.boolean(),
  source: z.string(),
  /** Limits of these insurances; of all when left out. */
  insurances: z.array(z.enum(INSURANCES)).readonly().optional(),
});
export type BaseLimits = z.infer<typeof baseLimitsSchema>;

export const regionProfileSchema = z.strictObject({
  id: z.string(),
  /** 渭南市 */
  name: z.string(),
  /** 渭南市社会保险单位网上服务系统 */
  systemName: z.string(),
  /** `2026.11.1`: changes with any change of content. */
  version: z.string(),
  validFrom: z.string(),
  insurances: z.array(insuranceProfileSchema).readonly(),
  services: z.array(serviceSchema).readonly(),
  codeTables: z.array(codeTableSchema).readonly(),
  baseLimits: z.array(baseLimitsSchema).readonly(),
  /** Days of the month filings are taken (O-06), null when unknown. */
  filingWindow: z.strictObject({ firstDay: z.int(), lastDay: z.int() }).nullable(),
  /** Material files: kinds accepted, largest size in bytes, the size window the centre recommends (O-14). */
  materialLimits: z.strictObject({
    mediaTypes: z.array(z.enum(MEDIA_TYPES)).readonly(),
    maxBytes: z.int(),
    recommendedBytes: z.strictObject({ least: z.int(), most: z.int() }),
    maxPerKind: z.int(),
  }),
  /** 缴费比例 by insurance and period; empty where none is published: 未配置, never a guess (O-17). */
  rates: z
    .array(
      z.strictObject({
        insurance: z.enum(INSURANCES),
        from: month,
        to: month,
        /** Percent as text, `0.20`. */
        unitRate: z.string(),
        personRate: z.string(),
        provisional: z.boolean(),
        source: z.string(),
      }),
    )
    .readonly()
    .default([]),
  /** The queries of 信息查询 this system has, with its own words for them (W-52 … W-59, ZM-11). */
  queries: z
    .array(z.strictObject({ id: z.enum(QUERIES), label: z.string() }))
    .readonly()
    .default([
      { id: 'unit', label: '单位信息查询' },
      { id: 'roster', label: '单位人员查询' },
    ]),
  /** The system's own words for results, where they differ (ZM-12: 已办结 / 不通过). */
  resultWords: z.strictObject({ pending: z.string(), approved: z.string(), rejected: z.string() }).optional(),
  /** Whom to call, about what (ZM-01). */
  hotlines: z
    .array(z.strictObject({ about: z.string(), phone: z.string() }))
    .readonly()
    .default([]),
  /** While this holds the unit may withdraw (O-10). */
  withdrawWhile: z.array(z.enum(['received', 'reviewing'])).readonly(),
  password: z.strictObject({ minLength: z.int(), classes: z.int(), forbidden: z.array(z.string()).readonly() }),
});
export type RegionProfile = z.infer<typeof regionProfileSchema>;
