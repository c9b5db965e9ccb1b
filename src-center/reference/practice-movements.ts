import type { RosterPerson } from '../../src-shared/domain/person.ts';
import { addMonths, type Instant, type PlainMonth } from '../../src-shared/lib/plain-date.ts';
import type { NewMovement } from '../store/movements.ts';

/** How a person of the practice roster came and went, as far as it is not older than the first month told of. Oldest first. */
export function movementsOf(person: RosterPerson, firstMonth: PlainMonth, now: Instant): readonly NewMovement[] {
  const { socialSecurityNumber, personNumber, name, insuredSince, lastPaidMonth, contributionBase } = person;
  const of = { socialSecurityNumber, personNumber, name, base: contributionBase, receiptNumber: '' };
  const came = { ...of, changeType: '新参保', reason: '在职人员新参保', month: insuredSince, decidedAt: decidedIn(insuredSince, now) };
  const left = {
    ...of,
    changeType: '停保',
    reason: person.status === 'terminated' ? '其他原因终止缴费' : '解除劳动合同',
    month: lastPaidMonth,
    decidedAt: decidedIn(addMonths(lastPaidMonth, 1), now),
  };
  return [...(insuredSince >= firstMonth ? [came] : []), ...(lastPaidMonth !== '' && lastPaidMonth >= firstMonth ? [left] : [])];
}

/** The first of the month at nine in the morning in China, or now where that is still to come. */
function decidedIn(month: PlainMonth, now: Instant): Instant {
  const instant = `${month.slice(0, 4)}-${month.slice(4)}-01T01:00:00.000Z`;
  return instant < now ? instant : now;
}
