import { Checkbox } from 'antd';
import type { ReactNode } from 'react';
import type { FilingDetail, FilingRowDetail } from '../contract/console.ts';
import { Mark } from './mark.tsx';
import { isBlocked, nameOf, verdictWord } from './words.ts';

/** The button a row is reached by: the keyboard moves among these. */
export const ROW_STOP = 'button[data-row]';

/** One page of a filing's rows, one line each. */
export function RowsTable({
  filing,
  rows,
  current,
  selected,
  onCurrent,
  onSelect,
}: {
  readonly filing: FilingDetail;
  readonly rows: readonly FilingRowDetail[];
  readonly current: FilingRowDetail | null;
  readonly selected: ReadonlySet<string>;
  readonly onCurrent: (row: FilingRowDetail) => void;
  /** Puts these in the selection, or takes them out of it. */
  readonly onSelect: (rows: readonly FilingRowDetail[], wanted: boolean) => void;
}): ReactNode {
  const open = rows.filter(({ verdict }) => verdict === null);
  const chosen = open.filter(({ rowId }) => selected.has(rowId)).length;
  return (
    <table className="rows">
      <thead>
        <tr>
          <th scope="col" className="rows-check">
            <Checkbox
              aria-label="选择本页待审核的人员"
              disabled={open.length === 0}
              checked={open.length > 0 && chosen === open.length}
              indeterminate={chosen > 0 && chosen < open.length}
              onChange={({ target }) => onSelect(open, target.checked)}
            />
          </th>
          <th scope="col" className="rows-number">
            序号
          </th>
          <th scope="col">姓名</th>
          <th scope="col">社会保障号码</th>
          <th scope="col">办理内容</th>
          <th scope="col" className="rows-number">
            材料
          </th>
          <th scope="col">审核</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const name = nameOf(row, filing);
          return (
            <tr
              key={row.rowId}
              aria-current={row.rowId === current?.rowId}
              className={row.rowId === current?.rowId ? 'row-current' : undefined}
              onClick={() => onCurrent(row)}
            >
              <td className="rows-check">
                <Checkbox
                  aria-label={`选择${name}`}
                  disabled={row.verdict !== null}
                  checked={selected.has(row.rowId)}
                  onChange={({ target }) => onSelect([row], target.checked)}
                />
              </td>
              <td className="rows-number">{row.position}</td>
              <td>
                <button type="button" data-row={row.rowId} className="rows-name" onFocus={() => onCurrent(row)}>
                  {name}
                </button>
              </td>
              <td className="rows-id">{row.idNumber}</td>
              <td className="rows-effect" title={row.effect}>
                {row.effect === '' ? '—' : row.effect}
              </td>
              <td className="rows-number">{row.materials.length}</td>
              <td>
                <Verdict filing={filing} row={row} />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function Verdict({ filing, row }: { readonly filing: FilingDetail; readonly row: FilingRowDetail }): ReactNode {
  if (row.verdict !== null) {
    return <Mark tone={row.verdict.approved ? 'good' : 'bad'}>{verdictWord(row.verdict, filing)}</Mark>;
  }
  return isBlocked(row) ? <Mark tone="bad">不符合规则</Mark> : <Mark tone="waiting">待审核</Mark>;
}
