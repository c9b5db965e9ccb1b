import { Alert } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { groupedCount } from '../../../src-shared/lib/grouped-count.ts';
import type { Refusals } from './use-refusals.ts';

/** In a correction: which filing it corrects and how many people the centre refused there, with the reasons most often given. */
export function CorrectionNotice({ refusals }: { readonly refusals: Refusals | null }): ReactNode {
  if (refusals === null) {
    return null;
  }
  const counted = new Map<string, number>();
  for (const reason of refusals.reasons.values()) {
    const words = reason === '' ? '中心没有给出原因' : reason;
    counted.set(words, (counted.get(words) ?? 0) + 1);
  }
  const often = [...counted].sort(([, one], [, other]) => other - one).slice(0, 3);
  return (
    <Alert
      type="warning"
      showIcon
      className="tight-alert correction-notice"
      title={
        <>
          更正受理单号 <span className="number">{refusals.receiptNumber}</span> 中未通过的 {groupedCount(refusals.reasons.size)}{' '}
          人，材料已带入；上次的原因写在每个人旁边。
        </>
      }
      description={often.map(([reason, count]) => `${reason}（${groupedCount(count)} 人）`).join('；')}
      action={<Link to={`/filing/${refusals.source}`}>查看原申报</Link>}
    />
  );
}
