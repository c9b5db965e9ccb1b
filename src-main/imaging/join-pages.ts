import type { Preparation } from '../../src-shared/domain/material.ts';
import { fail, ok, type Result } from '../../src-shared/lib/result.ts';
import type { FitLimits, PreparedFile } from '../engine/ports/imaging.ts';
import { MOST_PDF_PAGES } from './check-pdf.ts';
import { kindOf, pictureType } from './file-kind.ts';
import { dpiAfter, fitPicture, withEnding } from './fit-picture.ts';
import { hostile, type Refusal } from './hazard.ts';
import { lookAtPicture } from './look-at-picture.ts';
import { decodePixels, type PictureHead, readHead } from './open-picture.ts';
import { type PageJpeg, pdfOfJpegs } from './pdf-pages.ts';
import type { Pixels } from './picture-library.ts';
import { isPlainJpeg } from './plain-file.ts';
import { shareOut } from './share-out.ts';

type Look = Pick<Preparation, 'flaws' | 'fingerprint'>;
/** A page of a picture file, before it is fitted. */
type Source = { readonly bytes: Uint8Array; readonly head: PictureHead; readonly page: number };
/** More than what a page of a PDF takes beside its picture, in bytes: three objects and their places in the table. */
const PAGE_BYTES = 1024;

/** A fax or a scan of several pages in one TIFF: the same pages as PDF. */
export async function joinTiff(
  { fileName, bytes, limits }: { readonly fileName: string; readonly bytes: Uint8Array; readonly limits: FitLimits },
  head: PictureHead,
): Promise<Result<PreparedFile, Refusal>> {
  if (!limits.mediaTypes.includes('application/pdf')) {
    return hostile('several-pages', { found: head.pages, most: 1 });
  }
  const joined = await join(pagesIn(bytes, head), limits);
  if (!joined.ok) {
    return joined;
  }
  const from = { width: head.width, height: head.height, dpi: head.dpi, mediaType: head.type, bytes: bytes.length };
  return ok({
    fileName: withEnding(fileName, 'application/pdf'),
    ...joined.value,
    prepared: { from, ...joined.value.prepared, steps: ['converted', 'joined'] },
  });
}

/** Pictures joined to one PDF of A4 pages, in order; of a TIFF all its pages. */
export async function joinPictures({
  fileName,
  pages: files,
  limits,
}: {
  readonly fileName: string;
  readonly pages: readonly Uint8Array[];
  readonly limits: FitLimits;
}): Promise<Result<PreparedFile, Refusal>> {
  const sources: Source[] = [];
  for (const bytes of files) {
    const type = pictureType(await kindOf(bytes));
    const head = type === undefined ? fail({ code: 'damaged' } as const) : await readHead(bytes, type);
    if (!head.ok) {
      return head;
    }
    sources.push(...pagesIn(bytes, head.value));
  }
  const [first] = sources;
  if (first === undefined) {
    return fail({ code: 'damaged' });
  }
  const joined = await join(sources, limits);
  if (!joined.ok) {
    return joined;
  }
  const { width, height, dpi, type } = first.head;
  const bytes = files.reduce((sum, { length }) => sum + length, 0);
  return ok({
    fileName: withEnding(fileName, 'application/pdf'),
    ...joined.value,
    prepared: { from: { width, height, dpi, mediaType: type, bytes }, ...joined.value.prepared },
  });
}

function pagesIn(bytes: Uint8Array, head: PictureHead): readonly Source[] {
  return Array.from({ length: head.pages }, (_, page) => ({ bytes, head, page }));
}

/** Each page as good as a page should be; where all of them are too many bytes, the largest give way first. */
async function join(
  sources: readonly Source[],
  limits: FitLimits,
): Promise<Result<{ readonly bytes: Uint8Array; readonly prepared: Omit<Preparation, 'from'> }, Refusal>> {
  if (sources.length > MOST_PDF_PAGES) {
    return hostile('too-many-pages', { found: sources.length, most: MOST_PDF_PAGES });
  }
  const fitted: PageJpeg[] = [];
  const looks: Look[] = [];
  for (const source of sources) {
    const decoded = await decodePixels(source.bytes, source.head, source.page);
    if (!decoded.ok) {
      return decoded;
    }
    looks.push(await lookAtPicture(decoded.value));
    fitted.push(await pageOf(source, decoded.value, limits.recommendedBytes.most));
  }
  const shares = shareOut(
    fitted.map(({ bytes }) => bytes.length),
    limits.maxBytes - PAGE_BYTES * (sources.length + 1),
  );
  for (const [index, source] of sources.entries()) {
    const share = shares[index] ?? 0;
    if ((fitted[index]?.bytes.length ?? 0) > share) {
      // Decoded once more: the pixels of all pages together would not be held.
      const decoded = await decodePixels(source.bytes, source.head, source.page);
      if (!decoded.ok) {
        return decoded;
      }
      fitted[index] = await pageOf(source, decoded.value, share);
    }
  }
  const bytes = await pdfOfJpegs(fitted);
  if (bytes.length > limits.maxBytes) {
    return fail({ code: 'too-large', bytes: bytes.length, maxBytes: limits.maxBytes });
  }
  const [first] = fitted;
  const [look] = looks;
  return ok({
    bytes,
    prepared: {
      to: { width: first?.width ?? 0, height: first?.height ?? 0, dpi: first?.dpi ?? null },
      steps: ['joined'],
      flaws: looks.flatMap(({ flaws }) => flaws).filter(({ flaw }, index, all) => all.findIndex((other) => other.flaw === flaw) === index),
      fingerprint: look?.fingerprint ?? '',
    },
  });
}

async function pageOf({ bytes, head }: Source, pixels: Pixels, target: number): Promise<PageJpeg> {
  const { width, height, dpi } = head;
  if (head.type === 'image/jpeg' && isPlainJpeg(bytes) && head.ordinary && !head.turned && bytes.length <= target) {
    return { bytes, width, height, dpi };
  }
  const fitted = await fitPicture(pixels, { target, mediaTypes: ['image/jpeg'], lossless: false });
  return { bytes: fitted.bytes, width: fitted.width, height: fitted.height, dpi: dpiAfter(head, fitted) };
}
