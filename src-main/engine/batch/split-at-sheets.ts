import type { SheetPlace } from './separator-code.ts';
import { placeOfCode } from './separator-code.ts';

/** The code of each page of a file, null where there is none. */
export type CodedFile = { readonly fileName: string; readonly codes: readonly (string | null)[] };
/** Pages of one file that belong together, counted from 0. */
export type Pages = { readonly file: number; readonly pages: readonly number[] };
export type SplitPart = Pages & ({ readonly place: SheetPlace } | { readonly reason: string });

const BEFORE_ANY = '前面没有分隔页';
const AFTER_UNREAD = '前面有没读出来的文件，不能确定是谁的';

/** Whose the next pages are. `code` is the sheet's that says so, null where none does. */
type Open = { readonly code: string | null; readonly owner: { readonly place: SheetPlace } | { readonly reason: string } };

/**
 * Pages by the sheet before them, over the files in their order: pictures of single pages follow the sheet that is a picture before them, and
 * the first pages the sheet that was open before (`before`, its code). Sheets themselves belong to nobody. A sheet that is not this batch's
 * ends what came before, and so does a file that could not be read (null), which may hold one: pages behind them are told of, never guessed.
 */
export function splitAtSheets(
  files: readonly (CodedFile | null)[],
  refusal: (place: SheetPlace) => string | null,
  before: string | null = null,
): { readonly parts: readonly SplitPart[]; readonly openSheet: string | null } {
  const parts: SplitPart[] = [];
  let open: Open = (before === null ? null : opened(before, refusal)) ?? { code: null, owner: { reason: BEFORE_ANY } };
  for (const [file, coded] of files.entries()) {
    let pages: number[] = [];
    const close = (): void => {
      if (pages.length > 0) {
        parts.push({ file, pages, ...open.owner });
      }
      pages = [];
    };
    for (const [page, code] of coded?.codes.entries() ?? []) {
      const next = code === null ? null : opened(code, refusal);
      if (next === null) {
        pages.push(page);
      } else {
        close();
        open = next;
      }
    }
    close();
    if (coded === null) {
      open = { code: null, owner: { reason: AFTER_UNREAD } };
    }
  }
  return { parts, openSheet: open.code };
}

/** null: not the code of a sheet. */
function opened(code: string, refusal: (place: SheetPlace) => string | null): Open | null {
  const place = placeOfCode(code);
  if (place === null) {
    return null;
  }
  const reason = refusal(place);
  return { code, owner: reason === null ? { place } : { reason } };
}
