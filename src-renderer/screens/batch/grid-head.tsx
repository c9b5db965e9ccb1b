import type { ReactNode } from 'react';
import type { GridColumn, GridSelection, GridSide } from './row-grid.tsx';

type GridHeadProps = {
  readonly columns: readonly GridColumn[];
  readonly lead: number;
  readonly side: GridSide;
  readonly selection: GridSelection | undefined;
};

/** The labels, always in sight; the mark of required columns as in the template (W-35). */
export function GridHead({ columns, lead, side, selection }: GridHeadProps): ReactNode {
  let left = lead;
  return (
    <div role="rowgroup" className="grid-head">
      <div role="row" aria-rowindex={1} className="grid-row">
        <div role="columnheader" aria-colindex={1} className="grid-cell grid-lead grid-pinned" style={{ width: lead, left: 0 }}>
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
        </div>
        {columns.map((column, index) => {
          const place = left;
          left += column.width;
          return (
            <div
              key={column.key}
              role="columnheader"
              aria-colindex={index + 2}
              className={`grid-cell ${column.end === true ? 'grid-end' : ''} ${column.pinned === true ? 'grid-pinned' : ''}`}
              style={column.pinned === true ? { width: column.width, left: place } : { width: column.width }}
            >
              {column.required === true && (
                <span className="form-star" aria-hidden="true">
                  *
                </span>
              )}
              <span className="grid-label" title={column.label}>
                {column.label}
              </span>
            </div>
          );
        })}
        <div role="columnheader" aria-colindex={columns.length + 2} className="grid-cell grid-side" style={{ minWidth: side.width }}>
          {side.label}
        </div>
      </div>
    </div>
  );
}
