import { hasDigits } from '../../lib/characters.ts';
import { type NumberCheck, normaliseNumber, sound } from './number-check.ts';

/**
 * 金额 as decimal text with two places, never a float: `4737.00`. Amounts are compared as whole fen in BigInt.
 */
const [ZERO, POINT] = [0x30, 0x2e];

/** 4,737 / ¥4737 / 4737元 / 4737.5 as 4737.00 or 4737.50; text that is no amount of at most two decimals stays as it is. */
export function normaliseMoney(text: string): string {
  if (isPlainMoney(text)) {
    return text;
  }
  const normal = normaliseNumber(text);
  const bare = normal.replace(/^[¥￥]/, '').replace(/元$/, '');
  // Commas only where thousands have them: 1,23 may be a slip for 1.23 and is left for the clerk to see.
  const digits = /^\d{1,3}(,\d{3})+(\.\d*)?$/.test(bare) ? bare.replaceAll(',', '') : bare;
  const parts = /^(\d+)(?:\.(\d{0,2}))?$/.exec(digits);
  return parts === null ? normal : `${(parts[1] ?? '').replace(/^0+(?=\d)/, '')}.${(parts[2] ?? '').padEnd(2, '0')}`;
}

/** Ten digits, the point and two more. */
const LONGEST = 13;

/** Digits, a point and two digits, without zeros in front: an amount as it is kept, of any length. */
export function isPlainMoney(text: string): boolean {
  const point = text.length - 3;
  if (point < 1 || text.charCodeAt(point) !== POINT || (point > 1 && text.charCodeAt(0) === ZERO)) {
    return false;
  }
  return hasDigits(text, 0, point) && hasDigits(text, point + 1);
}

/** Compares two amounts as `isPlainMoney` has them: negative, zero or positive, as sorting wants it. */
export function comparePlainMoney(left: string, right: string): number {
  return left.length - right.length || (left < right ? -1 : left > right ? 1 : 0);
}

/** An amount of yuan with at most two decimals and at most ten digits before them (§3.6). */
export function checkMoney(text: string): NumberCheck {
  if (text.length <= LONGEST && isPlainMoney(text)) {
    return sound(text);
  }
  const normal = normaliseMoney(text);
  if (/^\d+\.\d{3,}$/.test(normal)) {
    return { normal, problems: [{ problem: 'decimals', most: 2 }], doubts: [] };
  }
  return { normal, problems: /^\d{1,10}\.\d{2}$/.test(normal) ? [] : [{ problem: 'shape' }], doubts: [] };
}

/** Whole fen of an amount, or null when the text is none. */
export function fenOf(text: string): bigint | null {
  const { normal, problems } = checkMoney(text);
  return problems.length === 0 ? BigInt(normal.replace('.', '')) : null;
}

/** An amount of fen as text: 473700 as 4737.00. */
export function yuanOf(fen: bigint): string {
  return `${fen / 100n}.${String(fen % 100n).padStart(2, '0')}`;
}

/** 4737.00 as `4,737.00`; other text stays as it is. */
export function groupedMoney(text: string): string {
  const { normal, problems } = checkMoney(text);
  return problems.length === 0 ? normal.replace(/\B(?=(\d{3})+\.)/g, ',') : text;
}
