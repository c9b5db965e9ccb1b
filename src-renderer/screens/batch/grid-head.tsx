import type { ReactNode } from 'react';
import { type ColumnLayout, isDrawn, placeOfCell } from './grid-span.ts';
import type { GridColumn, GridSelection, GridSide } from './row-grid.tsx';

type GridHeadProps = {
  readonly columns: readonly GridColumn[];
  readonly layout: ColumnLayout;
  readonly side: GridSide;
  readonly selection: GridSelection | undefined;
};

/** The labels, always in sight; the mark of required columns as in the template (W-35). */
export function GridHead({ columns, layout, side, selection }: GridHeadProps): ReactNode {
  return (
    <thead className="grid-head">
      <tr aria-rowindex={1} className="grid-row">
        <th scope="col" aria-colindex={1} className="grid-cell grid-lead grid-pinned" style={{ width: layout.lead, left: 0 }}>
          {selection !== undefined && (
            <input
              type="checkbox"
              aria-label="选择全部"
              checked={selection.all === 'all'}
              ref={(box) => {
                if (box !== null) {
                  box.indeterminate = selection.all === 'some';
                }
              }}
              onChange={selection.onAll}
            />
          )}
          <span>序号</span>
        </th>
        {columns.map(
          (column, place) =>
            isDrawn(place, layout, layout) && (
              <th
                key={column.key}
                scope="col"
                aria-colindex={place + 2}
                title={column.label}
                className={`grid-cell ${column.end === true ? 'grid-end' : ''} ${column.pinned === true ? 'grid-pinned' : ''}`}
                style={placeOfCell(place, layout, layout)}
              >
                {column.required === true && (
                  <span className="form-star" aria-hidden="true">
                    *
                  </span>
                )}
                {column.label}
              </th>
            ),
        )}
        <th scope="col" aria-colindex={columns.length + 2} className="grid-cell grid-side" style={{ minWidth: side.width }}>
          {side.label}
        </th>
      </tr>
    </thead>
  );
}
