import { describe, expect, test } from 'vitest';
import type { BatchRow } from '../../../src-shared/contract/batch.ts';
import type { Service } from '../../../src-shared/profile/service-of.ts';
import type { Finding } from '../../../src-shared/validation/finding.ts';
import { materialColumns, nextAtHand, wrongColumns } from './next-error.ts';

const columns = [{ key: 'name' }, { key: 'month' }, { key: 'letter' }];

function rowWith(...places: readonly Finding['place'][]): BatchRow {
  const findings = places.map((place) => ({ severity: 'block', rule: 'W-18', place, sentence: '须改正' }) as const);
  return { position: 1, values: {}, findings } as unknown as BatchRow;
}
function listOf(rows: readonly (BatchRow | undefined)[]) {
  return { total: rows.length, failure: null, at: (index: number) => rows[index] };
}
const fine = rowWith();
const twice = rowWith({ rowId: '1', field: 'month' }, { rowId: '1', field: 'name' });

describe('the next place to mend', () => {
  test('[W-37] goes on in the same row, then row by row', () => {
    const rows = listOf([fine, twice, fine, twice]);
    const next = (after: { row: number; column: number } | null) => nextAtHand({ rows, columns, placesOf: wrongColumns, after });
    expect(next(null)).toEqual({ row: 1, column: 0 });
    expect(next({ row: 1, column: 0 })).toEqual({ row: 1, column: 1 });
    expect(next({ row: 1, column: 1 })).toEqual({ row: 3, column: 0 });
    expect(next({ row: 3, column: 1 })).toBeNull();
  });

  test('[W-37] says where it stopped when rows are not here yet', () => {
    const rows = listOf([fine, undefined, twice]);
    expect(nextAtHand({ rows, columns, placesOf: wrongColumns, after: null })).toEqual({ unknownAfter: fine });
    const coming = { ...rows, total: null };
    expect(nextAtHand({ rows: coming, columns, placesOf: wrongColumns, after: null })).toEqual({ unknownAfter: null });
  });

  test('[W-38] lacking materials are found by the profile, doubted ones by what is said of them, whatever is found in the values', () => {
    const service = {
      steps: ['fill', 'materials', 'check'],
      form: { sections: [] },
      materials: [
        { kind: 'letter', label: '调令', need: 'required' },
        { kind: 'copy', label: '身份证复印件', need: 'optional' },
      ],
    } as unknown as Service;
    const bare = { ...fine, attachments: [] };
    const full = { ...fine, attachments: [{ kind: 'letter' }] } as unknown as BatchRow;
    expect(materialColumns(service)(bare, columns)).toEqual([2]);
    expect(materialColumns(service)(full, columns)).toEqual([]);
    const doubt = { severity: 'warn', rule: 'W-20', place: { rowId: '1', material: 'copy' }, sentence: '请核对' } as const;
    const sheet = [...columns, { key: 'copy' }];
    expect(materialColumns(service)({ ...bare, findings: [doubt] }, sheet)).toEqual([2, 3]);
    expect(materialColumns(service)({ ...full, findings: [{ ...doubt, severity: 'note' }] }, sheet)).toEqual([]);
    expect(wrongColumns(rowWith({ rowId: '1', material: 'letter' }), columns)).toEqual([]);
    // A finding without a field of the grid is shown at its first cell.
    expect(wrongColumns(rowWith({ rowId: '1', field: 'elsewhere' }), columns)).toEqual([0]);
  });
});
