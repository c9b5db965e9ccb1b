import { Card, Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { INSURANCES } from '../../../src-shared/domain/insurance.ts';
import { useProfile } from '../../bridge/session.tsx';
import { useAnswer } from '../../bridge/use-answer.ts';
import { AsOf } from '../../ui/as-of.tsx';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { Page } from '../../ui/page.tsx';
import { UnitFacts } from '../../ui/unit-facts.tsx';
import { insuranceWord } from '../../wording/words.ts';

/** 单位信息查询 (W-53): what the centre has on record, from the local copy. */
export function UnitInfoScreen(): ReactNode {
  const params = useParams();
  const insurance = INSURANCES.find((candidate) => candidate === params.insurance) ?? 'medical';
  const profile = useProfile();
  const label = profile.insurances.find((candidate) => candidate.insurance === insurance)?.label ?? insuranceWord(insurance);
  const answer = useAnswer(['unit', insurance], (engine) => engine.unit.get({ insurance }), {
    refreshOn: ['sync.changed', 'session.changed'],
  });
  const unit = answer.value?.unit;
  return (
    <Page
      title={`单位信息查询：${label}`}
      place={`信息查询 / ${label}`}
      purpose={<AsOf instant={answer.value?.asOf ?? null} />}
      width="narrow"
    >
      <div className="stack">
        <FailureAlert
          failure={answer.failure}
          action={answer.failure?.code === 'insurance-not-linked' ? <Link to={`/account?link=${insurance}`}>去险种关联</Link> : undefined}
          onRetry={answer.reload}
        />
        {unit === undefined && answer.loading && <Skeleton active title={false} />}
        {unit !== undefined && (
          <Card title={<h2 className="card-heading">单位编号 {unit.unitNumber}</h2>}>
            <UnitFacts unit={unit} />
            <p className="soft card-note">
              登记信息由经办机构维护，这里只能查看；有变化请到经办机构办理单位信息变更。专管员手机用于接收激活码。
            </p>
          </Card>
        )}
      </div>
    </Page>
  );
}
