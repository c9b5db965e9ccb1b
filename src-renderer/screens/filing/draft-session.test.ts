import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { FilingView } from '../../../src-shared/contract/engine.ts';
import type { FilingId, RowId } from '../../../src-shared/domain/ids.ts';
import type { Result } from '../../../src-shared/lib/result.ts';
import type { WindowFailure } from '../../bridge/window-failure.ts';
import { type DraftPorts, openDraftSession, SAVE_AFTER_MS, shownValues } from './draft-session.ts';

const filingId = '01JD0000000000000000000001' as FilingId;
const rowId = '01JD0000000000000000000002' as RowId;

function viewOf(revision: number, values: Readonly<Record<string, string>>): FilingView {
  return {
    filing: {
      filingId,
      region: 'test',
      profileVersion: '1',
      service: 'enrolment',
      insurance: 'medical',
      unitNumber: '1',
      state: 'draft',
      step: 'fill',
      rows: [{ rowId, values, origins: {}, attachments: [], verdict: null }],
      sharedValues: {},
      attachments: [],
      revision,
      createdAt: '2026-11-22T00:00:00.000Z',
      changedAt: `2026-11-22T00:00:0${revision % 10}.000Z`,
      submittedAt: null,
      receipt: null,
      decidedAt: null,
    },
    findings: [],
    materials: [],
    canUndo: false,
    canRedo: false,
  };
}

/** An engine of one draft: refuses old revisions, can be made to fail, can be changed by another window. */
function engineOfOneDraft(): DraftPorts & {
  stored: () => Readonly<Record<string, string>>;
  failNext: (...failures: WindowFailure[]) => void;
  changeElsewhere: (values: Readonly<Record<string, string>>) => void;
  hold: () => () => void;
  saves: () => number;
} {
  let view = viewOf(1, {});
  let saves = 0;
  const failures: WindowFailure[] = [];
  let gate: Promise<void> = Promise.resolve();
  return {
    save: async ({ values, revision }): Promise<Result<FilingView, WindowFailure>> => {
      saves += 1;
      await gate;
      const failure = failures.shift();
      if (failure !== undefined) {
        return { ok: false, error: failure };
      }
      if (revision !== view.filing.revision) {
        return { ok: false, error: { code: 'filing-changed', revision: view.filing.revision } };
      }
      view = viewOf(revision + 1, { ...view.filing.rows[0]?.values, ...values });
      return { ok: true, value: view };
    },
    read: async () => ({ ok: true, value: view }),
    stored: () => view.filing.rows[0]?.values ?? {},
    failNext: (...next) => failures.push(...next),
    changeElsewhere: (values) => {
      view = viewOf(view.filing.revision + 1, { ...view.filing.rows[0]?.values, ...values });
    },
    hold: () => {
      const { promise, resolve } = Promise.withResolvers<void>();
      gate = promise;
      return resolve;
    },
    saves: () => saves,
  };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('a draft under the clerk’s hands', () => {
  test('[promise 1] saves within half a second of the first keystroke, though typing goes on', async () => {
    const engine = engineOfOneDraft();
    const draft = openDraftSession(viewOf(1, {}), engine);
    for (let passed = 0; passed < SAVE_AFTER_MS; passed += 100) {
      draft.type({ rowId, values: { name: `测试${passed}` } });
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(engine.stored()).toEqual({ name: '测试300' });
    expect(engine.saves()).toBe(1);
    expect(draft.snapshot().saving).toBe('saved');
  });

  test('[promise 1] keeps what is typed while a save is on its way, and saves it next', async () => {
    const engine = engineOfOneDraft();
    const draft = openDraftSession(viewOf(1, {}), engine);
    const release = engine.hold();
    draft.type({ rowId, values: { name: '测试甲' } });
    await vi.advanceTimersByTimeAsync(SAVE_AFTER_MS);
    draft.type({ rowId, values: { name: '测试甲乙' } });
    expect(draft.snapshot().saving).toBe('waiting');
    release();
    await draft.flush();
    expect(engine.stored()).toEqual({ name: '测试甲乙' });
    expect(draft.snapshot().unsaved).toEqual({});
  });

  test('[promise 1] keeps the typed text through a failed save and tries again by itself', async () => {
    const engine = engineOfOneDraft();
    const draft = openDraftSession(viewOf(1, {}), engine);
    engine.failNext({ code: 'disk-full' });
    draft.type({ rowId, values: { name: '测试甲' } });
    await vi.advanceTimersByTimeAsync(SAVE_AFTER_MS);
    expect(draft.snapshot().saving).toBe('failed');
    expect(draft.snapshot().failure).toEqual({ code: 'disk-full' });
    expect(shownValues(draft.snapshot(), rowId)).toEqual({ name: '测试甲' });
    await vi.advanceTimersByTimeAsync(2_000);
    expect(engine.stored()).toEqual({ name: '测试甲' });
    expect(draft.snapshot().saving).toBe('saved');
    expect(draft.snapshot().failure).toBeNull();
  });

  test('[promise 1] puts the typed text on top of a draft another window changed, and says so', async () => {
    const engine = engineOfOneDraft();
    const draft = openDraftSession(viewOf(1, {}), engine);
    engine.changeElsewhere({ phone: '13800000000', name: '演练乙' });
    draft.type({ rowId, values: { name: '测试甲' } });
    expect(await draft.flush()).toBe(true);
    expect(engine.stored()).toEqual({ phone: '13800000000', name: '测试甲' });
    expect(draft.snapshot().merged).toBe(true);
  });

  test('[promise 1] does not chase a draft that changes each time; the text stays', async () => {
    const engine = engineOfOneDraft();
    const draft = openDraftSession(viewOf(1, {}), engine);
    const changed = { code: 'filing-changed', revision: 9 } as const;
    engine.failNext(changed, changed, changed, changed);
    draft.type({ rowId, values: { name: '测试甲' } });
    expect(await draft.flush()).toBe(false);
    expect(draft.snapshot().failure).toEqual(changed);
    expect(shownValues(draft.snapshot(), rowId).name).toBe('测试甲');
  });

  test('[promise 1] saves what is left when the page closes', async () => {
    const engine = engineOfOneDraft();
    const draft = openDraftSession(viewOf(1, {}), engine);
    draft.type({ rowId, values: { name: '测试甲' } });
    draft.close();
    await vi.advanceTimersByTimeAsync(0);
    expect(engine.stored()).toEqual({ name: '测试甲' });
  });

  test('passes over a view older than the one it holds', () => {
    const engine = engineOfOneDraft();
    const draft = openDraftSession(viewOf(5, { name: '新' }), engine);
    draft.accept(viewOf(4, { name: '旧' }));
    expect(shownValues(draft.snapshot(), rowId)).toEqual({ name: '新' });
  });
});
