import { describe, expect, it } from 'vitest';
import { findingsOf, only } from '../../../test/fixtures/judge-sample.ts';
import type { RuleLiteral } from '../../profile/profile-literal.ts';

describe('together', () => {
  const rule: RuleLiteral = {
    id: '§2.8',
    kind: 'together',
    severity: 'warn',
    field: 'reason',
    one: { field: 'reason', is: ['131'] },
    other: { field: 'gender', is: ['1'] },
  };

  it('[§2.8] warns when only one of the two holds', () => {
    expect(only(findingsOf({ rules: [rule] }))).toMatchObject({ severity: 'warn', place: { rowId: 'R1', field: 'reason' } });
    expect(findingsOf({ rules: [rule], values: { gender: '2', idNumber: '330206198506150025', birthDate: '1985-06-15' } })).toEqual([]);
  });
});
