import type { Finding } from './finding.ts';

/** A material a row needs, and whether it has a file of it. */
export type RowNeed = { readonly kind: string; readonly required: boolean; readonly have: boolean };

/**
 * How a row of a batch stands. `bad` has something to be mended in it, `lacking` only lacks required materials, `warned` deserves a
 * second look and is not bad, `doubted` does so for one of its materials; a row that is neither bad nor lacking may go.
 */
export type RowStanding = { readonly bad: boolean; readonly warned: boolean; readonly lacking: boolean; readonly doubted: boolean };

/** That a required material is missing is no fault of the row's values: it counts as lacking. */
export function rowStanding(findings: readonly Finding[], needs: readonly RowNeed[]): RowStanding {
  const bad = findings.some(({ severity, place }) => severity === 'block' && !isMissing(needs, place.material));
  return {
    bad,
    warned: !bad && findings.some(({ severity }) => severity === 'warn'),
    doubted: !bad && findings.some(({ severity, place }) => severity === 'warn' && place.material !== undefined),
    lacking: !bad && needs.some(({ required, have }) => required && !have),
  };
}

function isMissing(needs: readonly RowNeed[], kind: string | undefined): boolean {
  return needs.some((need) => need.kind === kind && need.required && !need.have);
}
