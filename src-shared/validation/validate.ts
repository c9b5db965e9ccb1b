import type { Insurance } from '../domain/insurance.ts';
import type { RegionProfile } from '../profile/region-profile.ts';
import { SEVERITIES, type Severity } from '../profile/severity.ts';
import type { RosterFacts } from './facts.ts';
import type { Finding } from './finding.ts';
import { type FilingToCheck, startJudging } from './judge-rows.ts';
import type { RowToCheck } from './row-run.ts';

/**
 * Judges a filing by the profile's rule pack. Pure: the client's dry run and the centre's review give the same findings for the
 * same facts. Sorted by severity, then those of the whole filing (`place.rowId` is '') before those of rows, then by row, then by
 * the place in the form, materials last.
 */
export function validateFiling(
  ask: {
    readonly profile: RegionProfile;
    /** Service id of the profile. */
    readonly service: string;
    readonly insurance: Insurance;
    readonly rows: readonly RowToCheck[];
    readonly facts: RosterFacts;
  } & FilingToCheck,
): readonly Finding[] {
  const { rows, facts } = ask;
  const judging = startJudging(ask);
  const tally = judging.startTally();
  judging.count(tally, rows);
  return [judging.whole(tally, facts, ask), ...judging.judge(rows, facts)]
    .flat()
    .sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity));
}

/** The findings that keep a filing from being submitted. */
export function blocksOf(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(({ severity }) => severity === 'block');
}

export function countBySeverity(findings: readonly Finding[]): Readonly<Record<Severity, number>> {
  const counts = { block: 0, warn: 0, note: 0 };
  for (const { severity } of findings) {
    counts[severity] += 1;
  }
  return counts;
}
