import { assertNever } from '../lib/assert-never.ts';
import type { Instant, PlainDate, PlainMonth } from '../lib/plain-date.ts';
import type { Insurance } from './insurance.ts';

/** What the centre tells of money and movements (W-55, W-59). Amounts are yuan with two decimals as text, rates percent as text. */

/** 已缴, 应缴未到期, 欠缴 (AAE114). */
export const PAYMENT_STATES = ['paid', 'due', 'owed'] as const;
export type PaymentState = (typeof PAYMENT_STATES)[number];

/** One contribution period (费款所属期) of the unit under one insurance. */
export type UnitPayment = {
  readonly insurance: Insurance;
  readonly unitNumber: string;
  readonly month: PlainMonth;
  readonly people: number;
  readonly baseTotal: string;
  readonly unitAmount: string;
  readonly personAmount: string;
  readonly state: PaymentState;
  /** '' while not paid. */
  readonly paidOn: PlainDate | '';
};

/** One person's contribution periods under one insurance, newest first. */
export type PersonPayments = {
  readonly insurance: Insurance;
  readonly unitNumber: string;
  readonly socialSecurityNumber: string;
  readonly personNumber: string;
  readonly name: string;
  readonly months: readonly {
    readonly month: PlainMonth;
    readonly base: string;
    readonly unitAmount: string;
    readonly personAmount: string;
    readonly state: PaymentState;
  }[];
};

/** 缴费比例 of the unit under one insurance from a month on. */
export type UnitRate = {
  readonly insurance: Insurance;
  readonly unitNumber: string;
  readonly from: PlainMonth;
  readonly unitRate: string;
  readonly personRate: string;
  /** Where it is from, said beside it. */
  readonly source: string;
};

/** One change of one person, as 人员增减情况 lists it. */
export type Movement = {
  /** Given by the centre, unique in it. */
  readonly movementId: string;
  readonly insurance: Insurance;
  readonly unitNumber: string;
  readonly socialSecurityNumber: string;
  readonly personNumber: string;
  readonly name: string;
  /** 变更类型 label, AAC050. */
  readonly changeType: string;
  /** 变更原因 label, AAE160; '' when it has none. */
  readonly reason: string;
  /** First month insured, last month paid, or the period of a base: what `changeType` speaks of. */
  readonly month: PlainMonth;
  /** 缴费基数 after the change; '' when it has none. */
  readonly base: string;
  readonly decidedAt: Instant;
  /** 受理单号 it came from; '' when the counter did it. */
  readonly receiptNumber: string;
};

/** What the centre told, each kind by its own name. */
export type CentreRecord =
  | { readonly kind: 'unit-payment'; readonly record: Pick<UnitPayment, 'insurance' | 'unitNumber' | 'month'> }
  | { readonly kind: 'person-payments'; readonly record: Pick<PersonPayments, 'insurance' | 'unitNumber' | 'socialSecurityNumber'> }
  | { readonly kind: 'unit-rate'; readonly record: Pick<UnitRate, 'insurance' | 'unitNumber' | 'from'> }
  | { readonly kind: 'movement'; readonly record: Pick<Movement, 'movementId'> };

/** Names a record among all others: telling it again replaces it. */
export function centreRecordKey({ kind, record }: CentreRecord): string {
  switch (kind) {
    case 'unit-payment':
      return `${kind} ${record.insurance} ${record.unitNumber} ${record.month}`;
    case 'person-payments':
      return `${kind} ${record.insurance} ${record.unitNumber} ${record.socialSecurityNumber}`;
    case 'unit-rate':
      return `${kind} ${record.insurance} ${record.unitNumber} ${record.from}`;
    case 'movement':
      return `${kind} ${record.movementId}`;
    default:
      return assertNever(kind);
  }
}
