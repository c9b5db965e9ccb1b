import { afterEach, describe, expect, test } from 'vitest';
import { regionProfiles } from '../../src-shared/regions/index.ts';
import { reopenFiling } from '../../test/fakes/queue-filing.ts';
import { openSyncHouse, type SyncHouse } from '../../test/fakes/sync-house.ts';
import {
  automatic,
  enrolmentValues,
  eventually,
  filingCall,
  handIn,
  makeContent,
  makeMaterial,
  newPerson,
} from '../../test/fakes/test-centre.ts';
import { createHttpCentre } from './http-centre.ts';
import { pullChanges } from './pull.ts';

let house: SyncHouse | null = null;
afterEach(async () => {
  const closing = house;
  house = null;
  await closing?.close();
  // Whatever a test looked at, nothing may have been thrown in the background.
  for (const defect of closing?.defects ?? []) {
    throw defect;
  }
});
async function open(...options: Parameters<typeof openSyncHouse>): Promise<SyncHouse> {
  house = await openSyncHouse(...options);
  return house;
}

describe('sending', () => {
  test('[W-23] a filing goes with its materials, and only the receipt ends its way', async () => {
    const { store, sync, queue, taken, events, token, centre } = await open();
    const filingId = await queue();
    expect(sync().status()).toMatchObject({ unsent: 1, centre: 'unknown', lastSuccessAt: null });
    await expect(sync().run()).resolves.toMatchObject({ centre: 'reachable', unsent: 0, running: false });
    const filing = store.filing(filingId);
    expect(filing).toMatchObject({ state: 'received', receipt: { number: expect.stringMatching(/^XY2026112\d{7}$/) } });
    expect(store.outbox()).toEqual([]);
    expect(await taken()).toEqual([filingId]);
    expect(await centre.client(token).missingMaterials({ sha256: filing?.rows[0]?.attachments.map(({ sha256 }) => sha256) ?? [] })).toEqual(
      { missing: [] },
    );
    expect(events.published).toContainEqual({ event: 'filing.changed', filingId });
    expect(events.published).toContainEqual({ event: 'outbox.changed', unsent: 0 });
    await sync().run();
    expect(await taken()).toEqual([filingId]);
  });

  test('[O-24] filings go in the order of 提交', async () => {
    const { sync, queue, taken } = await open();
    const ids = [await queue(), await queue(), await queue(), await queue()];
    await sync().run();
    expect(await taken()).toEqual(ids);
  });

  test('[W-23] is on disk as sending before the first byte goes out', async () => {
    const { store, sync, queue, proxy } = await open();
    const filingId = await queue();
    proxy.script('ok', 'black-hole');
    const running = sync().run();
    await eventually(
      () => Promise.resolve(proxy.counts['black-hole']),
      (holes) => holes === 1,
    );
    expect(store.filing(filingId)?.state).toBe('sending');
    expect(store.outboxEntry(filingId)?.attempts).toBe(1);
    await running;
  });

  test('[peers 66] a lost answer is shown as doubtful, settled by asking, and sent no second time', async () => {
    const { store, sync, queue, taken, proxy } = await open();
    const filingId = await queue();
    // status, missing materials, upload begun, its bytes, commit, and then the filing itself; the pull does not get through either
    proxy.script('ok', 'ok', 'ok', 'ok', 'ok', 'drop-response', 'refuse');
    await sync().run();
    expect(await taken()).toEqual([filingId]);
    expect(store.filing(filingId)).toMatchObject({ state: 'unconfirmed', receipt: null });
    expect(store.outboxEntry(filingId)).toMatchObject({ lastFailure: { code: 'answer-lost' }, nextAttemptAt: expect.any(String) });
    expect(reopenFiling(store, filingId)).toBe(false);
    await sync().run();
    expect(store.filing(filingId)?.state).toBe('received');
    expect(store.outbox()).toEqual([]);
    expect(await taken()).toEqual([filingId]);
  });

  test('[peers 66] the pull settles a doubt as well: the centre tells of a filing it has', async () => {
    const { store, sync, queue, taken, centre, events } = await open();
    const filingId = await queue();
    centre.knobs.set({ outage: 'swallow-receipts', outageCount: 1 });
    await expect(sync().run()).resolves.toMatchObject({ centre: 'reachable', unsent: 0 });
    expect(store.filing(filingId)?.state).toBe('received');
    expect(store.outbox()).toEqual([]);
    expect(await taken()).toEqual([filingId]);
    expect(events.published).toContainEqual({ event: 'outbox.changed', unsent: 0 });
  });

  test('[peers 66] a request that never arrived is found out by asking and sent again under the same id', async () => {
    const { store, sync, queue, taken, proxy } = await open();
    const filingId = await queue();
    proxy.script('ok', 'ok', 'ok', 'ok', 'ok', 'cut-request');
    await sync().run();
    expect(store.filing(filingId)?.state).toBe('unconfirmed');
    expect(await taken()).toEqual([]);
    await sync().run();
    expect(store.filing(filingId)?.state).toBe('received');
    expect(await taken()).toEqual([filingId]);
  });

  test('[O-24] what a kill left on the wire is doubtful at the next start and settled first', async () => {
    const { store, sync, queue, taken, restart, centre, events, token } = await open();
    const arrived = await queue();
    await sync().run();
    const lost = await queue();
    // As kill -9 leaves them: both picked up, the one taken by the centre, the other never sent.
    const { contentHash } = await centre.client(token).getFiling({ clientId: arrived });
    store.transaction((write) => {
      for (const filingId of [arrived, lost]) {
        const filing = write.filing(filingId);
        if (filing !== null) {
          write.putFiling({ ...filing, state: 'sending', receipt: null }, { idNumbers: [], names: [], effectiveMonth: '' });
        }
      }
      const entry = write.outboxEntry(lost);
      if (entry !== null) {
        write.putOutboxEntry({ ...entry, filingId: arrived, contentHash, queuedAt: '2026-11-22T00:00:00.000Z' });
      }
    });
    events.published.length = 0;
    await restart();
    expect([arrived, lost].map((filingId) => store.filing(filingId)?.state)).toEqual(['unconfirmed', 'unconfirmed']);
    expect(events.published).toContainEqual({ event: 'filing.changed', filingId: lost });
    await sync().run();
    expect([arrived, lost].map((filingId) => store.filing(filingId)?.state)).toEqual(['received', 'received']);
    expect(await taken()).toEqual([arrived, lost]);
  });

  test('[peers 67] a login page is never success, and nothing is picked up for it', async () => {
    const { store, sync, queue, taken, proxy } = await open();
    const filingId = await queue();
    proxy.always('login-page');
    await expect(sync().run()).resolves.toMatchObject({ centre: 'not-recognised', unsent: 1, lastSuccessAt: null });
    expect(store.filing(filingId)?.state).toBe('queued');
    proxy.always('ok');
    await expect.poll(async () => (await sync().run()).centre).toBe('reachable');
    expect(await taken()).toEqual([filingId]);
  });

  test('[peers 67] a login page that comes up in the middle leaves a doubt, not a receipt', async () => {
    const { store, sync, queue, taken, proxy } = await open();
    const filingId = await queue();
    proxy.script('ok', 'ok', 'ok', 'ok', 'ok', 'login-page');
    await expect(sync().run()).resolves.toMatchObject({ centre: 'not-recognised', unsent: 1 });
    expect(store.filing(filingId)).toMatchObject({ state: 'unconfirmed', receipt: null });
    await sync().run();
    expect(await taken()).toEqual([filingId]);
  });

  test('[peers 70] a filing the centre refuses waits for the clerk, is not tried again by itself, and blocks nothing', async () => {
    const { store, sync, queue, taken, timers } = await open();
    const refused = await queue({ change: (content) => ({ ...content, profileVersion: '1999.1' }) });
    const good = await queue();
    await expect(sync().run()).resolves.toMatchObject({ centre: 'reachable', unsent: 1 });
    expect(await taken()).toEqual([good]);
    expect(store.filing(refused)?.state).toBe('queued');
    const held = { attempts: 1, lastFailure: { code: 'profile-version-unknown', version: '1999.1' }, nextAttemptAt: null };
    expect(store.outboxEntry(refused)).toMatchObject(held);
    sync().poke();
    timers.fire();
    await expect.poll(() => sync().status().running).toBe(false);
    expect(store.outboxEntry(refused)).toMatchObject(held);
    // 立即发送 tries it once more, 修改 takes it back.
    await sync().run();
    expect(store.outboxEntry(refused)).toMatchObject({ ...held, attempts: 2 });
    expect(reopenFiling(store, refused)).toBe(true);
    await expect(sync().run()).resolves.toMatchObject({ unsent: 0 });
  });

  test('[peers 66] other content under an id the centre has is held with the receipt number it knows', async () => {
    const { store, sync, queue, centre, token, taken } = await open();
    const material = await handIn(centre, token, makeMaterial());
    const earlier = makeContent(centre, { rows: [enrolmentValues(newPerson(7))], material });
    const { body } = await centre.client(token).putFiling(filingCall(earlier));
    const filingId = await queue({ change: (content) => ({ ...content, clientId: earlier.clientId }) });
    await sync().run();
    const conflict = { code: 'content-conflict', receiptNumber: body.receipt.number };
    expect(store.outboxEntry(filingId)).toMatchObject({ lastFailure: conflict, nextAttemptAt: null });
    expect(store.filing(filingId)).toMatchObject({ state: 'queued', receipt: null });
    expect(await taken()).toEqual([filingId]);
  });

  test('[O-06] a closed window keeps filings queued and says from when, then sends them', async () => {
    const { store, sync, queue, taken, centre } = await open({ start: '2026-11-27T01:00:00.000Z', knobs: { enforceWindow: true } });
    const filingId = await queue();
    await expect(sync().run()).resolves.toMatchObject({ centre: 'closed', opensOn: '2026-12-01', unsent: 1, asOf: expect.any(String) });
    expect(store.filing(filingId)?.state).toBe('queued');
    expect(store.outboxEntry(filingId)).toMatchObject({
      attempts: 0,
      lastFailure: { code: 'centre-closed', opensOn: '2026-12-01' },
      nextAttemptAt: '2026-11-30T16:00:00.000Z',
    });
    centre.clock.set('2026-11-30T16:00:01.000Z');
    await expect(sync().run()).resolves.toMatchObject({ centre: 'reachable', opensOn: null, unsent: 0 });
    expect(await taken()).toEqual([filingId]);
  });

  test('[NS-33] a busy centre stops the run and is given the pause it asks for', async () => {
    const { store, sync, queue, timers, centre, taken } = await open();
    await queue();
    centre.knobs.set({ outage: 'busy', outageCount: 1 });
    await sync().run();
    expect(timers.next()).toBeGreaterThanOrEqual(5_000);
    expect(store.outbox()).toHaveLength(1);
    await sync().run();
    expect(await taken()).toHaveLength(1);
  });

  test('a dead session asks for a new sign-in, once, and goes on with the new one', async () => {
    const { store, sync, queue, taken, token } = await open();
    await queue();
    store.transaction((write) => write.putSyncState({ token: 'long-gone' }));
    await expect(sync().run()).resolves.toMatchObject({ centre: 'login-needed', unsent: 1 });
    expect(store.syncState().token).toBeNull();
    expect(store.outbox()[0]).toMatchObject({ lastFailure: { code: 'session-missing' }, nextAttemptAt: expect.any(String) });
    store.transaction((write) => write.putSyncState({ token }));
    await expect(sync().run()).resolves.toMatchObject({ centre: 'reachable', unsent: 0 });
    expect(await taken()).toHaveLength(1);
  });

  test('[W-32] a material that is gone from this PC holds its filing and names the reason', async () => {
    const { store, sync, queue, materials } = await open();
    const filingId = await queue();
    const sha256 = store.filing(filingId)?.rows[0]?.attachments[0]?.sha256;
    if (sha256 !== undefined) {
      materials.lose(sha256);
    }
    await sync().run();
    expect(store.outboxEntry(filingId)).toMatchObject({ lastFailure: { code: 'material-not-found' }, nextAttemptAt: null });
    expect(store.filing(filingId)?.state).toBe('queued');
  });
});

describe('large materials', () => {
  test('[peers 65] an upload cut by the end of the program goes on where it was: at most one piece is sent again', async () => {
    const { store, sync, queue, taken, proxy, restart } = await open();
    const size = 4 * 1024 * 1024;
    const filingId = await queue({ materialBytes: size });
    const running = sync().run();
    await eventually(
      () => Promise.resolve(sync().progress(filingId)),
      (progress) => (progress?.sentBytes ?? 0) >= 2 * 1024 * 1024,
    );
    await restart();
    await running;
    const sha256 = store.filing(filingId)?.rows[0]?.attachments[0]?.sha256;
    expect(sha256 === undefined ? null : store.uploadUrl(sha256)).toMatch(/^\/uploads\/./);
    await sync().run();
    expect(await taken()).toEqual([filingId]);
    expect(proxy.bytesIn()).toBeLessThan(size + 1024 * 1024 + 50_000);
    expect(sha256 === undefined ? '' : store.uploadUrl(sha256)).toBeNull();
    expect(sync().progress(filingId)).toBeNull();
  });
});

describe('what comes in', () => {
  test('[W-32] a reviewer’s verdict arrives with its reason and tells the windows', async () => {
    const { store, sync, queue, centre, events } = await open();
    const filingId = await queue();
    await sync().run();
    await centre.console.startReview({ clientId: filingId });
    await sync().run();
    expect(store.filing(filingId)?.state).toBe('reviewing');
    const rowId = store.filing(filingId)?.rows[0]?.rowId;
    await centre.console.decide({
      clientId: filingId,
      rows: rowId === undefined ? [] : [{ rowId, approved: false, reason: '材料不清晰' }],
    });
    events.published.length = 0;
    await sync().run();
    expect(store.filing(filingId)).toMatchObject({
      state: 'rejected',
      decidedAt: expect.any(String),
      rows: [{ verdict: { approved: false, reason: '材料不清晰', personNumber: '' } }],
    });
    expect(events.published).toContainEqual({ event: 'verdict.arrived', filingId });
    events.published.length = 0;
    await sync().run();
    expect(events.published.filter(({ event }) => event === 'verdict.arrived')).toEqual([]);
  });

  test('[NS-28] an approval of the rule pack brings the new person into the roster', async () => {
    const { store, sync, queue, centre } = await open({ profiles: regionProfiles.map(automatic) });
    await sync().run();
    const before = store.searchRoster({ insurance: 'medical', limit: 1, offset: 0 }).total;
    const insured = store.unit('medical')?.unit.insuredCount ?? 0;
    expect(insured).toBeGreaterThan(10);
    const filingId = await queue();
    await sync().run();
    await eventually(
      async () => {
        await sync().run();
        return store.filing(filingId)?.state;
      },
      (state) => state === 'approved',
    );
    expect(store.searchRoster({ insurance: 'medical', limit: 1, offset: 0 }).total).toBe(before + 1);
    expect(store.unit('medical')?.unit.insuredCount).toBe(insured + 1);
    expect(store.syncState().asOf).toBe(centre.clock.now());
  });

  test('[W-54] asOf and the last success are those of the last complete pull, never of a try', async () => {
    const { store, sync, centre, proxy } = await open();
    await sync().run();
    const success = centre.clock.now();
    expect(sync().status()).toMatchObject({ lastSuccessAt: success, asOf: success });
    centre.clock.advance(60_000);
    proxy.always('refuse');
    await expect(sync().run()).resolves.toMatchObject({ centre: 'unreachable', lastSuccessAt: success, asOf: success });
    expect(store.syncState().lastSuccessAt).toBe(success);
  });

  test('a filing of another PC is counted and no error', async () => {
    const { store, centre, token, events, proxy } = await open();
    const material = await handIn(centre, token, makeMaterial());
    await centre.client(token).putFiling(filingCall(makeContent(centre, { rows: [enrolmentValues(newPerson(3))], material })));
    const pulled = await pullChanges({
      centre: createHttpCentre({ url: proxy.url }),
      token,
      store,
      profiles: { list: () => [], get: () => null },
      events,
      clock: centre.clock,
      signal: new AbortController().signal,
    });
    expect(pulled).toMatchObject({ ok: true, value: { filingsElsewhere: 1 } });
    expect(store.filings({ limit: 10, offset: 0 }).total).toBe(0);
  });

  test('a cursor of other books leads to a full pull that drops nobody before it is complete', async () => {
    const { store, sync, proxy } = await open();
    await sync().run();
    const [somebody] = store.searchRoster({ insurance: 'medical', limit: 1, offset: 0 }).items;
    const total = store.searchRoster({ insurance: 'medical', limit: 1, offset: 0 }).total;
    if (somebody === undefined) {
      throw new Error('nobody in the roster');
    }
    const gone = { ...somebody, socialSecurityNumber: 'X-GONE', name: '演练已走' };
    store.transaction((write) => {
      write.putPerson(gone);
      write.putSyncState({ cursor: 'of-other-books' });
    });
    // status, refused cursor, first page, and then the line breaks
    proxy.script('ok', 'ok', 'ok', 'drop-response');
    await sync().run();
    expect(store.syncState().cursor).toBe('of-other-books');
    expect(store.searchRoster({ insurance: 'medical', socialSecurityNumber: 'X-GONE', limit: 1, offset: 0 }).total).toBe(1);
    await sync().run();
    expect(store.syncState().cursor).not.toBe('of-other-books');
    expect(store.searchRoster({ insurance: 'medical', limit: 1, offset: 0 }).total).toBe(total);
    expect(store.searchRoster({ insurance: 'medical', socialSecurityNumber: 'X-GONE', limit: 1, offset: 0 }).total).toBe(0);
  });
});
