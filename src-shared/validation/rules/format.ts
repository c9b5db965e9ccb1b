import type { NumberCheck, NumberProblem } from '../../domain/numbers/number-check.ts';
import { numberFormats } from '../../profile/number-formats.ts';
import type { NumberFormat } from '../../profile/rule.ts';
import type { Severity } from '../../profile/severity.ts';
import { sentenceOfNumberProblem } from '../number-sentence.ts';
import { EARLIEST_BIRTH_YEAR, labelOf, NOTHING_FOUND, type RowRun, type RuleCheck, type RuleFinding, valueOf } from '../row-run.ts';

const EARLIEST_BIRTH = `${EARLIEST_BIRTH_YEAR}-01-01`;

/** A field has a number format of domain.md §3. */
export const checkFormat: RuleCheck<'format'> = (rule, row) => findingsOfFormat(row, rule.field, rule.format);

/** The number's format follows from the document type chosen in another field; an unknown type asks for nothing. */
export const checkDocument: RuleCheck<'document'> = (rule, row) => {
  const format = rule.formats[valueOf(row, rule.typeField)];
  return format === undefined ? NOTHING_FOUND : findingsOfFormat(row, rule.field, format);
};

function findingsOfFormat(row: RowRun, field: string, format: NumberFormat): readonly RuleFinding[] {
  const value = valueOf(row, field);
  if (value === '' || (isOfAPerson(format) && isPlainlySound(row, value, format))) {
    return NOTHING_FOUND;
  }
  const check = numberFormats[format](value, row.run.numberOptions);
  return check.problems.length === 0 && check.doubts.length === 0 ? NOTHING_FOUND : toldOf(check, { row, field, format });
}

function toldOf(
  { problems, doubts }: NumberCheck,
  { row, field, format }: { readonly row: RowRun; readonly field: string; readonly format: NumberFormat },
): readonly RuleFinding[] {
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

/** What the number says of its holder was asked already: then it is sound but for the years one may be born in. */
function isPlainlySound({ run }: RowRun, value: string, format: NumberFormat): boolean {
  const identity = run.identityOf(value);
  return identity?.document === format && identity.birthDate >= EARLIEST_BIRTH && identity.birthDate <= run.facts.today;
}

function isOfAPerson(format: NumberFormat): boolean {
  return format === 'resident-id' || format === 'hmt-residence-permit' || format === 'permanent-residence-2023';
}

function repairOf(field: string, problem: NumberProblem): RuleFinding['repair'] {
  return problem.problem === 'fifteen-digits' && problem.converted !== ''
    ? { label: '换算为18位号码', set: { [field]: problem.converted } }
    : undefined;
}
