import { PDFDocument } from '@cantoo/pdf-lib';
import { ok, type Result } from '../../src-shared/lib/result.ts';
import { checkPdf } from './check-pdf.ts';
import type { Refusal } from './hazard.ts';

/** A4 in points, upright. */
const SHORT = 595.28;
const LONG = 841.89;
const POINTS_AN_INCH = 72;

/** A JPEG as it is put on a page; `dpi` null: as large as the page allows. */
export type PageJpeg = { readonly bytes: Uint8Array; readonly width: number; readonly height: number; readonly dpi: number | null };

/** JPEGs onto A4 pages, lying where the picture is wider than high; their bytes are not touched. A picture smaller than the page keeps its size. */
export async function pdfOfJpegs(pictures: readonly PageJpeg[]): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false });
  for (const { bytes, width, height, dpi } of pictures) {
    const [across, up] = width > height ? [LONG, SHORT] : [SHORT, LONG];
    const page = document.addPage([across, up]);
    const picture = await document.embedJpg(bytes);
    const scale = Math.min(across / width, up / height, dpi === null ? Number.POSITIVE_INFINITY : POINTS_AN_INCH / dpi);
    page.drawImage(picture, {
      x: (across - width * scale) / 2,
      y: (up - height * scale) / 2,
      width: width * scale,
      height: height * scale,
    });
  }
  return document.save();
}

/** Each page of a sound PDF as a PDF of its own. */
export async function splitPdf(bytes: Uint8Array): Promise<Result<readonly Uint8Array[], Refusal>> {
  const checked = await checkPdf(bytes);
  if (!checked.ok) {
    return checked;
  }
  const { document, pages } = checked.value;
  const parts: Uint8Array[] = [];
  for (let index = 0; index < pages; index += 1) {
    const part = await PDFDocument.create({ updateMetadata: false });
    const [page] = await part.copyPages(document, [index]);
    if (page !== undefined) {
      part.addPage(page);
    }
    parts.push(await part.save());
  }
  return ok(parts);
}
