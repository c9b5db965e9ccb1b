import type { Attachment } from '../../../src-shared/domain/material.ts';

/** What showing a stored file needs. */
export type MaterialFile = Pick<Attachment, 'sha256' | 'fileName' | 'mediaType' | 'bytes'>;
