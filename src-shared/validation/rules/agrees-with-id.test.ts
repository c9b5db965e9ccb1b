import { describe, expect, it } from 'vitest';
import { findingsOf } from '../../../test/fixtures/judge-sample.ts';
import type { RuleLiteral } from '../../profile/profile-literal.ts';

describe('agrees-with-id', () => {
  it('[§4.6] blocks another birth date or sex than the id says and offers the right one', () => {
    const rules: readonly RuleLiteral[] = [
      { id: '§4.6', kind: 'agrees-with-id', severity: 'block', field: 'gender', idField: 'idNumber', part: 'gender' },
      { id: '§4.6', kind: 'agrees-with-id', severity: 'block', field: 'birthDate', idField: 'idNumber', part: 'birthDate' },
    ];
    const findings = findingsOf({ rules, values: { gender: '2', birthDate: '1990-01-02' } });
    expect(findings.map(({ sentence }) => sentence)).toEqual([
      '性别“女”与社会保障号码不一致，按号码应为“男”。请核对号码和性别。',
      '出生日期“1990年1月2日”与社会保障号码不一致，按号码应为“1990年1月1日”。请核对号码和出生日期。',
    ]);
    expect(findings.map(({ repair }) => repair?.set)).toEqual([{ gender: '1' }, { birthDate: '1990-01-01' }]);
    expect(findingsOf({ rules })).toEqual([]);
    expect(findingsOf({ rules, values: { idNumber: '610502199001010012', gender: '2' } })).toEqual([]);
  });
});
