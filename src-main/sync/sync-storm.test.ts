import { afterEach, expect, test } from 'vitest';
import type { FilingId } from '../../src-shared/domain/ids.ts';
import { seededRandom } from '../../src-shared/lib/seeded-random.ts';
import { openForTest } from '../../test/contracts/open-for-test.ts';
import { FAULTS, type Fault } from '../../test/fakes/fault-proxy.ts';
import { openSyncHouse, type SyncHouse } from '../../test/fakes/sync-house.ts';

let house: SyncHouse | null = null;
let disk: ReturnType<typeof openForTest> | null = null;
afterEach(async () => {
  await house?.close();
  disk?.dispose();
  house = null;
  disk = null;
});

/** Shares of data.md §5.2, without the black hole: each would cost a time-out. The rest is `ok`. */
const SHARES: readonly (readonly [Fault, number])[] = [
  ['refuse', 0.08],
  ['cut-request', 0.08],
  ['drop-response', 0.12],
  ['cut-response', 0.08],
  ['login-page', 0.03],
];

test('[peers 66] on the real store, over a line that breaks all the time and restarts in between, each filing arrives exactly once', async () => {
  disk = openForTest();
  house = await openSyncHouse({}, disk.store);
  const { proxy, sync, queue, taken, store, restart, defects } = house;
  const random = seededRandom(20_261_122);
  proxy.draw(() => {
    let draw = random();
    for (const [fault, share] of SHARES) {
      draw -= share;
      if (draw < 0) {
        return fault;
      }
    }
    return 'ok';
  });
  const ids: FilingId[] = [];
  for (let filing = 0; filing < 8; filing += 1) {
    ids.push(await queue({ materialBytes: 5_000 }));
    await sync().run();
    if (random() < 0.3) {
      await restart();
    }
  }
  for (let runs = 0; runs < 300 && store.outbox().length > 0; runs += 1) {
    await sync().run();
  }
  proxy.always('ok');
  expect(store.outbox()).toEqual([]);
  expect(await taken()).toHaveLength(ids.length);
  expect((await taken()).toSorted()).toEqual(ids.toSorted());
  expect(ids.map((filingId) => store.filing(filingId)?.receipt?.number ?? '')).not.toContain('');
  const met = FAULTS.filter((fault) => proxy.counts[fault] > 0);
  expect(met).toEqual(expect.arrayContaining(SHARES.map(([fault]) => fault)));
  expect(defects).toEqual([]);
}, 60_000);
