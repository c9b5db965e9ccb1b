import type { SheetPlace } from './separator-code.ts';
import { placeOfCode } from './separator-code.ts';

/** The code of each page of a file, null where there is none. */
export type CodedFile = { readonly fileName: string; readonly codes: readonly (string | null)[] };
/** Pages of one file that belong together, counted from 0. */
export type Pages = { readonly file: number; readonly pages: readonly number[] };
export type SplitPart = Pages & ({ readonly place: SheetPlace } | { readonly reason: string });

const BEFORE_ANY = '前面没有分隔页';

/**
 * Pages by the sheet before them, over the files in their order: pictures of single pages follow the sheet that is a picture before them.
 * Sheets themselves belong to nobody. A sheet that is not this batch's ends what came before: its pages are told of, never guessed.
 */
export function splitAtSheets(files: readonly CodedFile[], refusal: (place: SheetPlace) => string | null): readonly SplitPart[] {
  const parts: SplitPart[] = [];
  let open: { readonly place: SheetPlace } | { readonly reason: string } = { reason: BEFORE_ANY };
  for (const [file, { codes }] of files.entries()) {
    let pages: number[] = [];
    const close = (): void => {
      if (pages.length > 0) {
        parts.push({ file, pages, ...open });
      }
      pages = [];
    };
    for (const [page, code] of codes.entries()) {
      const place = code === null ? null : placeOfCode(code);
      if (place === null) {
        pages.push(page);
      } else {
        close();
        const reason = refusal(place);
        open = reason === null ? { place } : { reason };
      }
    }
    close();
  }
  return parts;
}
