import type { ReactNode } from 'react';
import type { Insurance } from '../../../src-shared/domain/insurance.ts';
import { useAnswer } from '../../bridge/use-answer.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { formatInstant, formatMonth } from '../../wording/formats.ts';

const MOST_SHOWN = 20;
type OfPerson = { readonly socialSecurityNumber: string; readonly insurance: Insurance };

/** The changes the centre made to this person under the insurance at hand, newest first. */
export function PersonMovements({ socialSecurityNumber, insurance }: OfPerson): ReactNode {
  const answer = useAnswer(
    ['person-movements', insurance, socialSecurityNumber],
    (engine) => engine.lists.movements({ insurance, text: socialSecurityNumber, page: 1, pageSize: MOST_SHOWN }),
    { refreshOn: ['roster.changed', 'sync.changed'] },
  );
  const items = answer.value?.items ?? [];
  return (
    <section className="person-part" aria-label="增减变动">
      <h2>增减变动</h2>
      <FailureAlert failure={answer.failure} onRetry={answer.reload} />
      {answer.value !== null && items.length === 0 && <p className="soft">中心没有这个人的增减变动。</p>}
      <ul className="person-lines">
        {items.map(({ movementId, changeType, reason, month, decidedAt, receiptNumber }) => (
          <li key={movementId}>
            <span>
              {changeType}
              {reason !== '' && `（${reason}）`}
              {month !== '' && `，${formatMonth(month)}`}
            </span>
            <span className="soft number">
              {formatInstant(decidedAt)} · {receiptNumber === '' ? '窗口办理' : `受理单号 ${receiptNumber}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
