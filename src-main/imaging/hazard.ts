import type { MaterialHazard } from '../../src-shared/domain/material.ts';
import { fail, type Result } from '../../src-shared/lib/result.ts';

/** What the process of this room answers of a file that is not taken; the name of the file is added by whoever asked. */
export type Refusal =
  | { readonly code: 'damaged' }
  | { readonly code: 'too-large'; readonly bytes: number; readonly maxBytes: number }
  | { readonly code: 'hostile'; readonly hazard: MaterialHazard; readonly found: number | null; readonly most: number | null };

export function hostile(hazard: MaterialHazard, counted?: { readonly found: number; readonly most: number }): Result<never, Refusal> {
  return fail({ code: 'hostile', hazard, found: counted?.found ?? null, most: counted?.most ?? null });
}

export const DAMAGED: Result<never, Refusal> = fail({ code: 'damaged' });
