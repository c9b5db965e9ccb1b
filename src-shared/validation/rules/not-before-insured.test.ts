import { describe, expect, it } from 'vitest';
import { findingsOf, only } from '../../../test/fixtures/judge-sample.ts';
import { rosterPerson } from '../../../test/fixtures/roster-person.ts';
import type { RuleLiteral } from '../../profile/profile-literal.ts';

const rules: readonly RuleLiteral[] = [
  { id: 'O-05', kind: 'not-before-insured', severity: 'block', field: 'month', lastPaidField: 'month', numberField: 'idNumber' },
];
const people = [rosterPerson({ insuredSince: '202609' })];

describe('not before insured', () => {
  it.each(['202608', '202609', '202611'])('[O-05] allows a last paid month of %s, the one before the first included', (month) => {
    expect(findingsOf({ rules, people, values: { month } })).toEqual([]);
  });

  it('[O-05] [§4.5] blocks a last paid month earlier than that', () => {
    expect(only(findingsOf({ rules, people, values: { month: '202607' } }))).toMatchObject({
      severity: 'block',
      place: { field: 'month' },
      sentence: '起缴年月2026年7月早于此人的参保年月2026年9月，按此只缴费至2026年7月。请核对年月；涉及退保退费的，请到经办窗口办理。',
    });
  });

  it('is silent about people and months it does not know', () => {
    expect(findingsOf({ rules, values: { month: '202607' } })).toEqual([]);
    expect(findingsOf({ rules, people: [rosterPerson({ insuredSince: '' })], values: { month: '202607' } })).toEqual([]);
  });
});
