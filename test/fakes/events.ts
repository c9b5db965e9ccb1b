import type { Events } from '../../src-main/engine/ports/sync.ts';
import type { EngineEvent } from '../../src-shared/contract/engine.ts';

export type RecordedEvents = Events & {
  readonly published: EngineEvent[];
  listeners(): number;
};

/** Hands events on and remembers them. */
export function createEvents(): RecordedEvents {
  const listeners = new Set<(event: EngineEvent) => void>();
  const published: EngineEvent[] = [];
  return {
    published,
    listeners: () => listeners.size,
    publish(event) {
      published.push(event);
      for (const listener of listeners) {
        listener(event);
      }
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}
