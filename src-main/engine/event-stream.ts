import type { EngineEvent } from '../../src-shared/contract/engine.ts';
import type { Events } from './ports/sync.ts';

type Waiting = (result: IteratorResult<EngineEvent, undefined>) => void;

/**
 * Events as a window reads them, from the call on until it returns. What a slow reader has not fetched is kept without repeats: an
 * event says only that something changed, so the same one twice tells nothing, and of `outbox.changed` only the last counts.
 */
export function eventStream(events: Events): AsyncIterableIterator<EngineEvent, undefined> {
  const kept: EngineEvent[] = [];
  const waiting: Waiting[] = [];
  let ended = false;

  const unsubscribe = events.subscribe((event) => {
    const reader = waiting.shift();
    if (reader !== undefined) {
      reader({ done: false, value: event });
      return;
    }
    const same = kept.findIndex((each) => isSame(each, event));
    if (same >= 0) {
      kept.splice(same, 1);
    }
    kept.push(event);
  });

  function end(): void {
    ended = true;
    unsubscribe();
    kept.length = 0;
    for (const reader of waiting.splice(0)) {
      reader({ done: true, value: undefined });
    }
  }

  return {
    [Symbol.asyncIterator]() {
      return this;
    },
    next() {
      const event = kept.shift();
      if (event !== undefined) {
        return Promise.resolve({ done: false, value: event });
      }
      return ended ? Promise.resolve({ done: true, value: undefined }) : new Promise((resolve) => waiting.push(resolve));
    },
    return() {
      end();
      return Promise.resolve({ done: true, value: undefined });
    },
    throw(error: unknown) {
      end();
      return Promise.reject(error instanceof Error ? error : new Error('the reader of events gave up', { cause: error }));
    },
  };
}

function isSame(one: EngineEvent, other: EngineEvent): boolean {
  return one.event === other.event && ('filingId' in one ? one.filingId : '') === ('filingId' in other ? other.filingId : '');
}
