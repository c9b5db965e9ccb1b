import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { FilingSummary } from '../../../src-shared/contract/engine.ts';
import { StateTag } from '../../ui/state-tag.tsx';
import { formatAgo, formatNames } from '../../wording/formats.ts';
import { useFilingTitle } from './use-filing-title.ts';

/** The centre's latest decisions, each with its reason. */
export function VerdictList({ verdicts }: { readonly verdicts: readonly FilingSummary[] }): ReactNode {
  const titleOf = useFilingTitle();
  return (
    <section className="home-box" aria-labelledby="home-verdicts">
      <h2 id="home-verdicts">最近的审核结果</h2>
      {verdicts.length === 0 ? (
        <p className="home-empty">还没有审核结果。中心审核完成后，结果和未通过原因会出现在这里。</p>
      ) : (
        <ul className="home-list">
          {verdicts.map((verdict) => (
            <li key={verdict.filingId}>
              <div className="spread">
                <span className="row">
                  <Link to={`/filing/${verdict.filingId}`}>{formatNames(verdict.names, verdict.people)}</Link>
                  <StateTag state={verdict.state} />
                </span>
                <span className="soft home-when">{verdict.decidedAt === null ? '' : formatAgo(verdict.decidedAt)}</span>
              </div>
              <div className="soft">
                {titleOf(verdict)}
                {verdict.receiptNumber !== '' && (
                  <>
                    {' '}
                    · 受理单号 <span className="number">{verdict.receiptNumber}</span>
                  </>
                )}
              </div>
              {verdict.reason !== '' && (
                <div className="home-reason">
                  {verdict.people > 1 && verdict.rejectedPeople > 0 ? `${verdict.rejectedPeople} 人未通过，原因如：` : '未通过原因：'}
                  {verdict.reason}
                </div>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
