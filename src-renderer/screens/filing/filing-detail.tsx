import { CopyOutlined, EditOutlined, RollbackOutlined } from '@ant-design/icons';
import { Button, Card } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import type { FilingView } from '../../../src-shared/contract/engine.ts';
import type { Failure } from '../../../src-shared/contract/errors.ts';
import type { EngineClient } from '../../../src-shared/contract/operations.ts';
import type { Filing, FilingState, FilingStep } from '../../../src-shared/domain/filing.ts';
import { nextState } from '../../../src-shared/domain/transitions.ts';
import type { Result } from '../../../src-shared/lib/result.ts';
import type { RegionProfile } from '../../../src-shared/profile/region-profile.ts';
import { useAct } from '../../bridge/use-act.ts';
import { useConfirm } from '../../ui/confirm.tsx';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { useGoOn } from '../../ui/go-on.tsx';
import { Page } from '../../ui/page.tsx';
import { StateTag } from '../../ui/state-tag.tsx';
import { backToList } from '../filings/list-place.ts';
import { AttachedMaterials } from './attached-materials.tsx';
import { ChangeTable } from './change-table.tsx';
import { EnteredValues } from './entered-values.tsx';
import { effectSentence, nameOfRow } from './filing-words.ts';
import './filing.css';
import { FilingJourney } from './filing-journey.tsx';
import { recordChanges } from './record-changes.ts';
import { RowVerdictLine } from './row-verdict-line.tsx';
import { SendingNotice } from './sending-notice.tsx';
import type { FilingService } from './use-filing-service.ts';
import { newFilingFor } from './whom-a-service-is-for.ts';

type FilingDetailProps = FilingService & { readonly view: FilingView; readonly onView: (view: FilingView) => void };

/** A filing after 提交: where it stands now, what the centre said, everything that was filed and its materials (W-23, W-32). */
export function FilingDetail({ view, service, profile, insurance, onView }: FilingDetailProps): ReactNode {
  const { filing } = view;
  const navigate = useNavigate();
  const actions = useFilingActions({
    filing,
    profile,
    onView,
    mayRepeat: service.direction !== 'none',
    // The next person is picked, not copied (W-27).
    onAgain:
      service.pick === undefined
        ? undefined
        : () => void navigate(...newFilingFor({ insurance: filing.insurance, service: service.id, person: null })),
  });
  // After 提交 the button that had the focus is gone; reading goes on at the result.
  useEffect(() => document.querySelector<HTMLElement>('main h1')?.focus({ preventScroll: true }), []);
  return (
    <Page
      place={`${insurance.menuLabel} / ${service.label}`}
      title={`${service.label}：${filing.rows.length === 1 && filing.rows[0] !== undefined ? nameOfRow(service, filing.rows[0]) : `${filing.rows.length} 人`}`}
      purpose={`申报内容：${effectSentence({ filing, service, insurance, profile })}`}
      actions={actions.buttons}
    >
      <div className="stack">
        <FailureAlert failure={actions.failure} />
        <Card size="small">
          <div className="detail-head">
            <StateTag state={filing.state} />
            {filing.receipt !== null && (
              <span>
                受理单号 <strong className="number">{filing.receipt.number}</strong>
              </span>
            )}
            <span className="soft">提交给 {insurance.agency}</span>
          </div>
          <SendingNotice filing={filing} agency={insurance.agency} />
          <FilingJourney filing={filing} />
        </Card>
        {filing.rows.map((row) => (
          <Card key={row.rowId} size="small" title={<h2 className="card-heading">{nameOfRow(service, row)}</h2>}>
            {row.verdict !== null && <RowVerdictLine verdict={row.verdict} />}
            <ChangeTable changes={recordChanges(service, row.values)} codeTables={profile.codeTables} />
            <EnteredValues form={service.form} codeTables={profile.codeTables} row={row} masked />
            <h3 className="materials-heading">申报材料</h3>
            <AttachedMaterials view={view} row={row} service={service} />
          </Card>
        ))}
      </div>
    </Page>
  );
}

function mayWithdraw(state: FilingState, profile: RegionProfile): boolean {
  return profile.withdrawWhile.some((allowed) => allowed === state) && nextState(state, 'withdrawn') !== null;
}

type FilingActionsAsk = {
  readonly filing: Filing;
  readonly profile: RegionProfile;
  /** The filing itself has changed. */
  readonly onView: (view: FilingView) => void;
  /** 更正后重报, or a batch's own word for it. */
  readonly correctWord?: string;
  /** Where a correction opens; where it was begun when left out. */
  readonly correctStep?: FilingStep;
  /** 再办一人; a batch has no next person. */
  readonly mayRepeat?: boolean;
  /** Where 再办一人 leads when the next one does not begin like this one. */
  readonly onAgain?: (() => void) | undefined;
};

/** What can still be done, by the table of transitions and the profile (O-10, O-11, W-24). */
export function useFilingActions({
  filing: shown,
  profile,
  onView,
  correctWord = '更正后重报',
  correctStep,
  mayRepeat = true,
  onAgain,
}: FilingActionsAsk): {
  readonly buttons: ReactNode;
  readonly failure: ReturnType<typeof useAct>['failure'];
} {
  const { filingId, state } = shown;
  const { run, pending, failure } = useAct();
  const { state: arrived } = useLocation();
  const [acting, setActing] = useState('');
  const confirm = useConfirm();
  const navigate = useNavigate();
  const goOn = useGoOn();

  const act = async (name: string, action: Parameters<typeof run<FilingView>>[0]): Promise<void> => {
    setActing(name);
    const result = await run(action);
    if (!result.ok) {
      return;
    }
    const { filing } = result.value;
    if (filing.filingId === filingId) {
      onView(result.value);
    } else {
      await goOn(`/filing/${filing.filingId}`);
    }
  };
  const withdraw = async (): Promise<void> => {
    const sure = await confirm({
      title: '撤回这笔申报？',
      content: '中心将不再审核这笔申报，撤回后不能恢复；需要时可以重新申报。',
      okText: '撤回',
      danger: true,
    });
    if (sure) {
      await act('withdraw', (engine) => engine.filing.withdraw({ filingId }));
    }
  };
  const correct = async (engine: EngineClient): Promise<Result<FilingView, Failure>> => {
    const begun = await engine.filing.beginCorrection({ filingId });
    return begun.ok && correctStep !== undefined
      ? engine.filing.goToStep({ filingId: begun.value.filing.filingId, step: correctStep })
      : begun;
  };
  const busy = (name: string): boolean => pending && acting === name;
  const rejected = state === 'rejected' || state === 'partly-approved';

  const buttons = (
    <>
      <Button onClick={() => void navigate(...backToList(arrived))}>返回列表</Button>
      {nextState(state, 'reopened') !== null && (
        <Button
          icon={<EditOutlined aria-hidden />}
          loading={busy('reopen')}
          onClick={() => void act('reopen', (engine) => engine.filing.reopen({ filingId }))}
        >
          修改
        </Button>
      )}
      {mayWithdraw(state, profile) && (
        <Button icon={<RollbackOutlined aria-hidden />} loading={busy('withdraw')} onClick={() => void withdraw()}>
          撤回
        </Button>
      )}
      {nextState(state, 'restored') !== null && (
        <Button
          type="primary"
          loading={busy('restore')}
          onClick={() => void act('restore', (engine) => engine.filing.restore({ filingId }))}
        >
          恢复
        </Button>
      )}
      {rejected && (
        <Button type="primary" loading={busy('correct')} onClick={() => void act('correct', correct)}>
          {correctWord}
        </Button>
      )}
      {mayRepeat && state !== 'voided' && (
        <Button
          type={rejected ? 'default' : 'primary'}
          icon={<CopyOutlined aria-hidden />}
          loading={busy('again')}
          onClick={onAgain ?? (() => void act('again', (engine) => engine.filing.beginLike({ filingId })))}
        >
          再办一人
        </Button>
      )}
    </>
  );
  return { buttons, failure };
}
