import type { SyncStatus } from '../../src-shared/contract/engine.ts';
import type { Failure, FailureCode } from '../../src-shared/contract/errors.ts';
import type { FilingId } from '../../src-shared/domain/ids.ts';
import type { PlainDate } from '../../src-shared/lib/plain-date.ts';
import type { Centre, CentreStatus, UploadPace } from '../engine/ports/centre.ts';
import type { Clock } from '../engine/ports/clock.ts';
import type { Profiles } from '../engine/ports/profiles.ts';
import type { Store } from '../engine/ports/store.ts';
import type { Events } from '../engine/ports/sync.ts';
import type { OpenAccount } from '../engine/ports/vault.ts';
import { type FilingWindow, sendOutbox } from './outbox.ts';
import { createOutboxEntries } from './outbox-entries.ts';
import { pullChanges } from './pull.ts';

export type RunWork = {
  readonly account: Pick<OpenAccount, 'store' | 'materials'>;
  readonly centre: Centre;
  readonly profiles: Profiles;
  readonly events: Events;
  readonly clock: Clock;
  readonly random: () => number;
  readonly signal: AbortSignal;
  /** The clerk pressed the button. */
  readonly asked: boolean;
  readonly onProgress: (filingId: FilingId, progress: { readonly sentBytes: number; readonly totalBytes: number } | null) => void;
  readonly pace: UploadPace;
};

export type RunEnd = {
  readonly centre: SyncStatus['centre'];
  readonly opensOn: PlainDate | null;
  /** Everything was asked and answered. */
  readonly complete: boolean;
  /** Something was sent or came in. */
  readonly news: boolean;
  /** The pause a busy centre asked for. */
  readonly pauseMs: number;
};

/** One run: who answers there, then what waits goes out, then what is new comes in. */
export async function runOnce(work: RunWork): Promise<RunEnd> {
  const { store, materials } = work.account;
  const status = await greet(work, store);
  if ('code' in status) {
    return endOn(status, false);
  }
  const window = windowOf(status, store);
  const { token } = store.syncState();
  if (token === null) {
    return endOn({ code: 'session-missing' }, false);
  }
  const waitingBefore = store.outbox().length;
  const sending = await sendOutbox({
    ...work,
    token,
    store,
    materials,
    entries: createOutboxEntries({ ...work, store }),
    window,
  });
  const sent = store.outbox().length < waitingBefore;
  if (sending !== null && sending.code !== 'centre-closed' && sending.code !== 'sending-paused') {
    forgetSession(store, sending, token);
    return endOn(sending, sent);
  }
  const pulled = work.signal.aborted ? null : await pullChanges({ ...work, token, store });
  if (pulled === null) {
    return endOn({ code: 'centre-unreachable' }, sent);
  }
  if (!pulled.ok) {
    forgetSession(store, pulled.error, token);
    return endOn(pulled.error, sent);
  }
  const news = sent || pulled.value.changes > 0;
  if (sending?.code === 'centre-closed') {
    return { ...endOn(sending, news), complete: true };
  }
  return { centre: window.accepting ? 'reachable' : 'closed', opensOn: window.opensOn, complete: true, news, pauseMs: 0 };
}

async function greet({ centre, clock }: RunWork, store: Store): Promise<CentreStatus | Failure> {
  const before = Date.parse(clock.now());
  const status = await centre.status();
  if (!status.ok) {
    return status.error;
  }
  const { name, now } = status.value;
  const here = (before + Date.parse(clock.now())) / 2;
  const clockAheadMinutes = Math.round((here - Date.parse(now)) / 60_000) + 0;
  const known = store.syncState();
  if (known.centreName !== name || known.clockAheadMinutes !== clockAheadMinutes) {
    store.transaction((write) => write.putSyncState({ centreName: name, clockAheadMinutes }));
  }
  return status.value;
}

/** Of this account's region. A centre that tells nothing of it answers when a filing comes. */
function windowOf({ windows }: CentreStatus, store: Store): FilingWindow {
  const region = store.account()?.region;
  return windows.find((window) => window.region === region) ?? { accepting: true, opensOn: null };
}

/** A dead session is not tried again and again; one that the clerk opened meanwhile stays. */
function forgetSession(store: Store, failure: Failure, token: string): void {
  if (failure.code === 'session-missing' && store.syncState().token === token) {
    store.transaction((write) => write.putSyncState({ token: null, tokenExpiresAt: null }));
  }
}

function endOn(failure: Failure, news: boolean): RunEnd {
  const end = { opensOn: null, complete: false, news, pauseMs: 0 };
  if (failure.code === 'centre-closed') {
    return { ...end, centre: 'closed', opensOn: failure.opensOn === '' ? null : failure.opensOn };
  }
  if (failure.code === 'centre-busy') {
    return { ...end, centre: 'reachable', pauseMs: failure.retryAfterSeconds * 1_000 };
  }
  return { ...end, centre: CONTACTS.get(failure.code) ?? 'unreachable' };
}

/** What a failure of status or pull says of the centre; all others leave it `unreachable`. */
const CONTACTS: ReadonlyMap<FailureCode, SyncStatus['centre']> = new Map([
  ['centre-not-recognised', 'not-recognised'],
  ['request-invalid', 'not-recognised'],
  ['session-missing', 'login-needed'],
  ['account-not-found', 'login-needed'],
  ['account-locked', 'login-needed'],
]);
