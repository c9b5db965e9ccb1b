import { expect } from 'vitest';
import type { Centre } from '../../src-main/engine/ports/centre.ts';
import type { MaterialFiles } from '../../src-main/engine/ports/materials.ts';
import type { Store } from '../../src-main/engine/ports/store.ts';
import type { Sync } from '../../src-main/engine/ports/sync.ts';
import { createSync } from '../../src-main/sync/create-sync.ts';
import { PATIENCE } from '../../src-main/sync/outbox.ts';
import type { FilingContent } from '../../src-shared/domain/filing.ts';
import type { AccountId, FilingId, RowId, Sha256 } from '../../src-shared/domain/ids.ts';
import { makePeople } from '../../src-shared/domain/synthetic-people.ts';
import { DECIDED_STATES, PENDING_STATES } from '../../src-shared/domain/transitions.ts';
import type { Instant } from '../../src-shared/lib/plain-date.ts';
import { createClock, type SettableClock } from '../fakes/clock.ts';
import { createIds } from '../fakes/ids.ts';
import { createManualTimers, type ManualTimers } from '../fakes/manual-timers.ts';
import { createMemoryStore } from '../fakes/memory-store.ts';
import { type CallFault, createModelCentre, Killed, MODEL_REGION, type ModelCentre, POISON_VERSION } from '../fakes/model-centre.ts';
import { noMaterials } from '../fakes/no-materials.ts';
import { entryOf, queueFiling, reopenFiling } from '../fakes/queue-filing.ts';
import { signIn } from '../fakes/sign-in.ts';

/** What the clerk wanted: every version of a filing that was ever submitted, the last one being the wish. */
type Intent = {
  readonly poison: boolean;
  readonly person: number;
  versions: { readonly content: FilingContent; readonly contentHash: string; readonly queuedAt: Instant }[];
};

/** Puts a fault into the client on purpose, so that the property can show that it would notice. */
export type Mutant = {
  readonly centre?: (centre: Centre, model: ModelCentre) => Centre;
  readonly store?: (store: Store) => Store;
};

/** One PC, one centre, a line that fails as planned, and a program that may die and begin again on the same disk. */
export type SyncWorld = {
  submit(person: number, poison: boolean): void;
  /** 修改 and 提交 again of the filing at this place, if it is still the clerk's. */
  resubmit(place: number): void;
  run(faults: readonly CallFault[], asked: boolean): Promise<void>;
  /** From now on a filter on the way cuts every try to put the filing at this place. */
  curse(place: number): void;
  wait(milliseconds: number): void;
  setAccepting(accepting: boolean): void;
  decideOne(): void;
  /** What must hold whenever nothing runs. */
  check(): void;
  /** Lets everything come to rest on a good line, where only the cursed may be left over; then lifts the curse. */
  quiesce(): Promise<void>;
};

const PEOPLE = makePeople({ seed: 7, count: 3, today: '2026-11-22' });
const MATERIAL = 'a'.repeat(64) as Sha256;
const materials: MaterialFiles = {
  ...noMaterials,
  read: () => Promise.resolve({ ok: true, value: { bytes: new Uint8Array(3), mediaType: 'image/jpeg' } }),
  has: () => true,
};

export function createSyncWorld(mutant: Mutant = {}): SyncWorld {
  const clock: SettableClock = createClock();
  const ids = createIds();
  const disk = createMemoryStore();
  const model = createModelCentre(clock);
  const intents = new Map<FilingId, Intent>();
  const defects: unknown[] = [];
  const cursed = new Set<FilingId>();
  let plan: readonly CallFault[] = [];
  let step = 0;
  let lateUsed = false;
  let mostAttempts = 0;
  signIn(disk, { region: MODEL_REGION, token: 'token' });

  const begin = (): { readonly sync: Sync; readonly timers: ManualTimers; readonly life: { dead: boolean } } => {
    const life = { dead: false };
    const timers = createManualTimers();
    const reached = model.reach({
      fault: (putting) => {
        const planned = plan[step] ?? 'ok';
        const what = planned === 'ok' && putting !== null && cursed.has(putting) ? 'lost-before' : planned;
        step += 1;
        lateUsed ||= what === 'late';
        return what;
      },
      onKilled: () => {
        life.dead = true;
      },
    });
    const centre = mutant.centre?.(reached, model) ?? reached;
    const store = mortal(mutant.store?.(disk) ?? disk, life);
    const sync = createSync({
      centre: { within: () => centre },
      profiles: { list: () => [], get: () => null },
      events: { publish: () => undefined, subscribe: () => () => undefined },
      clock,
      timers,
      random: () => 0.5,
      log: (_reference, error) => defects.push(error),
    });
    sync.start({ accountId: '0'.repeat(26) as AccountId, store, materials, close: () => undefined });
    return { sync, timers, life };
  };
  let program = begin();

  const queue = (filingId: FilingId, person: number, poison: boolean): void => {
    clock.advance(1_000);
    const content = contentFor({ filingId, person, poison, submittedAt: clock.now() });
    queueFiling(disk, content, clock.now());
    const intent = intents.get(filingId) ?? { poison, person, versions: [] };
    intent.versions.push({ content, contentHash: entryOf(content, clock.now()).contentHash, queuedAt: clock.now() });
    intents.set(filingId, intent);
  };

  const world: SyncWorld = {
    submit: (person, poison) => queue(ids.next() as FilingId, person, poison),
    resubmit(place) {
      const [filingId, intent] = [...intents][place % Math.max(1, intents.size)] ?? [];
      if (filingId !== undefined && intent !== undefined && reopenFiling(disk, filingId)) {
        queue(filingId, intent.person, intent.poison);
      }
    },
    async run(faults, asked) {
      plan = faults;
      step = 0;
      try {
        if (asked) {
          await program.sync.run();
        } else {
          program.sync.poke();
          program.timers.fire();
          while (program.sync.status().running) {
            await new Promise((resolve) => setImmediate(resolve));
          }
        }
      } catch (error) {
        if (!(error instanceof Killed)) {
          throw error;
        }
      }
      plan = [];
      mostAttempts = Math.max(mostAttempts, ...disk.outbox().map(({ attempts }) => attempts));
      if (program.life.dead) {
        program = begin();
      }
    },
    curse(place) {
      const [filingId] = [...intents.keys()].slice(place % Math.max(1, intents.size));
      if (filingId !== undefined) {
        cursed.add(filingId);
      }
    },
    wait: (milliseconds) => clock.advance(milliseconds),
    setAccepting: (accepting) => model.setAccepting(accepting),
    decideOne: () => model.decideOne(),
    check() {
      expect(defects.filter((defect) => !(defect instanceof Killed))).toEqual([]);
      for (const [filingId, { versions }] of intents) {
        const latest = versions.at(-1);
        const filing = disk.filing(filingId);
        const entry = disk.outboxEntry(filingId);
        const effects = effectsOf(versions.map(({ contentHash }) => contentHash));
        expect(filing?.rows[0]?.values).toEqual(latest?.content.rows[0]?.values);
        expect(effects.length).toBeLessThanOrEqual(1);
        if (filing !== null && [...PENDING_STATES, ...DECIDED_STATES].includes(filing.state)) {
          // Received is what the centre has, and nothing else is.
          expect(effects[0]).toMatchObject({ contentHash: latest?.contentHash, receipt: filing.receipt?.number });
          expect(entry).toBeNull();
        } else {
          // What is not there yet is on its way, whole.
          expect(['queued', 'unconfirmed']).toContain(filing?.state);
          expect(entry?.contentHash).toBe(latest?.contentHash);
          const conflict = entry?.lastFailure?.code === 'content-conflict';
          if (effects.length > 0 && !lateUsed && !conflict) {
            // It may have arrived, so it is shown as doubtful and not the clerk's to change.
            expect(filing?.state).toBe('unconfirmed');
          }
        }
      }
      if (!lateUsed) {
        checkOrder();
      }
    },
    async quiesce() {
      model.settle();
      model.setAccepting(true);
      await rest();
      for (const filingId of disk.outbox().map((entry) => entry.filingId)) {
        // Nobody else waits for a filing that cannot get through, unless it is about the same person and came later.
        const intent = intents.get(filingId);
        const blocked = [...cursed].some((other) => intents.get(other)?.person === intent?.person);
        const held = disk.outboxEntry(filingId)?.nextAttemptAt === null;
        expect(blocked || held).toBe(true);
      }
      cursed.clear();
      await rest();
      for (const [filingId, { poison, versions }] of intents) {
        const entry = disk.outboxEntry(filingId);
        const effects = effectsOf(versions.map(({ contentHash }) => contentHash));
        if (poison) {
          expect(effects).toEqual([]);
          expect(entry).toMatchObject({ lastFailure: { code: 'profile-version-unknown' }, nextAttemptAt: null });
        } else {
          expect(effects).toHaveLength(1);
          // Only a request that came in long after it was given up can leave an older version at the centre; then it is said so.
          expect(entry === null || (lateUsed && entry.lastFailure?.code === 'content-conflict')).toBe(true);
        }
      }
      expect(model.effects).toHaveLength([...intents.values()].filter(({ poison }) => !poison).length);
    },
  };

  async function rest(): Promise<void> {
    for (let turn = 0; turn < 15 && disk.outbox().length > 0; turn += 1) {
      clock.advance(10 * 60_000);
      await world.run([], false);
    }
    world.check();
  }

  /** By what is in them, not by id: a client that gave them new ids must not go unnoticed. */
  function effectsOf(hashes: readonly string[]): readonly { readonly contentHash: string; readonly receipt: string }[] {
    return model.effects.flatMap(({ contentHash }, index) =>
      hashes.includes(contentHash) ? [{ contentHash, receipt: `R${index + 1}` }] : [],
    );
  }

  /** Of one person always in order; of all, as long as none was passed over. */
  function checkOrder(): void {
    const wishes = new Map(
      [...intents.values()].flatMap(({ person, versions }) =>
        versions.map(({ contentHash, queuedAt }) => [contentHash, { person, queuedAt }]),
      ),
    );
    const done = model.effects.flatMap(({ contentHash }) => wishes.get(contentHash) ?? []);
    for (const person of PEOPLE.keys()) {
      const times = done.filter((each) => each.person === person).map(({ queuedAt }) => queuedAt);
      expect(times).toEqual(times.toSorted());
    }
    if (mostAttempts < PATIENCE) {
      const times = done.map(({ queuedAt }) => queuedAt);
      expect(times).toEqual(times.toSorted());
    }
  }
  return world;
}

function contentFor(ask: {
  readonly filingId: FilingId;
  readonly person: number;
  readonly poison: boolean;
  readonly submittedAt: Instant;
}): FilingContent {
  const person = PEOPLE[ask.person % PEOPLE.length];
  const values = {
    socialSecurityNumber: person?.socialSecurityNumber ?? '',
    name: person?.name ?? '',
    note: `${ask.filingId} ${ask.submittedAt}`,
  };
  const file = { kind: 'id-copy', sha256: MATERIAL, fileName: '演练.jpg', mediaType: 'image/jpeg', bytes: 3 } as const;
  return {
    clientId: ask.filingId,
    region: MODEL_REGION,
    profileVersion: ask.poison ? POISON_VERSION : '1',
    service: 'enrolment',
    insurance: 'medical',
    unitNumber: '900001',
    submittedAt: ask.submittedAt,
    rows: [{ rowId: ask.filingId as string as RowId, values, materials: [file] }],
  };
}

/** The same disk under a program that may die: a dead program neither reads nor writes. */
function mortal(store: Store, life: { readonly dead: boolean }): Store {
  return new Proxy(store, {
    get(target, name, receiver) {
      if (life.dead) {
        throw new Killed();
      }
      return Reflect.get(target, name, receiver);
    },
  });
}
