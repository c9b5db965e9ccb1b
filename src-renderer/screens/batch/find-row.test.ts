import { describe, expect, test } from 'vitest';
import type { BatchRow } from '../../../src-shared/contract/batch.ts';
import type { EngineClient } from '../../../src-shared/contract/operations.ts';
import type { FilingId, RowId } from '../../../src-shared/domain/ids.ts';
import { rowAfter } from './find-row.ts';

const filingId = '01JD0000000000000000000001' as FilingId;

/** An engine whose list has rows at these positions, and counts how often it is asked. */
function listOf(positions: readonly number[]) {
  let asked = 0;
  const rows = async ({ offset = 0, limit = 100 }: { readonly offset?: number; readonly limit?: number }) => {
    asked += 1;
    const items = positions.slice(offset, offset + limit).map((position) => ({ position, rowId: String(position) as RowId }) as BatchRow);
    return { ok: true as const, value: { items, total: positions.length } };
  };
  return { engine: { batch: { rows } } as unknown as Pick<EngineClient, 'batch'>, asked: () => asked };
}

async function indexAfter(
  positions: readonly number[],
  position: number,
): Promise<{ readonly index: number | null; readonly asked: number }> {
  const list = listOf(positions);
  const found = await rowAfter(list.engine, { filingId, filter: 'all' }, position);
  return { index: found.ok ? (found.value?.index ?? null) : null, asked: list.asked() };
}

describe('rowAfter', () => {
  const all = Array.from({ length: 20_000 }, (_, index) => index + 1);

  test('[peers 105] finds the next row of a list without gaps in two questions', async () => {
    expect(await indexAfter(all, 7_300)).toEqual({ index: 7_300, asked: 2 });
    expect(await indexAfter(all, 0)).toEqual({ index: 0, asked: 1 });
  });

  test('[peers 105] finds it among gaps in few', async () => {
    const every = all.filter((position) => position % 7 === 3);
    for (const position of [0, 3, 9_999, 19_000]) {
      const { index, asked } = await indexAfter(every, position);
      expect(index).toBe(every.findIndex((each) => each > position));
      expect(asked).toBeLessThan(18);
    }
  });

  test('[peers 105] says when there is none', async () => {
    expect(await indexAfter(all, 20_000)).toMatchObject({ index: null });
    expect(await indexAfter([], 5)).toMatchObject({ index: null });
  });
});
