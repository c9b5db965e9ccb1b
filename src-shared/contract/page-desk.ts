import { oc } from '@orpc/contract';
import { z } from 'zod';
import { failureSchema } from './errors.ts';
import { outcome } from './outcome.ts';
import { filingIdSchema, instantSchema, rowIdSchema, sha256Schema } from './records.ts';
import { scannerDeviceSchema, scannerTroubleSchema, scanSettingsSchema } from './scan.ts';

/** The scanner used last comes first, also before it was found again. */
export const scannersSchema = z.object({
  devices: z.array(scannerDeviceSchema),
  looking: z.boolean(),
  lastUsed: z.object({ device: scannerDeviceSchema, settings: scanSettingsSchema }).nullable(),
  /** Why whole families could not be looked for. */
  troubles: z.array(scannerTroubleSchema),
});
export type Scanners = z.infer<typeof scannersSchema>;
export const lastUsedSchema = scannersSchema.shape.lastUsed;
export const addressesSchema = z.array(z.string());

/** A material of a draft's row, for which paper is scanned. */
export const scanPlaceSchema = z.object({ filingId: filingIdSchema, rowId: rowIdSchema, kind: z.string() });
export type ScanPlace = z.infer<typeof scanPlaceSchema>;

/** A scanned page that belongs to no material yet. `removedAt`: taken away, and can be brought back until the pages are used. */
export const deskPageSchema = z.object({
  pageId: z.string(),
  sha256: sha256Schema,
  mediaType: z.enum(['image/jpeg', 'image/png']),
  bytes: z.int(),
  scannedAt: instantSchema,
  removedAt: instantSchema.nullable(),
});
export const deskPagesSchema = z.array(deskPageSchema);
export type DeskPage = z.infer<typeof deskPageSchema>;

/** The pages scanned for one material, in order, and its scan. */
export const pageDeskSchema = z.object({
  pages: deskPagesSchema,
  /** `page` counts from 1, 0 before the first; `fraction` 0 … 1, null where the device does not say. */
  scanning: z.object({ scanner: z.string(), page: z.int(), fraction: z.number().nullable(), stopping: z.boolean() }).nullable(),
  /** How the last scan for this material ended, since the program was started. */
  ended: z.object({ pages: z.int(), failure: failureSchema.nullable() }).nullable(),
});
export type PageDesk = z.infer<typeof pageDeskSchema>;

/** What pages become: one PDF of all of them, or a picture each. */
export const PAGE_FORMATS = ['pdf', 'pictures'] as const;
export type PageFormat = (typeof PAGE_FORMATS)[number];

const place = scanPlaceSchema.shape;

/** From paper to pages, and from pages to a material (W-20). Scanned pages are kept encrypted as they come and survive a crash. */
export const scanContract = {
  /** Answers at once with what is known; with `look` it looks in the background and `scanners.changed` tells of what it finds. */
  devices: oc.input(z.object({ look: z.boolean() })).output(outcome(scannersSchema)),
  /** 按地址添加: a network scanner at an address, met now and looked for there from now on. */
  addAddress: oc.input(z.object({ address: z.string().trim().min(1).max(200) })).output(outcome(scannersSchema)),
  /** The bytes of a page are read by `material.read`. */
  desk: oc.input(scanPlaceSchema).output(outcome(pageDeskSchema)),
  /** Begins and answers at once; trouble `busy` while another scan runs. Device and settings are remembered. */
  start: oc
    .input(z.object({ ...place, device: scannerDeviceSchema.pick({ family: true, id: true, key: true }), settings: scanSettingsSchema }))
    .output(outcome(z.null())),
  /** 停止: pages that are whole stay. Answers at once; the device is free when `scanning` is null again. */
  cancel: oc.output(outcome(z.null())),
  removePage: oc.input(z.object({ ...place, pageId: z.string() })).output(outcome(pageDeskSchema)),
  restorePage: oc.input(z.object({ ...place, pageId: z.string() })).output(outcome(pageDeskSchema)),
  /** The pages in their new order; those not named keep theirs behind them. */
  reorder: oc.input(z.object({ ...place, pageIds: z.array(z.string()) })).output(outcome(pageDeskSchema)),
};
