import type { PaymentState } from '../../src-shared/domain/payment.ts';
import { addMonths, chinaDate, type Instant, monthOf, type PlainMonth } from '../../src-shared/lib/plain-date.ts';
import type { Books, Writing } from '../store/books.ts';
import { findPersonPayments, putPersonPayments, putUnitPayment, unitPaymentsOf } from '../store/payments.ts';
import { peopleOfUnit } from '../store/people.ts';
import { practiceUnits } from '../store/units.ts';
import { createTotals, monthsPaidFor, PRACTICE_MONTHS, paidOn } from './practice-money.ts';

/** A practice centre started again in a later month has the months in between, too. */
export async function payPracticeUpTo(books: Books, now: Instant): Promise<void> {
  for (const { unitId } of practiceUnits(books.read)) {
    await books.write((write) => payUpTo(write, unitId, now));
  }
}

/**
 * Brings a unit's payments up to this month: what was due is paid now, and the months after the last one are worked out from the
 * roster as it stands. Before the first time there are none, and two years are made. This month is due, `owes` is owed.
 */
export function payUpTo(books: Writing, unitId: number, now: Instant, { owes = null }: { readonly owes?: PlainMonth | null } = {}): void {
  const thisMonth = monthOf(chinaDate(now));
  const known = unitPaymentsOf(books, unitId);
  const lastKnown = known.at(-1)?.month ?? addMonths(thisMonth, -PRACTICE_MONTHS);
  if (lastKnown >= thisMonth) {
    return;
  }
  const stateOf = (month: PlainMonth): PaymentState => (month === thisMonth ? 'due' : month === owes ? 'owed' : 'paid');
  const totals = createTotals();
  for (const person of peopleOfUnit(books, unitId)) {
    const before = findPersonPayments(books, unitId, person.socialSecurityNumber)?.months ?? [];
    const added = monthsPaidFor(person, { first: addMonths(lastKnown, 1), last: thisMonth }, stateOf);
    totals.add(added);
    const settled = before.map((month) => (month.state === 'due' ? Object.assign(month, { state: 'paid' }) : month));
    const months = [...added.toReversed(), ...settled];
    if (months.length > 0) {
      const { socialSecurityNumber, personNumber, name } = person;
      putPersonPayments(books, unitId, { socialSecurityNumber, personNumber, name, months }, now);
    }
  }
  const due = known.filter(({ state }) => state === 'due');
  for (const payment of [
    ...due.map((one) => Object.assign(one, { state: 'paid', paidOn: paidOn(one.month, 'paid') })),
    ...totals.payments(),
  ]) {
    putUnitPayment(books, unitId, payment, now);
  }
}
