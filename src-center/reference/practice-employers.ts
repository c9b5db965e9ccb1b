import { INSURANCES, type Insurance } from '../../src-shared/domain/insurance.ts';
import { creditCodeCheckOf } from '../../src-shared/domain/numbers/credit-code.ts';
import { organisationCheckOf } from '../../src-shared/domain/numbers/organisation-code.ts';
import type { UnitDetail } from '../../src-shared/domain/unit.ts';

/** Employers nobody could take for real ones. */
export type PracticeEmployer = {
  readonly serial: number;
  readonly unitName: string;
  readonly unitType: string;
  readonly legalRepresentative: string;
  readonly specialistName: string;
  readonly people: number;
  /** Owes a month, so that 欠缴 can be seen. */
  readonly inArrears: boolean;
};

/** The first is the one to register; the second belongs to somebody else, for the wrong turn at 险种关联; the third is small. */
export const PRACTICE_EMPLOYERS: readonly PracticeEmployer[] = [
  {
    serial: 1,
    unitName: '演练纺织有限公司',
    unitType: '企业',
    legalRepresentative: '甲演练',
    specialistName: '乙演练',
    people: 500,
    inArrears: false,
  },
  {
    serial: 2,
    unitName: '样例机械有限公司',
    unitType: '企业',
    legalRepresentative: '丙样例',
    specialistName: '丁样例',
    people: 30,
    inArrears: false,
  },
  {
    serial: 3,
    unitName: '测试餐饮服务部',
    unitType: '城镇个体工商户',
    legalRepresentative: '戊测试',
    specialistName: '己测试',
    people: 12,
    inArrears: true,
  },
];

/** A credit code that computes and cannot exist: no division 619999 was ever given out. */
export function creditCodeOf({ serial }: PracticeEmployer): string {
  const organisation = `MAYL${String(serial).padStart(4, '0')}`;
  const first17 = `91619999${organisation}${organisationCheckOf(organisation)}`;
  return first17 + creditCodeCheckOf(first17);
}

const REGION_LETTERS = [...'LMNPQRSTUVWXYZ'];

/**
 * One 单位编号 an insurance and region, all different (W-13): YL300001 is employer 1 under the third insurance in the first region,
 * YM300001 in the second.
 */
export function unitNumberOf({ serial }: PracticeEmployer, insurance: Insurance, regionPlace = 0): string {
  return `Y${REGION_LETTERS[regionPlace % REGION_LETTERS.length]}${INSURANCES.indexOf(insurance) + 1}${String(serial).padStart(5, '0')}`;
}

/** What a unit change may touch (O-20), as labels; bank and numbers are no one's. */
export function detailsOf({ serial, unitName }: PracticeEmployer): Readonly<Record<UnitDetail, string>> {
  return {
    affiliation: '其他',
    industry: '其他',
    paymentMethod: '税务征收',
    bankKind: '中国工商银行',
    bankName: '演练支行（虚构）',
    bankAccountName: unitName,
    bankAccount: `000000000000${String(serial).padStart(4, '0')}`,
    phone: `000-5550${String(serial).padStart(2, '0')}02`,
    postcode: '000000',
  };
}
