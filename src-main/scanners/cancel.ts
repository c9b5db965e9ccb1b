import type { CancelSignal } from '../engine/ports/workbooks.ts';

/** A cancel as what Node's own calls take. */
export function abortOnCancel(cancel: CancelSignal): AbortController {
  const controller = new AbortController();
  cancel.onCancel(() => controller.abort());
  if (cancel.cancelled()) {
    controller.abort();
  }
  return controller;
}
