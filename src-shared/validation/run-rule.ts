import { maskIdNumber } from '../domain/numbers/mask.ts';
import { compileCondition } from '../forms/condition.ts';
import { assertNever } from '../lib/assert-never.ts';
import { rememberFew } from '../lib/remember.ts';
import type { Rule } from '../profile/rule.ts';
import type { RowRule } from '../profile/rule-parts.ts';
import type { Finding } from './finding.ts';
import { judgedBy } from './judged.ts';
import { findingOf, type JudgedFinding, labelOf, type RowRun, type RuleFinding, shownValue, valueOf } from './row-run.ts';
import { checkActiveInUnit } from './rules/active-in-unit.ts';
import { checkAgreesWithId } from './rules/agrees-with-id.ts';
import { checkBaseChange } from './rules/base-change.ts';
import { checkBaseLimits } from './rules/base-limits.ts';
import { checkBeforeRetirement } from './rules/before-retirement.ts';
import { checkAtLeastOne, checkDiffers } from './rules/changed-values.ts';
import { checkNotice, checkTogether } from './rules/conditions.ts';
import { checkAgeAtLeast, checkBackdated, checkMonthWindow, checkNotAfterToday, checkNotBefore } from './rules/dates.ts';
import { checkDocument, checkFormat } from './rules/format.ts';
import { checkNotBeforeInsured } from './rules/not-before-insured.ts';
import { checkRetirementReached } from './rules/retirement-reached.ts';
import {
  checkNameAgreesWithRoster,
  checkNoOpenFiling,
  checkNotActiveInUnit,
  checkNotKnownInUnit,
  checkUniqueInFiling,
} from './rules/roster.ts';
import { checkWithinDays } from './rules/within-days.ts';

/** A rule made ready for many rows: what it finds of a row. Rows that are told the same may get the same list. */
export type CompiledRule = (row: RowRun) => readonly Finding[];

export function compileRule(rule: RowRule): CompiledRule {
  const applies = rule.when === undefined ? null : compileCondition(rule.when);
  const check = checkOf(rule);
  const say = (row: RowRun): readonly Finding[] => {
    const findings = check(row);
    return findings.length === 0 ? NOTHING_SAID : saidOf(rule, findings, row);
  };
  const said = rule.kind === 'month-window' || rule.kind === 'backdated' ? onceForAMonth(rule.field, say) : say;
  return applies === null ? said : (row) => (applies(row.values) ? said(row) : NOTHING_SAID);
}

const NOTHING_SAID: readonly Finding[] = [];

function saidOf(rule: Rule, findings: readonly RuleFinding[], row: RowRun): readonly Finding[] {
  return findings.map((finding) => findingOf(judged(rule, finding, row), row.row.rowId));
}

/**
 * For a rule that asks nothing but one field, which has a month, and the month of today: rows of a whole import, which are nobody's row yet,
 * are told the same by the same few findings.
 */
function onceForAMonth(field: string, say: (row: RowRun) => readonly Finding[]): (row: RowRun) => readonly Finding[] {
  const ofMonth = rememberFew(() => {
    const known = new Map<string, readonly Finding[]>();
    return (row: RowRun): readonly Finding[] => {
      const value = valueOf(row, field);
      let findings = known.get(value);
      if (findings === undefined) {
        findings = say(row);
        if (known.size < MOST_MONTHS) {
          known.set(value, findings);
        }
      }
      return findings;
    };
  }, 2);
  return (row) => (row.row.rowId === '' ? ofMonth(row.run.month)(row) : say(row));
}

/** Different months of one column that are remembered. */
const MOST_MONTHS = 100;

/** The rule's id, its severity unless the finding lowers it, and the profile's own sentence where it has one. */
function judged(rule: Rule, finding: RuleFinding, row: RowRun): JudgedFinding {
  return judgedBy(rule, finding, (): Readonly<Record<string, string>> => {
    const { field } = finding;
    if (field === undefined) {
      return {};
    }
    // An id number stands in a sentence masked.
    const masked = row.run.fields.get(field)?.kind === 'id-number';
    return { label: labelOf(row, field), value: masked ? maskIdNumber(valueOf(row, field)) : shownValue(row, field) };
  });
}

function checkOf(rule: RowRule): (row: RowRun) => readonly RuleFinding[] {
  switch (rule.kind) {
    case 'format':
      return (row) => checkFormat(rule, row);
    case 'document':
      return (row) => checkDocument(rule, row);
    case 'agrees-with-id':
      return (row) => checkAgreesWithId(rule, row);
    case 'age-at-least':
      return (row) => checkAgeAtLeast(rule, row);
    case 'before-retirement':
      return (row) => checkBeforeRetirement(rule, row);
    case 'not-after-today':
      return (row) => checkNotAfterToday(rule, row);
    case 'not-before':
      return (row) => checkNotBefore(rule, row);
    case 'month-window':
      return (row) => checkMonthWindow(rule, row);
    case 'backdated':
      return (row) => checkBackdated(rule, row);
    case 'base-limits':
      return (row) => checkBaseLimits(rule, row);
    case 'together':
      return (row) => checkTogether(rule, row);
    case 'not-active-in-unit':
      return (row) => checkNotActiveInUnit(rule, row);
    case 'not-known-in-unit':
      return (row) => checkNotKnownInUnit(rule, row);
    case 'no-open-filing':
      return (row) => checkNoOpenFiling(rule, row);
    case 'unique-in-filing':
      return (row) => checkUniqueInFiling(rule, row);
    case 'name-agrees-with-roster':
      return (row) => checkNameAgreesWithRoster(rule, row);
    case 'active-in-unit':
      return (row) => checkActiveInUnit(rule, row);
    case 'not-before-insured':
      return (row) => checkNotBeforeInsured(rule, row);
    case 'retirement-reached':
      return (row) => checkRetirementReached(rule, row);
    case 'within-days':
      return (row) => checkWithinDays(rule, row);
    case 'base-change':
      return (row) => checkBaseChange(rule, row);
    case 'differs':
      return (row) => checkDiffers(rule, row);
    case 'at-least-one':
      return (row) => checkAtLeastOne(rule, row);
    case 'notice':
      return (row) => checkNotice(rule, row);
    default:
      return assertNever(rule);
  }
}
