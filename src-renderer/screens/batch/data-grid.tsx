import { App } from 'antd';
import { type ReactNode, useCallback, useEffect, useMemo, useState } from 'react';
import type { BatchRow, RowFilter } from '../../../src-shared/contract/batch.ts';
import type { CodeTable } from '../../../src-shared/forms/definition.ts';
import { fieldStates } from '../../../src-shared/forms/evaluate.ts';
import type { Service } from '../../../src-shared/profile/service-of.ts';
import type { Finding } from '../../../src-shared/validation/finding.ts';
import { isTyped } from './batch-fields.ts';
import { FILTER_WORDS, valueFindings } from './batch-words.ts';
import { CellEditor } from './cell-editor.tsx';
import type { Cell } from './grid-moves.ts';
import { lackingOf } from './lacking.ts';
import { wrongColumns } from './next-error.ts';
import { FindingsOfRow, RowFindings } from './row-findings.tsx';
import { type GridColumn, type GridSide, RowGrid } from './row-grid.tsx';
import type { RowPages, RowsShown } from './row-pages.ts';
import type { BatchDesk } from './use-batch.ts';
import type { FieldColumn } from './use-field-columns.tsx';
import { useNextPlace } from './use-next-place.ts';
import type { Refusals } from './use-refusals.ts';
import type { Selection } from './use-selection.ts';

type DataGridProps = {
  readonly desk: BatchDesk;
  readonly service: Service;
  readonly codeTables: readonly CodeTable[];
  readonly columns: readonly (FieldColumn | GridColumn)[];
  readonly pages: RowPages;
  readonly rows: RowsShown;
  readonly filter: RowFilter;
  readonly text: string;
  readonly selection: Selection;
  /** A job works on the batch: looked at, not typed into. */
  readonly locked: boolean;
  /** In a correction: what the centre said of each person. */
  readonly refusals: Refusals | null;
  /** Registers the jump for the button beside the filters. */
  readonly onJump: (jump: () => void) => void;
};
const KEYS_ID = 'grid-keys';
const SIDE_WIDTH = 306;
const WRONG = { filters: ['bad'], placesOf: wrongColumns } as const;

/** The people of the batch as a sheet: typed into in place, what is wrong beside each, under it the active row in full. */
export function DataGrid(props: DataGridProps): ReactNode {
  const { desk, service, codeTables, columns, pages, rows, filter, text, selection, locked, refusals, onJump } = props;
  const { saves, saved, epoch, onSavedRow } = desk;
  const { message } = App.useApp();
  const [active, setActive] = useState<Cell | null>(null);
  // Another list begins at its beginning.
  const [list, setList] = useState(pages);
  if (list !== pages) {
    setList(pages);
    setActive(null);
  }
  useEffect(() => onSavedRow(pages.put), [onSavedRow, pages]);

  const repair = useCallback(
    (row: BatchRow, { repair: offered }: Finding) => {
      if (offered !== undefined) {
        saves.type({ rowId: row.rowId, values: offered.set });
        void saves.flush();
      }
    },
    [saves],
  );
  const { idNumber } = service.roles;
  const refusalOf = useCallback((row: BatchRow) => refusals?.reasons.get(row.values[idNumber] ?? '') ?? '', [refusals, idNumber]);
  const side = useMemo<GridSide>(
    () => ({
      label: '校验结果',
      width: SIDE_WIDTH,
      render: (row) => (
        <RowFindings
          row={row}
          findings={valueFindings(row)}
          lacking={lackingOf(service, row).length > 0}
          refusal={refusalOf(row)}
          onRepair={repair}
        />
      ),
    }),
    [repair, refusalOf, service],
  );
  const jump = useNextPlace({
    desk,
    rows,
    columns,
    filter,
    text,
    wanted: WRONG,
    active,
    onActive: setActive,
    onNone: () => void message.success(filter === 'all' || filter === 'bad' ? '没有须改正的错误了。' : '这里没有须改正的错误。'),
  });
  useEffect(() => onJump(() => void jump()), [onJump, jump]);

  const activeRow = active === null ? undefined : rows.at(active.row);
  const editorOf = (row: BatchRow, column: GridColumn): ReactNode => {
    const own = columns.find(({ key }) => key === column.key);
    const field = own !== undefined && 'field' in own ? own.field : undefined;
    const state = field === undefined ? undefined : fieldStates(service.form, row.values)[field.id];
    if (locked || field === undefined || state?.visible !== true || !isTyped(field)) {
      return null;
    }
    return (
      <CellEditor
        key={`${row.rowId} ${field.id} ${epoch}`}
        label={`第 ${(active?.row ?? 0) + 1} 行 ${field.label}`}
        field={field}
        value={saved.unsaved[row.rowId]?.[field.id] ?? row.values[field.id] ?? ''}
        required={state.required}
        codes={codeTables.find((table) => table.id === field.codes)}
        findings={row.findings.filter(({ place }) => place.field === field.id)}
        onType={(value) => saves.type({ rowId: row.rowId, values: { [field.id]: value } })}
        onSettle={() => void saves.flush()}
      />
    );
  };
  useRepairKey(() => {
    const offered = activeRow === undefined ? undefined : valueFindings(activeRow).find((finding) => finding.repair !== undefined);
    if (activeRow !== undefined && offered !== undefined && !locked) {
      repair(activeRow, offered);
    }
  });

  return (
    <>
      <div className="grid-frame">
        <RowGrid
          label={`${service.label}的人员`}
          describedBy={KEYS_ID}
          rows={rows}
          onWant={pages.want}
          columns={columns}
          active={active}
          onActive={setActive}
          editorOf={editorOf}
          unsaved={saved.unsaved}
          selection={selection.grid}
          side={side}
          empty={text === '' ? `没有“${FILTER_WORDS[filter]}”的人员。` : `没有找到“${text}”。`}
        />
      </div>
      {activeRow === undefined ? (
        <p className="findings-of-row soft" id={KEYS_ID}>
          直接输入即改写，F2 或双击修改；Enter 向下，Tab 向右，方向键移动，Esc 离开表格；F8 或 Alt+↓ 到下一处错误，Alt+Enter 采用修复。
        </p>
      ) : (
        <FindingsOfRow
          title={`第 ${(active?.row ?? 0) + 1} 行 ${activeRow.values[service.roles.name] ?? ''}`}
          row={activeRow}
          findings={valueFindings(activeRow)}
          refusal={refusalOf(activeRow)}
          onRepair={repair}
        />
      )}
    </>
  );
}

/** Alt+Enter takes the repair offered for the active row. */
function useRepairKey(take: () => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.key === 'Enter' && event.altKey && !event.ctrlKey && !event.isComposing) {
        event.preventDefault();
        take();
      }
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  });
}
