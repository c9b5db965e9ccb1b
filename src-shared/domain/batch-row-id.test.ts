import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rowIdSchema } from '../contract/records.ts';
import { ROW_NUMBERS, rowIdOf, rowNumberOf } from './batch-row-id.ts';
import type { FilingId } from './ids.ts';

const filingId = '01KAWF2Q3R4S5T6V7W8X9Y0Z1A' as FilingId;
const nextFilingId = '01KAWF2Q3R4S5T6V7W8X9Y0Z1B' as FilingId;

describe('row ids of a batch', () => {
  it('[W-33] are ids as the contract knows them, and say their number again', () => {
    fc.assert(
      fc.property(fc.nat(ROW_NUMBERS - 1), (number) => {
        const rowId = rowIdOf(filingId, number);
        expect(rowIdSchema.safeParse(rowId).success).toBe(true);
        expect(rowNumberOf(filingId, rowId)).toBe(number);
      }),
      { seed: 20261125 },
    );
  });

  it('[W-33] of one filing are none of the next one, made in the same moment', () => {
    expect(rowNumberOf(nextFilingId, rowIdOf(filingId, 7))).toBeNull();
    expect(rowNumberOf(filingId, `${filingId.slice(6)}00000U`)).toBeNull();
    expect(rowNumberOf(filingId, '')).toBeNull();
  });

  it('[W-33] sort as their numbers do, and end before the numbers do', () => {
    expect(rowIdOf(filingId, 31) < rowIdOf(filingId, 32)).toBe(true);
    expect(() => rowIdOf(filingId, ROW_NUMBERS)).toThrow('no row number');
    expect(() => rowIdOf(filingId, -1)).toThrow('no row number');
  });
});
