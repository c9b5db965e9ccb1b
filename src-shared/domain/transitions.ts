import type { FilingState } from './filing.ts';

/** What can happen to a filing; past tense, as events are. */
export type FilingEvent =
  | 'submitted'
  | 'reopened'
  | 'voided'
  | 'restored'
  | 'picked-up'
  | 'answer-lost'
  | 'send-failed'
  | 'received'
  | 'review-started'
  | 'approved'
  | 'rejected'
  | 'partly-approved'
  | 'withdrawn';

/**
 * The life of a filing as one table (design §4). An event not listed for a state cannot happen there.
 * `send-failed` means the centre certainly has nothing; `answer-lost` that it may have it.
 * A filing the centre refuses for its form (`rejected` from `queued`) never got a receipt.
 */
export const TRANSITIONS: Readonly<Record<FilingState, Partial<Record<FilingEvent, FilingState>>>> = {
  draft: { submitted: 'queued', voided: 'voided' },
  queued: { reopened: 'draft', 'picked-up': 'sending', voided: 'voided' },
  sending: {
    'answer-lost': 'unconfirmed',
    'send-failed': 'queued',
    received: 'received',
    rejected: 'rejected',
  },
  unconfirmed: { 'picked-up': 'sending', 'send-failed': 'queued', received: 'received', rejected: 'rejected' },
  received: {
    'review-started': 'reviewing',
    approved: 'approved',
    rejected: 'rejected',
    'partly-approved': 'partly-approved',
    withdrawn: 'withdrawn',
  },
  reviewing: { approved: 'approved', rejected: 'rejected', 'partly-approved': 'partly-approved', withdrawn: 'withdrawn' },
  approved: {},
  rejected: {},
  'partly-approved': {},
  voided: { restored: 'draft' },
  withdrawn: {},
};

/** The state after an event, or null where the event cannot happen. */
export function nextState(state: FilingState, event: FilingEvent): FilingState | null {
  return TRANSITIONS[state][event] ?? null;
}

/** 未发送: on this PC only, and meant to go out. */
export const UNSENT_STATES: readonly FilingState[] = ['queued', 'sending', 'unconfirmed'];
/** 未完成 at the centre: received and not decided. */
export const PENDING_STATES: readonly FilingState[] = ['received', 'reviewing'];
/** 审核完成. */
export const DECIDED_STATES: readonly FilingState[] = ['approved', 'rejected', 'partly-approved'];
/** Occupies a person for its direction: one open filing per person, insurance and direction (O-12). */
export const OPEN_STATES: readonly FilingState[] = ['draft', ...UNSENT_STATES, ...PENDING_STATES];
