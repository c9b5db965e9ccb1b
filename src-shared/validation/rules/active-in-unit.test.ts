import { describe, expect, it } from 'vitest';
import { findingsOf, only } from '../../../test/fixtures/judge-sample.ts';
import { rosterPerson } from '../../../test/fixtures/roster-person.ts';
import type { RosterPerson } from '../../domain/person.ts';
import type { RuleLiteral } from '../../profile/profile-literal.ts';

const rule: RuleLiteral = {
  id: '§4.6',
  kind: 'active-in-unit',
  severity: 'block',
  field: 'idNumber',
  staffKinds: ['working'],
  otherService: 'enrolment',
};

function sentenceFor(people: readonly RosterPerson[], change: Partial<RuleLiteral> = {}): string {
  return only(findingsOf({ rules: [{ ...rule, ...change } as RuleLiteral], people })).sentence;
}

describe('active in the unit', () => {
  it('[W-27] [§4.6] says nothing of an active person of the kind asked for, nor of an empty number', () => {
    expect(findingsOf({ rules: [rule], people: [rosterPerson()] })).toEqual([]);
    expect(findingsOf({ rules: [rule], people: [rosterPerson({ status: 'terminated' }), rosterPerson()] })).toEqual([]);
    expect(only(findingsOf({ rules: [rule], values: { idNumber: '' } })).rule).toBe('W-18');
  });

  it('[§4.6] blocks who is not on the roster, and says what to do', () => {
    expect(only(findingsOf({ rules: [rule] }))).toMatchObject({
      severity: 'block',
      rule: '§4.6',
      place: { rowId: 'R1', field: 'idNumber' },
      sentence: '此人不在本单位名册。请核对号码；刚办理参保的，请先同步单位人员再申报。',
    });
  });

  it('[§4.6] blocks who was stopped already, and says since when', () => {
    expect(sentenceFor([rosterPerson({ status: 'suspended', lastPaidMonth: '202609' })])).toBe(
      '此人已是暂停缴费状态，缴费至2026年9月，不能再次申报。请核对号码；确为此人的，请从本申报中去掉。',
    );
    expect(sentenceFor([rosterPerson({ status: 'terminated' })])).toContain('此人已是终止参保状态，不能再次申报。');
  });

  it('[W-25] sends who is of another kind of staff to the service for them', () => {
    const people = [rosterPerson({ staffKind: 'retired' })];
    expect(sentenceFor(people)).toBe('此人是本单位退休人员，不能办理在职增员。请改在“在职增员”中办理，或核对号码。');
    expect(sentenceFor(people, { otherService: undefined })).toContain('请核对号码和所办事项。');
  });
});
