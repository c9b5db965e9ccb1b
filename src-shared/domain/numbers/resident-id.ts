import { hasDigits } from '../../lib/characters.ts';
import { birthDateOf, genderOf, problemOfEighteenShape, problemsOfBirthAndCheck } from './eighteen-characters.ts';
import { checkCharacterOf } from './mod-11-2.ts';
import { NO_PROBLEMS, type NumberCheck, type NumberCheckOptions, normaliseNumber } from './number-check.ts';

export { birthDateOf, checkCharacterOf, genderOf };

/** What clerks type into what the rule speaks about. */
export const normaliseIdNumber = normaliseNumber;

/**
 * First two digits of GB/T 2260. Only these are checked: cards issued in since-abolished counties stay valid, so a list of
 * six-digit codes would refuse real people (§3.1).
 */
const PROVINCES: ReadonlySet<string> = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71'.split(' '),
);

/** 居民身份证 (公民身份号码), GB 11643-1999: 18 characters; for citizens it is the 社会保障号码 (§3.1). */
export function checkResidentId(text: string, options: NumberCheckOptions = {}): NumberCheck {
  const normal = normaliseNumber(text);
  if (normal.length === 15 && hasDigits(normal)) {
    return { normal, problems: [{ problem: 'fifteen-digits', converted: eighteenOf(normal) }], doubts: [] };
  }
  const shape = problemOfEighteenShape(normal);
  if (shape !== null) {
    return { normal, problems: [shape], doubts: [] };
  }
  if (normal.startsWith('8') && /^8[123]0000/.test(normal)) {
    return { normal, problems: [{ problem: 'other-document', document: 'hmt-residence-permit' }], doubts: [] };
  }
  if (normal.startsWith('9')) {
    return { normal, problems: [{ problem: 'other-document', document: 'permanent-residence' }], doubts: [] };
  }
  const region = normal.slice(0, 2);
  const problems = problemsOfBirthAndCheck(normal, options);
  return {
    normal,
    problems: PROVINCES.has(region) ? problems : [{ problem: 'region', found: region }, ...problems],
    doubts: NO_PROBLEMS,
  };
}

/** True for a citizen id nothing is wrong with. */
export function isResidentId(text: string): boolean {
  return checkResidentId(text).problems.length === 0;
}

/**
 * The 18-character form of a 15-digit id: `19` before the year, the check character at the end; '' when the result is no valid id.
 * For look-up only: a new filing with 15 digits is refused (§3.1).
 */
export function eighteenOf(fifteen: string): string {
  const body = `${fifteen.slice(0, 6)}19${fifteen.slice(6)}`;
  if (!/^\d{17}$/.test(body)) {
    return '';
  }
  const eighteen = body + checkCharacterOf(body);
  return isResidentId(eighteen) ? eighteen : '';
}
