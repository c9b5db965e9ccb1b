import { describe, expect, it } from 'vitest';
import { findingsOf, GOOD, MATERIALS, NUMBER, only, TODAY } from '../../test/fixtures/judge-sample.ts';
import { makePeople } from '../../test/fixtures/people.ts';
import { rosterPerson } from '../../test/fixtures/roster-person.ts';
import { sampleProfile } from '../../test/fixtures/sample-profile.ts';
import type { RuleLiteral } from '../profile/profile-literal.ts';
import { blocksOf, countBySeverity, validateFiling } from './validate.ts';

describe('rules in general', () => {
  it('speaks only where the rule’s condition and insurance hold', () => {
    const notice: RuleLiteral = { id: 'O-15', kind: 'notice', severity: 'note', sentence: '已合并。', insurances: ['injury'] };
    expect(findingsOf({ rules: [notice] })).toEqual([]);
    expect(only(findingsOf({ rules: [notice], insurance: 'injury' }))).toMatchObject({
      rule: 'O-15',
      place: { rowId: '' },
      sentence: '已合并。',
    });
    const when: RuleLiteral = { ...notice, insurances: undefined, when: { field: 'reason', is: ['131'] } };
    expect(findingsOf({ rules: [when] })).toEqual([]);
  });

  it('fills a profile’s own sentence with label, value and parameters, the id number masked', () => {
    const rules: readonly RuleLiteral[] = [
      {
        id: 'a',
        kind: 'month-window',
        severity: 'block',
        field: 'month',
        back: 1,
        ahead: 0,
        sentence: '{label}{value}：自{first}起{unknown}',
      },
      { id: 'b', kind: 'not-active-in-unit', severity: 'block', field: 'idNumber', sentence: '{value}已参保（{personNumber}）' },
    ];
    const people = [rosterPerson({ socialSecurityNumber: NUMBER, personNumber: '7' })];
    expect(findingsOf({ rules, people, values: { month: '202601' } }).map(({ sentence }) => sentence)).toEqual([
      '610502********0011已参保（7）',
      '起缴年月2026年1月：自2026年10月起{unknown}',
    ]);
  });

  it('sorts by severity, then row, then the place in the form, materials last', () => {
    const rules: readonly RuleLiteral[] = [
      { id: 'n', kind: 'notice', severity: 'note', sentence: '注意。', when: { field: 'reason', filled: true } },
      { id: 'whole', kind: 'notice', severity: 'note', sentence: '全体注意。' },
      { id: 'w', kind: 'format', severity: 'warn', field: 'phone', format: 'mobile-phone' },
    ];
    const others = [{ rowId: 'R2', values: { ...GOOD, name: '' }, attachments: MATERIALS }];
    const findings = findingsOf({ rules, others, values: { phone: '1', wage: '', name: '' }, attachments: [] });
    expect(findings.map(({ severity, place }) => [severity, place.rowId, place.field ?? place.material ?? ''])).toEqual([
      ['block', 'R1', 'name'],
      ['block', 'R1', 'wage'],
      ['block', 'R1', 'id-copy'],
      ['block', 'R2', 'name'],
      ['warn', 'R1', 'phone'],
      ['note', '', ''],
      ['note', 'R1', ''],
      ['note', 'R2', ''],
    ]);
    expect(countBySeverity(findings)).toEqual({ block: 4, warn: 1, note: 3 });
    expect(blocksOf(findings)).toHaveLength(4);
  });

  it('treats a service the profile does not have as a defect', () => {
    const ask = {
      profile: sampleProfile(),
      service: 'x',
      insurance: 'medical',
      rows: [],
      facts: { today: TODAY, people: [], openFilings: [] },
    } as const;
    expect(() => validateFiling(ask)).toThrow('has no service x');
  });

  it('judges a thousand rows against a thousand people', () => {
    const rules: readonly RuleLiteral[] = [
      { id: '§4.6', kind: 'not-active-in-unit', severity: 'block', field: 'idNumber' },
      { id: 'O-12', kind: 'unique-in-filing', severity: 'block', field: 'idNumber' },
      { id: '§4.6', kind: 'name-agrees-with-roster', severity: 'warn', field: 'idNumber', nameField: 'name' },
    ];
    const people = makePeople({ seed: 5, count: 1_000, today: TODAY });
    const others = people.map(({ socialSecurityNumber, name, gender, birthDate }, index) => ({
      rowId: `P${index}`,
      values: { ...GOOD, idNumber: socialSecurityNumber, name, gender: gender === 'male' ? '1' : '2', birthDate },
      attachments: MATERIALS,
    }));
    const roster = people.slice(0, 100).map(({ socialSecurityNumber, name }) => rosterPerson({ socialSecurityNumber, name }));
    const findings = findingsOf({ rules, others, people: roster });
    expect(findings.map(({ place }) => place.rowId)).toEqual(others.slice(0, 100).map(({ rowId }) => rowId));
  });
});
