import type { Instant } from '../lib/plain-date.ts';
import type { AccountId } from './ids.ts';
import type { Insurance } from './insurance.ts';

export const UNIT_DETAILS = [
  'affiliation',
  'industry',
  'paymentMethod',
  'bankKind',
  'bankName',
  'bankAccountName',
  'bankAccount',
  'phone',
  'postcode',
] as const;
export type UnitDetail = (typeof UNIT_DETAILS)[number];

/** A unit as one insurance knows it; one legal employer has a separate 单位编号 per 险种 (W-13). */
export type UnitRecord = {
  readonly insurance: Insurance;
  /** 单位编号, AAB001, up to 20 of `[0-9A-Za-z-]`. */
  readonly unitNumber: string;
  /** 单位名称, AAB004. */
  readonly unitName: string;
  /** 统一社会信用代码, AAB998. */
  readonly creditCode: string;
  /** 单位类型 label, AAB019. */
  readonly unitType: string;
  /** 单位地址, AAE006. */
  readonly address: string;
  /** 法定代表人姓名, AAB013. */
  readonly legalRepresentative: string;
  /** 专管员姓名, AAB016. */
  readonly specialistName: string;
  /** 专管员电话 with the middle digits hidden, `138****8000`, AAB018. */
  readonly specialistPhoneMasked: string;
  /** 经办机构, AAB034. */
  readonly agency: string;
  /** 单位参保状态 label, AAB051. */
  readonly status: string;
  /** Registered details a unit change may touch (O-20): 隶属关系, 行业代码, 缴费方式, bank … by property name; what the centre does not give is absent. */
  readonly details?: Readonly<Partial<Record<UnitDetail, string>>> | undefined;
  /** 参保人数 the centre counts. */
  readonly insuredCount: number;
};

/** One account holds N (险种, 单位编号) pairs (W-14); only linked insurances open their menus. */
export type UnitAccount = {
  readonly accountId: AccountId;
  /** Region profile id. */
  readonly region: string;
  readonly unitName: string;
  readonly creditCode: string;
  readonly links: readonly UnitRecord[];
  readonly createdAt: Instant;
};
