import { RedoOutlined, UndoOutlined } from '@ant-design/icons';
import { Alert, Button, Tooltip } from 'antd';
import { type ReactNode, startTransition, useCallback, useState } from 'react';
import type { BatchView } from '../../../src-shared/contract/batch.ts';
import type { FilingStep } from '../../../src-shared/domain/filing.ts';
import { groupedCount } from '../../../src-shared/lib/grouped-count.ts';
import { useConfirm } from '../../ui/confirm.tsx';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { Page } from '../../ui/page.tsx';
import { SaveState } from '../filing/save-state.tsx';
import { ServiceStanding, useStanding } from '../filing/service-standing.tsx';
import { StepBar } from '../filing/step-bar.tsx';
import type { FilingService } from '../filing/use-filing-service.ts';
import { useUndoKeys } from '../filing/use-undo-keys.ts';
import { BATCH_STEP_WORDS } from './batch-words.ts';
import { CheckStep } from './check-step.tsx';
import { CorrectionNotice } from './correction-notice.tsx';
import { DataStep } from './data-step.tsx';
import { ImportPlace, useImport } from './import-place.tsx';
import { JobProgress } from './job-progress.tsx';
import { MaterialsStep } from './materials-step.tsx';
import { useBatch } from './use-batch.ts';
import { useBatchJob } from './use-batch-job.ts';
import type { HeldBatch } from './use-batch-view.ts';
import { useManyFiles } from './use-many-files.ts';
import { useRefusals } from './use-refusals.ts';

/** A batch from 导入数据 to 申报提交 (W-33 … W-49). */
export function BatchEditor({
  held,
  view,
  ...filingService
}: FilingService & { readonly held: HeldBatch; readonly view: BatchView }): ReactNode {
  const { service, insurance } = filingService;
  const { filingId } = view.filing;
  const desk = useBatch(held, view);
  const batchJob = useBatchJob(desk);
  const { job, running, follow } = batchJob;
  const standing = useStanding({ service: service.id, insurance: insurance.insurance });
  const refusals = useRefusals(filingId);
  const confirm = useConfirm();
  const [moving, setMoving] = useState(false);
  const many = useManyFiles({ desk, filingId, follow });
  const importing = useImport({ desk, service, locked: running, onStart: (jobId) => void follow(jobId) });

  const { act, run, reload } = desk;
  const undo = useCallback(async () => void (await act((engine) => engine.batch.undo({ filingId }))), [act, filingId]);
  const redo = useCallback(async () => void (await act((engine) => engine.batch.redo({ filingId }))), [act, filingId]);
  useUndoKeys({ undo, redo });

  const step = service.steps.includes(view.filing.step) ? view.filing.step : (service.steps[0] ?? 'fill');
  const goToStep = async (next: FilingStep | undefined): Promise<void> => {
    if (next === undefined) {
      return;
    }
    setMoving(true);
    if ((await run((engine) => engine.filing.goToStep({ filingId, step: next }))) !== null) {
      await reload();
    }
    startTransition(() => setMoving(false));
    document.querySelector('main')?.scrollTo({ top: 0 });
  };
  const stepBy = async (by: number): Promise<void> => goToStep(service.steps[service.steps.indexOf(step) + by]);
  const discard = async (): Promise<void> => {
    const sure = await confirm({
      title: '废弃这批申报？',
      content: `${view.counts.rows > 0 ? `${groupedCount(view.counts.rows)} 人的数据` : '这批数据'}和材料移到“已作废”，不会发给中心；之后仍可恢复。`,
      okText: '废弃',
      danger: true,
    });
    if (sure && (await run((engine) => engine.filing.discard({ filingId }))) !== null) {
      await reload();
    }
  };
  const common = {
    ...filingService,
    desk,
    locked: running,
    moving,
    left: (
      <>
        <Button danger disabled={running} onClick={() => void discard()}>
          废弃
        </Button>
        <SaveState snapshot={{ ...desk.saved, view }} onRetry={() => void desk.saves.flush()} />
      </>
    ),
    onUndo: undo,
    onBack: () => void stepBy(-1),
    onNext: async () => stepBy(1),
  };

  return (
    <ImportPlace importing={importing} active={step === 'fill' && !running}>
      <Page
        place={`${insurance.menuLabel} / ${service.label}`}
        title={service.label}
        purpose={view.counts.rows === 0 ? service.purpose : undefined}
        actions={
          <>
            <HistoryButton
              icon={<UndoOutlined aria-hidden />}
              word="撤销"
              label={view.undoLabel}
              keys="Ctrl+Z"
              disabled={running || !view.canUndo}
              onClick={() => void undo()}
            />
            <HistoryButton
              icon={<RedoOutlined aria-hidden />}
              word="重做"
              label={view.redoLabel}
              keys="Ctrl+Y"
              disabled={running || !view.canRedo}
              onClick={() => void redo()}
            />
          </>
        }
      >
        <StepBar steps={service.steps} current={step} words={BATCH_STEP_WORDS} />
        {step === 'fill' && view.counts.rows === 0 && service.notice !== undefined && (
          <Alert type="info" showIcon className="tight-alert draft-notice" title={service.notice} />
        )}
        {/* Once there are rows the rules say the same in one line. */}
        {step === 'fill' && view.counts.rows === 0 && (
          <ServiceStanding
            standing={standing.value?.thisYear?.filingId === filingId ? { ...standing.value, thisYear: null } : standing.value}
            service={service}
            insuranceLabel={insurance.label}
          />
        )}
        <CorrectionNotice refusals={refusals} />
        <FailureAlert failure={desk.saved.failure} />
        <FailureAlert failure={desk.failure} retryLabel="知道了" onRetry={desk.clearFailure} />
        <FailureAlert failure={batchJob.failure} retryLabel="知道了" onRetry={batchJob.clearFailure} />
        {job !== null && running && <JobProgress job={job} />}
        {step === 'fill' && (
          <DataStep {...common} refusals={refusals} onChoose={importing.choose} onStart={(jobId) => void follow(jobId)} />
        )}
        {step === 'materials' && <MaterialsStep {...common} many={many} />}
        {step === 'check' && <CheckStep {...common} refusals={refusals} follow={follow} onShow={(shown) => void goToStep(shown)} />}
      </Page>
    </ImportPlace>
  );
}

type HistoryButtonProps = {
  readonly icon: ReactNode;
  readonly word: string;
  /** What would be taken back: 导入“减员.xlsx”（120 人）. */
  readonly label: string;
  readonly keys: string;
  readonly disabled: boolean;
  readonly onClick: () => void;
};

function HistoryButton({ icon, word, label, keys, disabled, onClick }: HistoryButtonProps): ReactNode {
  return (
    <Tooltip title={label === '' ? keys : `${word} ${label}（${keys}）`}>
      <Button icon={icon} disabled={disabled} onClick={onClick} className="history-button">
        <span className="history-word">{word}</span>
        {label !== '' && !disabled && <span className="history-label">{label}</span>}
      </Button>
    </Tooltip>
  );
}
