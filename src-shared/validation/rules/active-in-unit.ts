import type { RosterPerson } from '../../domain/person.ts';
import { INSURED_STATUS_WORDS, STAFF_KIND_WORDS } from '../../domain/person-words.ts';
import { chineseMonth } from '../../lib/chinese-date.ts';
import { isPlainMonth } from '../../lib/plain-date.ts';
import { NOTHING_FOUND, peopleOf, type RowRun, type RuleCheck, type RuleFinding, type RuleOf, valueOf } from '../row-run.ts';

/**
 * Only who is on the roster and active can be stopped or have a new base (W-27, §4.6: person not in the unit, already stopped). Who is
 * filed for elsewhere is sent there.
 */
export const checkActiveInUnit: RuleCheck<'active-in-unit'> = (rule, row) => {
  if (valueOf(row, rule.field) === '') {
    return NOTHING_FOUND;
  }
  const people = peopleOf(row, rule.field);
  const active = people.filter(({ status }) => status === 'active');
  if (active.some(({ staffKind }) => rule.staffKinds.includes(staffKind))) {
    return NOTHING_FOUND;
  }
  const other = active[0];
  if (other !== undefined) {
    return [otherKind(rule, row, other)];
  }
  const stopped = people.at(-1);
  return [stopped === undefined ? unknown(rule) : alreadyStopped(rule, stopped)];
};

function unknown({ field }: RuleOf<'active-in-unit'>): RuleFinding {
  return {
    field,
    sentence: '此人不在本单位名册。请核对号码；刚办理参保的，请先同步单位人员再申报。',
    parameters: { personNumber: '', status: '', since: '', other: '' },
  };
}

function alreadyStopped({ field }: RuleOf<'active-in-unit'>, { status, lastPaidMonth, personNumber }: RosterPerson): RuleFinding {
  const since = isPlainMonth(lastPaidMonth) ? chineseMonth(lastPaidMonth) : '';
  const paid = since === '' ? '' : `，缴费至${since}`;
  return {
    field,
    sentence: `此人已是${INSURED_STATUS_WORDS[status]}状态${paid}，不能再次申报。请核对号码；确为此人的，请从本申报中去掉。`,
    parameters: { personNumber, status: INSURED_STATUS_WORDS[status], since, other: '' },
  };
}

function otherKind({ field, otherService }: RuleOf<'active-in-unit'>, { run }: RowRun, person: RosterPerson): RuleFinding {
  const other =
    run.profile.services.find(({ id, insurances }) => id === otherService && insurances.includes(run.service.insurance))?.label ?? '';
  const wayOut = other === '' ? '请核对号码和所办事项。' : `请改在“${other}”中办理，或核对号码。`;
  return {
    field,
    sentence: `此人是本单位${STAFF_KIND_WORDS[person.staffKind]}人员，不能办理${run.service.label}。${wayOut}`,
    parameters: {
      personNumber: person.personNumber,
      status: INSURED_STATUS_WORDS[person.status],
      since: isPlainMonth(person.insuredSince) ? chineseMonth(person.insuredSince) : '',
      other,
    },
  };
}
