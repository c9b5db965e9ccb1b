import { type CSSProperties, type RefObject, type UIEvent, useCallback, useEffect, useMemo, useState } from 'react';
import { type Cell, type ColumnSpan, columnsInSight, spanInSight } from './grid-moves.ts';

export const ROW_HEIGHT = 36;
export const HEAD_HEIGHT = 36;

/** Number of the row, with a check box where rows can be chosen. */
export function leadWidth(withBox: boolean): number {
  return withBox ? 72 : 44;
}

export type Span = { readonly first: number; readonly last: number };

type Sight = {
  readonly span: Span;
  /** Pixels of the scrolled element. */
  readonly left: number;
  readonly width: number;
  readonly height: number;
  readonly onScroll: (event: UIEvent<HTMLElement>) => void;
};

/** The part of a scrolled element that is in sight, followed as it is scrolled and sized. */
export function useSight(scroller: RefObject<HTMLDivElement | null>, rows: number): Sight {
  const [seen, setSeen] = useState({ top: 0, left: 0, width: window.innerWidth, height: 600 });
  const [kept, setKept] = useState<Span>({ first: 0, last: 24 });
  useEffect(() => {
    const element = scroller.current;
    if (element === null) {
      return undefined;
    }
    // It tells the first size too, once the browser has laid the page out; asking here would have it done twice.
    const observer = new ResizeObserver(() =>
      setSeen((before) => ({ ...before, width: element.clientWidth, height: element.clientHeight })),
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, [scroller]);
  const next = spanInSight({ top: seen.top, height: seen.height, rowHeight: ROW_HEIGHT, rows });
  const same = next.first === kept.first && next.last === kept.last;
  if (!same) {
    setKept(next);
  }
  const onScroll = useCallback((event: UIEvent<HTMLElement>) => {
    // Within a row, and within a small step sideways, nothing is drawn anew.
    const top = stepDown(event.currentTarget.scrollTop, ROW_HEIGHT);
    const left = stepDown(event.currentTarget.scrollLeft, SIDE_STEP);
    setSeen((before) => (before.top === top && before.left === left ? before : { ...before, top, left }));
  }, []);
  return { span: same ? kept : next, left: seen.left, width: seen.width, height: seen.height, onScroll };
}

const SIDE_STEP = 120;

function stepDown(pixels: number, step: number): number {
  return Math.floor(pixels / step) * step;
}

/** Where the columns stand, and which of them are drawn. */
export type ColumnLayout = ColumnSpan & {
  readonly lead: number;
  /** Left edge of each column, and the right one of the last. */
  readonly edges: readonly number[];
  /** How many columns at the left stay in sight. */
  readonly pinned: number;
};

/** The layout of a grid whose pinned columns come first, as far as they are in sight. */
export function useColumnLayout(ask: {
  readonly columns: Measures['columns'];
  readonly lead: number;
  readonly sideWidth: number;
  readonly left: number;
  readonly width: number;
}): ColumnLayout {
  const { columns, lead, sideWidth, left, width } = ask;
  return useMemo(() => {
    const edges = edgesOf(columns, lead);
    const pinned = columns.filter((column) => column.pinned === true).length;
    return { lead, edges, pinned, ...columnsInSight({ edges, pinned, left, width, sideWidth }) };
  }, [columns, lead, sideWidth, left, width]);
}

/** The columns a row draws: those in sight, as far as its active one. */
export function drawnColumns({ first, last, pinned }: ColumnLayout, active: number | null): ColumnSpan {
  return active === null || active < pinned ? { first, last } : { first: Math.min(first, active), last: Math.max(last, active) };
}

export function isDrawn(place: number, { pinned }: ColumnLayout, { first, last }: ColumnSpan): boolean {
  return place < pinned || (place >= first && place <= last);
}

/** Width and place of a cell; the first and the last drawn keep the room of the columns left out. */
export function placeOfCell(place: number, { edges, pinned }: ColumnLayout, { first, last }: ColumnSpan): CSSProperties {
  const edge = (at: number): number => edges[at] ?? 0;
  const width = edge(place + 1) - edge(place);
  if (place < pinned) {
    return { width, left: edge(place) };
  }
  const before = place === first ? edge(first) - edge(pinned) : 0;
  const after = place === last ? edge(edges.length - 1) - edge(last + 1) : 0;
  return { width, ...(before > 0 && { marginInlineStart: before }), ...(after > 0 && { marginInlineEnd: after }) };
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

function edgesOf(columns: Measures['columns'], lead: number): readonly number[] {
  const edges = [lead];
  for (const { width } of columns) {
    edges.push((edges.at(-1) ?? lead) + width);
  }
  return edges;
}
