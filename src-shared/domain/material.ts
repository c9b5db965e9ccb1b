import type { Instant } from '../lib/plain-date.ts';
import type { Sha256 } from './ids.ts';

export const MEDIA_TYPES = ['image/jpeg', 'image/png', 'application/pdf'] as const;
export type MediaType = (typeof MEDIA_TYPES)[number];

/** One file attached to a row under one material kind (身份证复印件, 劳动合同 …). */
export type Attachment = {
  /** Material kind id of the profile. */
  readonly kind: string;
  readonly sha256: Sha256;
  /** The name the clerk's file had. */
  readonly fileName: string;
  readonly mediaType: MediaType;
  /** Size in bytes. */
  readonly bytes: number;
  readonly attachedAt: Instant;
};
