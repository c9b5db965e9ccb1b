import type { DeskPage, StoredDesk } from '../../../src-shared/contract/page-desk.ts';

/** So many steps can be taken back; a desk with its steps is one small text in the store. */
const MOST_STEPS = 30;

type Layout = StoredDesk['past'][number];

/** On the desk, and not in the bin. */
export function isLying({ removedAt }: DeskPage): boolean {
  return removedAt === null;
}

/** A page as it lies in the bin. */
export function takenAway(page: DeskPage, removedAs: DeskPage['removedAs'], removedAt: DeskPage['removedAt']): DeskPage {
  return { ...page, removedAs, removedAt };
}

export function putBack(page: DeskPage): DeskPage {
  return { ...page, removedAs: null, removedAt: null };
}

/** The desk after a step of the clerk's, which can be taken back. */
export function stepped(desk: StoredDesk, pages: readonly DeskPage[]): StoredDesk {
  return { pages: [...pages], past: [...desk.past, layoutOf(desk.pages)].slice(-MOST_STEPS), future: [] };
}

/** The desk before its last step; what came in since stays, behind the others. */
export function undone(desk: StoredDesk): StoredDesk | null {
  const layout = desk.past.at(-1);
  return layout === undefined
    ? null
    : { pages: laidOut(desk.pages, layout), past: desk.past.slice(0, -1), future: [...desk.future, layoutOf(desk.pages)] };
}

export function redone(desk: StoredDesk): StoredDesk | null {
  const layout = desk.future.at(-1);
  return layout === undefined
    ? null
    : { pages: laidOut(desk.pages, layout), past: [...desk.past, layoutOf(desk.pages)], future: desk.future.slice(0, -1) };
}

function layoutOf(pages: readonly DeskPage[]): Layout {
  return pages.map(({ pageId, edits, removedAt, removedAs }) => ({ pageId, edits, removedAt, removedAs }));
}

/** Pages that are gone for good are left out. */
function laidOut(pages: readonly DeskPage[], layout: Layout): DeskPage[] {
  const byId = new Map(pages.map((page) => [page.pageId, page]));
  const placed = layout.flatMap((each) => {
    const page = byId.get(each.pageId);
    return page === undefined ? [] : [{ ...page, ...each }];
  });
  const named = new Set(layout.map(({ pageId }) => pageId));
  return [...placed, ...pages.filter(({ pageId }) => !named.has(pageId))];
}
