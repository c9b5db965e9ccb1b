import { type RefObject, type UIEvent, useCallback, useEffect, useState } from 'react';
import { type Cell, spanInSight } from './grid-moves.ts';

export const ROW_HEIGHT = 36;
export const HEAD_HEIGHT = 36;

/** Number of the row, with a check box where rows can be chosen. */
export function leadWidth(withBox: boolean): number {
  return withBox ? 72 : 44;
}

export type Span = { readonly first: number; readonly last: number };

/** The rows in sight of a scrolled element, followed as it is scrolled and sized. */
export function useSpan(
  scroller: RefObject<HTMLDivElement | null>,
  rows: number,
): { readonly span: Span; readonly height: number; readonly onScroll: (event: UIEvent<HTMLElement>) => void } {
  const [seen, setSeen] = useState({ top: 0, height: 600 });
  const [kept, setKept] = useState<Span>({ first: 0, last: 24 });
  useEffect(() => {
    const element = scroller.current;
    if (element === null) {
      return undefined;
    }
    // It tells the first size too, once the browser has laid the page out; asking here would have it done twice.
    const observer = new ResizeObserver(() => setSeen((before) => ({ ...before, height: element.clientHeight })));
    observer.observe(element);
    return () => observer.disconnect();
  }, [scroller]);
  const next = spanInSight({ ...seen, rowHeight: ROW_HEIGHT, rows });
  const same = next.first === kept.first && next.last === kept.last;
  if (!same) {
    setKept(next);
  }
  const onScroll = useCallback((event: UIEvent<HTMLElement>) => {
    const top = event.currentTarget.scrollTop;
    // Within a row nothing is drawn anew.
    setSeen((before) => (Math.floor(before.top / ROW_HEIGHT) === Math.floor(top / ROW_HEIGHT) ? before : { ...before, top }));
  }, []);
  return { span: same ? kept : next, height: seen.height, onScroll };
}

type Measures = {
  readonly columns: readonly { readonly width: number; readonly pinned?: boolean }[];
  readonly lead: number;
  readonly sideWidth: number;
};

/** Brings a cell into sight: below the head, and between what is pinned at either side. */
export function scrollToCell(element: HTMLElement, { row, column }: Cell, { columns, lead, sideWidth }: Measures): void {
  const top = row * ROW_HEIGHT;
  const roomDown = element.clientHeight - HEAD_HEIGHT - ROW_HEIGHT;
  if (top < element.scrollTop) {
    element.scrollTop = top;
  } else if (top > element.scrollTop + roomDown) {
    element.scrollTop = top - roomDown;
  }
  const target = columns[column];
  if (target === undefined || target.pinned === true) {
    return;
  }
  const widthOf = (some: Measures['columns']): number => some.reduce((sum, { width }) => sum + width, 0);
  const pinned = lead + widthOf(columns.filter((each) => each.pinned === true));
  const left = lead + widthOf(columns.slice(0, column));
  const room = element.clientWidth - sideWidth;
  if (left - pinned < element.scrollLeft) {
    element.scrollLeft = left - pinned;
  } else if (left + target.width > element.scrollLeft + room) {
    element.scrollLeft = left + target.width - room;
  }
}

/** Where each pinned column stands from the left edge, in the order of the columns. */
export function leftEdges(columns: Measures['columns'], lead: number): readonly number[] {
  return columns.map((_, place) => lead + columns.slice(0, place).reduce((sum, { width }) => sum + width, 0));
}
