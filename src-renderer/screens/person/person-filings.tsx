import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { OPEN_STATES } from '../../../src-shared/domain/transitions.ts';
import { useAnswer } from '../../bridge/use-answer.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { StateTag } from '../../ui/state-tag.tsx';
import { formatInstant, formatMonth } from '../../wording/formats.ts';
import { useFilingTitle } from '../home/use-filing-title.ts';

const MOST_SHOWN = 10;

/** The filings that are not settled and name this person: what to look at before beginning another (O-12). */
export function PersonFilings({
  socialSecurityNumber,
  onLeave,
}: {
  readonly socialSecurityNumber: string;
  readonly onLeave: () => void;
}): ReactNode {
  const titleOf = useFilingTitle();
  const answer = useAnswer(
    ['person-filings', socialSecurityNumber],
    (engine) => engine.filing.list({ states: [...OPEN_STATES], text: socialSecurityNumber, page: 1, pageSize: MOST_SHOWN }),
    { refreshOn: ['filing.changed', 'verdict.arrived'] },
  );
  const items = answer.value?.items ?? [];
  return (
    <section className="person-part" aria-label="未办结的申报">
      <h2>未办结的申报</h2>
      <FailureAlert failure={answer.failure} onRetry={answer.reload} />
      {answer.value !== null && items.length === 0 && <p className="soft">没有未办结的申报。</p>}
      <ul className="person-lines">
        {items.map((item) => (
          <li key={item.filingId}>
            <Link to={`/filing/${item.filingId}`} onClick={onLeave}>
              {titleOf(item)}
            </Link>
            <span className="row">
              <StateTag state={item.state} />
              <span className="soft">
                {item.effectiveMonth === '' ? '' : `${formatMonth(item.effectiveMonth)} · `}
                {formatInstant(item.changedAt)}
                {item.people > 1 && ` · 共 ${item.people} 人`}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
