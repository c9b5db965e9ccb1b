import { fileTypeFromBuffer } from 'file-type';
import { MEDIA_TYPES, type MediaType } from '../../src-shared/domain/material.ts';
import { isWholeJpeg } from './jpeg.ts';
import { isWholePdf, looksLikePdf } from './pdf.ts';
import { isWholePng } from './png.ts';
import { isWholeZip } from './zip.ts';

/** `found` is a media type, `text/plain`, or '' when nobody knows; `whole` is false for a file cut off or broken inside. */
export type Recognised = { readonly found: string; readonly mediaType: MediaType | null; readonly whole: boolean };

/** What a file is by its bytes. Names and endings are not looked at: a renamed HEIC is still a HEIC. */
export async function recognise(bytes: Uint8Array): Promise<Recognised> {
  const found = await kindOf(bytes);
  const mediaType = MEDIA_TYPES.find((each) => each === found) ?? null;
  return { found, mediaType, whole: mediaType !== null && isWhole(mediaType, bytes) };
}

async function kindOf(bytes: Uint8Array): Promise<string> {
  try {
    const type = await fileTypeFromBuffer(bytes);
    if (type !== undefined) {
      // An animated PNG is a PNG whose first picture every viewer shows.
      return type.mime === 'image/apng' ? 'image/png' : type.mime;
    }
  } catch {
    // It stumbles over some cut-off containers; they are nothing we take.
  }
  if (looksLikePdf(bytes)) {
    return 'application/pdf';
  }
  return isText(bytes) ? 'text/plain' : '';
}

function isWhole(mediaType: MediaType, bytes: Uint8Array): boolean {
  switch (mediaType) {
    case 'image/jpeg':
      return isWholeJpeg(bytes);
    case 'image/png':
      return isWholePng(bytes);
    case 'application/pdf':
      return isWholePdf(bytes);
    case 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet':
      return isWholeZip(bytes);
    default:
      return mediaType satisfies never;
  }
}

function isText(bytes: Uint8Array): boolean {
  try {
    return !new TextDecoder('utf-8', { fatal: true }).decode(bytes).includes('\0');
  } catch {
    return false;
  }
}
