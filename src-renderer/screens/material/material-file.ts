import type { Attachment } from '../../../src-shared/domain/material.ts';

/** What showing a stored file needs. */
export type MaterialFile = Pick<Attachment, 'sha256' | 'fileName' | 'mediaType' | 'bytes'>;
/** … with the name of its kind, where files of several kinds stand together. */
export type LabelledFile = MaterialFile & { readonly kindLabel: string };
