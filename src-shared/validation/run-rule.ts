import { maskIdNumber } from '../domain/numbers/mask.ts';
import { assertNever } from '../lib/assert-never.ts';
import { type Rule, SEVERITIES } from '../profile/rule.ts';
import type { Finding } from './finding.ts';
import { findingOf, type JudgedFinding, labelOf, type RowRun, type RuleFinding, shownValue, valueOf } from './row-run.ts';
import { checkAgreesWithId } from './rules/agrees-with-id.ts';
import { checkBaseLimits } from './rules/base-limits.ts';
import { checkBeforeRetirement } from './rules/before-retirement.ts';
import { checkNotice, checkTogether } from './rules/conditions.ts';
import { checkAgeAtLeast, checkBackdated, checkMonthWindow, checkNotAfterToday, checkNotBefore } from './rules/dates.ts';
import { checkDocument, checkFormat } from './rules/format.ts';
import {
  checkNameAgreesWithRoster,
  checkNoOpenFiling,
  checkNotActiveInUnit,
  checkNotKnownInUnit,
  checkUniqueInFiling,
} from './rules/roster.ts';

const NOTHING: readonly Finding[] = [];

/** Applies one rule of the pack to one row of which its condition holds. */
export function runRule(rule: Rule, row: RowRun): readonly Finding[] {
  const found = check(rule, row);
  return found.length === 0 ? NOTHING : found.map((finding) => findingOf(judged(rule, finding, row), row.row.rowId));
}

/** The rule's id, its severity unless the finding lowers it, and the profile's own sentence where it has one. */
function judged(rule: Rule, finding: RuleFinding, row: RowRun): JudgedFinding {
  const sentence = rule.sentence === undefined ? finding.sentence : fill(rule.sentence, row, finding.field, finding.parameters ?? {});
  const severity = SEVERITIES[Math.max(SEVERITIES.indexOf(rule.severity), SEVERITIES.indexOf(finding.severity ?? rule.severity))];
  return { ...finding, rule: rule.id, severity: severity ?? rule.severity, sentence };
}

function check(rule: Rule, row: RowRun): readonly RuleFinding[] {
  switch (rule.kind) {
    case 'format':
      return checkFormat(rule, row);
    case 'document':
      return checkDocument(rule, row);
    case 'agrees-with-id':
      return checkAgreesWithId(rule, row);
    case 'age-at-least':
      return checkAgeAtLeast(rule, row);
    case 'before-retirement':
      return checkBeforeRetirement(rule, row);
    case 'not-after-today':
      return checkNotAfterToday(rule, row);
    case 'not-before':
      return checkNotBefore(rule, row);
    case 'month-window':
      return checkMonthWindow(rule, row);
    case 'backdated':
      return checkBackdated(rule, row);
    case 'base-limits':
      return checkBaseLimits(rule, row);
    case 'together':
      return checkTogether(rule, row);
    case 'not-active-in-unit':
      return checkNotActiveInUnit(rule, row);
    case 'not-known-in-unit':
      return checkNotKnownInUnit(rule, row);
    case 'no-open-filing':
      return checkNoOpenFiling(rule, row);
    case 'unique-in-filing':
      return checkUniqueInFiling(rule, row);
    case 'name-agrees-with-roster':
      return checkNameAgreesWithRoster(rule, row);
    case 'notice':
      return checkNotice(rule, row);
    default:
      return assertNever(rule);
  }
}

/** Puts label, value and the kind's own parameters into a profile's sentence. An id number stands there masked. */
function fill(sentence: string, row: RowRun, field: string | undefined, parameters: Readonly<Record<string, string>>): string {
  const known: Record<string, string> = { ...parameters };
  if (field !== undefined) {
    known.label = labelOf(row, field);
    known.value = row.run.fields.get(field)?.kind === 'id-number' ? maskIdNumber(valueOf(row, field)) : shownValue(row, field);
  }
  return sentence.replace(/\{(\w+)\}/g, (placeholder, name: string) => known[name] ?? placeholder);
}
