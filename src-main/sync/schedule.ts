import type { SyncStatus } from '../../src-shared/contract/engine.ts';
import { assertNever } from '../../src-shared/lib/assert-never.ts';
import { backOff } from './back-off.ts';

const PROBE_BASE_MS = 2_000;
const PROBE_CAP_MS = 30_000;
const POLL_FIRST_MS = 5_000;
const POLL_CAP_MS = 30_000;
const IDLE_MS = 5 * 60_000;
const LEAST_MS = 500;

/** What the last run left behind, as far as the next one depends on it. */
export type Outlook = {
  readonly centre: SyncStatus['centre'];
  /** Runs in a row that did not get through. */
  readonly failures: number;
  /** Runs in a row that got through and brought nothing new. */
  readonly quietRuns: number;
  /** Something waits to be sent here or to be decided at the centre. */
  readonly waiting: boolean;
  /** Milliseconds until the first postponed filing is due; null without one. */
  readonly dueInMs: number | null;
  /** The pause a busy centre asked for. */
  readonly pauseMs: number;
};

/** How long to wait before the next run: short while it matters, long while nothing does, never the same for every PC. */
export function nextRunInMs(outlook: Outlook, random: () => number): number {
  switch (outlook.centre) {
    case 'unknown':
    case 'unreachable':
    case 'not-recognised':
      return Math.max(outlook.pauseMs, backOff({ failures: outlook.failures, baseMs: PROBE_BASE_MS, capMs: PROBE_CAP_MS, random }));
    case 'login-needed':
      return IDLE_MS;
    case 'closed':
    case 'reachable': {
      const poll = outlook.waiting ? Math.min(POLL_CAP_MS, POLL_FIRST_MS * 2 ** Math.min(outlook.quietRuns, 10)) : IDLE_MS;
      const due = outlook.dueInMs === null ? poll : Math.min(poll, outlook.dueInMs);
      // A tenth of it by chance, so that offices that start at nine do not ask in step.
      return Math.round(Math.max(LEAST_MS, outlook.pauseMs, due * (1 - random() / 10)));
    }
    default:
      return assertNever(outlook.centre);
  }
}
