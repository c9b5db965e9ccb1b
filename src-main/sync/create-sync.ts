import type { SyncStatus } from '../../src-shared/contract/engine.ts';
import type { FilingId } from '../../src-shared/domain/ids.ts';
import { PENDING_STATES, UNSENT_STATES } from '../../src-shared/domain/transitions.ts';
import type { Centre, UploadPace } from '../engine/ports/centre.ts';
import type { Clock } from '../engine/ports/clock.ts';
import type { Log } from '../engine/ports/log.ts';
import type { Profiles } from '../engine/ports/profiles.ts';
import type { Store } from '../engine/ports/store.ts';
import type { Events, Sync } from '../engine/ports/sync.ts';
import type { OpenAccount } from '../engine/ports/vault.ts';
import { createOutboxEntries } from './outbox-entries.ts';
import { runOnce } from './run-once.ts';
import { nextRunInMs } from './schedule.ts';
import { createUploadPace } from './upload-pace.ts';

export type Timers = { set(work: () => void, milliseconds: number): unknown; clear(handle: unknown): void };

export type SyncParts = {
  /** `within` gives the same centre with calls that end when the signal does. */
  readonly centre: { within(signal: AbortSignal): Centre };
  readonly profiles: Profiles;
  readonly events: Events;
  readonly clock: Clock;
  readonly timers: Timers;
  /** 0 … 1, for back-off. */
  readonly random: () => number;
  readonly log: Log;
};

/** The work for one account between `start` and `stop`. */
type Session = {
  readonly account: Pick<OpenAccount, 'store' | 'materials'>;
  readonly abort: AbortController;
  readonly centre: Centre;
  readonly pace: UploadPace;
  readonly progress: Map<FilingId, { readonly sentBytes: number; readonly totalBytes: number }>;
  timer: unknown;
  running: Promise<void> | null;
  /** The run that follows the one under way, and whether the clerk asked for it. */
  following: { readonly done: Promise<void>; asked: boolean } | null;
  contact: SyncStatus['centre'];
  opensOn: string | null;
  failures: number;
  quietRuns: number;
  /** The pause a busy centre asked for. */
  pauseMs: number;
  /** The status the windows were last told of. */
  told: string;
};

/** Several pokes in a moment make one run. */
const POKE_MS = 20;
const NO_ACCOUNT: SyncStatus = {
  centre: 'unknown',
  centreName: '',
  lastSuccessAt: null,
  asOf: null,
  unsent: 0,
  running: false,
  clockAheadMinutes: 0,
  opensOn: null,
  sending: { paused: false, bytesPerSecond: null },
};

export function createSync(parts: SyncParts): Sync {
  let session: Session | null = null;

  return {
    start(account) {
      if (session !== null) {
        throw new Error('sync works for another account already');
      }
      const abort = new AbortController();
      const begun: Session = {
        account,
        abort,
        centre: parts.centre.within(abort.signal),
        pace: createUploadPace({
          choices: () => account.store.sendingChoices(),
          now: () => performance.now(),
          wait: (milliseconds) => new Promise((resolve) => parts.timers.set(resolve, milliseconds)),
        }),
        progress: new Map(),
        timer: null,
        running: null,
        following: null,
        contact: 'unknown',
        opensOn: null,
        failures: 0,
        quietRuns: 0,
        pauseMs: 0,
        told: '',
      };
      createOutboxEntries({ ...parts, store: account.store }).settleCrash();
      session = begun;
      inBackground(parts, begun, POKE_MS);
    },
    async stop() {
      const ending = session;
      session = null;
      if (ending === null) {
        return;
      }
      ending.abort.abort();
      parts.timers.clear(ending.timer);
      while (ending.running !== null || ending.following !== null) {
        await Promise.allSettled([ending.running, ending.following?.done]);
      }
    },
    async run() {
      const current = session;
      if (current !== null) {
        await joinRun(parts, current, true);
      }
      return session === null ? NO_ACCOUNT : statusOf(session);
    },
    poke() {
      if (session !== null) {
        inBackground(parts, session, POKE_MS);
      }
    },
    status: () => (session === null ? NO_ACCOUNT : statusOf(session)),
    progress: (filingId) => session?.progress.get(filingId) ?? null,
  };
}

/** Replaces whatever was planned by a run in so many milliseconds. */
function inBackground(parts: SyncParts, session: Session, milliseconds: number): void {
  parts.timers.clear(session.timer);
  session.timer = parts.timers.set(() => {
    joinRun(parts, session, false).catch((error: unknown) => parts.log('sync', error));
  }, milliseconds);
}

/** One run at a time: begins one, or waits for the run that follows the one under way. */
function joinRun(parts: SyncParts, session: Session, asked: boolean): Promise<void> {
  if (session.abort.signal.aborted) {
    return Promise.resolve();
  }
  if (session.running === null) {
    session.running = Promise.resolve()
      .then(() => run(parts, session, asked))
      .finally(() => {
        session.running = null;
        if (!session.abort.signal.aborted) {
          tell(parts, session);
          inBackground(parts, session, nextRunInMs(outlookOf(session, parts.clock), parts.random));
        }
      });
    return session.running;
  }
  if (session.following === null) {
    const done = session.running
      .catch(() => undefined)
      .then(() => {
        const wished = session.following?.asked ?? false;
        session.following = null;
        return joinRun(parts, session, wished);
      });
    session.following = { done, asked };
  }
  session.following.asked ||= asked;
  return session.following.done;
}

async function run(parts: SyncParts, session: Session, asked: boolean): Promise<void> {
  parts.timers.clear(session.timer);
  session.pauseMs = 0;
  // Until the end says otherwise: a run that a defect breaks off is tried again with growing pauses.
  session.failures += 1;
  tell(parts, session);
  const end = await runOnce({
    ...parts,
    account: session.account,
    centre: session.centre,
    signal: session.abort.signal,
    asked,
    pace: session.pace,
    onProgress(filingId, progress) {
      if (progress === null) {
        session.progress.delete(filingId);
      } else {
        session.progress.set(filingId, progress);
        parts.events.publish({ event: 'outbox.changed', unsent: session.account.store.countFilings(UNSENT_STATES) });
      }
    },
  });
  session.contact = end.centre;
  session.opensOn = end.opensOn;
  session.pauseMs = end.pauseMs;
  session.failures = end.complete ? 0 : session.failures;
  session.quietRuns = end.news ? 0 : session.quietRuns + 1;
}

function statusOf({ account, contact, opensOn, running }: Session): SyncStatus {
  const { centreName, lastSuccessAt, asOf, clockAheadMinutes } = account.store.syncState();
  return {
    centre: contact,
    centreName: centreName ?? '',
    lastSuccessAt,
    asOf,
    unsent: account.store.countFilings(UNSENT_STATES),
    running: running !== null,
    clockAheadMinutes,
    opensOn,
    sending: account.store.sendingChoices(),
  };
}

/** Only what a window would show differently is news. */
function tell({ events }: SyncParts, session: Session): void {
  const status = JSON.stringify(statusOf(session));
  if (status !== session.told) {
    session.told = status;
    events.publish({ event: 'sync.changed' });
  }
}

function outlookOf(session: Session, clock: Clock) {
  const { store } = session.account;
  const due = dueTimes(store);
  return {
    centre: session.contact,
    failures: session.failures,
    quietRuns: session.quietRuns,
    waiting: due.waiting || store.countFilings(PENDING_STATES) > 0,
    dueInMs: due.first === null ? null : Date.parse(due.first) - Date.parse(clock.now()),
    pauseMs: session.pauseMs,
  };
}

/** Held entries (refused, no next try) wait for the clerk, not for us. */
function dueTimes(store: Store): { readonly waiting: boolean; readonly first: string | null } {
  const going = store.outbox().filter(({ lastFailure, nextAttemptAt }) => lastFailure === null || nextAttemptAt !== null);
  const times = going.map(({ nextAttemptAt }) => nextAttemptAt).filter((time) => time !== null);
  return { waiting: going.length > 0, first: times.sort()[0] ?? null };
}
