import { describe, expect, it } from 'vitest';
import { findingsOf, GOOD, MATERIALS, NUMBER, only } from '../../../test/fixtures/judge-sample.ts';
import { rosterPerson } from '../../../test/fixtures/roster-person.ts';
import type { RuleLiteral } from '../../profile/profile-literal.ts';

describe('the unit’s people and other filings', () => {
  const active: RuleLiteral = { id: '§4.6', kind: 'not-active-in-unit', severity: 'block', field: 'idNumber' };
  const known: RuleLiteral = {
    id: 'ZS-12',
    kind: 'not-known-in-unit',
    severity: 'warn',
    field: 'idNumber',
    when: { field: 'reason', is: ['111'] },
    repair: { label: '改为续保', set: { reason: '121' } },
  };
  const person = rosterPerson({ socialSecurityNumber: NUMBER, name: '测试甲', personNumber: '1000042', insuredSince: '202003' });

  it('[§4.6] blocks a person who is active in the unit', () => {
    expect(only(findingsOf({ rules: [active, known], people: [person] })).sentence).toBe(
      '此人自2020年3月起已在本单位参保缴费（个人编号1000042），不能重复增员。请核对社会保障号码；确为同一人的，请废弃本申报。',
    );
    expect(findingsOf({ rules: [active], people: [{ ...person, socialSecurityNumber: '330206198506150025' }] })).toEqual([]);
  });

  it('[ZS-12] sends a person the unit knows to 续保', () => {
    const people = [{ ...person, status: 'suspended' as const }];
    const finding = only(findingsOf({ rules: [active, known], people }));
    expect(finding.sentence).toBe('此人曾在本单位参保，现为暂停缴费（个人编号1000042）。再次参保应按续保办理，请核对变更原因。');
    expect(finding.repair).toEqual({ label: '改为续保', set: { reason: '121' } });
    expect(findingsOf({ rules: [active, known], people, values: { reason: '121' } })).toEqual([]);
  });

  it('[O-12] blocks a second open filing for the person', () => {
    const rule: RuleLiteral = { id: 'O-12', kind: 'no-open-filing', severity: 'block', field: 'idNumber' };
    const openFilings = [{ filingId: 'F2', socialSecurityNumber: NUMBER, stateLabel: '正在审核' }];
    expect(only(findingsOf({ rules: [rule], openFilings })).sentence).toBe(
      '此人已有一份未办结的同类申报（正在审核）。请在申报信息查询中打开那一份继续办理，或先废弃、撤回其中一份。',
    );
    expect(findingsOf({ rules: [rule], openFilings: [{ filingId: 'F2', socialSecurityNumber: 'X', stateLabel: '' }] })).toEqual([]);
  });

  it('[O-12] blocks both rows of a person named twice in a filing, however they are written', () => {
    const rule: RuleLiteral = { id: 'O-12', kind: 'unique-in-filing', severity: 'block', field: 'idNumber' };
    const others = [{ rowId: 'R2', values: { ...GOOD, idNumber: ' ６１０５０２199001010011' }, attachments: MATERIALS }];
    const findings = findingsOf({ rules: [rule], others }).filter((finding) => finding.rule === 'O-12');
    expect(findings.map(({ place }) => place.rowId)).toEqual(['R1', 'R2']);
    expect(findings[0]?.sentence).toBe('本申报中有2人的社会保障号码相同。请核对号码，重复的只保留一人。');
  });

  it('[§4.6] warns of another name for a known id, and of a namesake with another id, masked', () => {
    const rule: RuleLiteral = { id: '§4.6', kind: 'name-agrees-with-roster', severity: 'warn', field: 'idNumber', nameField: 'name' };
    const otherName = only(findingsOf({ rules: [rule], people: [{ ...person, name: '测试乙' }] }));
    expect(otherName).toMatchObject({ severity: 'warn', place: { field: 'name' } });
    expect(otherName.sentence).toBe('单位名册中该社会保障号码登记的姓名是“测试乙”，与填写的“测试甲”不同。请对照证件原件核对。');
    const namesake = only(findingsOf({ rules: [rule], people: [{ ...person, socialSecurityNumber: '330206198506150025' }] }));
    expect(namesake.sentence).toContain('社会保障号码为330206********0025');
    expect(findingsOf({ rules: [rule], people: [person] })).toEqual([]);
  });
});
