import { maskIdNumber } from '../../domain/numbers/mask.ts';
import { INSURED_STATUS_WORDS } from '../../domain/person-words.ts';
import { chineseMonth } from '../../lib/chinese-date.ts';
import { labelOf, NOTHING_FOUND, peopleOf, type RuleCheck, type RuleFinding, valueOf } from '../row-run.ts';

/** Rules that ask what the roster and other filings know of the person (facts.ts). */

/** An active person cannot be added once more (§4.6). */
export const checkNotActiveInUnit: RuleCheck<'not-active-in-unit'> = (rule, row) => {
  const person = peopleOf(row, rule.field).find(({ status }) => status === 'active');
  if (person === undefined) {
    return NOTHING_FOUND;
  }
  const parameters = { personNumber: person.personNumber, since: chineseMonth(person.insuredSince) };
  return [
    {
      field: rule.field,
      sentence: `此人自${parameters.since}起已在本单位参保缴费（个人编号${person.personNumber}），不能重复增员。请核对${labelOf(row, rule.field)}；确为同一人的，请废弃本申报。`,
      parameters,
    },
  ];
};

/** A person the unit insured before comes back by 续保, not as 新参保 (ZS-12). */
export const checkNotKnownInUnit: RuleCheck<'not-known-in-unit'> = (rule, row) => {
  const person = peopleOf(row, rule.field).find(({ status }) => status !== 'active');
  if (person === undefined) {
    return NOTHING_FOUND;
  }
  const status = INSURED_STATUS_WORDS[person.status];
  return [
    {
      field: rule.field,
      sentence: `此人曾在本单位参保，现为${status}（个人编号${person.personNumber}）。再次参保应按续保办理，请核对变更原因。`,
      repair: rule.repair,
      parameters: { personNumber: person.personNumber, status },
    },
  ];
};

/** One open filing for a person, insurance and direction (O-12). */
export const checkNoOpenFiling: RuleCheck<'no-open-filing'> = (rule, row) => {
  const number = valueOf(row, rule.field);
  const { openFilingsByNumber } = row.run;
  const open = number === '' || openFilingsByNumber.size === 0 ? undefined : openFilingsByNumber.get(number)?.[0];
  return open === undefined
    ? NOTHING_FOUND
    : [
        {
          field: rule.field,
          sentence: `此人已有一份未办结的同类申报（${open.stateLabel}）。请在申报信息查询中打开那一份继续办理，或先废弃、撤回其中一份。`,
          parameters: { state: open.stateLabel },
        },
      ];
};

/** Nobody twice in one filing. */
export const checkUniqueInFiling: RuleCheck<'unique-in-filing'> = (rule, row) => {
  const counts = row.run.counts.get(rule.field);
  const value = counts === undefined || counts.size === 0 ? '' : valueOf(row, rule.field);
  const count = value === '' ? 0 : (counts?.get(value) ?? 0);
  return count < 2
    ? NOTHING_FOUND
    : [
        {
          field: rule.field,
          sentence: `本申报中有${count}人的${labelOf(row, rule.field)}相同。请核对号码，重复的只保留一人。`,
          parameters: { count: String(count) },
        },
      ];
};

/** Same number with another name, or same name with another number: look twice. */
export const checkNameAgreesWithRoster: RuleCheck<'name-agrees-with-roster'> = (rule, row) => {
  if (row.run.facts.people.length === 0) {
    return NOTHING_FOUND;
  }
  const number = valueOf(row, rule.field);
  const name = valueOf(row, rule.nameField);
  if (number === '' || name === '') {
    return NOTHING_FOUND;
  }
  const known = peopleOf(row, rule.field);
  const otherName = known.find((person) => person.name !== name);
  if (otherName !== undefined) {
    const label = labelOf(row, rule.field);
    const nameLabel = labelOf(row, rule.nameField);
    return [
      {
        field: rule.nameField,
        sentence: `单位名册中该${label}登记的${nameLabel}是“${otherName.name}”，与填写的“${name}”不同。请对照证件原件核对。`,
        parameters: { known: otherName.name },
      },
    ];
  }
  const namesake = known.length > 0 ? undefined : row.run.peopleByName.get(name)?.[0];
  if (namesake === undefined) {
    return NOTHING_FOUND;
  }
  const masked = maskIdNumber(namesake.socialSecurityNumber);
  const finding: RuleFinding = {
    field: rule.field,
    sentence: `单位名册中有同名人员，${labelOf(row, rule.field)}为${masked}，与填写的不同。如为同一人请核对号码，不是同一人可继续。`,
    parameters: { known: masked },
  };
  return [finding];
};
