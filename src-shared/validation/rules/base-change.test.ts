import { describe, expect, it } from 'vitest';
import { findingsOf, only } from '../../../test/fixtures/judge-sample.ts';
import type { RuleLiteral } from '../../profile/profile-literal.ts';

const rules: readonly RuleLiteral[] = [
  { id: 'peers §19', kind: 'base-change', severity: 'warn', field: 'wage', from: 'formerWage', percent: 30 },
];
const change = (formerWage: string, wage: string) => findingsOf({ rules, values: { formerWage, wage } });

describe('base change', () => {
  it.each([
    ['5000.00', '6500.00'],
    ['5000.00', '3500.00'],
    ['', '9000.00'],
    ['0.00', '9000.00'],
  ])('[peers §19] is silent from “%s” to %s', (before, after) => {
    expect(change(before, after)).toEqual([]);
  });

  it('[peers §19] asks for a second look beyond 30 %, to the fen, up and down', () => {
    expect(only(change('5000.00', '6500.01'))).toMatchObject({
      severity: 'warn',
      place: { field: 'wage' },
      sentence: '申报工资由5,000.00元改为6,500.01元，上调30%，超过30%。请对照工资台账核对；无误的可继续。',
    });
    expect(only(change('8000.00', '800.00')).sentence).toContain('下调90%');
  });
});
