import type { z } from 'zod';
import type { codeTableSchema } from '../forms/definition.ts';
import type { baseLimitsSchema, materialRequirementSchema, regionProfileSchema, serviceSchema } from './region-profile.ts';
import type { ruleSchema } from './rule.ts';
import type { effectSchema } from './service-parts.ts';

/** What one writes: defaults may be left out, the schema fills them in when the profile is parsed. */
export type ProfileLiteral = z.input<typeof regionProfileSchema>;
export type ServiceLiteral = z.input<typeof serviceSchema>;
export type SectionLiteral = ServiceLiteral['form']['sections'][number];
export type EffectLiteral = z.input<typeof effectSchema>;
export type RuleLiteral = z.input<typeof ruleSchema>;
export type MaterialLiteral = z.input<typeof materialRequirementSchema>;
export type CodeTableLiteral = z.input<typeof codeTableSchema>;
export type BaseLimitsLiteral = z.input<typeof baseLimitsSchema>;
