import type { Instant, PlainDate } from '../lib/plain-date.ts';
import type { CardReading } from './card-reading.ts';
import type { Sha256 } from './ids.ts';

/** The workbook is a material too: ZM-10 and §5.3 ask for the completed Excel beside its stamped print. New types go to the end: sealed files name them by place. */
export const MEDIA_TYPES = [
  'image/jpeg',
  'image/png',
  'application/pdf',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
] as const;
export type MediaType = (typeof MEDIA_TYPES)[number];

/** Kinds of picture that are made into JPEG or PNG where a material takes one of these. */
export const PICTURE_TYPES = [
  'image/jpeg',
  'image/png',
  'image/tiff',
  'image/bmp',
  'image/webp',
  'image/heic',
  'image/heif',
  'image/heic-sequence',
  'image/heif-sequence',
] as const;
export type PictureType = (typeof PICTURE_TYPES)[number];

/** Pictures may be larger than what the centre takes: they are made to fit. Beyond this a file is not even read. */
export const MOST_BYTES_AT_DOOR = 64 * 1024 * 1024;

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
  /** A picture was looked at, and perhaps changed, before it was kept. Older attachments, PDFs and workbooks have none. */
  readonly prepared?: Preparation;
  /** What was read off it as an ID card; kept by the file's hash, and here only where a filing is looked at. */
  readonly card?: CardReading;
  /** 仍然使用: why it is used although something may be wrong with it. */
  readonly usedAnyway?: UsedAnyway;
  /** The clerk's own picture, kept beside what was made of it as the profile says (`materialLimits.keepOriginals`). */
  readonly original?: Original;
  /** 有效期至, `YYYY-MM-DD`, the last day it is valid; left out where it does not expire or nobody said so. */
  readonly expiresOn?: PlainDate;
};

/** Kept until the filing is decided, then its bytes go and this stays. `mediaType` as recognised; size in bytes. */
export type Original = { readonly sha256: Sha256; readonly mediaType: PictureType; readonly bytes: number };

/** What is done to a picture so that the centre takes it. */
export const PREPARATION_STEPS = [
  /** Into a kind of file the centre takes. */
  'converted',
  /** Turned as the camera's note says. */
  'turned',
  /** From the colours of a printing press, or finer ones, to those a screen shows. */
  'recoloured',
  /** Transparent parts made white. */
  'flattened',
  /** Comments and data behind the picture dropped. */
  'stripped',
  /** Of a moving picture the first one. */
  'first-picture',
  /** Fewer bytes for the same pixels. */
  'compressed',
  /** Fewer pixels. */
  'shrunk',
  /** Several pages joined into a PDF. */
  'joined',
] as const;
export type PreparationStep = (typeof PREPARATION_STEPS)[number];

/** What may be wrong with a picture of a page; none of it is certain. */
export const PICTURE_FLAWS = ['blurred', 'dark', 'faint', 'blank', 'small', 'cut'] as const;
export type PictureFlaw = (typeof PICTURE_FLAWS)[number];

/**
 * What a clerk may be asked to look at again before a file is sent: how it looks, the same page twice, its day of expiry, another number or
 * another side of the ID card than is asked for. None of it blocks.
 */
export const DOUBTS = [...PICTURE_FLAWS, 'same-page', 'expired', 'other-number', 'card-side'] as const;
export type Doubt = (typeof DOUBTS)[number];

/**
 * The clerk's answer to doubts about a file. `doubts` are those there were then: another one later asks again, and so does `other-number` where
 * the person's number is no longer `idNumber`.
 */
export type UsedAnyway = { readonly reason: string; readonly doubts: readonly Doubt[]; readonly idNumber?: string };

/** The longest reason, in characters. */
export const LONGEST_REASON = 100;

/** Pixels; `dpi` where the file says it. */
export type PictureSize = { readonly width: number; readonly height: number; readonly dpi: number | null };

/** What was done to a picture, and how it looks. */
export type Preparation = {
  /** The clerk's file: media type as recognised, size in bytes and pixels. */
  readonly from: PictureSize & { readonly mediaType: string; readonly bytes: number };
  readonly to: PictureSize;
  /** Empty: kept byte for byte. */
  readonly steps: readonly PreparationStep[];
  /** With the value that was measured (see src-main/imaging/look-at-picture.ts for its unit). */
  readonly flaws: readonly { readonly flaw: PictureFlaw; readonly measured: number }[];
  /** 1024 bits of what is light and dark where, in base64: pictures of the same page have nearly the same. */
  readonly fingerprint: string;
};

/** Why a file that can be read is not taken all the same. */
export const MATERIAL_HAZARDS = [
  'too-many-pixels',
  'several-pages',
  'too-costly',
  'encrypted',
  'not-at-start',
  'trailing-data',
  'script',
  'automatic-action',
  'launch',
  'embedded-file',
  'rich-media',
  'xfa',
  'sends-data',
  'link',
  'page-loop',
  'too-many-pages',
  'page-too-large',
] as const;
export type MaterialHazard = (typeof MATERIAL_HAZARDS)[number];
