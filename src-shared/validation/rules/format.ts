import type { NumberCheckOptions, NumberProblem } from '../../domain/numbers/number-check.ts';
import { numberFormats } from '../../profile/number-formats.ts';
import type { NumberFormat, Severity } from '../../profile/rule.ts';
import { sentenceOfNumberProblem } from '../number-sentence.ts';
import { labelOf, type RowRun, type RuleCheck, type RuleFinding, valueOf } from '../row-run.ts';

/** Nobody to be insured was born before; the number formats themselves know older samples (§3.1). */
const EARLIEST_BIRTH_YEAR = 1900;

/** A field has a number format of domain.md §3. */
export const checkFormat: RuleCheck<'format'> = (rule, row) => findingsOfFormat(row, rule.field, rule.format);

/** The number's format follows from the document type chosen in another field; an unknown type asks for nothing. */
export const checkDocument: RuleCheck<'document'> = (rule, row) => {
  const format = rule.formats[valueOf(row, rule.typeField)];
  return format === undefined ? [] : findingsOfFormat(row, rule.field, format);
};

function findingsOfFormat(row: RowRun, field: string, format: NumberFormat): readonly RuleFinding[] {
  const value = valueOf(row, field);
  if (value === '') {
    return [];
  }
  const options: NumberCheckOptions = { today: row.run.facts.today, earliestBirthYear: EARLIEST_BIRTH_YEAR };
  const { problems, doubts } = numberFormats[format](value, options);
  const finding = (problem: NumberProblem, severity?: Severity): RuleFinding => ({
    field,
    severity,
    sentence: sentenceOfNumberProblem(labelOf(row, field), format, problem),
    repair: repairOf(field, problem),
    parameters: { expected: 'expected' in problem ? String(problem.expected) : '' },
  });
  // A doubt is never more than a warning, however strict the rule.
  return problems.map((problem) => finding(problem)).concat(doubts.map((doubt) => finding(doubt, 'warn')));
}

function repairOf(field: string, problem: NumberProblem): RuleFinding['repair'] {
  return problem.problem === 'fifteen-digits' && problem.converted !== ''
    ? { label: '换算为18位号码', set: { [field]: problem.converted } }
    : undefined;
}
