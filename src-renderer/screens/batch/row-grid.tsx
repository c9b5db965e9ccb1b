import { type KeyboardEvent, type ReactNode, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { BatchRow } from '../../../src-shared/contract/batch.ts';
import type { RowId } from '../../../src-shared/domain/ids.ts';
import './batch.css';
import { type Cell, type GridKey, moveOf, spanInSight } from './grid-moves.ts';
import { GridHead } from './grid-head.tsx';
import { GridRow } from './grid-row.tsx';
import type { RowsShown } from './row-pages.ts';
import type { RowTexts } from './row-saves.ts';

export type GridColumn = {
  readonly key: string;
  readonly label: string;
  /** Pixels. */
  readonly width: number;
  readonly required?: boolean;
  /** Numbers stand at the end. */
  readonly end?: boolean;
  /** Stays in sight when the grid is scrolled sideways. */
  readonly pinned?: boolean;
  /** What a resting cell shows; `texts` is what is typed and not yet on disk. */
  readonly cell: (row: BatchRow, texts: RowTexts | undefined) => ReactNode;
  readonly mark?: (row: BatchRow) => 'bad' | 'warn' | 'off' | undefined;
  /** Said in a title: where the value came from. */
  readonly remark?: (row: BatchRow) => string;
  /** Opens by a click, Enter or the space bar. */
  readonly opens?: boolean;
};

export type GridSelection = {
  readonly has: (rowId: RowId) => boolean;
  readonly all: 'none' | 'some' | 'all';
  readonly onRow: (row: BatchRow, index: number, stretch: boolean) => void;
  readonly onAll: () => void;
};

export type GridSide = { readonly label: string; readonly width: number; readonly render: (row: BatchRow) => ReactNode };

type RowGridProps = {
  readonly label: string;
  readonly rows: RowsShown;
  /** The rows in sight, so that they are asked for. */
  readonly onWant: (span: { readonly first: number; readonly last: number }) => void;
  readonly columns: readonly GridColumn[];
  readonly active: Cell | null;
  readonly onActive: (cell: Cell | null) => void;
  /** Draws the editor in the active cell; null where it cannot be typed into. */
  readonly editorOf?: (row: BatchRow, column: GridColumn, onMove: (key: GridKey) => boolean) => ReactNode;
  readonly unsaved?: Readonly<Record<string, RowTexts>>;
  readonly selection?: GridSelection;
  /** Stands at the right edge, always in sight. */
  readonly side: GridSide;
  /** Id of what explains the keys. */
  readonly describedBy?: string;
  /** A cell of a column that opens. */
  readonly onOpen?: (row: BatchRow, column: GridColumn) => void;
  readonly empty: ReactNode;
};

export const ROW_HEIGHT = 36;
export const HEAD_HEIGHT = 36;
/** Check box and number of the row. */
export const LEAD_WIDTH = 72;

/**
 * A sheet of any length: only the rows in sight are drawn. One cell is active and has the focus; keys lead from it as in a sheet. The
 * active row is always drawn, so that scrolling away does not lose the caret.
 */
export function RowGrid(props: RowGridProps): ReactNode {
  const { label, rows, onWant, columns, active, onActive, editorOf, unsaved = {}, selection, side, describedBy, onOpen, empty } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const total = rows.total ?? 0;
  const { span, height, onScroll } = useSpan(scroller, total);
  useEffect(() => onWant(span), [onWant, span]);
  const lead = selection === undefined ? LEAD_WIDTH - 28 : LEAD_WIDTH;
  const width = lead + columns.reduce((sum, column) => sum + column.width, 0) + side.width;

  const activate = useCallback(
    (cell: Cell | null) => {
      // What is being typed is settled before the caret goes elsewhere, half a syllable of an input method too.
      const { activeElement } = document;
      if (activeElement instanceof HTMLElement && scroller.current?.contains(activeElement) === true) {
        activeElement.blur();
      }
      onActive(cell);
    },
    [onActive],
  );
  const activeRow = active === null ? undefined : rows.at(active.row);
  useFocusOnActive({ scroller, active, loaded: activeRow !== undefined, columns, lead, sideWidth: side.width });

  const move = useCallback(
    (key: GridKey): boolean => {
      const page = Math.max(Math.floor((height - HEAD_HEIGHT) / ROW_HEIGHT) - 1, 1);
      const next = active === null ? null : moveOf(active, key, { rows: total, columns: columns.length, page });
      if (next !== null) {
        activate(next);
      }
      return next !== null;
    },
    [active, activate, columns.length, height, total],
  );
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const { target, currentTarget } = event;
    if (target === currentTarget && active === null && total > 0 && (event.key === 'Enter' || event.key.startsWith('Arrow'))) {
      event.preventDefault();
      activate({ row: span.first, column: 0 });
      return;
    }
    if (!(target instanceof HTMLElement) || target.dataset.active !== 'true' || active === null) {
      return;
    }
    const column = columns[active.column];
    if (event.altKey) {
      return;
    }
    if (activeRow !== undefined && column?.opens === true && (event.key === 'Enter' || event.key === ' ')) {
      event.preventDefault();
      onOpen?.(activeRow, column);
    } else if (event.key === 'Escape') {
      activate(null);
      currentTarget.focus();
    } else if (move({ key: event.key, ctrl: event.ctrlKey, shift: event.shiftKey })) {
      event.preventDefault();
    }
  };

  const drawn: number[] = [];
  for (let index = span.first; index <= span.last; index += 1) {
    drawn.push(index);
  }
  if (active !== null && active.row < total && (active.row < span.first || active.row > span.last)) {
    drawn.push(active.row);
  }
  return (
    // The keys lead among the cells inside.
    <div
      className="grid"
      ref={scroller}
      role="grid"
      tabIndex={active === null ? 0 : -1}
      aria-label={label}
      aria-describedby={describedBy}
      aria-rowcount={total + 1}
      aria-colcount={columns.length + 2}
      aria-multiselectable={selection === undefined ? undefined : true}
      onScroll={onScroll}
      onKeyDown={onKeyDown}
    >
      <div className="grid-sheet" style={{ width: `max(100%, ${width}px)`, height: HEAD_HEIGHT + total * ROW_HEIGHT }}>
        <GridHead columns={columns} lead={lead} side={side} selection={selection} />
        <div role="rowgroup">
          {drawn.map((index) => {
            const row = rows.at(index);
            const here = active?.row === index ? active.column : null;
            const column = here === null ? undefined : columns[here];
            return (
              <GridRow
                key={index}
                index={index}
                row={row}
                columns={columns}
                lead={lead}
                side={side}
                activeColumn={here}
                editor={row === undefined || column === undefined ? null : (editorOf?.(row, column, move) ?? null)}
                texts={row === undefined ? undefined : unsaved[row.rowId]}
                selected={row !== undefined && selection?.has(row.rowId) === true}
                selection={selection}
                onPoint={activate}
                onOpen={onOpen}
              />
            );
          })}
        </div>
      </div>
      {rows.total === 0 && <div className="grid-empty">{empty}</div>}
    </div>
  );
}

function useSpan(
  scroller: React.RefObject<HTMLDivElement | null>,
  rows: number,
): { readonly span: { readonly first: number; readonly last: number }; readonly height: number; readonly onScroll: () => void } {
  const [seen, setSeen] = useState({ top: 0, height: 600 });
  const [span, setSpan] = useState({ first: 0, last: 24 });
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) {
      return undefined;
    }
    const measure = (): void => setSeen((before) => ({ ...before, height: element.clientHeight }));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [scroller]);
  const next = spanInSight({ ...seen, rowHeight: ROW_HEIGHT, rows });
  if (next.first !== span.first || next.last !== span.last) {
    setSpan(next);
  }
  const onScroll = useCallback(() => {
    const top = scroller.current?.scrollTop ?? 0;
    setSeen((before) => {
      const same = Math.floor(before.top / ROW_HEIGHT) === Math.floor(top / ROW_HEIGHT);
      return same ? before : { ...before, top };
    });
  }, [scroller]);
  return { span: next, height: seen.height, onScroll };
}

/** The focus follows the active cell, and the cell is brought into sight between what is pinned. */
function useFocusOnActive(ask: {
  readonly scroller: React.RefObject<HTMLDivElement | null>;
  readonly active: Cell | null;
  readonly loaded: boolean;
  readonly columns: readonly GridColumn[];
  readonly lead: number;
  readonly sideWidth: number;
}): void {
  const { scroller, active, loaded, columns, lead, sideWidth } = ask;
  const latest = useRef({ columns, lead, sideWidth });
  useEffect(() => {
    latest.current = { columns, lead, sideWidth };
  });
  const row = active?.row ?? -1;
  const column = active?.column ?? -1;
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null || row < 0) {
      return;
    }
    scrollToRow(element, row);
    scrollToColumn(element, column, latest.current);
  }, [scroller, row, column]);
  useEffect(() => {
    if (row < 0 || column < 0 || !loaded) {
      return;
    }
    const cell = scroller.current?.querySelector<HTMLElement>('[data-active="true"]');
    const input = cell?.querySelector('input');
    (input ?? cell)?.focus({ preventScroll: true });
    input?.select();
  }, [scroller, row, column, loaded]);
}

function scrollToRow(element: HTMLElement, row: number): void {
  const top = row * ROW_HEIGHT;
  const room = element.clientHeight - HEAD_HEIGHT - ROW_HEIGHT;
  if (top < element.scrollTop) {
    element.scrollTop = top;
  } else if (top > element.scrollTop + room) {
    element.scrollTop = top - room;
  }
}

function scrollToColumn(
  element: HTMLElement,
  column: number,
  { columns, lead, sideWidth }: { readonly columns: readonly GridColumn[]; readonly lead: number; readonly sideWidth: number },
): void {
  const target = columns[column];
  if (target === undefined || target.pinned === true) {
    return;
  }
  const pinned = lead + columns.filter((each) => each.pinned === true).reduce((sum, each) => sum + each.width, 0);
  const left = lead + columns.slice(0, column).reduce((sum, each) => sum + each.width, 0);
  const room = element.clientWidth - sideWidth;
  if (left - pinned < element.scrollLeft) {
    element.scrollLeft = left - pinned;
  } else if (left + target.width > element.scrollLeft + room) {
    element.scrollLeft = left + target.width - room;
  }
}
