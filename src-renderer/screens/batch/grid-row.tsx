import { memo, type ReactNode } from 'react';
import type { BatchRow } from '../../../src-shared/contract/batch.ts';
import type { Cell } from './grid-moves.ts';
import { type GridColumn, type GridSelection, type GridSide, HEAD_HEIGHT, ROW_HEIGHT } from './row-grid.tsx';
import type { RowTexts } from './row-saves.ts';

type GridRowProps = {
  readonly index: number;
  /** Undefined while it is on its way. */
  readonly row: BatchRow | undefined;
  readonly columns: readonly GridColumn[];
  readonly lead: number;
  readonly side: GridSide;
  readonly activeColumn: number | null;
  readonly editor: ReactNode;
  readonly texts: RowTexts | undefined;
  readonly selected: boolean;
  readonly selection: GridSelection | undefined;
  readonly onPoint: (cell: Cell) => void;
  readonly onOpen: ((row: BatchRow, column: GridColumn) => void) | undefined;
};

/** One person. Drawn anew only when something of this row changed. */
export const GridRow = memo(function GridRow(props: GridRowProps): ReactNode {
  const { index, row, columns, lead, side, activeColumn, editor, texts, selected, selection, onPoint, onOpen } = props;
  const top = HEAD_HEIGHT + index * ROW_HEIGHT;
  if (row === undefined) {
    return (
      <div role="row" aria-rowindex={index + 2} aria-busy className="grid-row grid-row-coming" style={{ top }}>
        <div role="gridcell" aria-colindex={1} className="grid-cell grid-lead grid-pinned" style={{ width: lead, left: 0 }} />
      </div>
    );
  }
  let left = lead;
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={selection === undefined ? undefined : selected}
      className={`grid-row ${activeColumn === null ? '' : 'grid-row-here'} ${selected ? 'grid-row-chosen' : ''}`}
      data-row={row.rowId}
      style={{ top }}
    >
      <div role="gridcell" aria-colindex={1} className="grid-cell grid-lead grid-pinned" style={{ width: lead, left: 0 }}>
        {selection !== undefined && (
          <input
            type="checkbox"
            tabIndex={-1}
            aria-label={`选择第 ${row.position} 行`}
            checked={selected}
            onChange={() => {}}
            onClick={(event) => selection.onRow(row, index, event.shiftKey)}
          />
        )}
        <span className="grid-number" title={sourceOf(row)}>
          {row.position}
        </span>
      </div>
      {columns.map((column, place) => {
        const offset = left;
        left += column.width;
        const mark = column.mark?.(row);
        const here = activeColumn === place;
        return (
          // Keys go to the cell that has the focus; the pointer only chooses one.
          <div
            key={column.key}
            role="gridcell"
            aria-colindex={place + 2}
            data-active={here ? 'true' : undefined}
            data-field={column.key}
            tabIndex={here && editor === null ? 0 : undefined}
            title={column.remark?.(row)}
            className={`grid-cell ${column.end === true ? 'grid-end' : ''} ${column.pinned === true ? 'grid-pinned' : ''} ${mark === undefined ? '' : `grid-${mark}`} ${here ? 'grid-here' : ''}`}
            style={column.pinned === true ? { width: column.width, left: offset } : { width: column.width }}
            onMouseDown={(event) => {
              if (!here) {
                // The browser would give the focus to the grid afterwards.
                event.preventDefault();
                onPoint({ row: index, column: place });
              }
            }}
            onClick={column.opens === true ? () => onOpen?.(row, column) : undefined}
          >
            {here && editor !== null ? editor : column.cell(row, texts)}
          </div>
        );
      })}
      <div role="gridcell" aria-colindex={columns.length + 2} className="grid-cell grid-side" style={{ minWidth: side.width }}>
        {side.render(row)}
      </div>
    </div>
  );
});

/** Where the person came from, for the number of the row. */
function sourceOf({ origin }: BatchRow): string | undefined {
  return origin.from === 'file' ? `${origin.fileName} 第 ${origin.row} 行` : undefined;
}
