import { CopyOutlined, RedoOutlined, UndoOutlined, UserSwitchOutlined } from '@ant-design/icons';
import { Alert, Button, Tooltip } from 'antd';
import { type ReactNode, useCallback, useEffect, useState } from 'react';
import type { FilingView } from '../../../src-shared/contract/engine.ts';
import type { FilingStep } from '../../../src-shared/domain/filing.ts';
import type { Finding } from '../../../src-shared/validation/finding.ts';
import { useAct } from '../../bridge/use-act.ts';
import { focusField } from '../../forms/form-fields.tsx';
import { useConfirm } from '../../ui/confirm.tsx';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { useGoOn } from '../../ui/go-on.tsx';
import { MergedNotice } from '../../ui/merged-notice.tsx';
import { Page } from '../../ui/page.tsx';
import { CheckStep } from './check-step.tsx';
import { CorrectionNotice } from './correction-notice.tsx';
import './filing.css';
import { FillStep } from './fill-step.tsx';
import { LostGround } from './lost-ground.tsx';
import { MaterialsStep } from './materials-step.tsx';
import { SaveState } from './save-state.tsx';
import { useStanding, WindowClosed } from './service-standing.tsx';
import { StepBar } from './step-bar.tsx';
import { useCopyLast } from './use-copy-last.ts';
import { useDraft } from './use-draft.ts';
import type { FilingService } from './use-filing-service.ts';
import { useUndoKeys } from './use-undo-keys.ts';
import { newFilingFor } from './whom-a-service-is-for.ts';

type DraftEditorProps = FilingService & {
  readonly view: FilingView;
  /** A newer view, also of another state than draft. */
  readonly onView: (view: FilingView) => void;
  /** Whether typed text is left that is not on disk: the editor must stay then. */
  readonly onUnsaved: (unsaved: boolean) => void;
};

/** A draft from the first field to 提交. */
export function DraftEditor({ view: given, service, profile, insurance, onView, onUnsaved }: DraftEditorProps): ReactNode {
  const { draft, snapshot } = useDraft(given);
  const { view } = snapshot;
  const { filing } = view;
  const { filingId } = filing;
  const { run, pending, failure, clear } = useAct();
  const [epoch, setEpoch] = useState(0);
  const confirm = useConfirm();
  const goOn = useGoOn();
  const copyLast = useCopyLast(filing);
  const opensOn = useStanding(filing).value?.opensOn ?? null;
  const row = filing.rows[0];
  const unsaved = Object.keys(snapshot.unsaved).length > 0;
  useEffect(() => onUnsaved(unsaved), [onUnsaved, unsaved]);

  const accept = useCallback(
    (next: FilingView) => {
      draft.accept(next);
      onView(next);
    },
    [draft, onView],
  );
  /** Everything a button does comes after what was typed is on disk. */
  const act = useCallback(
    async (action: Parameters<typeof run<FilingView>>[0]): Promise<FilingView | null> => {
      if (!(await draft.flush())) {
        return null;
      }
      const result = await run(action);
      if (result.ok) {
        accept(result.value);
      }
      return result.ok ? result.value : null;
    },
    [draft, run, accept],
  );
  const goToStep = async (step: FilingStep): Promise<void> => {
    await act((engine) => engine.filing.goToStep({ filingId, step }));
    document.querySelector('main')?.scrollTo({ top: 0 });
  };
  const undo = useCallback(async () => {
    await act((engine) => engine.filing.undo({ filingId }));
    setEpoch((before) => before + 1);
  }, [act, filingId]);
  const redo = useCallback(async () => {
    await act((engine) => engine.filing.redo({ filingId }));
    setEpoch((before) => before + 1);
  }, [act, filingId]);
  useUndoKeys({ undo, redo });

  if (row === undefined) {
    throw new Error('a draft without a row');
  }
  if (filing.state !== 'draft') {
    return <LostGround snapshot={snapshot} service={service} row={row} onLeave={() => onUnsaved(false)} />;
  }
  const step = service.steps.includes(filing.step) ? filing.step : (service.steps[0] ?? 'fill');
  const stepBy = (by: number): FilingStep => service.steps[service.steps.indexOf(step) + by] ?? step;
  const discard = async (): Promise<void> => {
    const sure = await confirm({
      title: '废弃这笔申报？',
      content: '填写的内容和材料移到“已作废”，不会发给中心；之后仍可恢复。',
      okText: '废弃',
      danger: true,
    });
    if (sure) {
      await act((engine) => engine.filing.discard({ filingId }));
    }
  };
  const changePerson = async (): Promise<void> => {
    const goesOn =
      row.attachments.length === 0 ||
      (await confirm({
        title: '换一人办理？',
        content: '原因、年月等填写的内容会带给下一个人；已上传的材料是这个人的，不会带过去，留在“已作废”的这一笔里。',
        okText: '换一人',
      }));
    if (goesOn && (await draft.flush())) {
      await goOn(...newFilingFor({ insurance: filing.insurance, service: service.id, person: null, replaced: filingId }));
    }
  };
  const discardAndSaved = (
    <>
      <Button danger onClick={() => void discard()}>
        废弃
      </Button>
      <SaveState snapshot={snapshot} onRetry={() => void draft.flush()} />
    </>
  );
  const showPlace = async (finding?: Finding): Promise<void> => {
    const material = finding?.place.material !== undefined;
    await goToStep(material && service.steps.includes('materials') ? 'materials' : 'fill');
    const field = finding?.place.field;
    if (field !== undefined) {
      // After the page has been drawn.
      requestAnimationFrame(() => focusField('fill', field));
    }
  };
  /** Values that did not come from the keyboard. */
  const setValues = (values: Readonly<Record<string, string>>): void => {
    draft.type({ rowId: row.rowId, values });
    setEpoch((before) => before + 1);
    void draft.flush();
  };
  const common = { view, service, profile, insurance, row, pending, left: discardAndSaved };

  return (
    <Page
      place={`${insurance.menuLabel} / ${service.label}`}
      title={service.label}
      purpose={service.purpose}
      actions={
        <>
          {service.pick !== undefined && (
            <Tooltip title="从单位名册另选一人，填好的原因和年月会带过去">
              <Button icon={<UserSwitchOutlined aria-hidden />} onClick={() => void changePerson()}>
                换一人
              </Button>
            </Tooltip>
          )}
          {copyLast !== null && service.pick === undefined && (
            <Tooltip title="带入上一条申报中与个人无关的内容">
              <Button icon={<CopyOutlined aria-hidden />} onClick={() => void copyLast((id) => goOn(`/filing/${id}`, { replace: true }))}>
                复制上一条
              </Button>
            </Tooltip>
          )}
          <Tooltip title="Ctrl+Z">
            <Button icon={<UndoOutlined aria-hidden />} disabled={!view.canUndo && !unsaved} onClick={() => void undo()}>
              撤销
            </Button>
          </Tooltip>
          <Tooltip title="Ctrl+Y">
            <Button icon={<RedoOutlined aria-hidden />} disabled={!view.canRedo} onClick={() => void redo()}>
              重做
            </Button>
          </Tooltip>
        </>
      }
    >
      <CorrectionNotice filing={filing} service={service} />
      <StepBar steps={service.steps} current={step} />
      {step === 'fill' && <MergedNotice insurance={filing.insurance} />}
      {step === 'fill' && service.notice !== undefined && service.pick === undefined && (
        <Alert type="info" showIcon className="tight-alert draft-notice" title={service.notice} />
      )}
      {opensOn !== null && <WindowClosed opensOn={opensOn} />}
      {snapshot.failure !== null && <FailureAlert failure={snapshot.failure} />}
      {failure !== null && <FailureAlert failure={failure} retryLabel="知道了" onRetry={clear} />}
      {snapshot.merged && (
        <Alert type="info" showIcon closable title="这笔申报在另一个窗口改过，已换成最新内容，并保留了您刚才填写的部分。" />
      )}
      {step === 'fill' && (
        <FillStep
          {...common}
          draft={draft}
          snapshot={snapshot}
          epoch={epoch}
          onSet={setValues}
          onView={(next) => {
            accept(next);
            setEpoch((before) => before + 1);
          }}
          onNext={async () => goToStep(stepBy(1))}
        />
      )}
      {step === 'materials' && (
        <MaterialsStep
          {...common}
          onView={accept}
          onSet={setValues}
          onUndo={undo}
          onBack={() => void goToStep(stepBy(-1))}
          onNext={() => void goToStep(stepBy(1))}
        />
      )}
      {step === 'check' && (
        <CheckStep
          {...common}
          onChange={(finding) => void showPlace(finding)}
          onSubmit={async () => {
            await act((engine) => engine.filing.submit({ filingId, revision: draft.snapshot().view.filing.revision }));
            document.querySelector('main')?.scrollTo({ top: 0 });
          }}
        />
      )}
    </Page>
  );
}
