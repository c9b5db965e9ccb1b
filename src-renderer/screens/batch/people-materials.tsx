import { FileAddOutlined, FolderOpenOutlined, VerticalAlignBottomOutlined } from '@ant-design/icons';
import { App, Button, Dropdown, Radio } from 'antd';
import { type DragEvent, type ReactNode, useEffect, useMemo, useState } from 'react';
import type { BatchCounts, BatchRow, RowFilter } from '../../../src-shared/contract/batch.ts';
import { groupedCount } from '../../../src-shared/lib/grouped-count.ts';
import { chinaDate } from '../../../src-shared/lib/plain-date.ts';
import { ok } from '../../../src-shared/lib/result.ts';
import { cardAsked } from '../../../src-shared/profile/card-asked.ts';
import { limitsFor } from '../../../src-shared/profile/materials-for.ts';
import { useEngine } from '../../bridge/engine-context.tsx';
import { useNow } from '../../bridge/session.tsx';
import { settle } from '../../bridge/window-failure.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { SearchBox } from '../../ui/search-box.tsx';
import { useFilePicker } from '../filing/use-file-picker.tsx';
import type { FilingService } from '../filing/use-filing-service.ts';
import { BatchScan, type BatchScanProps } from './batch-scan.tsx';
import { CellFiles } from './cell-files.tsx';
import { doubtsInWords } from './doubts-in-words.ts';
import type { Cell } from './grid-moves.ts';
import { kindLabel } from './kind-labels.ts';
import { lackingOf } from './lacking.ts';
import { MaskSwitch } from './mask-switch.tsx';
import { MaterialCounters, useMatrixColumns } from './material-matrix.tsx';
import { materialColumns } from './next-error.ts';
import { RowFilters } from './row-filters.tsx';
import { type GridColumn, type GridSide, RowGrid } from './row-grid.tsx';
import { RowMaterials } from './row-materials.tsx';
import type { RowsShown } from './row-pages.ts';
import { SheetTools } from './sheet-tools.tsx';
import { UnmatchedFiles } from './unmatched-files.tsx';
import type { BatchDesk } from './use-batch.ts';
import { useBatchFiles, useGiving } from './use-batch-files.ts';
import { useSayWithUndo } from './use-data-actions.tsx';
import type { ManyFiles } from './use-many-files.ts';
import { useNextPlace } from './use-next-place.ts';
import { useRowPages } from './use-row-pages.ts';
import { useSelection } from './use-selection.ts';

type PeopleMaterialsProps = Pick<FilingService, 'service' | 'profile'> & {
  readonly desk: BatchDesk;
  readonly many: ManyFiles;
  readonly locked: boolean;
  readonly onUndo: () => Promise<void>;
  /** Registers the jump to the next lacking or doubted one, for the button below. */
  readonly onJump: (jump: () => void) => void;
};
const FILTERS = ['all', 'lacking', 'doubted', 'bad'] as const satisfies readonly RowFilter[];
type Scanning = Pick<BatchScanProps, 'place' | 'what' | 'to' | 'onUsed' | 'onChooseFiles'>;
type Opened = { readonly row: BatchRow; readonly index: number; readonly kind: string; readonly label: string };

/** Person × material (W-38): files by the batch, by the cell, by the chosen people; what is lacking or doubted is one key away. */
export function PeopleMaterials({ desk, many, service, profile, locked, onUndo, onJump }: PeopleMaterialsProps): ReactNode {
  const { view } = desk;
  const wanted = useMemo(() => ({ filters: ['lacking', 'doubted'], placesOf: materialColumns(service) }) as const, [service]);
  const today = chinaDate(useNow());
  const { sharedValues } = view.filing;
  const side = useMemo<GridSide>(
    () => ({
      label: '材料情况',
      width: 210,
      render: (row) => (
        <RowMaterials row={row} lacking={lackingOf(service, row).length} doubts={doubtsInWords(service, { row, sharedValues, today })} />
      ),
    }),
    [service, sharedValues, today],
  );
  const { filingId } = view.filing;
  const limits = profile.materialLimits;
  // What must be there comes first.
  const kinds = useMemo(
    () => view.rowMaterials.toSorted((one, other) => Number(other.required > 0) - Number(one.required > 0)),
    [view.rowMaterials],
  );
  const { message } = App.useApp();
  const [filter, setFilter] = useState<RowFilter>('all');
  const [text, setText] = useState('');
  const [masked, setMasked] = useState(true);
  const [active, setActive] = useState<Cell | null>(null);
  const [opened, setOpened] = useState<Opened | null>(null);
  /** How a cell without files gets some. */
  const [way, setWay] = useState<'files' | 'scan'>('files');
  const [scanning, setScanning] = useState<Scanning | null>(null);
  const { pages, rows } = useRowPages({ filingId, filter, text, epoch: desk.epoch + desk.judged });
  const [list, setList] = useState(pages);
  if (list !== pages) {
    setList(pages);
    setActive(null);
  }
  const { saves, onSavedRow } = desk;
  useEffect(() => onSavedRow(pages.put), [onSavedRow, pages]);
  const selection = useSelection({ filingId, filter, text, total: rows.total ?? 0 });
  const files = useBatchFiles({ desk, onUndo });
  const giving = useGiving({ desk, selection, onUndo });
  const sayWithUndo = useSayWithUndo(onUndo);
  const columns = useMatrixColumns({ service, codeTables: profile.codeTables, kinds, masked });
  const [filling, setFilling] = useState(false);
  const client = useEngine();
  const picker = useFilePicker({ label: '选择材料文件', multiple: true });
  const replacing = useFilePicker({ label: '选择替换的文件', multiple: false });
  const jump = useNextPlace({
    desk,
    rows,
    columns,
    filter,
    text,
    wanted,
    active,
    onActive: setActive,
    onNone: () => void message.success('必需的材料已齐，没有须核对的材料。'),
  });
  useEffect(() => onJump(() => void jump()), [onJump, jump]);

  const attachTo = async (row: BatchRow, kind: string, chosen: readonly File[]): Promise<void> => {
    if (chosen.length > 0 && (await files.attach({ row, kind, files: chosen }))) {
      // W-20's lack mended: on to the next one by itself.
      await jump();
    }
  };
  const fill = async (): Promise<void> => {
    setFilling(true);
    let given = { files: 0, people: 0 };
    const done = await desk.act(async (engine) => {
      const filled = await engine.batch.fillFromLibrary({ filingId });
      if (!filled.ok) {
        return filled;
      }
      given = filled.value;
      return ok(filled.value.view);
    });
    setFilling(false);
    if (done !== null) {
      void (given.files === 0
        ? message.info('材料库里没有可以补的材料：名称相同、没有过期的才会补上。')
        : message.success(`已从材料库给 ${groupedCount(given.people)} 人补上 ${groupedCount(given.files)} 份材料。`));
    }
  };
  const labelOf = (kind: string): string => kindLabel(service, kind, kinds.find((each) => each.kind === kind)?.label ?? '');
  const scanFor = (row: BatchRow, kind: string): void =>
    setScanning({
      place: { filingId, rowId: row.rowId, kind },
      what: `${row.values[service.roles.name] ?? ''}：${labelOf(kind)}`,
      // On to the next one by itself, as after files.
      onUsed: () => void jump(),
      onChooseFiles: () => picker.open(limitsFor(service, kind, limits).mediaTypes, (chosen) => void attachTo(row, kind, chosen)),
    });
  const open = async (row: BatchRow, { key, label }: GridColumn): Promise<void> => {
    if (!kinds.some(({ kind }) => kind === key)) {
      return;
    }
    const has = row.attachments.some(({ kind }) => kind === key);
    // Where the library has something of this person there is a choice; else the file dialog or the scanner is one click away.
    const offer = has ? null : await settle(async () => client.library.offer({ filingId, rowId: row.rowId, kind: key }));
    if (has || (offer?.ok === true && offer.value.files.length > 0)) {
      setOpened({ row, index: active?.row ?? 0, kind: key, label });
    } else if (way === 'scan') {
      scanFor(row, key);
    } else {
      picker.open(limitsFor(service, key, limits).mediaTypes, (chosen) => void attachTo(row, key, chosen));
    }
  };
  const onDrop = (event: DragEvent<HTMLElement>): void => {
    event.preventDefault();
    const dropped = [...event.dataTransfer.files];
    const place = placeOf(event.target, rows);
    if (dropped.length === 0 || locked) {
      return;
    }
    if (place !== null && kinds.some(({ kind }) => kind === place.field)) {
      void attachTo(place.row, place.field, dropped);
    } else {
      void many.attach(dropped);
    }
  };
  const scanForChosen = (kind: string): void =>
    setScanning({
      place: { filingId, kind },
      what: `${labelOf(kind)}，给已选的 ${groupedCount(selection.count)} 人`,
      to: selection.resolve,
      onUsed: () => sayWithUndo(`扫描的材料已给 ${groupedCount(selection.count)} 人。`),
      onChooseFiles: () =>
        picker.open(
          limitsFor(service, kind, limits).mediaTypes,
          ([file]) => file !== undefined && void giving.attachToChosen({ kind, file }),
        ),
    });
  const openedRow = opened === null ? undefined : rows.at(opened.index);
  if (opened !== null && openedRow?.rowId !== opened.row.rowId) {
    // Seen to, so that the list under this filter has it no more: what stands in its place is somebody else's.
    setOpened(null);
  }
  const kindsMenu = useMemo(
    () => kinds.map(({ kind, label }) => ({ key: kind, label: kindLabel(service, kind, label) })),
    [kinds, service],
  );

  return (
    // Dropped files go to the cell under the pointer, else to whom their names say.
    <div className="matrix" onDragOver={(event) => event.preventDefault()} onDrop={onDrop}>
      {files.refused.map((failure) => (
        <FailureAlert key={JSON.stringify(failure)} failure={failure} />
      ))}
      <div className="data-tools">
        <Button
          type="primary"
          icon={<FileAddOutlined aria-hidden />}
          disabled={locked}
          onClick={() => picker.open(limits.mediaTypes, (chosen) => chosen.length > 0 && void many.attach(chosen))}
        >
          选择多个文件
        </Button>
        <SheetTools
          desk={desk}
          selection={selection}
          disabled={locked}
          onScans={() => picker.open(limits.mediaTypes, (chosen) => chosen.length > 0 && void many.attach(chosen, 'sheets'))}
        />
        <span className="soft matrix-hint">
          文件名里有姓名或号码的自动对上，如“张三_调令.jpg”；也可整批拖进来，或点一格给这个人选文件。
        </span>
        <SearchBox value={text} onSearch={setText} />
      </div>
      <MaterialCounters doubted={view.counts.doubted} kinds={kinds} service={service} />
      <UnmatchedFiles
        files={many}
        filingId={filingId}
        service={service}
        kinds={kinds}
        chosen={selection.count}
        disabled={locked}
        onGive={giving.give}
      />
      <div className="list-tools">
        <RowFilters filters={FILTERS} counts={view.counts} chosen={filter} onChoose={setFilter} />
        {(view.counts.lacking > 0 || view.counts.doubted > 0) && (
          <Button size="small" icon={<VerticalAlignBottomOutlined aria-hidden />} aria-keyshortcuts="F8" onClick={() => void jump()}>
            {nextWords(view.counts)}
          </Button>
        )}
        {view.counts.lacking > 0 && (
          <Button size="small" icon={<FolderOpenOutlined aria-hidden />} disabled={locked || filling} onClick={() => void fill()}>
            从材料库补齐
          </Button>
        )}
        <span className="cell-way">
          点一格：
          <Radio.Group
            aria-label="点一格时"
            size="small"
            optionType="button"
            value={way}
            disabled={locked}
            options={[
              { value: 'files', label: '选文件' },
              { value: 'scan', label: '扫描' },
            ]}
            onChange={({ target }) => setWay(target.value)}
          />
        </span>
        {selection.count > 0 && (
          <span className="chosen-tools">
            <span className="soft">已选 {groupedCount(selection.count)} 人</span>
            <Dropdown
              trigger={['click']}
              disabled={locked}
              menu={{
                items: kindsMenu,
                onClick: ({ key }) =>
                  picker.open(limitsFor(service, key, limits).mediaTypes, ([file]) => {
                    if (file !== undefined) {
                      void giving.attachToChosen({ kind: key, file });
                    }
                  }),
              }}
            >
              <Button size="small" aria-haspopup="menu">
                同一个文件给这些人
              </Button>
            </Dropdown>
            <Dropdown trigger={['click']} disabled={locked} menu={{ items: kindsMenu, onClick: ({ key }) => scanForChosen(key) }}>
              <Button size="small" aria-haspopup="menu">
                扫描一份给这些人
              </Button>
            </Dropdown>
          </span>
        )}
        <span className="list-tools-end">
          {view.unreadCards > 0 && (
            <span className="soft" title="不用等，可以继续办理；认出来的问题会显示在这个人旁边。">
              正在识别身份证，还有 {groupedCount(view.unreadCards)} 份
            </span>
          )}
          <MaskSwitch masked={masked} onMasked={setMasked} />
        </span>
      </div>
      <div className="grid-frame">
        <RowGrid
          label="人员和材料"
          rows={rows}
          onWant={pages.want}
          columns={columns}
          active={active}
          onActive={setActive}
          selection={selection.grid}
          side={side}
          onOpen={locked ? undefined : (row, column) => void open(row, column)}
          empty={filter === 'lacking' ? '没有缺材料的人员。' : '没有相符的人员。'}
        />
      </div>
      {picker.input}
      {replacing.input}
      <CellFiles
        cell={opened === null || openedRow === undefined ? null : { ...opened, row: openedRow }}
        name={openedRow?.values[service.roles.name] ?? ''}
        limits={opened === null ? limits : limitsFor(service, opened.kind, limits)}
        busy={files.busy}
        scan={
          opened === null
            ? null
            : {
                desk,
                place: { filingId, rowId: opened.row.rowId, kind: opened.kind },
                what: `${opened.row.values[service.roles.name] ?? ''}：${opened.label}`,
                accepted: limitsFor(service, opened.kind, limits).mediaTypes,
                disabled: files.busy || locked,
              }
        }
        onFiles={(chosen) => opened !== null && void files.attach({ row: opened.row, kind: opened.kind, files: chosen })}
        onSet={(values) => {
          if (opened !== null) {
            saves.type({ rowId: opened.row.rowId, values });
            void saves.flush();
          }
        }}
        onRemove={(file) => opened !== null && void files.detach(file, opened.row)}
        answering={{
          asked: {
            today,
            card: opened === null ? undefined : cardAsked(service, { ...sharedValues, ...openedRow?.values }, opened.kind),
          },
          onAnswer: (file, reason) => opened !== null && void files.answerDoubts({ row: opened.row, file, reason }),
          onReplace: (old) =>
            replacing.open(limitsFor(service, old.kind, limits).mediaTypes, ([file]) => {
              if (opened !== null && file !== undefined) {
                void files.replace({ row: opened.row, old, file });
              }
            }),
        }}
        filingId={filingId}
        onTake={async (sha256) =>
          opened !== null &&
          (await desk.act((engine) => engine.batch.attachKept({ filingId, rowId: opened.row.rowId, kind: opened.kind, sha256 }))) !== null
        }
        onClose={() => setOpened(null)}
      />
      {scanning !== null && (
        <BatchScan
          desk={desk}
          {...scanning}
          accepted={limitsFor(service, scanning.place.kind, limits).mediaTypes}
          open
          onClose={() => setScanning(null)}
        />
      )}
    </div>
  );
}

/** What the next place is about. */
function nextWords({ lacking, doubted }: BatchCounts): string {
  return `下一处${[lacking > 0 ? '缺材料' : '', doubted > 0 ? '需核对' : ''].filter((word) => word !== '').join('或')}`;
}

/** The person and the column under the pointer. */
function placeOf(target: EventTarget, rows: RowsShown): { readonly row: BatchRow; readonly field: string } | null {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-field]') : null;
  const index = Number(cell?.closest('[aria-rowindex]')?.getAttribute('aria-rowindex')) - 2;
  const row = rows.at(index);
  return cell === null || row === undefined ? null : { row, field: cell.dataset['field'] ?? '' };
}
