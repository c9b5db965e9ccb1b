import { type KeyboardEvent, type MouseEvent, type ReactNode, useCallback, useEffect, useLayoutEffect, useRef } from 'react';
import type { BatchRow } from '../../../src-shared/contract/batch.ts';
import type { RowId } from '../../../src-shared/domain/ids.ts';
import './batch.css';
import { GridHead } from './grid-head.tsx';
import { GridMove } from './grid-move-context.ts';
import { type Cell, type GridKey, moveOf } from './grid-moves.ts';
import { GridRow } from './grid-row.tsx';
import { HEAD_HEIGHT, leadWidth, ROW_HEIGHT, scrollToCell, useColumnLayout, useSight } from './grid-span.ts';
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
  /** Stays in sight when the grid is scrolled sideways. Pinned columns come first. */
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
  /** Draws the editor in the active cell, which moves on by `useGridMove`; null where it cannot be typed into. */
  readonly editorOf?: (row: BatchRow, column: GridColumn) => ReactNode;
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
const NOTHING_UNSAVED: Readonly<Record<string, RowTexts>> = {};

/**
 * A sheet of any length and width: only the cells in sight are drawn. One cell is active and has the focus; keys lead from it as in a sheet. The
 * active row is always drawn, so that scrolling away does not lose the caret.
 */
export function RowGrid(props: RowGridProps): ReactNode {
  const { label, rows, onWant, columns, active, onActive, editorOf, unsaved = NOTHING_UNSAVED } = props;
  const { selection, side, describedBy, onOpen, empty } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const total = rows.total ?? 0;
  const { span, left, width: widthInSight, height, onScroll } = useSight(scroller, total);
  useEffect(() => onWant(span), [onWant, span]);
  const lead = leadWidth(selection !== undefined);
  const layout = useColumnLayout({ columns, lead, sideWidth: side.width, left, width: widthInSight });
  const width = (layout.edges.at(-1) ?? lead) + side.width;
  const activeRow = active === null ? undefined : rows.at(active.row);
  useFocusOnActive({ scroller, active, loaded: activeRow !== undefined, columns, lead, sideWidth: side.width });

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
    const { target, currentTarget, key } = event;
    if (event.altKey || !(target instanceof HTMLElement)) {
      return;
    }
    if (active === null) {
      if (target === currentTarget && total > 0 && (key === 'Enter' || key.startsWith('Arrow'))) {
        event.preventDefault();
        activate({ row: span.first, column: 0 });
      }
      return;
    }
    if (target.dataset['active'] !== 'true') {
      return;
    }
    const column = columns[active.column];
    if (activeRow !== undefined && column?.opens === true && (key === 'Enter' || key === ' ')) {
      event.preventDefault();
      onOpen?.(activeRow, column);
    } else if (key === 'Escape') {
      activate(null);
      currentTarget.focus();
    } else if (move({ key, ctrl: event.ctrlKey, shift: event.shiftKey })) {
      event.preventDefault();
    }
  };
  const onMouseDown = (event: MouseEvent<HTMLElement>): void => {
    const cell = cellUnder(event.target);
    if (cell !== null && (cell.row !== active?.row || cell.column !== active.column)) {
      // The browser would give the focus to the grid afterwards.
      event.preventDefault();
      activate(cell);
    }
  };
  const onClick = (event: MouseEvent<HTMLElement>): void => {
    const cell = cellUnder(event.target);
    const [row, column] = cell === null ? [] : [rows.at(cell.row), columns[cell.column]];
    if (row !== undefined && column?.opens === true) {
      onOpen?.(row, column);
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
    <div className="grid" ref={scroller} onScroll={onScroll}>
      <GridMove value={move}>
        <table
          className="grid-sheet"
          role="grid"
          tabIndex={active === null ? 0 : -1}
          aria-label={label}
          aria-describedby={describedBy}
          aria-rowcount={total + 1}
          aria-colcount={columns.length + 2}
          aria-multiselectable={selection === undefined ? undefined : true}
          style={{ width: `max(100%, ${width}px)`, height: HEAD_HEIGHT + total * ROW_HEIGHT }}
          onKeyDown={onKeyDown}
          onMouseDown={onMouseDown}
          onClick={onClick}
        >
          <GridHead columns={columns} layout={layout} side={side} selection={selection} />
          <tbody>
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
                  layout={layout}
                  side={side}
                  activeColumn={here}
                  editor={row === undefined || column === undefined ? null : (editorOf?.(row, column) ?? null)}
                  texts={row === undefined ? undefined : unsaved[row.rowId]}
                  selected={row !== undefined && selection?.has(row.rowId) === true}
                  selection={selection}
                />
              );
            })}
          </tbody>
        </table>
      </GridMove>
      {rows.total === 0 && <div className="grid-empty">{empty}</div>}
    </div>
  );
}

/** The data cell under the pointer; check boxes and what stands beside the row are none. */
function cellUnder(target: EventTarget): Cell | null {
  const cell = target instanceof Element ? target.closest<HTMLElement>('td[data-column]') : null;
  const row = cell?.closest<HTMLElement>('tr')?.dataset['index'];
  return cell === null || row === undefined ? null : { row: Number(row), column: Number(cell.dataset['column']) };
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
    if (scroller.current !== null && row >= 0) {
      scrollToCell(scroller.current, { row, column }, latest.current);
    }
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
