import type { Instant, PlainDate, PlainMonth } from '../lib/plain-date.ts';
import type { Insurance } from './insurance.ts';

export type Gender = 'male' | 'female';

/** 参保(缴费)状态, AAC031: 1 insured, 2 suspended, 3 terminated. */
export const INSURED_STATUSES = ['active', 'suspended', 'terminated'] as const;
export type InsuredStatus = (typeof INSURED_STATUSES)[number];

/** 职工类别 of the W-54 filter, from AAC008: 在职, 退休, 离休. */
export const STAFF_KINDS = ['working', 'retired', 'veteran'] as const;
export type StaffKind = (typeof STAFF_KINDS)[number];

/** One person of the unit under one insurance, as the centre last told it. */
export type RosterPerson = {
  readonly insurance: Insurance;
  readonly unitNumber: string;
  /** 个人编号, AAC001. */
  readonly personNumber: string;
  /** 社会保障号码, AAC002: for citizens the 18-character citizen id. */
  readonly socialSecurityNumber: string;
  /** 姓名, AAC003. */
  readonly name: string;
  readonly gender: Gender;
  readonly birthDate: PlainDate;
  readonly staffKind: StaffKind;
  readonly status: InsuredStatus;
  /** 缴费基数, AAC040, yuan with two decimals; '' when the centre gives none. */
  readonly contributionBase: string;
  /** First month insured here, 参保年月. */
  readonly insuredSince: PlainMonth;
  /** Last month paid when no longer active, else ''. */
  readonly lastPaidMonth: PlainMonth | '';
  /** The centre's row version, for the roster precondition of a filing. */
  readonly version: number;
  /** When the centre last changed the row. */
  readonly changedAt: Instant;
};
