import { oc } from '@orpc/contract';
import { z } from 'zod';
import { FILING_STATES } from '../domain/filing.ts';
import { DOUBTS, MEDIA_TYPES } from '../domain/material.ts';
import { outcome } from './outcome.ts';
import { filingIdSchema, instantSchema, insuranceSchema, plainDateSchema, rowIdSchema, sha256Schema } from './records.ts';

/** The material library (材料库): per person the files used in filings so far, and those put there beforehand. */

/** Where a file of a person is used. */
const useSchema = z.object({
  filingId: filingIdSchema,
  service: z.string(),
  insurance: insuranceSchema,
  state: z.enum(FILING_STATES),
  /** 受理单号, '' before there is one. */
  receiptNumber: z.string(),
  /** 起缴年月 and the like, YYYYMM, '' where there is none. */
  month: z.string(),
  at: instantSchema,
});

/** A file of a person, named by what is inside: the same file in several filings is one. */
export const libraryFileSchema = z.object({
  sha256: sha256Schema,
  kind: z.string(),
  label: z.string(),
  fileName: z.string(),
  mediaType: z.enum(MEDIA_TYPES),
  bytes: z.int(),
  /** Last time it was used or put here. */
  at: instantSchema,
  /** Last valid day, '' for none. */
  expiresOn: z.string(),
  expiry: z.enum(['expired', 'soon', 'valid']).nullable(),
  /** How the picture looks. */
  doubts: z.array(z.enum(DOUBTS)),
  uses: z.array(useSchema),
  /** When it was taken out; it can be brought back until `binnedUntil`. */
  retiredAt: instantSchema.nullable(),
  binnedUntil: instantSchema.nullable(),
});
export type LibraryFile = z.infer<typeof libraryFileSchema>;

export const libraryPersonSchema = z.object({
  idNumber: z.string(),
  name: z.string(),
  files: z.int(),
  expired: z.int(),
  soon: z.int(),
});
export type LibraryEntry = z.infer<typeof libraryPersonSchema>;

export const folderSchema = z.object({
  idNumber: z.string(),
  name: z.string(),
  files: z.array(libraryFileSchema),
  bin: z.array(libraryFileSchema),
  /** Required materials that drafts naming the person still lack. */
  missing: z.array(
    z.object({
      filingId: filingIdSchema,
      service: z.string(),
      insurance: insuranceSchema,
      batch: z.boolean(),
      labels: z.array(z.string()),
    }),
  ),
});
export type Folder = z.infer<typeof folderSchema>;

/** Files that may be used for a material of a row: those of the kind first, then others, newest first. */
export const offerSchema = z.object({
  /** Empty until the row has a number. */
  idNumber: z.string(),
  files: z.array(libraryFileSchema.extend({ sameKind: z.boolean() })),
});
export type Offer = z.infer<typeof offerSchema>;

const idNumber = z.string().trim().min(1).max(40);
const file = z.object({ idNumber, sha256: sha256Schema });
const expiresOn = z.union([plainDateSchema, z.literal('')]);
const label = z.string().trim().min(1).max(50);
const folder = outcome(folderSchema);

export const libraryContract = {
  /** By name, initials or number; people of the roster without files are found as well, when asked for. */
  people: oc
    .input(
      z.object({ text: z.string().max(100).default(''), page: z.int().min(1).default(1), pageSize: z.int().min(1).max(100).default(20) }),
    )
    .output(outcome(z.object({ items: z.array(libraryPersonSchema), total: z.int() }))),
  folder: oc.input(z.object({ idNumber })).output(folder),
  /** Puts a file into a person's folder beforehand, made fit as when it is attached. */
  add: oc
    .input(
      z.object({
        idNumber,
        name: z.string().trim().max(100),
        kind: z.string().max(100),
        label,
        file: z.file(),
        expiresOn: expiresOn.default(''),
      }),
    )
    .output(folder),
  /** What it is called, which kind it is, until when it is valid. Filings keep what they were given. */
  describe: oc
    .input(
      file.extend({
        fileName: z.string().trim().min(1).max(255).optional(),
        kind: z.string().max(100).optional(),
        label: label.optional(),
        expiresOn: expiresOn.optional(),
      }),
    )
    .output(folder),
  /** Takes a file out of the library, out of no filing; 30 days it can be brought back. */
  retire: oc.input(file).output(folder),
  restore: oc.input(file).output(folder),
  /** What the library has for a material of a draft's row. */
  offer: oc.input(z.object({ filingId: filingIdSchema, rowId: rowIdSchema, kind: z.string() })).output(outcome(offerSchema)),
};
