import { EditOutlined } from '@ant-design/icons';
import { Button, Card, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { useProfile } from '../../bridge/session.tsx';
import { useAnswer } from '../../bridge/use-answer.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { LocalCopy } from '../../ui/local-copy.tsx';
import { MergedNotice } from '../../ui/merged-notice.tsx';
import { Page } from '../../ui/page.tsx';
import { SyncNow } from '../../ui/sync-now.tsx';
import { UnitFacts } from '../../ui/unit-facts.tsx';
import { type InsuranceQuery, OfInsurance } from '../lists/of-insurance.tsx';

/** 单位信息查询 (W-53): what the centre has on record, from the local copy. */
export function UnitInfoScreen(): ReactNode {
  return <OfInsurance query="unit">{(query) => <UnitInfoOf {...query} />}</OfInsurance>;
}

function UnitInfoOf({ insurance, title, place }: InsuranceQuery): ReactNode {
  const { services } = useProfile();
  const navigate = useNavigate();
  const answer = useAnswer(['unit', insurance], (engine) => engine.unit.get({ insurance }), {
    refreshOn: ['sync.changed', 'session.changed', 'roster.changed'],
  });
  const unit = answer.value?.unit;
  const change = services.find(
    ({ insurances, effects }) => insurances.includes(insurance) && effects.some(({ kind }) => kind === 'change-unit'),
  );
  return (
    <Page
      title={title}
      place={place}
      purpose={answer.value === null ? '' : <LocalCopy asOf={answer.value.asOf} />}
      actions={
        <>
          {change !== undefined && (
            <Button icon={<EditOutlined aria-hidden />} onClick={() => void navigate(`/filing/new/${insurance}/${change.id}`)}>
              {change.label}
            </Button>
          )}
          <SyncNow />
        </>
      }
      width="narrow"
    >
      <div className="stack">
        <MergedNotice insurance={insurance} />
        <FailureAlert failure={answer.failure} onRetry={answer.reload} />
        {unit === undefined && answer.loading && <Skeleton active title={false} />}
        {unit !== undefined && (
          <Card title={<h2 className="card-heading">单位编号 {unit.unitNumber}</h2>}>
            <UnitFacts unit={unit} />
            <p className="soft card-note">
              登记信息由经办机构维护，
              {change === undefined
                ? '这里只能查看；有变化请到经办机构办理单位信息变更。'
                : `有变化请办理“${change.label}”，审核通过后更新到这里。`}
              专管员手机用于接收激活码。
            </p>
          </Card>
        )}
      </div>
    </Page>
  );
}
