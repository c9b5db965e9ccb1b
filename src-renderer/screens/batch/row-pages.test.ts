import { describe, expect, test } from 'vitest';
import type { BatchRow } from '../../../src-shared/contract/batch.ts';
import type { RowId } from '../../../src-shared/domain/ids.ts';
import { ok } from '../../../src-shared/lib/result.ts';
import { type AskRows, openRowPages, PAGE_ROWS } from './row-pages.ts';

function rowAt(index: number, name = ''): BatchRow {
  const rowId = String(index).padStart(26, '0') as RowId;
  const values = { name };
  return { rowId, position: index + 1, values, origin: { from: 'default' }, edited: {}, attachments: [], verdict: null, findings: [] };
}

/** A batch of so many rows that answers when it is let. */
function batchOf(rows: number) {
  let total = rows;
  const asked: number[] = [];
  const waiting: (() => void)[] = [];
  const ask: AskRows = ({ offset, limit }) => {
    asked.push(offset);
    return new Promise((resolve) => {
      waiting.push(() => {
        const count = Math.max(Math.min(limit, total - offset), 0);
        resolve(ok({ items: Array.from({ length: count }, (_, place) => rowAt(offset + place)), total }));
      });
    });
  };
  const answer = async (): Promise<void> => {
    for (const give of waiting.splice(0)) {
      give();
    }
    await new Promise((resolve) => setTimeout(resolve));
  };
  return { ask, asked, answer, shrinkTo: (left: number) => void (total = left) };
}

describe('rows of a batch by pages', () => {
  test('[peers 105] asks for what is in sight only, at most two pages at a time', async () => {
    const batch = batchOf(20_000);
    const pages = openRowPages(batch.ask);
    pages.want({ first: 0, last: 30 });
    expect(batch.asked).toEqual([0]);
    await batch.answer();
    expect(pages.snapshot().total).toBe(20_000);
    expect(pages.snapshot().at(30)?.position).toBe(31);
    pages.want({ first: 9_950, last: 10_250 });
    expect(batch.asked).toEqual([0, 9_900, 10_000]);
    expect(pages.snapshot().at(10_000)).toBeUndefined();
    await batch.answer();
    expect(batch.asked).toEqual([0, 9_900, 10_000, 10_100, 10_200]);
    expect(pages.snapshot().at(10_000)?.position).toBe(10_001);
  });

  test('[W-37] keeps old rows in sight until the new ones are there, and drops those beyond a shorter end', async () => {
    const batch = batchOf(250);
    const pages = openRowPages(batch.ask);
    pages.want({ first: 0, last: 249 });
    await batch.answer();
    await batch.answer();
    batch.shrinkTo(120);
    pages.refresh();
    expect(pages.snapshot().at(240)).toBeDefined();
    await batch.answer();
    expect(pages.snapshot().total).toBe(120);
    expect(pages.snapshot().at(240)).toBeUndefined();
  });

  test('[W-37] passes over an answer that is older than the last question', async () => {
    const batch = batchOf(10);
    const pages = openRowPages(batch.ask);
    pages.want({ first: 0, last: 9 });
    batch.shrinkTo(4);
    pages.refresh();
    await batch.answer();
    await batch.answer();
    expect(batch.asked).toEqual([0, 0]);
    expect(pages.snapshot().total).toBe(4);
  });

  test('[W-37] a mended row keeps its place', async () => {
    const batch = batchOf(3);
    const pages = openRowPages(batch.ask);
    let told = 0;
    pages.subscribe(() => {
      told += 1;
    });
    pages.want({ first: 0, last: 2 });
    await batch.answer();
    pages.put(rowAt(1, '测试甲'));
    expect(pages.snapshot().at(1)?.values['name']).toBe('测试甲');
    pages.put(rowAt(77, '不在这里'));
    expect(told).toBe(2);
  });

  test('[promise 4] shows a failure and asks again when it is wanted, not in a circle', async () => {
    let asked = 0;
    const pages = openRowPages(async () => {
      asked += 1;
      return { ok: false, error: { code: 'engine-gone' } };
    });
    pages.want({ first: 0, last: PAGE_ROWS });
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(asked).toBe(1);
    expect(pages.snapshot().failure).toEqual({ code: 'engine-gone' });
    pages.want({ first: 0, last: PAGE_ROWS });
    expect(asked).toBe(2);
  });
});
