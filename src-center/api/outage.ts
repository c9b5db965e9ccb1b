import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { assertNever } from '../../src-shared/lib/assert-never.ts';
import type { Outage } from '../contract/console.ts';
import type { Knobs } from '../review/knobs.ts';
import { refusalResponse } from './refuse.ts';

/** What becomes of a request under the outage knob. */
export type Spoiling =
  | { readonly kind: 'answer' }
  /** Already dealt with. */
  | { readonly kind: 'done' }
  /** Do the work, then cut the connection instead of answering. */
  | { readonly kind: 'swallow' }
  | { readonly kind: 'say'; readonly response: Response; readonly asCentre: boolean };

const LOGIN_PAGE =
  '<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>网络认证</title><body><h1>请先登录网络</h1><form><input name="user"><button>登录</button></form></body></html>';
const BUSY_SECONDS = 5;

export type Outages = {
  /** Decides before anything is done. `takesFiling`: the request hands in a filing. */
  meet(request: IncomingMessage, response: ServerResponse, takesFiling: boolean): Spoiling;
  /** Waits as long as the delay knob says. */
  delay(): Promise<void>;
  /** Cuts what hangs, so that closing the server does not wait for it. */
  close(): void;
};

/** Makes the protocol's door misbehave while the console's stays open: they share a port, so it is done per request. */
export function createOutages(knobs: Knobs): Outages {
  const busy = new Set<Socket>();
  const hanging = new Set<Socket>();
  const stopping = new AbortController();

  let before: Outage = knobs.get().outage;
  knobs.onChange(({ outage }) => {
    if (outage === 'refuse' && before !== 'refuse') {
      // Going down cuts what is under way, too.
      busy.forEach((socket) => socket.destroy());
    }
    if (outage !== 'hang') {
      hanging.forEach((socket) => socket.destroy());
    }
    before = outage;
  });

  function track(request: IncomingMessage, response: ServerResponse): void {
    const { socket } = request;
    busy.add(socket);
    response.once('close', () => busy.delete(socket));
  }

  return {
    meet(request, response, takesFiling) {
      const { outage } = knobs.get();
      track(request, response);
      switch (outage) {
        case 'none':
          return { kind: 'answer' };
        case 'refuse':
          request.socket.destroy();
          knobs.spoilt();
          return { kind: 'done' };
        case 'hang':
          hanging.add(request.socket);
          response.once('close', () => hanging.delete(request.socket));
          return { kind: 'done' };
        case 'swallow-receipts':
          if (!takesFiling) {
            return { kind: 'answer' };
          }
          knobs.spoilt();
          return { kind: 'swallow' };
        case 'login-page':
          knobs.spoilt();
          return {
            kind: 'say',
            asCentre: false,
            response: new Response(LOGIN_PAGE, { headers: { 'content-type': 'text/html; charset=utf-8' } }),
          };
        case 'busy': {
          knobs.spoilt();
          const refusal = refusalResponse({ code: 'centre-busy', retryAfterSeconds: BUSY_SECONDS });
          refusal.headers.set('retry-after', String(BUSY_SECONDS));
          return { kind: 'say', asCentre: true, response: refusal };
        }
        default:
          return assertNever(outage);
      }
    },
    async delay() {
      const seconds = knobs.get().answerDelaySeconds;
      if (seconds > 0) {
        await wait(seconds * 1000, null, { signal: stopping.signal }).catch(() => null);
      }
    },
    close() {
      stopping.abort();
      hanging.forEach((socket) => socket.destroy());
    },
  };
}
