import { describe, expect, it } from 'vitest';
import { findingsOf, NUMBER, only } from '../../../test/fixtures/judge-sample.ts';
import type { RuleLiteral } from '../../profile/profile-literal.ts';

describe('number rules', () => {
  const document: RuleLiteral = {
    id: '§3.1',
    kind: 'document',
    severity: 'block',
    field: 'idNumber',
    typeField: 'documentType',
    formats: { '01': 'resident-id', '08': 'foreign-passport' },
  };

  it('[§3.1] names the wrong character of an id', () => {
    expect(only(findingsOf({ rules: [document], values: { idNumber: '610502199001010012' } }))).toMatchObject({
      severity: 'block',
      rule: '§3.1',
      place: { rowId: 'R1', field: 'idNumber' },
      sentence: '社会保障号码第18位校验位应为“1”，现为“2”，号码中至少有一位录错。请对照身份证原件改正。',
    });
  });

  it('[§3.1] refuses 15 digits and offers the conversion', () => {
    const finding = only(findingsOf({ rules: [document], values: { idNumber: '610502900101001' } }));
    expect(finding.severity).toBe('block');
    expect(finding.repair).toEqual({ label: '换算为18位号码', set: { idNumber: NUMBER } });
  });

  it('[§3.1] finds a birth year before 1900 not plausible for an insured person', () => {
    expect(findingsOf({ rules: [document], values: { idNumber: '440524188001010014' } }).map(({ sentence }) => sentence)).toContain(
      '社会保障号码第7至10位出生年份“1880”不合理。请对照身份证原件改正。',
    );
  });

  it('[§3.4] only warns of a passport of another shape', () => {
    expect(only(findingsOf({ rules: [document], values: { documentType: '08', idNumber: 'AB-1' } })).severity).toBe('warn');
    expect(findingsOf({ rules: [document], values: { documentType: '08', idNumber: 'AB1234567' } })).toEqual([]);
  });

  it('[§3.6] asks a format of a field, with the severity of the rule, and says nothing of an empty one', () => {
    const rule: RuleLiteral = { id: '§3.6', kind: 'format', severity: 'warn', field: 'phone', format: 'mobile-phone' };
    expect(only(findingsOf({ rules: [rule], values: { phone: '12900012345' } })).severity).toBe('warn');
    expect(findingsOf({ rules: [rule], values: { phone: '' } })).toEqual([]);
  });
});
