import type { CancelSignal } from '../../src-main/engine/ports/workbooks.ts';

export type TestCancel = CancelSignal & { readonly cancel: () => void };

/** A cancel that a test gives. */
export function createCancelSignal(): TestCancel {
  const listeners: (() => void)[] = [];
  let cancelled = false;
  return {
    cancelled: () => cancelled,
    onCancel: (listener) => void listeners.push(listener),
    cancel() {
      cancelled = true;
      for (const listener of listeners.splice(0)) {
        listener();
      }
    },
  };
}
