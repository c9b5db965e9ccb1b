import { type NumberCheck, type NumberChecker, normaliseNumber } from './number-check.ts';

/**
 * Documents without a check character. Issuers keep changing the forms (older ones stay valid), so another shape is a doubt for the
 * clerk to settle with the document in hand, never a refusal (§3.4).
 */
function shapeOnly(pattern: RegExp): NumberChecker {
  return (text): NumberCheck => {
    const normal = normaliseNumber(text);
    return { normal, problems: [], doubts: pattern.test(normal) ? [] : [{ problem: 'shape' }] };
  };
}

/** 港澳居民来往内地通行证: H or M, eight digits, older cards two more for the number of issues. */
export const checkHkMacaoTravelPermit = shapeOnly(/^[HM]\d{8}(\d{2})?$/);
/** 台湾居民来往大陆通行证: eight digits. */
export const checkTaiwanTravelPermit = shapeOnly(/^\d{8}$/);
/** 中国护照. */
export const checkChinesePassport = shapeOnly(/^(E[A-Z]?|G|P|S|D|PE|SE|DE)\d{7,8}$/);
/** 外国人护照: 4 to 18 letters and digits. */
export const checkForeignPassport = shapeOnly(/^[0-9A-Z]{4,18}$/);
/** Any other document: something one can type, at most what AAC002 holds. */
export const checkOtherDocument = shapeOnly(/^[0-9A-Z\p{Script=Han}()/-]{4,20}$/u);
