import { describe, expect, test } from 'vitest';
import type { FilingRow } from '../../../src-shared/domain/filing.ts';
import type { RowId } from '../../../src-shared/domain/ids.ts';
import { type Service, serviceOf } from '../../../src-shared/profile/service-of.ts';
import { sampleProfile } from '../../../test/fixtures/sample-profile.ts';
import { effectSentence, missingMaterials, nextMissingKind } from './filing-words.ts';

const rowId = '01JD0000000000000000000002' as RowId;

function rowOf(name: string, month: string): FilingRow {
  return { rowId, values: { name, month }, origins: {}, attachments: [], verdict: null };
}
function need(kind: string, required: boolean, count: number) {
  return { rowId, kind, label: kind, hint: '', required, count };
}

describe('what a filing does, in words', () => {
  const profile = sampleProfile();
  const sample = serviceOf(profile, 'enrolment', 'medical');
  if (sample === null) {
    throw new Error('the sample has it');
  }
  const service: Service = { ...sample, effects: [{ kind: 'enrol', changeType: '新参保', firstMonth: 'month' }] };
  const insurance = { label: '医疗保险' };
  const ask = { service, profile, insurance };

  test('[W-22] names insurance, person and month of an enrolment', () => {
    expect(effectSentence({ ...ask, filing: { rows: [rowOf('测试甲', '202611')] } })).toMatch(/^医疗保险，测试甲：自2026年11月起参保缴费/);
  });

  test('[W-22] leaves the month out where people differ in it, or where it is not filled', () => {
    const rows = [rowOf('测试甲', '202611'), rowOf('演练乙', '202612')];
    expect(effectSentence({ ...ask, filing: { rows } })).toBe(`为测试甲、演练乙办理医疗保险${service.label}。`);
    expect(effectSentence({ ...ask, filing: { rows: [rowOf('测试甲', '')] } })).toBe(`为测试甲办理医疗保险${service.label}。`);
  });
});

describe('which material is next', () => {
  test('[W-20] jumps to the next missing required one, passing optional and complete ones', () => {
    const view = { materials: [need('id', true, 1), need('photo', false, 0), need('done', true, 2), need('contract', true, 0)] };
    expect(nextMissingKind(view, rowId, 'id')).toBe('contract');
    expect(missingMaterials(view, rowId).map(({ kind }) => kind)).toEqual(['contract']);
  });

  test('[W-20] comes round to a required one left out before', () => {
    const view = { materials: [need('id', true, 0), need('contract', true, 1)] };
    expect(nextMissingKind(view, rowId, 'contract')).toBe('id');
  });

  test('[W-20] stays where nothing required is missing', () => {
    expect(nextMissingKind({ materials: [need('id', true, 1), need('photo', false, 0)] }, rowId, 'id')).toBeNull();
  });
});
