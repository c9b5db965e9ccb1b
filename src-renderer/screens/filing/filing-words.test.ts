import { describe, expect, test } from 'vitest';
import type { FilingRow } from '../../../src-shared/domain/filing.ts';
import type { RowId } from '../../../src-shared/domain/ids.ts';
import { effectSentence, missingMaterials, nextMissingKind } from './filing-words.ts';

const rowId = '01JD0000000000000000000002' as RowId;
const roles = { idNumber: 'idNumber', name: 'name', effectiveMonth: 'effectiveMonth' };

function rowOf(name: string, effectiveMonth: string): FilingRow {
  return { rowId, values: { name, effectiveMonth }, origins: {}, attachments: [], verdict: null };
}
function need(kind: string, required: boolean, count: number) {
  return { rowId, kind, label: kind, hint: '', required, count };
}

describe('what a filing does, in words', () => {
  const enrolment = { direction: 'in', roles, label: '在职增员' } as const;
  const insurance = { label: '医疗保险' };

  test('[W-22] names month, person and insurance of an enrolment', () => {
    expect(effectSentence({ filing: { rows: [rowOf('测试甲', '202611')] }, service: enrolment, insurance })).toBe(
      '自2026年11月起为测试甲参加医疗保险。',
    );
  });

  test('[W-22] leaves the month out where people differ in it', () => {
    const rows = [rowOf('测试甲', '202611'), rowOf('演练乙', '202612')];
    expect(effectSentence({ filing: { rows }, service: enrolment, insurance })).toBe('为测试甲、演练乙参加医疗保险。');
  });

  test('[§4.5] names the month of a stop without saying which of its meanings holds', () => {
    const service = { direction: 'out', roles, label: '在职减员' } as const;
    expect(effectSentence({ filing: { rows: [rowOf('测试甲', '202611')] }, service, insurance })).toBe(
      '为测试甲办理医疗保险在职减员，年月为2026年11月。',
    );
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
