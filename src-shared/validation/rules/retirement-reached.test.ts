import { describe, expect, it } from 'vitest';
import { findingsOf, only } from '../../../test/fixtures/judge-sample.ts';
import { rosterPerson } from '../../../test/fixtures/roster-person.ts';
import type { Gender } from '../../domain/person.ts';
import type { RuleLiteral } from '../../profile/profile-literal.ts';

const rules: readonly RuleLiteral[] = [
  { id: '§4.7', kind: 'retirement-reached', severity: 'warn', field: 'reason', monthField: 'month', numberField: 'idNumber' },
];

function findingsFor(gender: Gender, birthDate: string) {
  return findingsOf({ rules, people: [rosterPerson({ gender, birthDate })] });
}

describe('retirement reached', () => {
  it.each<[Gender, string]>([
    ['male', '1966-11-30'],
    ['female', '1976-11-30'],
    ['female', '1970-01-01'],
  ])('[§4.7] is silent of a %s born %s, who may retire in November 2026', (gender, born) => {
    expect(findingsFor(gender, born)).toEqual([]);
  });

  it('[§4.7] warns one month earlier than the earliest flexible age', () => {
    expect(only(findingsFor('male', '1966-12-01'))).toMatchObject({
      severity: 'warn',
      place: { field: 'reason' },
      sentence:
        '按出生日期推算，此人最早在2026年12月满60周岁才可退休（男职工，含弹性提前），2026年11月尚未达到。' +
        '请核对原因；特殊工种、因病提前退休的，以审批材料为准。',
    });
    expect(only(findingsFor('female', '1976-12-01')).sentence).toContain('2026年12月满50周岁');
  });

  it('[§4.7] goes back three years from the statutory age where that is later than the age before 2025', () => {
    expect(only(findingsFor('female', '1985-01-01')).sentence).toContain('2037年1月满52周岁');
  });

  it('[§4.7] reads who is not on the roster from the number, and says nothing of a number that says nothing', () => {
    expect(only(findingsOf({ rules })).sentence).toContain('2050年1月满60周岁');
    expect(findingsOf({ rules, values: { idNumber: 'H12345678' } })).toEqual([]);
  });
});
