import { chineseMonth } from '../../lib/chinese-date.ts';
import { addMonths, isPlainMonth } from '../../lib/plain-date.ts';
import { labelOf, NOTHING_FOUND, peopleOf, type RuleCheck, shownValue, valueOf } from '../row-run.ts';

/**
 * The last month paid is at the earliest the one before the person was insured, which is never having been paid for at all (§4.5). Spoken
 * of in the words of the field that is typed, whatever a stop month means there (O-05, ZM-06).
 */
export const checkNotBeforeInsured: RuleCheck<'not-before-insured'> = (rule, row) => {
  const value = valueOf(row, rule.field);
  const lastPaid = valueOf(row, rule.lastPaidField);
  if (!isPlainMonth(value) || !isPlainMonth(lastPaid)) {
    return NOTHING_FOUND;
  }
  const person = peopleOf(row, rule.numberField).find(({ status }) => status === 'active');
  if (person === undefined || !isPlainMonth(person.insuredSince) || lastPaid >= addMonths(person.insuredSince, -1)) {
    return NOTHING_FOUND;
  }
  const since = chineseMonth(person.insuredSince);
  return [
    {
      field: rule.field,
      sentence:
        `${labelOf(row, rule.field)}${shownValue(row, rule.field)}早于此人的参保年月${since}，按此只缴费至${chineseMonth(lastPaid)}。` +
        '请核对年月；涉及退保退费的，请到经办窗口办理。',
      parameters: { since, earliest: chineseMonth(addMonths(person.insuredSince, -1)) },
    },
  ];
};
