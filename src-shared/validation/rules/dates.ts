import { chineseDate, chineseMonth } from '../../lib/chinese-date.ts';
import { addMonths, addYears, fullYears, isPlainDate, isPlainMonth, monthOf, monthsBetween } from '../../lib/plain-date.ts';
import { labelOf, NOTHING_FOUND, type RuleCheck, shownValue, valueOf } from '../row-run.ts';

/** Rules about days and months. A day or month that does not exist is named by the built-in checks; here it is passed over. */

/** Old enough on the day of filing (§4.6: 参保人员未满16周岁). */
export const checkAgeAtLeast: RuleCheck<'age-at-least'> = (rule, row) => {
  const born = valueOf(row, rule.field);
  const { today } = row.run.facts;
  if (!isPlainDate(born) || fullYears(born, today) >= rule.years) {
    return NOTHING_FOUND;
  }
  const from = chineseDate(addYears(born, rule.years));
  return [
    {
      field: rule.field,
      sentence: `参保人未满${rule.years}周岁，到${from}才满。请核对${labelOf(row, rule.field)}和证件号码；无误的，满${rule.years}周岁后再申报。`,
      parameters: { years: String(rule.years), from },
    },
  ];
};

export const checkNotAfterToday: RuleCheck<'not-after-today'> = (rule, row) => {
  const value = valueOf(row, rule.field);
  const { today } = row.run.facts;
  if (!isPlainDate(value) || value <= today) {
    return NOTHING_FOUND;
  }
  const label = labelOf(row, rule.field);
  return [
    {
      field: rule.field,
      sentence: `${label}${chineseDate(value)}晚于今天（${chineseDate(today)}）。请改为今天或以前的日期。`,
      parameters: { today: chineseDate(today) },
    },
  ];
};

/**
 * Not before another date, or so many years after it (参加工作 before the 16th birthday). Where one of the two is a month, the other's
 * month counts: 停保年月 before 离职日期.
 */
export const checkNotBefore: RuleCheck<'not-before'> = (rule, row) => {
  const value = valueOf(row, rule.field);
  const other = valueOf(row, rule.other);
  const byMonth = isPlainMonth(value) || isPlainMonth(other);
  if (!(byMonth ? isMonthBefore(value, other, rule.years) : isDayBefore(value, other, rule.years))) {
    return NOTHING_FOUND;
  }
  const earliest = byMonth ? addMonths(monthIn(other), rule.years * 12) : addYears(other, rule.years);
  const label = labelOf(row, rule.field);
  const otherLabel = labelOf(row, rule.other);
  const distance = rule.years === 0 ? '' : `满${rule.years}年`;
  const shown = byMonth ? chineseMonth(earliest) : chineseDate(earliest);
  return [
    {
      field: rule.field,
      sentence: `${label}${shownValue(row, rule.field)}早于${otherLabel}${distance}（${shown}）。请核对${label}和${otherLabel}。`,
      parameters: { earliest: shown },
    },
  ];
};

/** The month of a day or a month, '' of anything else. */
function monthIn(value: string): string {
  return isPlainMonth(value) ? value : isPlainDate(value) ? monthOf(value) : '';
}

function isMonthBefore(value: string, other: string, years: number): boolean {
  const [ours, theirs] = [monthIn(value), monthIn(other)];
  return ours !== '' && theirs !== '' && monthsBetween(theirs, ours) < years * 12;
}

function isDayBefore(value: string, other: string, years: number): boolean {
  return isPlainDate(value) && isPlainDate(other) && fullYears(other, value) < years;
}

/** So many months back and ahead of the current one (O-07, NM-09). */
export const checkMonthWindow: RuleCheck<'month-window'> = (rule, row) => {
  const value = valueOf(row, rule.field);
  const { month } = row.run;
  const ahead = isPlainMonth(value) ? monthsBetween(month, value) : 0;
  if (!isPlainMonth(value) || (ahead >= -rule.back && ahead <= rule.ahead)) {
    return NOTHING_FOUND;
  }
  const first = addMonths(month, -rule.back);
  const last = addMonths(month, rule.ahead);
  const label = labelOf(row, rule.field);
  const allowed = first === last ? `只能是${chineseMonth(first)}` : `应在${chineseMonth(first)}至${chineseMonth(last)}之间`;
  const wayOut = value < first ? `${rule.earlier}请到经办窗口办理。` : '请到该月再申报，或改为允许的年月。';
  return [
    {
      field: rule.field,
      sentence: `${label}${chineseMonth(value)}不能申报，${allowed}。${wayOut}`,
      parameters: { first: chineseMonth(first), last: chineseMonth(last), back: String(rule.back), ahead: String(rule.ahead) },
    },
  ];
};

/** A month before the current one that may still be filed: the contributions since then fall due together (§4.5). */
export const checkBackdated: RuleCheck<'backdated'> = (rule, row) => {
  const value = valueOf(row, rule.field);
  const months = isPlainMonth(value) ? monthsBetween(value, row.run.month) : 0;
  if (months < 1 || months > rule.back) {
    return NOTHING_FOUND;
  }
  const label = labelOf(row, rule.field);
  return [
    {
      field: rule.field,
      sentence: `${label}${chineseMonth(value)}早于本月，审核通过后须补缴${months}个月的费用。请确认与实际用工时间一致。`,
      parameters: { months: String(months) },
    },
  ];
};
