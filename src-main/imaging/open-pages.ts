import { fail, ok, type Result } from '../../src-shared/lib/result.ts';
import type { OpenedPage } from '../engine/ports/imaging.ts';
import { MOST_PDF_PAGES } from './check-pdf.ts';
import { kindOf, pictureType } from './file-kind.ts';
import { dpiAfter, withDensity } from './fit-picture.ts';
import { hostile, type Refusal } from './hazard.ts';
import { LOOKED_AT, lookAtPicture } from './look-at-picture.ts';
import { decodePixels, readHead } from './open-picture.ts';
import { ofPixels } from './picture-library.ts';
import { isPlainJpeg, isPlainPng } from './plain-file.ts';

/** As good as makes no difference: it is fitted to the limits when it becomes a material. */
const QUALITY = 92;

/** Whether nothing is on a page, as far as can be told. */
export async function isBlankPage({ bytes }: { readonly bytes: Uint8Array }): Promise<Result<boolean, Refusal>> {
  const type = pictureType(await kindOf(bytes));
  const head = type === undefined ? fail({ code: 'damaged' } as const) : await readHead(bytes, type);
  const decoded = head.ok ? await decodePixels(bytes, head.value, 0, LOOKED_AT) : head;
  if (!decoded.ok) {
    return decoded;
  }
  const { flaws } = await lookAtPicture(decoded.value);
  return ok(flaws.some(({ flaw }) => flaw === 'blank'));
}

/** The pages in a picture file: as they are where they are sound JPEG or PNG, else decoded and written anew. */
export async function openPages({
  bytes,
}: {
  readonly fileName: string;
  readonly bytes: Uint8Array;
}): Promise<Result<readonly OpenedPage[], Refusal>> {
  const found = await kindOf(bytes);
  const type = pictureType(found);
  const head = type === undefined ? fail({ code: 'damaged' } as const) : await readHead(bytes, type);
  if (!head.ok) {
    return head;
  }
  if (head.value.pages > MOST_PDF_PAGES) {
    return hostile('too-many-pages', { found: head.value.pages, most: MOST_PDF_PAGES });
  }
  const { ordinary, turned, alpha, moving } = head.value;
  const plain = (found === 'image/jpeg' && isPlainJpeg(bytes)) || (found === 'image/png' && isPlainPng(bytes));
  const pages: OpenedPage[] = [];
  for (let page = 0; page < head.value.pages; page += 1) {
    const decoded = await decodePixels(bytes, head.value, page);
    if (!decoded.ok) {
      return decoded;
    }
    if (plain && ordinary && !turned && !alpha && !moving) {
      pages.push({ bytes, mediaType: found === 'image/png' ? 'image/png' : 'image/jpeg' });
    } else {
      const jpeg = await ofPixels(decoded.value).jpeg({ quality: QUALITY, chromaSubsampling: '4:4:4' }).toBuffer();
      const dpi = dpiAfter(head.value, decoded.value);
      pages.push({ bytes: dpi === null ? jpeg : withDensity(jpeg, dpi), mediaType: 'image/jpeg' });
    }
  }
  return ok(pages);
}
