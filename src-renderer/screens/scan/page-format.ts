import type { PageFormat } from '../../../src-shared/contract/page-desk.ts';
import type { MediaType } from '../../../src-shared/domain/material.ts';

/** What a material lets pages become. */
export function formatsFor(accepted: readonly MediaType[]): readonly PageFormat[] {
  const pictures = accepted.includes('image/jpeg') || accepted.includes('image/png');
  return [...(accepted.includes('application/pdf') ? (['pdf'] as const) : []), ...(pictures ? (['pictures'] as const) : [])];
}

/** One PDF of several pages, one page as a picture, where the material takes them so. */
export function usualFormat(formats: readonly PageFormat[], pages: number): PageFormat {
  const wanted = pages > 1 ? 'pdf' : 'pictures';
  return formats.includes(wanted) ? wanted : (formats[0] ?? 'pictures');
}
