import { withoutInvisible } from '../../lib/characters.ts';
import { firstForeignCharacter, halfWidth, type NumberCheck } from './number-check.ts';

/** 单位编号 (AAB001) has no public format; two systems allow 15 and 20 characters (§3.6). Letters stay as typed. */
export function checkUnitNumber(text: string): NumberCheck {
  const normal = withoutInvisible(halfWidth(text)).trim();
  const foreign = firstForeignCharacter(normal, /^[0-9A-Za-z-]$/, 'digits-letters-hyphen');
  if (foreign !== null) {
    return { normal, problems: [foreign], doubts: [] };
  }
  return { normal, problems: normal.length >= 1 && normal.length <= 20 ? [] : [{ problem: 'shape' }], doubts: [] };
}
