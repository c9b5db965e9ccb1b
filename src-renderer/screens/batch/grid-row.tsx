import { memo, type ReactNode } from 'react';
import type { BatchRow } from '../../../src-shared/contract/batch.ts';
import { type ColumnLayout, drawnColumns, HEAD_HEIGHT, isDrawn, placeOfCell, ROW_HEIGHT } from './grid-span.ts';
import type { GridColumn, GridSelection, GridSide } from './row-grid.tsx';
import type { RowTexts } from './row-saves.ts';

type GridRowProps = {
  readonly index: number;
  /** Undefined while it is on its way. */
  readonly row: BatchRow | undefined;
  readonly columns: readonly GridColumn[];
  readonly layout: ColumnLayout;
  readonly side: GridSide;
  readonly activeColumn: number | null;
  readonly editor: ReactNode;
  readonly texts: RowTexts | undefined;
  readonly selected: boolean;
  readonly selection: GridSelection | undefined;
};

/** One person. Drawn anew only when something of this row changed; pointer and keys are the grid's. */
export const GridRow = memo(function GridRow(props: GridRowProps): ReactNode {
  const { index, row, columns, layout, side, activeColumn, editor, texts, selected, selection } = props;
  const top = HEAD_HEIGHT + index * ROW_HEIGHT;
  if (row === undefined) {
    return (
      <tr aria-rowindex={index + 2} aria-busy data-index={index} className="grid-row grid-row-coming" style={{ top }}>
        <td aria-colindex={1} className="grid-cell grid-lead grid-pinned" style={{ width: layout.lead, left: 0 }}>
          …
        </td>
      </tr>
    );
  }
  const drawn = drawnColumns(layout, activeColumn);
  return (
    <tr
      aria-rowindex={index + 2}
      aria-selected={selection === undefined ? undefined : selected}
      className={`grid-row ${activeColumn === null ? '' : 'grid-row-here'} ${selected ? 'grid-row-chosen' : ''}`}
      data-index={index}
      style={{ top }}
    >
      <td aria-colindex={1} className="grid-cell grid-lead grid-pinned" style={{ width: layout.lead, left: 0 }}>
        {selection !== undefined && (
          <input
            type="checkbox"
            tabIndex={-1}
            aria-label={`选择第 ${index + 1} 行`}
            checked={selected}
            onChange={() => {}}
            onClick={(event) => selection.onRow(row, index, event.shiftKey)}
          />
        )}
        <span title={sourceOf(row)}>{index + 1}</span>
      </td>
      {columns.map((column, place) => {
        if (!isDrawn(place, layout, drawn)) {
          return null;
        }
        const here = activeColumn === place;
        return (
          <td
            key={column.key}
            aria-colindex={place + 2}
            data-active={here ? 'true' : undefined}
            data-column={place}
            data-field={column.key}
            tabIndex={here && editor === null ? 0 : undefined}
            title={column.remark?.(row)}
            className={classesOf(column, column.mark?.(row), here)}
            style={placeOfCell(place, layout, drawn)}
          >
            {here && editor !== null ? editor : column.cell(row, texts)}
          </td>
        );
      })}
      <td aria-colindex={columns.length + 2} className="grid-cell grid-side" style={{ minWidth: side.width }}>
        {side.render(row)}
      </td>
    </tr>
  );
});

function classesOf({ end, pinned, opens }: GridColumn, mark: 'bad' | 'warn' | 'off' | undefined, here: boolean): string {
  const classes = [
    end && 'grid-end',
    pinned && 'grid-pinned',
    opens && 'grid-opens',
    mark !== undefined && `grid-${mark}`,
    here && 'grid-here',
  ];
  return ['grid-cell', ...classes.filter((name) => typeof name === 'string')].join(' ');
}

/** Where the person came from, for the number of the row. */
function sourceOf({ origin }: BatchRow): string | undefined {
  return origin.from === 'file' ? `${origin.fileName} 第 ${origin.row} 行` : undefined;
}
