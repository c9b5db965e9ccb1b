import { firstForeignCharacter, type NumberCheck, normaliseNumber } from './number-check.ts';

/** 邮政编码: six digits (§3.6). */
export function checkPostcode(text: string): NumberCheck {
  const normal = normaliseNumber(text);
  const foreign = firstForeignCharacter(normal, /^\d$/, 'digits');
  const length = normal.length === 6 ? [] : [{ problem: 'length', expected: [6], found: normal.length } as const];
  return { normal, problems: foreign === null ? length : [foreign], doubts: [] };
}
