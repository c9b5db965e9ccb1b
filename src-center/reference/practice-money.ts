import type { Insurance } from '../../src-shared/domain/insurance.ts';
import { fenOf, yuanOf } from '../../src-shared/domain/numbers/money.ts';
import type { PaymentState, PersonPayments, UnitPayment, UnitRate } from '../../src-shared/domain/payment.ts';
import type { RosterPerson } from '../../src-shared/domain/person.ts';
import { addMonths, monthsBetween, type PlainMonth } from '../../src-shared/lib/plain-date.ts';

/** Money nobody ever paid, worked out from the roster: every amount is the base times the rate, every total the sum of its people. */

export const PRACTICE_SOURCE = '演练数据，非真实费率';
/** Contribution periods the practice centre tells of. */
export const PRACTICE_MONTHS = 24;

/** Round numbers in percent, so that nobody takes them for a city's (O-17: the profile itself has none). */
export const PRACTICE_RATES: Readonly<Record<Insurance, Pick<UnitRate, 'unitRate' | 'personRate'>>> = {
  medical: { unitRate: '8.00', personRate: '2.00' },
  injury: { unitRate: '0.50', personRate: '0.00' },
  maternity: { unitRate: '1.00', personRate: '0.00' },
  pension: { unitRate: '16.00', personRate: '8.00' },
  unemployment: { unitRate: '0.50', personRate: '0.50' },
};

/** Between these lie the made-up bases of a region that publishes no limits. */
export const PRACTICE_LIMITS = { floor: '5000.00', ceiling: '20000.00' };

type PaidMonth = PersonPayments['months'][number];
type Span = { readonly first: PlainMonth; readonly last: PlainMonth };

/** What a person owes for the months of a span he was insured and at work in, oldest first. */
export function monthsPaidFor(person: RosterPerson, span: Span, stateOf: (month: PlainMonth) => PaymentState): readonly PaidMonth[] {
  const base = fenOf(person.contributionBase);
  if (base === null || person.staffKind !== 'working') {
    return [];
  }
  const first = person.insuredSince > span.first ? person.insuredSince : span.first;
  const last = person.status === 'active' || person.lastPaidMonth > span.last ? span.last : person.lastPaidMonth;
  const { unitRate, personRate } = PRACTICE_RATES[person.insurance];
  const amounts = { unitAmount: shareOf(base, unitRate), personAmount: shareOf(base, personRate) };
  const count = Math.max(0, monthsBetween(first, last) + 1);
  return Array.from({ length: count }, (_, index) => {
    const month = addMonths(first, index);
    return { month, base: person.contributionBase, ...amounts, state: stateOf(month) };
  });
}

/** Adds people's months up into what the unit pays; kept in whole fen. */
export function createTotals(): {
  add(months: readonly PaidMonth[]): void;
  /** Oldest first. */
  payments(): readonly Omit<UnitPayment, 'insurance' | 'unitNumber'>[];
} {
  const totals = new Map<PlainMonth, { people: number; base: bigint; unit: bigint; person: bigint; state: PaymentState }>();
  return {
    add(months) {
      for (const { month, base, unitAmount, personAmount, state } of months) {
        const total = totals.get(month) ?? { people: 0, base: 0n, unit: 0n, person: 0n, state };
        total.people += 1;
        total.base += fenOf(base) ?? 0n;
        total.unit += fenOf(unitAmount) ?? 0n;
        total.person += fenOf(personAmount) ?? 0n;
        totals.set(month, total);
      }
    },
    payments: () =>
      [...totals]
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([month, { people, base, unit, person, state }]) => ({
          month,
          people,
          baseTotal: yuanOf(base),
          unitAmount: yuanOf(unit),
          personAmount: yuanOf(person),
          state,
          paidOn: paidOn(month, state),
        })),
  };
}

/** The fifteenth of the period, once it is paid. */
export function paidOn(month: PlainMonth, state: PaymentState): string {
  return state === 'paid' ? `${month.slice(0, 4)}-${month.slice(4)}-15` : '';
}

/** Fen of a base at a rate of percent with two decimals, half a fen rounded up. */
function shareOf(base: bigint, rate: string): string {
  return yuanOf((base * BigInt(rate.replace('.', '')) + 5_000n) / 10_000n);
}
