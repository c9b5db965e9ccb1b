import type { ReactNode } from 'react';
import type { Insurance } from '../../../src-shared/domain/insurance.ts';
import { useAnswer } from '../../bridge/use-answer.ts';
import { FailureAlert } from '../../ui/failure-alert.tsx';
import { PaymentMonths } from '../lists/payment-months.tsx';

type OfPerson = { readonly socialSecurityNumber: string; readonly insurance: Insurance };

/** The person's contribution periods under the insurance at hand. */
export function PersonMoney({ socialSecurityNumber, insurance }: OfPerson): ReactNode {
  const answer = useAnswer(
    ['person-money', insurance, socialSecurityNumber],
    (engine) => engine.lists.personPayments({ insurance, text: socialSecurityNumber, page: 1, pageSize: 1 }),
    { refreshOn: ['roster.changed', 'sync.changed'] },
  );
  const found = answer.value?.items.find((payments) => payments.socialSecurityNumber === socialSecurityNumber);
  return (
    <section className="person-part" aria-label="缴费情况">
      <h2>缴费情况</h2>
      <FailureAlert failure={answer.failure} onRetry={answer.reload} />
      {answer.value !== null &&
        (found === undefined ? <p className="soft">中心没有这个人的缴费记录。</p> : <PaymentMonths months={found.months} />)}
    </section>
  );
}
