import type { ReactNode } from 'react';
import { fenOf, groupedMoney } from '../../../src-shared/domain/numbers/money.ts';
import { groupedCount } from '../../../src-shared/lib/grouped-count.ts';
import { isPlainMonth } from '../../../src-shared/lib/plain-date.ts';
import { baseLimitsOf } from '../../../src-shared/profile/base-limits-of.ts';
import type { RegionProfile } from '../../../src-shared/profile/region-profile.ts';
import type { Service } from '../../../src-shared/profile/service-of.ts';
import { useAnswer } from '../../bridge/use-answer.ts';
import { formatMonth } from '../../wording/formats.ts';
import { percentOf, yuan } from './base-change.ts';
import { baseFieldsOf } from './batch-fields.ts';
import type { BatchDesk } from './use-batch.ts';

type BaseStripProps = {
  readonly desk: Pick<BatchDesk, 'view' | 'epoch' | 'saved'>;
  readonly service: Service;
  readonly profile: RegionProfile;
};

/** A base declaration at a glance: the limits of its month, old and new in sum, and what is odd (W-44, idea 19). */
export function BaseStrip({ desk, service, profile }: BaseStripProps): ReactNode {
  const base = baseFieldsOf(service);
  if (base === null) {
    return null;
  }
  const month = desk.view.filing.sharedValues[base.period.id] ?? '';
  return (
    <div className="base-strip">
      {isPlainMonth(month) && <Limits month={month} service={service} profile={profile} />}
      {desk.view.counts.rows > 0 && <Sums desk={desk} label={base.after.label} />}
    </div>
  );
}

function Limits({
  month,
  service,
  profile,
}: {
  readonly month: string;
  readonly service: Service;
  readonly profile: RegionProfile;
}): ReactNode {
  const limits = baseLimitsOf(profile, service.insurance, month);
  if (limits === null) {
    return <p>{formatMonth(month)}的缴费基数保底线、封顶线：未配置，由中心审核。</p>;
  }
  return (
    <p title={limits.source}>
      {formatMonth(month)}：保底线 <strong className="number">{yuan(limits.floor)}</strong>，封顶线{' '}
      <strong className="number">{yuan(limits.ceiling)}</strong>
      {limits.provisional && <span className="provisional">暂行，以中心公布为准</span>}
    </p>
  );
}

function Sums({ desk, label }: { readonly desk: BaseStripProps['desk']; readonly label: string }): ReactNode {
  const { filingId, revision } = desk.view.filing;
  const { value } = useAnswer(['base-summary', filingId, revision], (engine) => engine.batch.baseSummary({ filingId }), {
    keepAcrossKeys: true,
  });
  if (value === null) {
    return null;
  }
  const [before, after] = [fenOf(value.oldTotal), fenOf(value.newTotal)];
  const percent = before === null || after === null ? '' : percentOf(before, after);
  if (after === 0n) {
    return (
      <p>
        {groupedCount(value.people)} 人，原基数合计 <span className="number">{groupedMoney(value.oldTotal)}元</span>；{label}
        还没有填写。
      </p>
    );
  }
  const atFloor = value.people > 0 && value.atFloor === value.people;
  return (
    <p>
      {groupedCount(value.people)} 人，原基数合计 <span className="number">{groupedMoney(value.oldTotal)}元</span> → {label}合计{' '}
      <strong className="number">{groupedMoney(value.newTotal)}元</strong>
      {percent !== '' && <span className="number">（{percent}）</span>}；上调 {value.raised}，下调 {value.lowered}，不变 {value.unchanged}
      {value.withoutOld > 0 && `，无原基数 ${value.withoutOld}`}。
      {value.beyond30 > 0 && <span className="base-oddity">超±30% {value.beyond30} 人</span>}
      {value.atFloor > 0 && <span className="base-oddity">{atFloor ? '全员等于保底线' : `等于保底线 ${value.atFloor} 人`}</span>}
      {value.atCeiling > 0 && <span className="base-oddity">等于封顶线 {value.atCeiling} 人</span>}
    </p>
  );
}
