import { setImmediate as nextTurn } from 'node:timers/promises';
import { CENTRE_HEADER } from '../../src-shared/contract/centre.ts';
import type { Failure } from '../../src-shared/contract/errors.ts';
import { fail, ok, type Result } from '../../src-shared/lib/result.ts';
import { nothingWasSent } from './nothing-was-sent.ts';

/** `reads` may be repeated without harm, so a lost answer leaves no doubt; after `writes` it does. */
export type CallKind = 'reads' | 'writes';

export type CentreFetch = (ask: {
  readonly url: string | URL | Request;
  readonly init: RequestInit;
  readonly kind: CallKind;
  readonly timeoutMs: number;
  readonly signal: AbortSignal | null;
}) => Promise<Result<Response, Failure>>;

/**
 * One HTTP exchange with the centre, its answer read to the last byte. An answer without the centre's header came from something
 * else (a login page, a proxy, a portal) and is never a success, whatever its status says.
 */
export function createCentreFetch(fetch: typeof globalThis.fetch): CentreFetch {
  return async ({ url, init, kind, timeoutMs, signal }) => {
    const lost: Failure = { code: kind === 'writes' ? 'answer-lost' : 'centre-unreachable' };
    await hearOfClosedConnections();
    if (signal?.aborted) {
      return fail({ code: 'centre-unreachable' });
    }
    const deadline = AbortSignal.timeout(timeoutMs);
    const limits = signal === null ? deadline : AbortSignal.any([deadline, signal]);
    let response: Response;
    try {
      response = await fetch(url, { ...init, redirect: 'manual', signal: limits });
    } catch (error) {
      return fail(nothingWasSent(error) ?? lost);
    }
    if (response.headers.get(CENTRE_HEADER) === null) {
      // Unread: a stranger's page can be of any size.
      await response.body?.cancel().catch(() => undefined);
      return fail({ code: 'centre-not-recognised', status: response.status });
    }
    try {
      const body = await response.arrayBuffer();
      const { status, statusText, headers } = response;
      return ok(new Response(body.byteLength === 0 ? null : body, { status, statusText, headers }));
    } catch {
      return fail(lost);
    }
  };
}

/**
 * A centre closes a connection nothing came over for a while (some five seconds in Node's server). A program busy for so long in the very turn
 * its last answer came in, over a filing of thousands of rows on a slow PC, has not heard of it yet: it would send over that connection and
 * lose its request. Two turns, because the one under way may have listened before the connection was closed.
 */
async function hearOfClosedConnections(): Promise<void> {
  await nextTurn();
  await nextTurn();
}
