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
  const field = (id: string) => ({ id, label: id, kind: 'text', required: false, copied: false }) as const;
  const form = { sections: [{ title: '', fields: ['name', 'effectiveMonth', 'lastPaidMonth', 'reason', 'address'].map(field) }] };
  const enrolment = {
    direction: 'in',
    roles,
    label: '在职增员',
    form,
    effects: [{ kind: 'enrol', changeType: '新参保', firstMonth: 'effectiveMonth' }],
  } as const;
  const termination = {
    ...enrolment,
    direction: 'out',
    label: '在职减员',
    effects: [{ kind: 'stop', changeType: '停保', lastPaidMonth: 'lastPaidMonth', terminates: { field: 'reason', is: ['211'] } }],
  } as const;
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

  test('[W-28 O-05] says until when a stopped person is paid for, and whether it ends for good', () => {
    const stopped = (reason: string) => {
      const row = rowOf('测试甲', '');
      return effectSentence({
        filing: { rows: [{ ...row, values: { ...row.values, lastPaidMonth: '202612', reason } }] },
        service: termination,
        insurance,
      });
    };
    expect(stopped('222')).toBe('测试甲的医疗保险缴费至2026年12月，2027年1月起不再缴费，暂停参保。');
    expect(stopped('211')).toBe('测试甲的医疗保险缴费至2026年12月，2027年1月起不再缴费，终止参保。');
  });

  test('[W-50] names what of the unit’s record changes', () => {
    const change = {
      ...enrolment,
      direction: 'none',
      effects: [{ kind: 'change-unit', changeType: '', fields: { address: 'address' } }],
    } as const;
    const row = rowOf('', '');
    const rows = [{ ...row, values: { address: '二路' } }];
    expect(effectSentence({ filing: { rows }, service: change, insurance, before: { address: '一路' } })).toBe(
      '医疗保险的单位登记信息变更 1 项：address。',
    );
    expect(effectSentence({ filing: { rows }, service: change, insurance, before: { address: '二路' } })).toContain('没有变更');
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
