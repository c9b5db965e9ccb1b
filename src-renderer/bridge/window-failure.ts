import type { Failure } from '../../src-shared/contract/errors.ts';
import type { Result } from '../../src-shared/lib/result.ts';

/** What can go wrong for a screen: the engine's closed list, and the one thing only the window can notice. */
export type WindowFailure = Failure | { readonly code: 'engine-gone' };

/**
 * Turns a thrown call into a value. A broken line means the engine is gone; anything else is a defect the engine has logged
 * under a reference, or one of the window itself.
 */
export async function settle<T>(call: () => Promise<Result<T, Failure>>): Promise<Result<T, WindowFailure>> {
  try {
    return await call();
  } catch (thrown) {
    return { ok: false, error: failureOfThrown(thrown) };
  }
}

/** Another process answers at the engine's address, or one started anew that does not know this window. */
const STRANGER_STATUSES = new Set([401, 403, 404, 502, 503, 504]);

function failureOfThrown(thrown: unknown): WindowFailure {
  if (isAnsweredError(thrown) && !STRANGER_STATUSES.has(thrown.status)) {
    const reference = readReference(thrown.data);
    return { code: 'internal', reference: reference ?? `${thrown.status}` };
  }
  return { code: 'engine-gone' };
}

/** The engine's host answered, with an error instead of a result. */
function isAnsweredError(thrown: unknown): thrown is { readonly status: number; readonly data?: unknown } {
  return typeof thrown === 'object' && thrown !== null && 'status' in thrown && typeof thrown.status === 'number';
}

function readReference(data: unknown): string | null {
  if (typeof data === 'object' && data !== null && 'reference' in data && typeof data.reference === 'string') {
    return data.reference;
  }
  return null;
}
