import type { Instant } from '../lib/plain-date.ts';
import type { Sha256 } from './ids.ts';

/** The workbook is a material too: ZM-10 and §5.3 ask for the completed Excel beside its stamped print. New types go to the end: sealed files name them by place. */
export const MEDIA_TYPES = [
  'image/jpeg',
  'image/png',
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
] as const;
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
