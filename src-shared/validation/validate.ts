import type { Insurance } from '../domain/insurance.ts';
import { fieldsOf } from '../forms/evaluate.ts';
import type { RegionProfile } from '../profile/region-profile.ts';
import { SEVERITIES, type Severity } from '../profile/rule.ts';
import { serviceOf } from '../profile/service-of.ts';
import type { RosterFacts } from './facts.ts';
import type { Finding } from './finding.ts';
import { checkMaterials } from './material-checks.ts';
import { findingOf, type RowRun, type RowToCheck, startRow, startRun } from './row-run.ts';
import { runRule } from './run-rule.ts';
import { checkValue } from './value-checks.ts';

/**
 * Judges a filing by the profile's rule pack. Pure: the client's dry run and the centre's review give the same findings for the
 * same facts. Sorted by severity, then by row, then by the place in the form, materials last.
 */
export function validateFiling(ask: {
  readonly profile: RegionProfile;
  /** Service id of the profile. */
  readonly service: string;
  readonly insurance: Insurance;
  readonly rows: readonly RowToCheck[];
  readonly facts: RosterFacts;
}): readonly Finding[] {
  const { profile, insurance, rows, facts } = ask;
  const service = serviceOf(profile, ask.service, insurance);
  if (service === null) {
    throw new Error(`profile ${profile.id} ${profile.version} has no service ${ask.service} for ${insurance}`);
  }
  const run = startRun({ profile, service, rows, facts });
  const fields = fieldsOf(service.form);
  const places = new Map(
    [...fields.map(({ id }) => id), ...service.materials.map(({ kind }) => kind)].map((place, index) => [place, index]),
  );
  const findings = rows.flatMap((row, rowIndex) => {
    const started = startRow(run, row);
    return findingsOfRow(started).map((finding) => ({ finding, rowIndex, placeIndex: placeIndexOf(finding, places) }));
  });
  return findings
    .sort(
      (a, b) =>
        SEVERITIES.indexOf(a.finding.severity) - SEVERITIES.indexOf(b.finding.severity) ||
        a.rowIndex - b.rowIndex ||
        a.placeIndex - b.placeIndex,
    )
    .map(({ finding }) => finding);

  function findingsOfRow(row: RowRun): readonly Finding[] {
    return [
      ...fields.flatMap((field) => checkValue(field, row)).map((finding) => findingOf(finding, row)),
      ...run.service.rules.flatMap((rule) => runRule(rule, row)),
      ...checkMaterials(row).map((finding) => findingOf(finding, row)),
    ];
  }
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

function placeIndexOf({ place }: Finding, places: ReadonlyMap<string, number>): number {
  return places.get(place.field ?? place.material ?? '') ?? -1;
}
