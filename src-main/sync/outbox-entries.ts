import type { CentreFiling } from '../../src-shared/contract/centre.ts';
import type { Failure } from '../../src-shared/contract/errors.ts';
import { applyCentreFiling } from '../../src-shared/domain/apply-verdict.ts';
import type { Filing } from '../../src-shared/domain/filing.ts';
import type { FilingId } from '../../src-shared/domain/ids.ts';
import { identityOf } from '../../src-shared/domain/numbers/identity-of.ts';
import { DECIDED_STATES, type FilingEvent, nextState, UNSENT_STATES } from '../../src-shared/domain/transitions.ts';
import type { Instant } from '../../src-shared/lib/plain-date.ts';
import { type FilingIndex, filingIndex } from '../../src-shared/profile/filing-index.ts';
import type { Clock } from '../engine/ports/clock.ts';
import type { Profiles } from '../engine/ports/profiles.ts';
import type { OutboxEntry, Store, StoreWriter } from '../engine/ports/store.ts';
import type { Events } from '../engine/ports/sync.ts';

/** Where a queued filing goes next: `null` as the next try holds it until the clerk acts. */
export type Postponement = { readonly lastFailure: Failure; readonly nextAttemptAt: Instant | null };

/**
 * The writes of the outbox: each moves a filing and its entry together in one transaction, by the table of transitions, and
 * re-reads both, because the clerk may have acted while the centre was asked. They answer false when there was nothing to move.
 */
export type OutboxEntries = ReturnType<typeof createOutboxEntries>;

export function createOutboxEntries(parts: {
  readonly store: Store;
  readonly events: Events;
  readonly clock: Clock;
  readonly profiles: Profiles;
}) {
  const { store, events, clock, profiles } = parts;

  const told = (filingId: FilingId, moved: boolean): boolean => {
    if (moved) {
      events.publish({ event: 'filing.changed', filingId });
      events.publish({ event: 'outbox.changed', unsent: store.countFilings(UNSENT_STATES) });
    }
    return moved;
  };

  /** `changedAt` stays: a filing that is tried again and again must not keep jumping to the top of the clerk's list. */
  const move = (write: StoreWriter, filingId: FilingId, event: FilingEvent, change: (entry: OutboxEntry) => Partial<OutboxEntry>) => {
    const filing = write.filing(filingId);
    const entry = write.outboxEntry(filingId);
    const state = filing === null ? null : nextState(filing.state, event);
    if (filing === null || entry === null || state === null) {
      return false;
    }
    write.putFiling({ ...filing, state, revision: filing.revision + 1 }, indexOf(filing, profiles));
    write.putOutboxEntry({ ...entry, ...change(entry) });
    return true;
  };
  const moveInOneGo = (filingId: FilingId, event: FilingEvent, change: (entry: OutboxEntry) => Partial<OutboxEntry>) =>
    told(
      filingId,
      store.transaction((write) => move(write, filingId, event, change)),
    );

  return {
    /** queued → sending, on disk before the first byte goes out. The try is counted here, so that one that kills us counts too. */
    pickUp: (filingId: FilingId) =>
      moveInOneGo(filingId, 'picked-up', ({ attempts }) => ({ attempts: attempts + 1, lastFailure: null, nextAttemptAt: null })),
    /** The centre certainly has nothing. */
    putBack: (filingId: FilingId, postponement: Postponement) => moveInOneGo(filingId, 'send-failed', () => postponement),
    /** The centre may have it (状态待确认). */
    doubt: (filingId: FilingId, postponement: Postponement) => moveInOneGo(filingId, 'answer-lost', () => postponement),
    /** Asked about a doubtful one, the centre has nothing: it is queued as if never sent. */
    clearDoubt: (filingId: FilingId) => moveInOneGo(filingId, 'send-failed', () => ({ lastFailure: null, nextAttemptAt: null })),
    /** Notes why it does not go now, without moving it. What is noted already and still ahead stays: polling is no news. */
    postpone(filingId: FilingId, postponement: Postponement): boolean {
      const changed = store.transaction((write) => {
        const entry = write.outboxEntry(filingId);
        const stillAhead = (entry?.nextAttemptAt ?? '') > clock.now();
        if (entry === null || (stillAhead && sameFailure(entry.lastFailure, postponement.lastFailure))) {
          return false;
        }
        write.putOutboxEntry({ ...entry, ...postponement });
        return true;
      });
      return told(filingId, changed);
    },
    /** The receipt and the end of the outbox entry, together or not at all. This is the only success there is. */
    receive(saying: CentreFiling): boolean {
      const applied = store.transaction((write) => applySaying({ write, saying, profiles, now: clock.now() }));
      if (applied?.verdict) {
        events.publish({ event: 'verdict.arrived', filingId: saying.clientId });
      }
      return told(saying.clientId, applied !== null);
    },
    /** What a crash left on the wire may have arrived. */
    settleCrash(): void {
      const left = store.outbox().filter(({ filingId }) => store.filing(filingId)?.state === 'sending');
      if (left.length === 0) {
        return;
      }
      const settled = store.transaction((write) =>
        left.filter(({ filingId }) =>
          move(write, filingId, 'answer-lost', () => ({ lastFailure: { code: 'answer-lost' }, nextAttemptAt: null })),
        ),
      );
      for (const { filingId } of settled) {
        told(filingId, true);
      }
    },
    /** The centre's word came another way (the pull): nothing is left to send. */
    drop(filingId: FilingId): void {
      store.transaction((write) => write.removeOutboxEntry(filingId));
      told(filingId, true);
    },
  };
}

/**
 * Brings a filing of this PC to what the centre says of it, and drops its outbox entry, which is answered by it. null when nothing
 * changed: unknown here, already known, or about other content than what waits to be sent (the PUT will meet `content-conflict`).
 */
export function applySaying(ask: {
  readonly write: StoreWriter;
  readonly saying: CentreFiling;
  readonly profiles: Profiles;
  readonly now: Instant;
}): { readonly verdict: boolean } | null {
  const { write, saying, profiles, now } = ask;
  const filing = write.filing(saying.clientId);
  const entry = write.outboxEntry(saying.clientId);
  if (filing === null || (entry !== null && entry.contentHash !== saying.contentHash)) {
    return null;
  }
  const applied = applyCentreFiling({ filing, saying, now });
  const judged = applied.changed || filing.state === saying.state ? putBatchVerdicts(write, filing, saying) : 0;
  if (!applied.changed && judged === 0) {
    return null;
  }
  const next = applied.changed ? applied.filing : { ...filing, revision: filing.revision + 1, changedAt: now };
  write.putFiling(next, indexOf(filing, profiles));
  if (entry !== null) {
    write.removeOutboxEntry(saying.clientId);
  }
  return { verdict: applied.event !== null && DECIDED_STATES.includes(applied.filing.state) };
}

/** A batch keeps its rows beside the filing, and their verdicts with them; answers how many are new. */
function putBatchVerdicts(write: StoreWriter, { filingId, rows }: Filing, saying: CentreFiling): number {
  const verdicts = saying.rows.flatMap(({ rowId, verdict }) => (verdict === null ? [] : [{ rowId, verdict }]));
  return rows.length > 0 || verdicts.length === 0 ? 0 : write.putVerdicts(filingId, verdicts);
}

/** Without the profile (its version is gone from this PC) the people are still found by what can only be an id number. */
function indexOf(filing: Filing, profiles: Profiles): FilingIndex {
  const profile = profiles.get(filing.region, filing.profileVersion) ?? profiles.get(filing.region);
  const service = profile?.services.find(({ id }) => id === filing.service);
  if (filing.rows.length === 0) {
    // Who is in a batch the store knows from its rows.
    return { idNumbers: [], names: [], effectiveMonth: filing.sharedValues[service?.roles.effectiveMonth ?? ''] ?? '' };
  }
  return service === undefined
    ? { idNumbers: idNumbersIn(filing.rows), names: [], effectiveMonth: '' }
    : filingIndex(service.roles, filing.rows);
}

/** Values that are valid id numbers, in whatever field. */
export function idNumbersIn(rows: readonly { readonly values: Readonly<Record<string, string>> }[]): readonly string[] {
  return [...new Set(rows.flatMap(({ values }) => Object.values(values)).filter((value) => identityOf(value) !== null))];
}

function sameFailure(one: Failure | null, other: Failure): boolean {
  return one !== null && JSON.stringify(one) === JSON.stringify(other);
}
