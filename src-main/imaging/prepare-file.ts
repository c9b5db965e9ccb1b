import { fileTypeFromBuffer } from 'file-type';
import {
  type MediaType,
  PICTURE_TYPES,
  type PictureType,
  type Preparation,
  type PreparationStep,
} from '../../src-shared/domain/material.ts';
import { fail, ok, type Result } from '../../src-shared/lib/result.ts';
import type { FitLimits, PreparedFile } from '../engine/ports/imaging.ts';
import { checkPdf, MOST_PDF_PAGES } from './check-pdf.ts';
import { fitPicture, withDensity } from './fit-picture.ts';
import { hostile, type Refusal } from './hazard.ts';
import { lookAtPicture } from './look-at-picture.ts';
import { decodePixels, type PictureHead, readHead } from './open-picture.ts';
import { type PageJpeg, pdfOfJpegs } from './pdf-pages.ts';
import type { Pixels } from './picture-library.ts';
import { isPlainJpeg, isPlainPng } from './plain-file.ts';

type File = { readonly fileName: string; readonly bytes: Uint8Array };
type Outcome = Result<PreparedFile, Refusal>;

const ENDINGS = { 'image/jpeg': '.jpg', 'image/png': '.png', 'application/pdf': '.pdf' } as const;
type Ending = keyof typeof ENDINGS;
/** Up to this size a picture without losses is tried as PNG; larger ones are photographs in all but name. */
const SMALL_PIXELS = 1_000_000;

/** One file made fit to be kept and sent, or why it cannot be. */
export async function prepareFile({ fileName, bytes, limits }: File & { readonly limits: FitLimits }): Promise<Outcome> {
  const found = await kindOf(bytes);
  if (found === 'application/pdf' && limits.mediaTypes.includes(found)) {
    if (bytes.length > limits.maxBytes) {
      return fail({ code: 'too-large', bytes: bytes.length, maxBytes: limits.maxBytes });
    }
    const checked = await checkPdf(bytes);
    return checked.ok ? ok({ fileName, bytes }) : checked;
  }
  const type = pictureType(found);
  const takesPictures = limits.mediaTypes.includes('image/jpeg') || limits.mediaTypes.includes('image/png');
  // What it is not is the store's to say, in one place for all files.
  return type === undefined || !takesPictures
    ? ok({ fileName, bytes })
    : preparePicture({ fileName, bytes, type, moving: found === MOVING_PNG, limits });
}

async function kindOf(bytes: Uint8Array): Promise<string> {
  const found = await fileTypeFromBuffer(bytes).catch(() => undefined);
  if (found !== undefined) {
    return found.mime;
  }
  const start = Buffer.from(bytes.subarray(0, 4)).toString('latin1');
  if (start === 'II*\0' || start === 'MM\0*') {
    // It is told by what stands in its table, which lies at the end and may be cut off.
    return 'image/tiff';
  }
  // Readers open a PDF that does not begin at its first byte; what lies before it is looked at by nobody.
  return Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-') ? 'application/pdf' : '';
}

/** A PNG whose first picture every viewer shows; its reader does not say that it moves. */
const MOVING_PNG = 'image/apng';

function pictureType(found: string): PictureType | undefined {
  return PICTURE_TYPES.find((each) => each === (found === MOVING_PNG ? 'image/png' : found));
}

async function preparePicture(
  ask: File & { readonly type: PictureType; readonly moving: boolean; readonly limits: FitLimits },
): Promise<Outcome> {
  const { fileName, bytes, type, limits } = ask;
  const read = await readHead(bytes, type);
  if (!read.ok) {
    return read;
  }
  const head = { ...read.value, moving: read.value.moving || ask.moving };
  if (head.pages > 1) {
    return joinTiff(ask, head);
  }
  const decoded = await decodePixels(bytes, head);
  if (!decoded.ok) {
    return decoded;
  }
  const pixels = decoded.value;
  const look = await lookAtPicture(pixels);
  const size = { width: head.width, height: head.height, dpi: head.dpi };
  const from = { ...size, mediaType: type, bytes: bytes.length };
  const target = Math.min(limits.recommendedBytes.most, limits.maxBytes);
  const plain = isPlain(type, bytes);
  if (plain && head.ordinary && !head.turned && !head.alpha && !head.moving && bytes.length <= target && isTaken(type, limits)) {
    return ok({ fileName, bytes, prepared: { from, to: size, steps: [], ...look } });
  }
  const fitted = await fitPicture(pixels, {
    target,
    mediaTypes: limits.mediaTypes,
    lossless: isTaken('image/png', limits) && isLossless(type) && (bytes.length <= target || pixels.width * pixels.height <= SMALL_PIXELS),
  });
  if (fitted.bytes.length > limits.maxBytes) {
    return fail({ code: 'too-large', bytes: fitted.bytes.length, maxBytes: limits.maxBytes });
  }
  const to = { width: fitted.width, height: fitted.height, dpi: dpiAfter(head, fitted) };
  const steps: PreparationStep[] = [
    ...(head.moving ? (['first-picture'] as const) : []),
    ...(head.turned ? (['turned'] as const) : []),
    ...(head.ordinary ? [] : (['recoloured'] as const)),
    ...(head.alpha ? (['flattened'] as const) : []),
    ...(fitted.mediaType === type ? [] : (['converted'] as const)),
    ...(plain || !isTaken(type, limits) ? [] : (['stripped'] as const)),
    ...(Math.max(to.width, to.height) < Math.max(head.width, head.height) ? (['shrunk'] as const) : []),
    ...(bytes.length > target ? (['compressed'] as const) : []),
  ];
  const kept = to.dpi !== null && fitted.mediaType === 'image/jpeg' ? withDensity(fitted.bytes, to.dpi) : fitted.bytes;
  return ok({ fileName: named(fileName, fitted.mediaType), bytes: kept, prepared: { from, to, steps, ...look } });
}

/** A fax or a scan of several pages in one TIFF: the same pages as PDF. */
async function joinTiff({ fileName, bytes, limits }: File & { readonly limits: FitLimits }, head: PictureHead): Promise<Outcome> {
  if (!limits.mediaTypes.includes('application/pdf')) {
    return hostile('several-pages', { found: head.pages, most: 1 });
  }
  if (head.pages > MOST_PDF_PAGES) {
    return hostile('too-many-pages', { found: head.pages, most: MOST_PDF_PAGES });
  }
  const pages: PageJpeg[] = [];
  let look: Pick<Preparation, 'flaws' | 'fingerprint'> | null = null;
  for (let page = 0; page < head.pages; page += 1) {
    const decoded = await decodePixels(bytes, head, page);
    if (!decoded.ok) {
      return decoded;
    }
    look ??= await lookAtPicture(decoded.value);
    pages.push(await pageOf(decoded.value, head, limits));
  }
  return joined({
    fileName,
    pages,
    limits,
    from: { width: head.width, height: head.height, dpi: head.dpi, mediaType: head.type, bytes: bytes.length },
    look,
  });
}

/** Pictures joined to one PDF of A4 pages, in order; of a TIFF all its pages. */
export async function joinPictures({
  pages: files,
  limits,
}: {
  readonly pages: readonly Uint8Array[];
  readonly limits: FitLimits;
}): Promise<Result<Uint8Array, Refusal>> {
  const pages: PageJpeg[] = [];
  for (const bytes of files) {
    const found = await kindOf(bytes);
    const type = pictureType(found);
    const head = type === undefined ? fail({ code: 'damaged' } as const) : await readHead(bytes, type);
    if (!head.ok) {
      return head;
    }
    for (let page = 0; page < head.value.pages; page += 1) {
      if (pages.length === MOST_PDF_PAGES) {
        return hostile('too-many-pages', { found: pages.length + 1, most: MOST_PDF_PAGES });
      }
      const decoded = await decodePixels(bytes, head.value, page);
      if (!decoded.ok) {
        return decoded;
      }
      const isReady = found === 'image/jpeg' && isPlainJpeg(bytes) && !head.value.turned && bytes.length <= limits.recommendedBytes.most;
      const { width, height, dpi } = head.value;
      pages.push(isReady ? { bytes, width, height, dpi } : await pageOf(decoded.value, head.value, limits));
    }
  }
  const pdf = await pdfOfJpegs(pages);
  return pdf.length > limits.maxBytes ? fail({ code: 'too-large', bytes: pdf.length, maxBytes: limits.maxBytes }) : ok(pdf);
}

async function pageOf(pixels: Pixels, head: PictureHead, { recommendedBytes }: FitLimits): Promise<PageJpeg> {
  const { bytes, width, height } = await fitPicture(pixels, { target: recommendedBytes.most, mediaTypes: ['image/jpeg'], lossless: false });
  return { bytes, width, height, dpi: dpiAfter(head, { width, height }) };
}

async function joined(ask: {
  readonly fileName: string;
  readonly pages: readonly PageJpeg[];
  readonly limits: FitLimits;
  readonly from: Preparation['from'];
  readonly look: Pick<Preparation, 'flaws' | 'fingerprint'> | null;
}): Promise<Outcome> {
  const { fileName, pages, limits, from, look } = ask;
  const bytes = await pdfOfJpegs(pages);
  const [first] = pages;
  if (bytes.length > limits.maxBytes) {
    return fail({ code: 'too-large', bytes: bytes.length, maxBytes: limits.maxBytes });
  }
  const to = first === undefined ? from : { width: first.width, height: first.height, dpi: first.dpi };
  const prepared: Preparation = {
    from,
    to: { width: to.width, height: to.height, dpi: to.dpi },
    steps: ['converted', 'joined'],
    flaws: look?.flaws ?? [],
    fingerprint: look?.fingerprint ?? '',
  };
  return ok({ fileName: named(fileName, 'application/pdf'), bytes, prepared });
}

const isTaken = (type: string, { mediaTypes }: FitLimits): boolean => mediaTypes.some((each) => each === type);
const isLossless = (type: PictureType): boolean => type === 'image/png' || type === 'image/tiff' || type === 'image/bmp';

function isPlain(type: PictureType, bytes: Uint8Array): boolean {
  return type === 'image/jpeg' ? isPlainJpeg(bytes) : type === 'image/png' && isPlainPng(bytes);
}

function dpiAfter({ dpi, width, height }: PictureHead, to: { readonly width: number; readonly height: number }): number | null {
  return dpi === null ? null : Math.round((dpi * Math.max(to.width, to.height)) / Math.max(width, height));
}

/** The ending says what is inside: some centres look at nothing else. */
function named(fileName: string, mediaType: MediaType): string {
  const ending = ENDINGS[mediaType as Ending];
  const dot = fileName.lastIndexOf('.');
  const has = fileName.slice(dot).toLowerCase();
  return has === ending || (ending === '.jpg' && has === '.jpeg') ? fileName : `${dot > 0 ? fileName.slice(0, dot) : fileName}${ending}`;
}
