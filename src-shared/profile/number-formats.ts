import { checkUnitAccount } from '../domain/numbers/bank-number.ts';
import { checkContributionMonth } from '../domain/numbers/contribution-month.ts';
import { checkCreditCode } from '../domain/numbers/credit-code.ts';
import { checkHmtResidencePermit } from '../domain/numbers/hmt-residence-permit.ts';
import { checkMoney } from '../domain/numbers/money.ts';
import type { NumberChecker } from '../domain/numbers/number-check.ts';
import {
  checkChinesePassport,
  checkForeignPassport,
  checkHkMacaoTravelPermit,
  checkOtherDocument,
  checkTaiwanTravelPermit,
} from '../domain/numbers/other-documents.ts';
import {
  checkPermanentResidence,
  checkPermanentResidence2017,
  checkPermanentResidence2023,
} from '../domain/numbers/permanent-residence.ts';
import { checkMobilePhone, checkPhone } from '../domain/numbers/phone.ts';
import { checkPostcode } from '../domain/numbers/postcode.ts';
import { checkResidentId } from '../domain/numbers/resident-id.ts';
import { checkUnitNumber } from '../domain/numbers/unit-number.ts';
import type { NumberFormat } from './rule.ts';

/** The checker of each format a rule may name. */
export const numberFormats: Readonly<Record<NumberFormat, NumberChecker>> = {
  'resident-id': checkResidentId,
  'hmt-residence-permit': checkHmtResidencePermit,
  'permanent-residence-2017': checkPermanentResidence2017,
  'permanent-residence-2023': checkPermanentResidence2023,
  'permanent-residence': checkPermanentResidence,
  'hk-macao-travel-permit': checkHkMacaoTravelPermit,
  'taiwan-travel-permit': checkTaiwanTravelPermit,
  'chinese-passport': checkChinesePassport,
  'foreign-passport': checkForeignPassport,
  'other-document': checkOtherDocument,
  'credit-code': checkCreditCode,
  'unit-number': checkUnitNumber,
  'unit-account': checkUnitAccount,
  'mobile-phone': checkMobilePhone,
  phone: checkPhone,
  postcode: checkPostcode,
  'contribution-month': checkContributionMonth,
  money: checkMoney,
};
