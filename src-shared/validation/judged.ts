import type { Rule } from '../profile/rule.ts';
import { SEVERITIES } from '../profile/severity.ts';
import type { JudgedFinding, RuleFinding } from './row-run.ts';

/**
 * Settles a finding by its rule: the id, the severity unless the finding lowers it, and the profile's own sentence where it has one, with
 * the kind's parameters and what `place` says (`label` and `value` of the field) put into it.
 */
export function judgedBy(rule: Rule, finding: RuleFinding, place: () => Readonly<Record<string, string>>): JudgedFinding {
  const severity = SEVERITIES[Math.max(SEVERITIES.indexOf(rule.severity), SEVERITIES.indexOf(finding.severity ?? rule.severity))];
  const sentence = rule.sentence === undefined ? finding.sentence : fill(rule.sentence, { ...finding.parameters, ...place() });
  return { ...finding, rule: rule.id, severity: severity ?? rule.severity, sentence };
}

function fill(sentence: string, known: Readonly<Record<string, string>>): string {
  return sentence.replace(/\{(\w+)\}/g, (placeholder, name: string) => known[name] ?? placeholder);
}
