import { problemOfEighteenShape, problemsOfBirthAndCheck } from './eighteen-characters.ts';
import { type NumberCheck, type NumberCheckOptions, normaliseNumber } from './number-check.ts';

/** 香港, 澳门, 台湾. */
const REGIONS: ReadonlySet<string> = new Set(['810000', '820000', '830000']);

/** 港澳台居民居住证: built and checked like a citizen id, its first six digits name the place of origin (§3.2). */
export function checkHmtResidencePermit(text: string, options: NumberCheckOptions = {}): NumberCheck {
  const normal = normaliseNumber(text);
  const shape = problemOfEighteenShape(normal);
  if (shape !== null) {
    return { normal, problems: [shape], doubts: [] };
  }
  const region = normal.slice(0, 6);
  return {
    normal,
    problems: [
      ...(REGIONS.has(region) ? [] : [{ problem: 'region', found: region } as const]),
      ...problemsOfBirthAndCheck(normal, options),
    ],
    doubts: [],
  };
}
