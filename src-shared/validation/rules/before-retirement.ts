import type { Gender } from '../../domain/person.ts';
import { GENDER_CODES } from '../../forms/derivations.ts';
import { assertNever } from '../../lib/assert-never.ts';
import { chineseMonth } from '../../lib/chinese-date.ts';
import { fullYears, isPlainDate, type PlainDate, type PlainMonth } from '../../lib/plain-date.ts';
import { ageInWords, EARLIEST_RETIREMENT, type RetirementGroup, retirementGroupsOf, retirementOf } from '../retirement-age.ts';
import { NOTHING_FOUND, type RuleCheck, type RuleFinding, valueOf } from '../row-run.ts';

/**
 * Past the statutory retirement age (§4.7). For a woman the later of the two ages warns; between the two it is only noted, since her
 * post decides. Never more than the rule's own severity, and approval documents decide in the end.
 */
export const checkBeforeRetirement: RuleCheck<'before-retirement'> = (rule, row) => {
  const born = valueOf(row, rule.field);
  const code = valueOf(row, rule.genderField);
  if (!isPlainDate(born) || (code !== GENDER_CODES.male && code !== GENDER_CODES.female)) {
    return NOTHING_FOUND;
  }
  return fullYears(born, row.run.facts.today) < EARLIEST_RETIREMENT
    ? NOTHING_FOUND
    : agedEnough(rule.field, born, code === GENDER_CODES.male ? 'male' : 'female', row.run.month);
};

/** What is said of someone old enough for one group at least. */
function agedEnough(field: string, born: PlainDate, gender: Gender, month: PlainMonth): readonly RuleFinding[] {
  const groups = retirementGroupsOf(gender);
  const reached = groups.filter((group) => retirementOf(group, born).month <= month);
  const latest = reached.at(-1);
  if (latest === undefined) {
    return NOTHING_FOUND;
  }
  const retirement = retirementOf(latest, born);
  const age = ageInWords(retirement.age);
  const parameters = { age, month: chineseMonth(retirement.month) };
  const finding: RuleFinding = {
    field,
    sentence: `按出生日期推算，参保人在${parameters.month}已达到法定退休年龄（${nameOf(latest)}${age}）。请核对；延迟退休或返聘的，以审批材料为准。`,
    parameters,
  };
  return [reached.length < groups.length ? { ...finding, severity: 'note' } : finding];
}

function nameOf(group: RetirementGroup): string {
  switch (group) {
    case 'man':
      return '男职工';
    case 'woman-cadre':
      return '管理和技术岗位女职工';
    case 'woman-worker':
      return '工人岗位女职工';
    default:
      return assertNever(group);
  }
}
