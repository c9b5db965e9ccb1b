import type { Failure } from '../../src-shared/contract/errors.ts';
import type { FilingId } from '../../src-shared/domain/ids.ts';
import { UNSENT_STATES } from '../../src-shared/domain/transitions.ts';
import { assertNever } from '../../src-shared/lib/assert-never.ts';
import type { Instant, PlainDate } from '../../src-shared/lib/plain-date.ts';
import type { Centre, UploadPace } from '../engine/ports/centre.ts';
import type { Clock } from '../engine/ports/clock.ts';
import type { MaterialFiles } from '../engine/ports/materials.ts';
import type { OutboxEntry, Store } from '../engine/ports/store.ts';
import { backOff } from './back-off.ts';
import { consequenceOf } from './consequence.ts';
import { idNumbersIn, type OutboxEntries, type Postponement } from './outbox-entries.ts';
import { answerOf, frozenContent, sendFiling } from './send-filing.ts';

/** So often a filing may fail by itself before the ones behind it go first. */
export const PATIENCE = 3;
const RETRY_BASE_MS = 1_000;
const RETRY_CAP_MS = 5 * 60_000;
/** When a closed centre does not say when it opens. */
const CLOSED_PAUSE_MS = 5 * 60_000;

export type OutboxWork = {
  readonly centre: Centre;
  readonly token: string;
  readonly store: Store;
  readonly materials: MaterialFiles;
  readonly entries: OutboxEntries;
  readonly clock: Clock;
  readonly random: () => number;
  /** Ends the work between two steps. */
  readonly signal: AbortSignal;
  /** As the centre's status told it. */
  readonly window: FilingWindow;
  /** The clerk pressed the button: back-off and refusals are tried again at once. */
  readonly asked: boolean;
  readonly onProgress: (filingId: FilingId, progress: { readonly sentBytes: number; readonly totalBytes: number } | null) => void;
  readonly pace: UploadPace;
};

/** Whether filings are taken now, and if not from which day on (O-06). */
export type FilingWindow = { readonly accepting: boolean; readonly opensOn: PlainDate | null };

/** `behind`: nothing after this filing may go before it. */
type Step = 'next' | 'passed-over' | 'behind' | { readonly stop: Failure };

/**
 * Sends what waits, one at a time in the order of 提交 (O-24). A doubtful one is settled by asking before anything else goes; a
 * refused one is held and blocks nothing; one that keeps failing by itself lets the others pass, except later ones of the same
 * people, whose filings only make sense in order. Answers the fault that stopped it, null when it came to the end.
 */
export async function sendOutbox(work: OutboxWork): Promise<Failure | null> {
  let { window } = work;
  let closed: Failure | null = null;
  const waiting = new Set<string>();
  for (const { filingId } of work.store.outbox()) {
    if (work.signal.aborted) {
      return null;
    }
    const entry = work.store.outboxEntry(filingId);
    if (entry === null) {
      continue;
    }
    if (work.store.sendingChoices().paused) {
      return { code: 'sending-paused' };
    }
    const people = peopleOf(entry);
    const step: Step = people.some((person) => waiting.has(person)) ? 'passed-over' : await takeTurn(work, window, entry);
    if (step === 'behind') {
      return closed;
    }
    if (step === 'passed-over') {
      for (const person of people) {
        waiting.add(person);
      }
    } else if (step !== 'next') {
      if (step.stop.code !== 'centre-closed') {
        return step.stop;
      }
      closed = step.stop;
      window = { accepting: false, opensOn: dayOf(step.stop) };
    }
  }
  return closed;
}

async function takeTurn(work: OutboxWork, window: FilingWindow, entry: OutboxEntry): Promise<Step> {
  const { filingId } = entry;
  const filing = work.store.filing(filingId);
  if (filing === null || !UNSENT_STATES.includes(filing.state)) {
    if (filing?.receipt) {
      work.entries.drop(filingId);
    }
    return 'next';
  }
  if (filing.state === 'sending') {
    // A run before this one broke off on a defect: what it sent may have arrived.
    work.entries.doubt(filingId, { lastFailure: { code: 'answer-lost' }, nextAttemptAt: null });
    return takeTurn(work, window, { ...entry, lastFailure: { code: 'answer-lost' }, nextAttemptAt: null });
  }
  if (filing.state === 'queued' && entry.lastFailure !== null && entry.nextAttemptAt === null && !work.asked) {
    return 'next';
  }
  if (!isDue(entry, work)) {
    return entry.attempts < PATIENCE || entry.lastFailure?.code === 'centre-busy' ? 'behind' : 'passed-over';
  }
  if (filing.state === 'unconfirmed') {
    const settled = await settleDoubt(work, entry);
    if (settled !== null) {
      return settled;
    }
  }
  if (!window.accepting) {
    work.entries.postpone(filingId, closedUntil(work, window.opensOn));
    return 'next';
  }
  return send(work, filingId);
}

/**
 * Faults of the way to the centre are over once its status came through, unless they keep meeting this filing; what failed by itself,
 * and a centre that asked for a pause, are given their time.
 */
function isDue({ lastFailure, nextAttemptAt, attempts }: OutboxEntry, { asked, clock }: OutboxWork): boolean {
  if (asked || lastFailure === null || nextAttemptAt === null || nextAttemptAt <= clock.now()) {
    return true;
  }
  if (consequenceOf(lastFailure) !== 'stop' || lastFailure.code === 'centre-busy') {
    return false;
  }
  return attempts < PATIENCE || !failsOnTheWay(lastFailure);
}

function failsOnTheWay({ code }: Failure): boolean {
  return code === 'centre-unreachable' || code === 'centre-not-recognised';
}

/** Asks the centre about a doubtful filing. null: it has nothing, the filing is queued and may go now. */
async function settleDoubt(work: OutboxWork, entry: OutboxEntry): Promise<Step | null> {
  const { entries } = work;
  const { filingId } = entry;
  const found = await work.centre.getFiling(work.token, filingId);
  if (!found.ok) {
    const fault = consequenceOf(found.error) === 'stop';
    entries.postpone(filingId, { lastFailure: found.error, nextAttemptAt: pauseAfter(work, entry, found.error) });
    return fault ? afterFailure(work, entry, found.error) : 'passed-over';
  }
  if (found.value === null) {
    if (entry.attempts < PATIENCE || work.asked) {
      return entries.clearDoubt(filingId) ? null : 'next';
    }
    // It is known again not to have arrived, so 修改 is open while it waits: something on the way may refuse this very content.
    entries.putBack(filingId, later(work, entry, { code: 'answer-lost' }));
    return 'passed-over';
  }
  const answer = answerOf(found.value, entry);
  if (answer.ok) {
    entries.receive(answer.value);
  } else {
    entries.putBack(filingId, {
      lastFailure: { code: 'content-conflict', receiptNumber: found.value.receipt.number },
      nextAttemptAt: null,
    });
  }
  return 'next';
}

async function send(work: OutboxWork, filingId: FilingId): Promise<Step> {
  const { entries } = work;
  if (!entries.pickUp(filingId)) {
    return 'next';
  }
  const entry = work.store.outboxEntry(filingId);
  if (entry === null) {
    return 'next';
  }
  const answer = await sendFiling({ ...work, onProgress: (progress) => work.onProgress(filingId, progress) }, entry);
  work.onProgress(filingId, null);
  if (answer.ok) {
    entries.receive(answer.value);
    return 'next';
  }
  const { failure, doubtful } = answer.error;
  const postponement = later(work, entry, failure);
  if (doubtful) {
    entries.doubt(filingId, postponement);
  } else {
    entries.putBack(filingId, postponement);
  }
  return afterFailure(work, entry, failure);
}

async function afterFailure(work: OutboxWork, entry: OutboxEntry, failure: Failure): Promise<Step> {
  const consequence = consequenceOf(failure);
  switch (consequence) {
    case 'hold':
      return 'next';
    case 'again':
      return entry.attempts < PATIENCE ? 'behind' : 'passed-over';
    case 'stop': {
      // The way itself may fail for one filing only (a filter that cuts its upload): then the centre still answers.
      const onlyHere = failsOnTheWay(failure) && entry.attempts >= PATIENCE && (await work.centre.status()).ok;
      return onlyHere ? 'passed-over' : { stop: failure };
    }
    default:
      return assertNever(consequence);
  }
}

function later(work: OutboxWork, entry: OutboxEntry, failure: Failure): Postponement {
  if (consequenceOf(failure) === 'hold') {
    return { lastFailure: failure, nextAttemptAt: null };
  }
  if (failure.code === 'centre-closed') {
    return closedUntil(work, dayOf(failure));
  }
  return { lastFailure: failure, nextAttemptAt: pauseAfter(work, entry, failure) };
}

function pauseAfter(work: OutboxWork, entry: OutboxEntry, failure: Failure): Instant {
  if (failure.code === 'sending-paused') {
    // Due as soon as somebody goes on.
    return work.clock.now();
  }
  const pauseMs = backOff({ failures: entry.attempts, baseMs: RETRY_BASE_MS, capMs: RETRY_CAP_MS, random: work.random });
  const leastMs = failure.code === 'centre-busy' ? failure.retryAfterSeconds * 1_000 : 0;
  return after(work.clock.now(), Math.max(pauseMs, leastMs));
}

/** "保存，待开放" (O-06): opening is the first moment of that day in China. */
function closedUntil({ clock }: OutboxWork, opensOn: PlainDate | null): Postponement {
  return {
    lastFailure: { code: 'centre-closed', opensOn: opensOn ?? '' },
    nextAttemptAt: opensOn === null ? after(clock.now(), CLOSED_PAUSE_MS) : new Date(`${opensOn}T00:00:00+08:00`).toISOString(),
  };
}

/** The centre says '' when it does not know. */
function dayOf({ opensOn }: Extract<Failure, { readonly code: 'centre-closed' }>): PlainDate | null {
  return opensOn === '' ? null : opensOn;
}

function peopleOf(entry: OutboxEntry): readonly string[] {
  return idNumbersIn(frozenContent(entry)?.rows ?? []);
}

function after(instant: Instant, milliseconds: number): Instant {
  return new Date(Date.parse(instant) + milliseconds).toISOString();
}
