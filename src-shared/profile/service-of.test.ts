import { describe, expect, it } from 'vitest';
import { sampleProfile } from '../../test/fixtures/sample-profile.ts';
import { fieldsOf } from '../forms/evaluate.ts';
import { materialsFor } from './materials-for.ts';
import { type Service, serviceOf } from './service-of.ts';

const profile = sampleProfile([
  { id: 'a', kind: 'notice', severity: 'note', sentence: '全部' },
  { id: 'b', kind: 'notice', severity: 'note', sentence: '工伤', insurances: ['injury'] },
]);

function serviceFor(insurance: 'medical' | 'injury'): Service {
  const service = serviceOf(profile, 'enrolment', insurance);
  if (service === null) {
    throw new Error('the sample offers it');
  }
  return service;
}

describe('serviceOf', () => {
  it('[W-15] gives each insurance its own fields, materials and rules', () => {
    expect(fieldsOf(serviceFor('medical').form).map(({ id }) => id)).not.toContain('special');
    expect(fieldsOf(serviceFor('injury').form).map(({ id }) => id)).toContain('special');
    expect(serviceFor('medical').form.sections.map(({ title }) => title)).toEqual(['人员', '参保']);
    expect(serviceFor('injury').form.sections.map(({ title }) => title)).toEqual(['人员', '参保', '工伤']);
    expect(serviceFor('medical').materials.map(({ kind }) => kind)).not.toContain('exam');
    expect(serviceFor('injury').materials.map(({ kind }) => kind)).toContain('exam');
    expect(serviceFor('medical').rules.map(({ id }) => id)).toEqual(['a']);
    expect(serviceFor('injury').rules.map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it('[W-14] knows no service of an insurance the profile does not offer', () => {
    expect(serviceOf(profile, 'enrolment', 'pension')).toBeNull();
    expect(serviceOf(profile, 'termination', 'medical')).toBeNull();
  });
});

describe('materialsFor', () => {
  it('[§5.3] asks by reason: the first line of a kind whose condition holds', () => {
    expect(materialsFor(serviceFor('medical'), { reason: '111' })).toEqual([
      { kind: 'id-copy', label: '身份证复印件', alternatives: [], hint: '', required: true },
      { kind: 'proof', label: '劳动合同', alternatives: [], hint: '', required: false },
    ]);
    expect(materialsFor(serviceFor('medical'), { reason: '131' })).toContainEqual({
      kind: 'proof',
      label: '调令',
      alternatives: [],
      hint: '或调函',
      required: true,
    });
  });

  it('[§5.3] asks by insurance', () => {
    expect(materialsFor(serviceFor('injury'), {}).map(({ kind }) => kind)).toEqual(['id-copy', 'proof', 'exam']);
  });
});
