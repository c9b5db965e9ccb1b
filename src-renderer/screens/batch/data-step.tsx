import { ExportOutlined, PrinterOutlined, VerticalAlignBottomOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { type ReactNode, useCallback, useRef, useState } from 'react';
import { useNavigate } from 'react-router';
import type { RowFilter } from '../../../src-shared/contract/batch.ts';
import { FindingLine } from '../../forms/finding-line.tsx';
import { inputIdOf } from '../../forms/form-fields.tsx';
import { useConfirm } from '../../ui/confirm.tsx';
import { SearchBox } from '../../ui/search-box.tsx';
import { ActionBar } from '../filing/action-bar.tsx';
import type { FilingService } from '../filing/use-filing-service.ts';
import { BaseStrip } from './base-strip.tsx';
import { baseFieldsOf, sharedFields } from './batch-fields.ts';
import { DataGrid } from './data-grid.tsx';
import { ChosenTools, RepairTool, SourceTools } from './data-tools.tsx';
import { EmptyData } from './empty-data.tsx';
import { ImportReports } from './import-reports.tsx';
import { MaskSwitch } from './mask-switch.tsx';
import { confirmNext } from './next-questions.tsx';
import { RowFilters } from './row-filters.tsx';
import { SHARED_FORM, SharedValues } from './shared-values.tsx';
import { Standing } from './standing.tsx';
import type { BatchDesk } from './use-batch.ts';
import { useBatchColumns } from './use-batch-columns.tsx';
import { useDataActions } from './use-data-actions.tsx';
import type { Refusals } from './use-refusals.ts';
import { useRowPages } from './use-row-pages.ts';
import { useSelection } from './use-selection.ts';

type DataStepProps = FilingService & {
  readonly desk: BatchDesk;
  /** A job works on the batch. */
  readonly locked: boolean;
  readonly refusals: Refusals | null;
  readonly left: ReactNode;
  /** 导入数据: asks for the file. */
  readonly onChoose: () => void;
  readonly onStart: (jobId: string) => void;
  readonly onUndo: () => Promise<void>;
  readonly onNext: () => Promise<void>;
};
const FILTERS = ['all', 'bad', 'warned', 'good', 'lacking'] as const satisfies readonly RowFilter[];

/** 导入数据 and looking it through (W-34 … W-37, W-42 … W-45). */
export function DataStep(props: DataStepProps): ReactNode {
  const { desk, service, profile, insurance, locked, refusals, left, onChoose, onStart, onUndo, onNext } = props;
  const { view } = desk;
  const { filingId } = view.filing;
  const { message } = App.useApp();
  const confirm = useConfirm();
  const navigate = useNavigate();
  const [filter, setFilter] = useState<RowFilter>('all');
  const [text, setText] = useState('');
  const [masked, setMasked] = useState(true);
  const [putAside, setPutAside] = useState('');
  const { pages, rows } = useRowPages({ filingId, filter, text, epoch: desk.epoch + desk.judged });
  const selection = useSelection({ filingId, filter, text, total: rows.total ?? 0 });
  const columns = useBatchColumns({ service, profile, filing: view.filing, masked });
  const actions = useDataActions({ desk, service, insurance, selection, onStart, onUndo });
  const jump = useRef<() => void>(() => {});
  const onJump = useCallback((next: () => void) => {
    jump.current = next;
  }, []);
  const nextButton = useRef<HTMLButtonElement>(null);
  const report = view.imports.at(-1);
  const empty = view.counts.rows === 0;
  const add = async (): Promise<void> => {
    if (await actions.add()) {
      setFilter('all');
      setText('');
    }
  };
  const goOn = async (): Promise<void> => {
    if (!(await desk.saves.flush())) {
      return;
    }
    const wrongShared = view.findings.find(({ severity, place }) => severity === 'block' && place.field !== undefined)?.place.field;
    if (wrongShared !== undefined) {
      document.getElementById(inputIdOf(SHARED_FORM, wrongShared))?.focus();
      return;
    }
    if (empty) {
      void message.warning('还没有人员，请先导入数据。');
      return;
    }
    if (view.counts.bad === view.counts.rows) {
      void message.warning('每个人都有错误，请先改正至少一人。');
      jump.current();
      return;
    }
    if (await confirmNext({ confirm, view, service, shared: sharedFields(service) })) {
      await onNext();
    }
  };
  const sources = {
    service,
    disabled: locked || desk.pending,
    onTemplate: () => void actions.template(),
    onChoose,
    onPrefill: () => void actions.prefill(),
    onAdd: () => void add(),
  };
  const notes = view.findings.filter(({ place }) => place.field === undefined && place.material === undefined);

  return (
    <>
      <SharedValues service={service} profile={profile} desk={desk} disabled={locked}>
        <BaseStrip desk={desk} service={service} profile={profile} />
      </SharedValues>
      {empty ? (
        <EmptyData {...sources} />
      ) : (
        <>
          <SourceTools
            {...sources}
            more={
              baseFieldsOf(service) !== null && (
                <Button icon={<PrinterOutlined aria-hidden />} onClick={() => void navigate(`/print/base/${filingId}`)}>
                  打印申报表
                </Button>
              )
            }
            search={<SearchBox value={text} onSearch={setText} />}
          />
          {report !== undefined && report.importId !== putAside && (
            <ImportReports key={report.importId} report={report} onPutAside={() => setPutAside(report.importId)} />
          )}
          {notes.map((finding) => (
            <FindingLine key={finding.sentence} finding={finding} />
          ))}
          <div className="list-tools">
            <RowFilters filters={FILTERS} counts={view.counts} chosen={filter} onChoose={setFilter} />
            {view.counts.bad > 0 && (
              <Button size="small" icon={<VerticalAlignBottomOutlined aria-hidden />} aria-keyshortcuts="F8" onClick={() => jump.current()}>
                下一处错误
              </Button>
            )}
            <RepairTool repairs={view.repairs} disabled={locked} onRepair={(key) => void actions.repair(key)} />
            <ChosenTools
              count={selection.count}
              service={service}
              codeTables={profile.codeTables}
              disabled={locked}
              onFill={(values) => void actions.fill(values)}
              onRemove={() => void actions.remove()}
            />
            <span className="list-tools-end">
              {view.counts.bad > 0 && (
                <Button
                  size="small"
                  icon={<ExportOutlined aria-hidden />}
                  onClick={() => void actions.exportRows(filter === 'all' ? 'bad' : filter)}
                >
                  {filter === 'all' || filter === 'bad' ? '导出错误数据' : '导出这些数据'}
                </Button>
              )}
              <MaskSwitch masked={masked} onMasked={setMasked} />
            </span>
          </div>
          <DataGrid
            desk={desk}
            service={service}
            codeTables={profile.codeTables}
            columns={columns}
            pages={pages}
            rows={rows}
            filter={filter}
            text={text}
            selection={selection}
            locked={locked}
            refusals={refusals}
            onJump={onJump}
          />
        </>
      )}
      <ActionBar
        left={left}
        middle={empty ? null : <Standing counts={view.counts} />}
        next={{ label: '下一步', pending: desk.pending, onClick: () => void goOn() }}
        nextRef={nextButton}
      />
    </>
  );
}
