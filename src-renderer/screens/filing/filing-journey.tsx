import type { ReactNode } from 'react';
import type { Filing } from '../../../src-shared/domain/filing.ts';
import type { Instant } from '../../../src-shared/lib/plain-date.ts';
import { formatInstant } from '../../wording/formats.ts';

type Station = { readonly label: string; readonly at: Instant | null; readonly reached: boolean; readonly refused?: boolean };

/** The stations of a filing with their times; what has not happened has none. */
export function FilingJourney({ filing }: { readonly filing: Filing }): ReactNode {
  const { state, createdAt, submittedAt, receipt, decidedAt } = filing;
  if (state === 'voided' || state === 'draft') {
    return null;
  }
  const closed = state === 'withdrawn';
  const stations: readonly Station[] = [
    { label: '开始填写', at: createdAt, reached: true },
    { label: '提交，存在本机', at: submittedAt, reached: submittedAt !== null },
    { label: '中心收到', at: receipt?.receivedAt ?? null, reached: receipt !== null },
    closed
      ? { label: '已撤回', at: decidedAt, reached: true }
      : { label: '审核完成', at: decidedAt, reached: decidedAt !== null, refused: state === 'rejected' || state === 'partly-approved' },
  ];
  return (
    <ol className="journey" aria-label="办理过程">
      {stations.map(({ label, at, reached, refused = false }) => (
        <li key={label} className={refused ? 'journey-refused' : reached ? 'journey-reached' : 'journey-ahead'}>
          <span className="journey-label">{label}</span>
          <span className="soft number">{at === null ? (reached ? '' : '尚未') : formatInstant(at)}</span>
        </li>
      ))}
    </ol>
  );
}
