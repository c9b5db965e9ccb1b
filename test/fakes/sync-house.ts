import type { CentreOptions } from '../../src-center/server.ts';
import type { Profiles } from '../../src-main/engine/ports/profiles.ts';
import type { Store } from '../../src-main/engine/ports/store.ts';
import type { Sync } from '../../src-main/engine/ports/sync.ts';
import { createSync } from '../../src-main/sync/create-sync.ts';
import { type CentreTimeouts, createHttpCentre } from '../../src-main/sync/http-centre.ts';
import type { AccountId, FilingId } from '../../src-shared/domain/ids.ts';
import { regionProfiles } from '../../src-shared/regions/index.ts';
import { createEvents, type RecordedEvents } from './events.ts';
import { type FaultProxy, startFaultProxy } from './fault-proxy.ts';
import { createManualTimers, type ManualTimers } from './manual-timers.ts';
import { createMemoryMaterials, type MemoryMaterials } from './memory-materials.ts';
import { createMemoryStore } from './memory-store.ts';
import { queueFiling } from './queue-filing.ts';
import { signIn } from './sign-in.ts';
import {
  enrolmentValues,
  makeContent,
  makeMaterial,
  newPerson,
  openTestCentre,
  registerUnit,
  type TestCentre,
  type TestContent,
  type TestMaterial,
} from './test-centre.ts';

/** Sync over HTTP with a real centre, a line that breaks when told to, and a store in memory unless another is given. Nothing runs by itself. */
export type SyncHouse = {
  readonly centre: TestCentre;
  readonly proxy: FaultProxy;
  readonly store: Store;
  readonly materials: MemoryMaterials;
  readonly events: RecordedEvents;
  readonly timers: ManualTimers;
  readonly token: string;
  /** Whom the program lost on the way, newest last. */
  readonly defects: unknown[];
  readonly sync: () => Sync;
  /** The program ends and begins anew on the same store. */
  readonly restart: () => Promise<void>;
  /** Queues a filing of a new person with one material of so many bytes. */
  readonly queue: (ask?: { readonly materialBytes?: number; readonly change?: (content: TestContent) => TestContent }) => Promise<FilingId>;
  /** What the centre has taken, oldest first. */
  readonly taken: () => Promise<readonly FilingId[]>;
  readonly close: () => Promise<void>;
};

const LIMITS = { mediaTypes: ['image/jpeg', 'application/pdf'], maxBytes: 16 * 1024 * 1024 } as const;
const QUICK: CentreTimeouts = { statusMs: 600, readMs: 1_000, writeMs: 1_000, chunkMs: 2_000, retryMs: [10, 30] };

export async function openSyncHouse(
  options: Partial<CentreOptions> & { readonly start?: string } = {},
  store: Store = createMemoryStore(),
): Promise<SyncHouse> {
  const centre = await openTestCentre(options);
  const proxy = await startFaultProxy(centre.url);
  const materials = createMemoryMaterials();
  const events = createEvents();
  const timers = createManualTimers();
  const defects: unknown[] = [];
  const token = await registerUnit(centre);
  signIn(store, { region: centre.profile.id, token });
  const shipped = options.profiles ?? regionProfiles;
  const profiles: Profiles = {
    list: () => shipped,
    get: (region, version) => shipped.find((one) => one.id === region && (version === undefined || one.version === version)) ?? null,
  };
  const begin = (): Sync => {
    const made = createSync({
      centre: createHttpCentre({ url: proxy.url, timeouts: QUICK }),
      profiles,
      events,
      clock: centre.clock,
      timers,
      random: () => 0.5,
      log: (_reference, error) => defects.push(error),
    });
    made.start({ accountId: '0'.repeat(26) as AccountId, store, materials, close: () => undefined });
    return made;
  };
  let sync = begin();
  let people = 0;
  return {
    centre,
    proxy,
    store,
    materials,
    events,
    timers,
    token,
    defects,
    sync: () => sync,
    async restart() {
      await sync.stop();
      sync = begin();
    },
    async queue({ materialBytes = 60_000, change = (content: TestContent) => content } = {}) {
      const material: TestMaterial = makeMaterial(materialBytes);
      const added = await materials.add({ fileName: '演练.jpg', bytes: material.bytes, limits: LIMITS });
      if (!added.ok) {
        throw new Error(added.error.code);
      }
      const content = change(makeContent(centre, { rows: [enrolmentValues(newPerson(people))], material }));
      people += 1;
      // The clerk needs a moment between two 提交: the order of queuedAt is the order of the work.
      centre.clock.advance(1_000);
      queueFiling(store, content, centre.clock.now());
      return content.clientId;
    },
    async taken() {
      const { items } = await centre.console.filings({ page: 1, pageSize: 100 });
      return items.toSorted((a, b) => (a.receiptNumber < b.receiptNumber ? -1 : 1)).map(({ clientId }) => clientId);
    },
    async close() {
      await sync.stop();
      await proxy.close();
      await centre.close();
    },
  };
}
