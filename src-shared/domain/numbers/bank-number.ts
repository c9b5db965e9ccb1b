import { firstForeignCharacter, type NumberCheck, normaliseNumber } from './number-check.ts';

/** 银行卡号 of a person: 12 to 19 digits whose last is a Luhn check (§3.6). */
export function checkBankCard(text: string): NumberCheck {
  const normal = normaliseNumber(text);
  const foreign = firstForeignCharacter(normal, /^\d$/, 'digits');
  if (foreign !== null) {
    return { normal, problems: [foreign], doubts: [] };
  }
  if (normal.length < 12 || normal.length > 19) {
    return { normal, problems: [{ problem: 'length', expected: [16, 19], found: normal.length }], doubts: [] };
  }
  const expected = luhnCheckOf(normal.slice(0, -1));
  const found = normal.slice(-1);
  return {
    normal,
    problems: found === expected ? [] : [{ problem: 'check-character', position: normal.length, expected, found }],
    doubts: [],
  };
}

/** 对公账号 of a unit has no check digit: digits and hyphens only (§3.6). */
export function checkUnitAccount(text: string): NumberCheck {
  const normal = normaliseNumber(text);
  return { normal, problems: /^\d[\d-]{5,31}$/.test(normal) ? [] : [{ problem: 'shape' }], doubts: [] };
}

/** 行号 (CNAPS): twelve digits. */
export function checkBankCode(text: string): NumberCheck {
  const normal = normaliseNumber(text);
  return { normal, problems: /^\d{12}$/.test(normal) ? [] : [{ problem: 'shape' }], doubts: [] };
}

/** From the right every other digit is doubled, 9 taken off what exceeds it; the check digit brings the sum to a multiple of ten. */
function luhnCheckOf(body: string): string {
  const sum = [...body].toReversed().reduce((total, character, index) => {
    const digit = Number(character) * (index % 2 === 0 ? 2 : 1);
    return total + (digit > 9 ? digit - 9 : digit);
  }, 0);
  return String((10 - (sum % 10)) % 10);
}
