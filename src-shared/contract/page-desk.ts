import { oc } from '@orpc/contract';
import { z } from 'zod';
import { PAGE_COLOURS, type PageEdit, type PictureEdit } from '../domain/page-edit.ts';
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
  /** TWAIN scanners, through a NAPS2 that is installed on this PC: whether the clerk has them looked for. null where that cannot be. */
  twain: z.object({ on: z.boolean(), installed: z.boolean() }).nullable(),
});
export type Scanners = z.infer<typeof scannersSchema>;
export const lastUsedSchema = scannersSchema.shape.lastUsed;
export const addressesSchema = z.array(z.string());

/** A material of a draft for which pages are collected: of one of its rows, or, without `rowId`, of the filing as a whole or of many rows. */
export const scanPlaceSchema = z.object({ filingId: filingIdSchema, rowId: rowIdSchema.optional(), kind: z.string() });
export type ScanPlace = z.infer<typeof scanPlaceSchema>;

const part = z.number().min(0).max(1);
const point = z.tuple([part, part]).readonly();
const sheetCornersSchema = z.tuple([point, point, point, point]).readonly();
const pictureEdits = [
  z.object({ edit: z.literal('turn'), quarters: z.literal([1, 2, 3]) }),
  z.object({ edit: z.literal('straighten'), degrees: z.number().min(-45).max(45) }),
  z.object({ edit: z.literal('crop'), box: z.object({ left: part, top: part, width: part, height: part }) }),
  z.object({ edit: z.literal('sheet'), corners: sheetCornersSchema }),
  z.object({ edit: z.literal('colour'), to: z.enum(PAGE_COLOURS) }),
] as const;
export const pictureEditSchema = z.discriminatedUnion('edit', pictureEdits) satisfies z.ZodType<PictureEdit>;
export const pageEditSchema = z.discriminatedUnion('edit', [
  ...pictureEdits,
  z.object({ edit: z.literal('card'), back: z.object({ sha256: sha256Schema, edits: z.array(pictureEditSchema).readonly() }) }),
]) satisfies z.ZodType<PageEdit>;

/** Why a page is in the bin: 移除, blank, the back of a card that stands on its front's page, or used. */
export const REMOVALS = ['removed', 'blank', 'joined', 'used'] as const;

/** A page that belongs to no material yet: a picture that is never changed, and what was done to it. */
export const deskPageSchema = z.object({
  pageId: z.string(),
  /** The picture as it came. */
  sha256: sha256Schema,
  mediaType: z.enum(['image/jpeg', 'image/png']),
  bytes: z.int(),
  scannedAt: instantSchema,
  /** Where it came from, for people: a scanner's name, a file's. */
  source: z.string().default(''),
  edits: z.array(pageEditSchema).readonly().default([]),
  removedAt: instantSchema.nullable(),
  removedAs: z.enum(REMOVALS).nullable().default(null),
});
export type DeskPage = z.infer<typeof deskPageSchema>;

/** A desk as it is kept: its pages, those in the bin too, and how they lay before each step that can be taken back, or made again. */
const layouts = z.array(z.array(deskPageSchema.pick({ pageId: true, edits: true, removedAt: true, removedAs: true })));
export const storedDeskSchema = z.union([
  z.object({ pages: z.array(deskPageSchema), past: layouts, future: layouts }),
  // As desks were kept before pages could be edited.
  z.array(deskPageSchema).transform((pages) => ({ pages, past: [], future: [] })),
]);
export type StoredDesk = z.output<typeof storedDeskSchema>;

/** The pages collected for one material, in order, and what goes on there. */
export const pageDeskSchema = z.object({
  pages: z.array(deskPageSchema),
  /** Blank pages that were put aside by themselves since pages were last used. */
  blank: z.array(z.string()),
  canUndo: z.boolean(),
  canRedo: z.boolean(),
  /** `page` counts from 1, 0 before the first; `fraction` 0 … 1, null where the device does not say. */
  scanning: z.object({ scanner: z.string(), page: z.int(), fraction: z.number().nullable(), stopping: z.boolean() }).nullable(),
  /** How the last scan for this material ended, since the program was started. */
  ended: z.object({ pages: z.int(), failure: failureSchema.nullable() }).nullable(),
  /** Pages that are drawn, fitted or taken in now: how many of how many. */
  working: z.object({ done: z.int(), total: z.int() }).nullable(),
});
export type PageDesk = z.infer<typeof pageDeskSchema>;

/** Pages stay so long in the bin, in days. */
export const BIN_DAYS = 30;
/** A page in the bin, with the material it lay for. */
export const binPageSchema = z.object({
  place: scanPlaceSchema,
  page: deskPageSchema,
  serviceLabel: z.string(),
  /** Whose filing it is; '' where nobody is named. */
  name: z.string(),
  kindLabel: z.string(),
  /** Gone for good after this. */
  keptUntil: instantSchema,
});
export type BinPage = z.infer<typeof binPageSchema>;

/** What pages become: one PDF of all of them, or a picture each. */
export const PAGE_FORMATS = ['pdf', 'pictures'] as const;
export type PageFormat = (typeof PAGE_FORMATS)[number];

const place = scanPlaceSchema.shape;
const onPages = { ...place, pageIds: z.array(z.string()).min(1) };

/** From paper to pages, and from pages to a material (W-20). Pages are kept encrypted as they come and survive a crash. */
export const scanContract = {
  /** Answers at once with what is known; with `look` it looks in the background and `scanners.changed` tells of what it finds. */
  devices: oc.input(z.object({ look: z.boolean() })).output(outcome(scannersSchema)),
  /** 按地址添加: a network scanner at an address, met now and looked for there from now on. */
  addAddress: oc.input(z.object({ address: z.string().trim().min(1).max(200) })).output(outcome(scannersSchema)),
  /** Has TWAIN scanners looked for, at once and from now on, or no longer; means nothing where that cannot be. */
  setTwain: oc.input(z.object({ on: z.boolean() })).output(outcome(scannersSchema)),
  /** 重新信任: a network scanner that shows another certificate than before is met anew. */
  trustAnew: oc.input(z.object({ device: scannerDeviceSchema.pick({ family: true, id: true, key: true }) })).output(outcome(z.null())),
  desk: oc.input(scanPlaceSchema).output(outcome(pageDeskSchema)),
  /** Begins and answers at once; trouble `busy` while another scan runs. Device and settings are remembered. */
  start: oc
    .input(z.object({ ...place, device: scannerDeviceSchema.pick({ family: true, id: true, key: true }), settings: scanSettingsSchema }))
    .output(outcome(z.null())),
  /** 停止: pages that are whole stay. Answers at once; the device is free when `scanning` is null again. */
  cancel: oc.output(outcome(z.null())),
  /** Pictures as pages, behind those that are there: from files, from a camera. `source` is what people call where they come from. */
  addPages: oc
    .input(
      z.object({
        ...place,
        pictures: z.array(z.file()).min(1).max(300),
        source: z.string().max(200),
        /** 自动取正: photos of sheets that lie on something are cut to the sheet; those without one stay as they are. */
        cutSheets: z.boolean().optional(),
      }),
    )
    .output(outcome(pageDeskSchema)),
  /** How a page looks now. `side` limits the longest side, in pixels; without it, as large as it is. */
  picture: oc.input(z.object({ ...place, pageId: z.string(), side: z.int().min(50).max(4000).optional() })).output(outcome(z.file())),
  /** One edit to each of these pages. */
  edit: oc.input(z.object({ ...onPages, edit: pictureEditSchema })).output(outcome(pageDeskSchema)),
  /** 纠偏: by as much as the lines on each page lean; `page-edit-impossible` where none of them leans or has lines. */
  straighten: oc.input(z.object(onPages)).output(outcome(pageDeskSchema)),
  /** Where a sheet lies in a page as it looks now, to begin 四角取正 with; null where none can be told from what it lies on. */
  findSheet: oc.input(z.object({ ...place, pageId: z.string() })).output(outcome(sheetCornersSchema.nullable())),
  /** 自动取正: each page cut to the sheet found on it; `page-edit-impossible` where no page has one. */
  cutSheets: oc.input(z.object(onPages)).output(outcome(pageDeskSchema)),
  /** 身份证正反面合成: the cards found on two pages onto one A4 page at true size, in the place of the front. */
  joinCard: oc.input(z.object({ ...place, front: z.string(), back: z.string() })).output(outcome(pageDeskSchema)),
  /** 恢复原样: as they came. */
  reset: oc.input(z.object(onPages)).output(outcome(pageDeskSchema)),
  /** Into the bin, and out of it: also pages that lay for another material (`from`), which come to this one. */
  removePages: oc.input(z.object(onPages)).output(outcome(pageDeskSchema)),
  restorePages: oc.input(z.object({ ...onPages, from: scanPlaceSchema.optional() })).output(outcome(pageDeskSchema)),
  /** The pages in their new order; those not named keep theirs behind them. */
  reorder: oc.input(z.object(onPages)).output(outcome(pageDeskSchema)),
  /** The last step at this desk; what came in since stays. */
  undo: oc.input(scanPlaceSchema).output(outcome(pageDeskSchema)),
  redo: oc.input(scanPlaceSchema).output(outcome(pageDeskSchema)),
  /** 回收站 of the account, last removed first. */
  bin: oc.output(outcome(z.array(binPageSchema))),
};
