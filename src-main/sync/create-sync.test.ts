import { describe, expect, test, vi } from 'vitest';
import type { FilingContent } from '../../src-shared/domain/filing.ts';
import type { AccountId, FilingId, RowId, Sha256 } from '../../src-shared/domain/ids.ts';
import { ok } from '../../src-shared/lib/result.ts';
import { createClock } from '../../test/fakes/clock.ts';
import { createEvents } from '../../test/fakes/events.ts';
import { createManualTimers } from '../../test/fakes/manual-timers.ts';
import { createMemoryStore } from '../../test/fakes/memory-store.ts';
import { type CallFault, createModelCentre, MODEL_REGION } from '../../test/fakes/model-centre.ts';
import { noMaterials } from '../../test/fakes/no-materials.ts';
import { queueFiling } from '../../test/fakes/queue-filing.ts';
import { signIn } from '../../test/fakes/sign-in.ts';
import type { Centre } from '../engine/ports/centre.ts';
import { createSync } from './create-sync.ts';

const filingId = '01JD0000000000000000000001' as FilingId;
const content: FilingContent = {
  clientId: filingId,
  region: MODEL_REGION,
  profileVersion: '1',
  service: 'enrolment',
  insurance: 'medical',
  unitNumber: '900001',
  submittedAt: '2026-11-22T01:00:00.000Z',
  rows: [
    {
      rowId: '01JD0000000000000000000002' as RowId,
      values: { name: '测试甲' },
      materials: [{ kind: 'id-copy', sha256: 'a'.repeat(64) as Sha256, fileName: '演练.jpg', mediaType: 'image/jpeg', bytes: 3 }],
    },
  ],
};

function setUp(change: (centre: Centre) => Partial<Centre> = () => ({})) {
  const clock = createClock();
  const store = createMemoryStore();
  const events = createEvents();
  const timers = createManualTimers();
  const model = createModelCentre(clock);
  const faults: CallFault[] = [];
  const defects: unknown[] = [];
  const reached = model.reach({ fault: () => faults.shift() ?? 'ok', onKilled: () => undefined });
  const signals: AbortSignal[] = [];
  const sync = createSync({
    centre: {
      within: (signal) => {
        signals.push(signal);
        return { ...reached, ...change(reached) };
      },
    },
    profiles: { list: () => [], get: () => null },
    events,
    clock,
    timers,
    random: () => 0.5,
    log: (_reference, error) => defects.push(error),
  });
  signIn(store, { region: MODEL_REGION, token: 'token' });
  const start = () =>
    sync.start({
      accountId: '0'.repeat(26) as AccountId,
      store,
      materials: {
        ...noMaterials,
        read: () => Promise.resolve({ ok: true, value: { bytes: new Uint8Array(3), mediaType: 'image/jpeg' } }),
        has: () => true,
      },
      close: () => undefined,
    });
  return { clock, store, events, timers, model, faults, defects, signals, sync, start };
}

const idle = (sync: ReturnType<typeof createSync>) => vi.waitFor(() => expect(sync.status().running).toBe(false));

describe('when it runs', () => {
  test('[peers 64] runs on start, on a poke, and by itself afterwards', async () => {
    const { store, timers, sync, start, clock } = setUp();
    queueFiling(store, content, clock.now());
    start();
    expect(timers.next()).toBeLessThan(100);
    timers.fire();
    await idle(sync);
    expect(store.filing(filingId)?.state).toBe('received');
    // It waits for the verdict now, so the next look is soon.
    expect(timers.next()).toBeLessThanOrEqual(5_000);
    sync.poke();
    expect(timers.next()).toBeLessThan(100);
    await sync.stop();
    expect(timers.next()).toBeNull();
  });

  test('[peers 64] sends by itself when the line is back', async () => {
    const { store, timers, sync, start, clock, faults } = setUp();
    start();
    faults.push('nobody', 'nobody');
    await sync.run();
    queueFiling(store, content, clock.now());
    timers.fire();
    await idle(sync);
    expect(sync.status()).toMatchObject({ centre: 'unreachable', unsent: 1 });
    expect(store.outboxEntry(filingId)?.attempts).toBe(0);
    expect(timers.next()).toBeLessThanOrEqual(30_000);
    timers.fire();
    await idle(sync);
    expect(sync.status()).toMatchObject({ centre: 'reachable', unsent: 0 });
    await sync.stop();
  });

  test('[W-32] sends nothing while sending is paused, hears the centre all the same, and goes on where it was', async () => {
    const { store, sync, start, clock, model } = setUp();
    store.transaction((write) => write.putSendingChoices({ paused: true, bytesPerSecond: 50_000 }));
    queueFiling(store, content, clock.now());
    start();
    await expect(sync.run()).resolves.toMatchObject({
      centre: 'reachable',
      unsent: 1,
      sending: { paused: true, bytesPerSecond: 50_000 },
      lastSuccessAt: clock.now(),
    });
    expect(model.effects).toEqual([]);
    expect(store.filing(filingId)?.state).toBe('queued');
    expect(store.outboxEntry(filingId)).toMatchObject({ attempts: 0, lastFailure: null });
    store.transaction((write) => write.putSendingChoices({ paused: false, bytesPerSecond: null }));
    await expect(sync.run()).resolves.toMatchObject({ unsent: 0, sending: { paused: false, bytesPerSecond: null } });
    expect(store.filing(filingId)?.state).toBe('received');
    await sync.stop();
  });

  test('[W-32] paused in the middle of a material, leaves the filing queued and due', async () => {
    const { store, sync, start, clock } = setUp((reached) => ({
      sendMaterial: async (token, ask) => {
        store.transaction((write) => write.putSendingChoices({ paused: true, bytesPerSecond: null }));
        const go = await ask.pace.before(1);
        return go.ok ? reached.sendMaterial(token, ask) : go;
      },
    }));
    queueFiling(store, content, clock.now());
    start();
    await sync.run();
    expect(store.filing(filingId)?.state).toBe('queued');
    expect(store.outboxEntry(filingId)).toMatchObject({ lastFailure: { code: 'sending-paused' }, nextAttemptAt: clock.now() });
    await sync.stop();
  });

  test('does one run at a time; who asks meanwhile gets a run of its own after it', async () => {
    let open = 0;
    let most = 0;
    let runs = 0;
    const { sync, start } = setUp((centre) => ({
      async status() {
        open += 1;
        runs += 1;
        most = Math.max(most, open);
        const answer = await centre.status();
        open -= 1;
        return answer;
      },
    }));
    start();
    await Promise.all([sync.run(), sync.run(), sync.run()]);
    expect(most).toBe(1);
    expect(runs).toBe(2);
    await sync.stop();
  });

  test('[O-06] goes by the window of its own region, whatever the others do', async () => {
    const open = { accepting: true, opensOn: null };
    const closed = { accepting: false, opensOn: '2026-12-01' };
    const [others, own] = [{ region: 'elsewhere' }, { region: MODEL_REGION }];
    for (const [told, expected] of [
      [
        [
          { ...others, ...closed },
          { ...own, ...open },
        ],
        { centre: 'reachable', opensOn: null, unsent: 0 },
      ],
      [[{ ...others, ...closed }], { centre: 'reachable', opensOn: null, unsent: 0 }],
      [
        [
          { ...others, ...open },
          { ...own, ...closed },
        ],
        { centre: 'closed', opensOn: '2026-12-01', unsent: 1 },
      ],
    ] as const) {
      const { store, sync, start, clock } = setUp(() => ({
        status: () => Promise.resolve(ok({ name: '模型中心', protocol: '1', now: clock.now(), windows: told })),
      }));
      queueFiling(store, content, clock.now());
      start();
      expect(await sync.run()).toMatchObject(expected);
      await sync.stop();
    }
  });

  test('works for one account at a time', async () => {
    const { sync, start } = setUp();
    start();
    expect(start).toThrow('another account');
    await sync.stop();
    start();
    await sync.stop();
  });
});

describe('stopping', () => {
  test('ends the call under way, notes where the filing stands, and writes nothing afterwards', async () => {
    const { store, signals, sync, start, clock, events } = setUp(() => ({
      putFiling: () =>
        new Promise((resolve) => {
          signals[0]?.addEventListener('abort', () => setTimeout(() => resolve({ ok: false, error: { code: 'answer-lost' } }), 20));
        }),
    }));
    queueFiling(store, content, clock.now());
    start();
    const running = sync.run();
    await vi.waitFor(() => expect(store.filing(filingId)?.state).toBe('sending'));
    await sync.stop();
    expect(store.filing(filingId)?.state).toBe('unconfirmed');
    const published = events.published.length;
    const write = vi.spyOn(store, 'transaction');
    await running;
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(write).not.toHaveBeenCalled();
    expect(events.published).toHaveLength(published);
    expect(sync.status()).toMatchObject({ centre: 'unknown', unsent: 0 });
  });
});

describe('what it tells', () => {
  test('tells the windows when the status changes, and nothing when it does not', async () => {
    const { sync, start, events, faults } = setUp();
    start();
    await sync.run();
    faults.push('nobody');
    await sync.run();
    events.published.length = 0;
    faults.push('nobody');
    await sync.run();
    // Only that it was running and is no more.
    expect(events.published).toEqual([{ event: 'sync.changed' }, { event: 'sync.changed' }]);
    await sync.stop();
  });

  test('[data 5.1.7] knows how far this PC’s clock is ahead of the centre’s', async () => {
    const { sync, start, clock } = setUp((centre) => ({
      async status() {
        const answer = await centre.status();
        return answer.ok ? { ok: true, value: { ...answer.value, now: '2026-11-22T00:53:00.000Z' } } : answer;
      },
    }));
    clock.set('2026-11-22T01:00:00.000Z');
    start();
    await expect(sync.run()).resolves.toMatchObject({ clockAheadMinutes: 7, centreName: '模型中心' });
    await sync.stop();
  });

  test('tells the way of an upload while it goes', async () => {
    const seen: unknown[] = [];
    const { store, sync, start, clock } = setUp((centre) => ({
      putFiling: (token, ask) => {
        seen.push(sync.progress(filingId));
        return centre.putFiling(token, ask);
      },
    }));
    queueFiling(store, content, clock.now());
    start();
    await sync.run();
    expect(seen).toEqual([{ sentBytes: 3, totalBytes: 3 }]);
    expect(sync.progress(filingId)).toBeNull();
    await sync.stop();
  });

  test('a defect in the background is logged and tried again, a run that was asked for throws it', async () => {
    const { sync, start, defects, timers } = setUp(() => ({ status: () => Promise.reject(new Error('a defect')) }));
    start();
    timers.fire();
    await idle(sync);
    await vi.waitFor(() => expect(defects).toEqual([new Error('a defect')]));
    expect(timers.next()).toBeGreaterThan(0);
    await expect(sync.run()).rejects.toThrow('a defect');
    await sync.stop();
  });
});

describe('what was sent', () => {
  test('[peers 66] an answer about other content or without a number is no receipt', async () => {
    const { store, sync, start, clock } = setUp((centre) => ({
      async putFiling(token, ask) {
        const answer = await centre.putFiling(token, ask);
        return answer.ok ? { ok: true, value: { ...answer.value, receipt: { ...answer.value.receipt, number: '' } } } : answer;
      },
    }));
    queueFiling(store, content, clock.now());
    start();
    await sync.run();
    expect(store.filing(filingId)).toMatchObject({ state: 'unconfirmed', receipt: null });
    await sync.run();
    expect(store.filing(filingId)).toMatchObject({ state: 'received', receipt: { number: 'R1' } });
    await sync.stop();
  });

  test('[design 1.2] content that no longer fits its hash is not sent', async () => {
    const { store, sync, start, clock, model } = setUp();
    queueFiling(store, content, clock.now());
    store.transaction((write) => {
      const entry = write.outboxEntry(filingId);
      if (entry !== null) {
        write.removeOutboxEntry(filingId);
        write.putOutboxEntry({ ...entry, content: entry.content.replace('测试甲', '测试乙') });
      }
    });
    start();
    await sync.run();
    expect(model.effects).toEqual([]);
    expect(store.outboxEntry(filingId)).toMatchObject({ lastFailure: { code: 'store-damaged' }, nextAttemptAt: null });
    expect(store.filing(filingId)?.state).toBe('queued');
    await sync.stop();
  });
});
