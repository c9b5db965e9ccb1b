import { hasDigits } from '../../lib/characters.ts';
import { type NumberCheck, normaliseNumber, sound } from './number-check.ts';

/** Digits of a mobile number without what people put around them: blanks, hyphens, +86. Anything else, a land line too, stays as it is. */
export function normaliseMobilePhone(text: string): string {
  const normal = normaliseNumber(text);
  if (normal.length === 11 && hasDigits(normal)) {
    return normal;
  }
  const digits = normal.replace(/-/g, '').replace(/^(\+|00)?86(?=1\d{10}$)/, '');
  return /^1\d{10}$/.test(digits) ? digits : normal;
}

/** 手机号: 1, then 3 to 9, then nine digits (§3.6). */
export function checkMobilePhone(text: string): NumberCheck {
  const normal = normaliseMobilePhone(text);
  if (/^1[3-9]\d{9}$/.test(normal)) {
    return sound(normal);
  }
  const digitsOnly = /^\d+$/.test(normal);
  return {
    normal,
    problems: [digitsOnly && normal.length !== 11 ? { problem: 'length', expected: [11], found: normal.length } : { problem: 'shape' }],
    doubts: [],
  };
}

/** 联系电话: a mobile number, or a land line with area code and extension as the place needs them (§3.6). */
export function checkPhone(text: string): NumberCheck {
  const mobile = checkMobilePhone(text);
  if (mobile.problems.length === 0) {
    return mobile;
  }
  const normal = normaliseNumber(text);
  return { normal, problems: /^(0\d{2,3}-)?\d{7,8}(-\d{1,6})?$/.test(normal) ? [] : [{ problem: 'shape' }], doubts: [] };
}
