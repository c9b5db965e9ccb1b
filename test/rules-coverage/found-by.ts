import type { Finding } from '../../src-shared/validation/finding.ts';

/** Severity, place and sentence of everything a rule found; the place is `''` for the filing as a whole. */
export type Found = readonly [severity: Finding['severity'], place: string, sentence: string];

export function foundBy(rule: string, findings: readonly Finding[]): readonly Found[] {
  return findings
    .filter((finding) => finding.rule === rule)
    .map(({ severity, place, sentence }) => [severity, place.field ?? place.material ?? '', sentence]);
}
