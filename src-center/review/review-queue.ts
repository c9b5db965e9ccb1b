import { pendingFilings } from '../store/filings.ts';
import { decideByRules } from './decide.ts';
import type { Office } from './office.ts';

/** Puts what the centre has taken before the rules, after the delay the knob asks for. */
export type ReviewQueue = {
  add(clientId: string): void;
  /** Everything pending again: after a start, and when 自动审核 is switched on. */
  addPending(): void;
  /** Waits for what is being decided, forgets what waits; the next start finds it pending. */
  close(): Promise<void>;
};

export function createReviewQueue(
  office: Office,
  ask: { readonly random: () => number; readonly onDefect: (error: unknown) => void },
): ReviewQueue {
  const waiting = new Map<string, NodeJS.Timeout>();
  const running = new Set<Promise<void>>();
  let closed = false;

  function add(clientId: string): void {
    if (closed || waiting.has(clientId)) {
      return;
    }
    const timer = setTimeout(() => {
      waiting.delete(clientId);
      const run = decideByRules(office, clientId, ask.random)
        .catch(ask.onDefect)
        .finally(() => running.delete(run));
      running.add(run);
    }, office.knobs.get().decisionDelaySeconds * 1000);
    waiting.set(clientId, timer);
  }

  function addPending(): void {
    pendingFilings(office.books.read, 'received').forEach(add);
  }

  let autoReview = office.knobs.get().autoReview;
  office.knobs.onChange((settings) => {
    if (settings.autoReview && !autoReview) {
      addPending();
    }
    autoReview = settings.autoReview;
  });

  return {
    add,
    addPending,
    async close() {
      closed = true;
      waiting.forEach((timer) => clearTimeout(timer));
      waiting.clear();
      await Promise.all(running);
    },
  };
}
