import { fileTypeFromBuffer } from 'file-type';
import { PICTURE_TYPES, type PictureType } from '../../src-shared/domain/material.ts';

/** The media type of what is inside, as far as this room knows it; '' for the rest. */
export async function kindOf(bytes: Uint8Array): Promise<string> {
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
export const MOVING_PNG = 'image/apng';

export function pictureType(found: string): PictureType | undefined {
  return PICTURE_TYPES.find((each) => each === (found === MOVING_PNG ? 'image/png' : found));
}
