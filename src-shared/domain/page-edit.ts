import type { Sha256 } from './ids.ts';

/** A rectangle in parts (0 … 1) of a picture's width and height, as the picture is when it is cropped. */
export type PageBox = { readonly left: number; readonly top: number; readonly width: number; readonly height: number };

/** A point of a picture, in parts (0 … 1) of its width and height. */
export type PagePoint = readonly [x: number, y: number];
/** Where a sheet lies in a photo: its corners top left, top right, bottom right, bottom left, as it is read. */
export type SheetCorners = readonly [PagePoint, PagePoint, PagePoint, PagePoint];

/** What pages can be made; `colour` is how they came. */
export const PAGE_COLOURS = ['colour', 'grey', 'bilevel'] as const;
export type PageColour = (typeof PAGE_COLOURS)[number];

/** Something done to one picture. */
export type PictureEdit =
  /** Turned clockwise by so many right angles. */
  | { readonly edit: 'turn'; readonly quarters: 1 | 2 | 3 }
  /** 纠偏: turned clockwise by a few degrees, its size kept. */
  | { readonly edit: 'straighten'; readonly degrees: number }
  | { readonly edit: 'crop'; readonly box: PageBox }
  /** 四角取正: what lies between four corners, as if seen from right above. */
  | { readonly edit: 'sheet'; readonly corners: SheetCorners }
  | { readonly edit: 'colour'; readonly to: PageColour };

/**
 * What was done to a page since it came, in order. The page itself is never changed: it is drawn anew from these. Another kind of edit is
 * another member here, another branch of `src-main/imaging/render-page.ts`, and a name in `src-renderer/wording/page-words.ts`.
 */
export type PageEdit =
  | PictureEdit
  /** 身份证正反面: onto one A4 page together with the back, which is another page. */
  | { readonly edit: 'card'; readonly back: { readonly sha256: Sha256; readonly edits: readonly PictureEdit[] } };

/** The edits after one more. Turns in a row are one turn, and of colours the last one counts. */
export function withEdit<Edit extends PageEdit>(edits: readonly Edit[], next: Edit): readonly Edit[] {
  if (next.edit === 'colour') {
    const others = edits.filter(({ edit }) => edit !== 'colour');
    return next.to === 'colour' ? others : [...others, next];
  }
  const last = edits.at(-1);
  if (next.edit === 'turn' && last?.edit === 'turn') {
    const before = edits.slice(0, -1);
    const quarters = (last.quarters + next.quarters) % 4;
    return isTurn(quarters) ? [...before, { ...next, quarters }] : before;
  }
  return [...edits, next];
}

function isTurn(quarters: number): quarters is 1 | 2 | 3 {
  return quarters > 0 && quarters < 4;
}

/** The other pictures these edits draw from. */
export function picturesIn(edits: readonly PageEdit[]): readonly Sha256[] {
  return edits.flatMap((each) => (each.edit === 'card' ? [each.back.sha256] : []));
}
