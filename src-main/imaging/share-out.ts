/**
 * How much each may have of a common budget: what it wants where that is enough for all, else the small ones what they want and the others the
 * same: of 100, those who want 10, 60 and 90 get 10, 45 and 45.
 */
export function shareOut(wants: readonly number[], budget: number): readonly number[] {
  let left = budget;
  let level = Number.POSITIVE_INFINITY;
  for (const [index, want] of wants.toSorted((one, other) => one - other).entries()) {
    level = Math.floor(left / (wants.length - index));
    if (want > level) {
      break;
    }
    left -= want;
    level = Number.POSITIVE_INFINITY;
  }
  return wants.map((want) => Math.max(0, Math.min(want, level)));
}
