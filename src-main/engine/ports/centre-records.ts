import type { Insurance } from '../../../src-shared/domain/insurance.ts';
import type { Movement, PersonPayments, UnitPayment, UnitRate } from '../../../src-shared/domain/payment.ts';
import type { PlainMonth } from '../../../src-shared/lib/plain-date.ts';

/** What the centre told of money and movements, as the local copy has it (W-55, W-59). Months are inclusive; '' or undefined is open. */
type Months = { readonly fromMonth?: PlainMonth; readonly toMonth?: PlainMonth };
type Paged = { readonly limit: number; readonly offset: number };

export type CentreRecordsReader = {
  /** Newest month first; the sums are over all of them. Amounts in yuan with two decimals. */
  unitPayments(query: { readonly insurance: Insurance } & Months & Paged): {
    readonly items: readonly UnitPayment[];
    readonly total: number;
    readonly sums: { readonly unitAmount: string; readonly personAmount: string; readonly owed: string };
  };
  /**
   * In the order of the person numbers; only the months asked for are in each, newest first, and nobody without any of them. `text` as
   * in the roster's search: words that must all fit, each part of the name, initials, the beginning of a number or its last digits.
   */
  personPayments(query: { readonly insurance: Insurance; readonly text?: string } & Months & Paged): {
    readonly items: readonly PersonPayments[];
    readonly total: number;
  };
  /** Newest first. */
  unitRates(insurance: Insurance): readonly UnitRate[];
  /** Newest decision first; by the month the centre decided (China). */
  movements(query: { readonly insurance: Insurance; readonly text?: string; readonly changeType?: string } & Months & Paged): {
    readonly items: readonly Movement[];
    readonly total: number;
    /** Every 变更类型 there is, for the filter. */
    readonly changeTypes: readonly string[];
  };
};

export type CentreRecordsWriter = {
  putUnitPayment(payment: UnitPayment): void;
  putPersonPayments(payments: PersonPayments): void;
  putUnitRate(rate: UnitRate): void;
  putMovement(movement: Movement): void;
  /** After everything was told anew: drops what was not among it, by `centreRecordKey`. Answers how many. */
  dropRecordsExcept(keys: ReadonlySet<string>): number;
};
