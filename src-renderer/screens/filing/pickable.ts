import { PICTURE_TYPES } from '../../../src-shared/domain/material.ts';

const PICTURE_ENDINGS = ['.jpg', '.jpeg', '.png', '.tif', '.tiff', '.bmp', '.webp', '.heic', '.heif'];

/** What a file dialog offers: where a picture is taken, every kind that can be made into one, by ending too (not every system knows HEIC). */
export function pickable(accept: readonly string[]): string {
  const takesPictures = accept.some((type) => type === 'image/jpeg' || type === 'image/png');
  return [...accept, ...(takesPictures ? [...PICTURE_TYPES, ...PICTURE_ENDINGS] : [])].join(',');
}
