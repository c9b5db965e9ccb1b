import { describe, expect, it } from 'vitest';
import { type RetirementGroup, retirementGroupsOf, retirementOf } from './retirement-age.ts';

describe('retirementOf', () => {
  it.each<[RetirementGroup, string, number, number, string]>([
    // The anchors of domain.md §4.7.
    ['man', '1965-01-15', 60, 1, '202502'],
    ['woman-cadre', '1970-01-15', 55, 1, '202502'],
    ['woman-worker', '1975-01-15', 50, 1, '202502'],
    // Before the first group touched nothing changes.
    ['man', '1964-12-31', 60, 0, '202412'],
    ['man', '1960-01-01', 60, 0, '202001'],
    ['woman-cadre', '1969-12-01', 55, 0, '202412'],
    ['woman-worker', '1974-12-01', 50, 0, '202412'],
    // The edges of a step: four months of birth for men and cadres, two for workers.
    ['man', '1965-04-30', 60, 1, '202505'],
    ['man', '1965-05-01', 60, 2, '202507'],
    ['woman-worker', '1975-02-28', 50, 1, '202503'],
    ['woman-worker', '1975-03-01', 50, 2, '202505'],
    // Where the last step ends, and after.
    ['man', '1976-08-31', 62, 11, '203907'],
    ['man', '1976-09-01', 63, 0, '203909'],
    ['man', '1990-01-01', 63, 0, '205301'],
    ['woman-cadre', '1981-09-01', 58, 0, '203909'],
    ['woman-worker', '1984-11-01', 55, 0, '203911'],
    ['woman-worker', '2000-06-01', 55, 0, '205506'],
  ])('[§4.7] %s born %s: %i years %i months, in %s', (group, born, years, months, month) => {
    expect(retirementOf(group, born)).toEqual({ age: { years, months }, month });
  });

  it('[§4.7] leaves a woman’s group open, the earlier first', () => {
    expect(retirementGroupsOf('male')).toEqual(['man']);
    expect(retirementGroupsOf('female')).toEqual(['woman-worker', 'woman-cadre']);
  });
});
