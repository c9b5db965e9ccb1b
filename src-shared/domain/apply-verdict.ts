import type { Instant } from '../lib/plain-date.ts';
import type { Filing, FilingRow, FilingState, Receipt, RowVerdict } from './filing.ts';
import type { RowId } from './ids.ts';
import { type FilingEvent, nextState, UNSENT_STATES } from './transitions.ts';

/** What a centre says of one filing, in an answer or in the pull stream: the part of it that the domain understands. */
export type CentreSaying = {
  readonly receipt: Receipt;
  readonly state: 'received' | 'reviewing' | 'approved' | 'rejected' | 'partly-approved' | 'withdrawn';
  readonly decidedAt: Instant | null;
  readonly rows: readonly { readonly rowId: RowId; readonly verdict: RowVerdict | null }[];
};

/** `event` is the last thing that happened to the filing, null when its state stayed as it was. */
export type AppliedSaying = { readonly filing: Filing; readonly changed: boolean; readonly event: FilingEvent | null };

/** How far along a state is. Sayings may arrive late or twice, so a filing only ever moves to a higher rank. */
const RANKS: Readonly<Record<FilingState, number>> = {
  draft: 0,
  voided: 0,
  queued: 1,
  sending: 1,
  unconfirmed: 1,
  received: 2,
  reviewing: 3,
  approved: 4,
  rejected: 4,
  'partly-approved': 4,
  withdrawn: 4,
};

const EVENT_INTO: Readonly<Record<Exclude<CentreSaying['state'], 'received'>, FilingEvent>> = {
  reviewing: 'review-started',
  approved: 'approved',
  rejected: 'rejected',
  'partly-approved': 'partly-approved',
  withdrawn: 'withdrawn',
};

/**
 * Brings a filing to what the centre says of it. Idempotent, and never backwards: a late `reviewing` leaves an approved filing
 * approved, another final word leaves the first one standing. A draft or voided filing is the clerk's own and is not touched: the
 * centre can only know it from another copy of this store, and 提交 will then meet `content-conflict`.
 */
export function applyCentreFiling(ask: { readonly filing: Filing; readonly saying: CentreSaying; readonly now: Instant }): AppliedSaying {
  const { filing, saying, now } = ask;
  const ahead = RANKS[saying.state] - RANKS[filing.state];
  if (RANKS[filing.state] === 0 || ahead < 0 || (ahead === 0 && saying.state !== filing.state)) {
    return { filing, changed: false, event: null };
  }
  const events = eventsBetween(filing.state, saying.state);
  const rows = rowsWithVerdicts(filing.rows, saying.rows);
  const receipt = filing.receipt ?? saying.receipt;
  const decidedAt = filing.decidedAt ?? saying.decidedAt;
  if (events.length === 0 && rows === filing.rows && receipt === filing.receipt && decidedAt === filing.decidedAt) {
    return { filing, changed: false, event: null };
  }
  const state = events.reduce(stateAfter, filing.state);
  return {
    filing: { ...filing, state, rows, receipt, decidedAt, revision: filing.revision + 1, changedAt: now },
    changed: true,
    event: events.at(-1) ?? null,
  };
}

/** The steps of the table that lead there: a verdict for a filing still `sending` proves that it was received first. */
function eventsBetween(from: FilingState, to: CentreSaying['state']): readonly FilingEvent[] {
  const events: FilingEvent[] = [];
  if (from === to) {
    return events;
  }
  if (from === 'queued') {
    events.push('picked-up');
  }
  if (UNSENT_STATES.includes(from)) {
    events.push('received');
  }
  if (to !== 'received') {
    events.push(EVENT_INTO[to]);
  }
  return events;
}

function stateAfter(state: FilingState, event: FilingEvent): FilingState {
  const next = nextState(state, event);
  if (next === null) {
    throw new Error(`No transition for ${event} from ${state}`);
  }
  return next;
}

/** The same array when no verdict is new; a row the centre says nothing of keeps what it has. */
function rowsWithVerdicts(rows: readonly FilingRow[], said: CentreSaying['rows']): readonly FilingRow[] {
  const verdicts = new Map(said.map((row) => [row.rowId, row.verdict]));
  let changed = false;
  const judged = rows.map((row) => {
    const verdict = verdicts.get(row.rowId) ?? null;
    if (verdict === null || (row.verdict !== null && sameVerdict(row.verdict, verdict))) {
      return row;
    }
    changed = true;
    return { ...row, verdict };
  });
  return changed ? judged : rows;
}

function sameVerdict(one: RowVerdict, other: RowVerdict): boolean {
  return one.approved === other.approved && one.reason === other.reason && one.personNumber === other.personNumber;
}
