import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { RowId } from '../../../src-shared/domain/ids.ts';
import type { Result } from '../../../src-shared/lib/result.ts';
import type { WindowFailure } from '../../bridge/window-failure.ts';
import { openRowSaves, type RowTexts, SAVE_AFTER_MS, type SavedRow } from './row-saves.ts';

const one = '01JD0000000000000000000001' as RowId;
const other = '01JD0000000000000000000002' as RowId;
const answer = { row: {}, view: { filing: { changedAt: '2026-11-22T00:00:01.000Z' } } } as SavedRow;

/** An engine that keeps what it is given and can be made to refuse. */
function engineOfRows() {
  const stored: Record<string, RowTexts> = {};
  const failures: WindowFailure[] = [];
  let gate: Promise<void> = Promise.resolve();
  let saves = 0;
  return {
    stored,
    fail: (...next: WindowFailure[]) => void failures.push(...next),
    hold: () => {
      const { promise, resolve } = Promise.withResolvers<void>();
      gate = promise;
      return resolve;
    },
    saves: () => saves,
    save: async ({ rowId, values }: { rowId: RowId; values: RowTexts }): Promise<Result<SavedRow, WindowFailure>> => {
      saves += 1;
      await gate;
      const failure = failures.shift();
      if (failure !== undefined) {
        return { ok: false, error: failure };
      }
      stored[rowId] = { ...stored[rowId], ...values };
      return { ok: true, value: answer };
    },
  };
}

describe('what is typed into rows', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test('[promise 1] is on disk within a moment of the first key, steady typing too', async () => {
    const engine = engineOfRows();
    const saves = openRowSaves({ save: engine.save, onSaved: () => {} });
    saves.type({ rowId: one, values: { name: '测' } });
    await vi.advanceTimersByTimeAsync(SAVE_AFTER_MS - 50);
    saves.type({ rowId: one, values: { name: '测试' } });
    expect(saves.snapshot().saving).toBe('waiting');
    await vi.advanceTimersByTimeAsync(60);
    expect(engine.stored[one]).toEqual({ name: '测试' });
    expect(saves.snapshot()).toMatchObject({ unsaved: {}, saving: 'saved', savedAt: '2026-11-22T00:00:01.000Z' });
  });

  test('[promise 1] one save at a time; what is typed during it follows at once', async () => {
    const engine = engineOfRows();
    const saves = openRowSaves({ save: engine.save, onSaved: () => {} });
    const open = engine.hold();
    saves.type({ rowId: one, values: { name: '甲' } });
    const done = saves.flush();
    saves.type({ rowId: one, values: { name: '甲乙' } });
    saves.type({ rowId: other, values: { remark: '丙' } });
    expect(engine.saves()).toBe(1);
    open();
    expect(await done).toBe(true);
    expect(engine.stored).toEqual({ [one]: { name: '甲乙' }, [other]: { remark: '丙' } });
  });

  test('[promise 1] a refused save keeps the text, says so and is tried again', async () => {
    const engine = engineOfRows();
    engine.fail({ code: 'disk-full' });
    const saves = openRowSaves({ save: engine.save, onSaved: () => {} });
    saves.type({ rowId: one, values: { name: '甲' } });
    expect(await saves.flush()).toBe(false);
    expect(saves.snapshot()).toMatchObject({ saving: 'failed', failure: { code: 'disk-full' }, unsaved: { [one]: { name: '甲' } } });
    await vi.advanceTimersByTimeAsync(2_000);
    expect(engine.stored[one]).toEqual({ name: '甲' });
    expect(saves.snapshot()).toMatchObject({ saving: 'saved', failure: null });
  });

  test('[promise 4] a row that is gone meanwhile does not hold up the others', async () => {
    const engine = engineOfRows();
    engine.fail({ code: 'request-invalid', detail: 'rowId' });
    const saves = openRowSaves({ save: engine.save, onSaved: () => {} });
    saves.type({ rowId: one, values: { name: '甲' } });
    saves.type({ rowId: other, values: { name: '乙' } });
    await saves.flush();
    await saves.flush();
    expect(engine.stored).toEqual({ [other]: { name: '乙' } });
    expect(saves.snapshot().unsaved).toEqual({});
  });
});
