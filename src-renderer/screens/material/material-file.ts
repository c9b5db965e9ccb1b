import type { Attachment } from '../../../src-shared/domain/material.ts';

/** What showing a stored file needs. */
export type MaterialFile = Pick<Attachment, 'sha256' | 'fileName' | 'mediaType' | 'bytes' | 'original'>;
/** … with the name of its kind, where files of several kinds stand together. */
export type LabelledFile = MaterialFile & { readonly kindLabel: string };

/** A workbook (ZM-10, §5.3) has no picture: it is kept and opened elsewhere. */
export function isWorkbook({ mediaType }: Pick<MaterialFile, 'mediaType'>): boolean {
  return mediaType === 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
}

/** A file of the library to be looked at. */
export function asLabelled({ sha256, fileName, mediaType, bytes, label }: MaterialFile & { readonly label: string }): LabelledFile {
  return { sha256, fileName, mediaType, bytes, kindLabel: label };
}
