import type { Gender } from '../../domain/person.ts';
import { assertNever } from '../../lib/assert-never.ts';
import { chineseMonth } from '../../lib/chinese-date.ts';
import { isPlainDate, isPlainMonth, monthOf, type PlainDate } from '../../lib/plain-date.ts';
import { ageInWords, earliestRetirementOf, type RetirementGroup, retirementGroupsOf } from '../retirement-age.ts';
import { NOTHING_FOUND, peopleOf, type RowRun, type RuleCheck, valueOf } from '../row-run.ts';

/**
 * Retiring earlier than the law allows even flexibly (§4.7, reasons 251 and 411). A woman's post is not known here, so the earlier of
 * her two ages counts. Special trades and illness allow more; approval documents decide, so a profile only warns.
 */
export const checkRetirementReached: RuleCheck<'retirement-reached'> = (rule, row) => {
  const month = monthIn(valueOf(row, rule.monthField));
  const holder = holderOf(row, rule.numberField);
  if (month === '' || holder === null || !isPlainDate(holder.birthDate)) {
    return NOTHING_FOUND;
  }
  const { birthDate, gender } = holder;
  const [earliest] = retirementGroupsOf(gender)
    .map((group) => ({ group, retirement: earliestRetirementOf(group, birthDate) }))
    .toSorted((one, other) => (one.retirement.month < other.retirement.month ? -1 : 1));
  if (earliest === undefined || month >= earliest.retirement.month) {
    return NOTHING_FOUND;
  }
  const age = ageInWords(earliest.retirement.age);
  const parameters = { age, month: chineseMonth(earliest.retirement.month) };
  return [
    {
      field: rule.field,
      sentence:
        `按出生日期推算，此人最早在${parameters.month}满${age}才可退休（${nameOf(earliest.group)}，含弹性提前），${chineseMonth(month)}尚未达到。` +
        '请核对原因；特殊工种、因病提前退休的，以审批材料为准。',
      parameters,
    },
  ];
};

/** The roster knows the person best; who is not on it may still be read from the number. */
function holderOf(row: RowRun, numberField: string): { readonly birthDate: PlainDate; readonly gender: Gender } | null {
  return peopleOf(row, numberField)[0] ?? row.run.identityOf(valueOf(row, numberField));
}

function monthIn(value: string): string {
  return isPlainMonth(value) ? value : isPlainDate(value) ? monthOf(value) : '';
}

function nameOf(group: RetirementGroup): string {
  switch (group) {
    case 'man':
      return '男职工';
    case 'woman-cadre':
    case 'woman-worker':
      return '女职工';
    default:
      return assertNever(group);
  }
}
