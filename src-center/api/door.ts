import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Server as TusServer } from '@tus/server';
import { CENTRE_HEADER } from '../../src-shared/contract/centre.ts';
import { UPLOADS_PATH } from '../intake/uploads.ts';
import type { ConsoleDoor } from './console-door.ts';
import { homePage } from './home-page.ts';
import { BodyTooLarge, dropRequest, MAX_BODY_BYTES, MAX_FILING_BYTES, namesLoopback, readRequest, sendResponse } from './http.ts';
import type { Outages } from './outage.ts';
import type { ProtocolHandler } from './protocol-handler.ts';
import { CENTRE_NAME } from './protocol-router.ts';
import { refusalResponse, tooLargeResponse } from './refuse.ts';

export type Door = {
  readonly listener: (request: IncomingMessage, response: ServerResponse) => void;
  /** Waits for what is being answered. */
  settle(): Promise<void>;
};

/** The one listener: console, uploads, protocol and the page for people, with the checks every request meets first. */
export function createDoor(ask: {
  readonly loopback: boolean;
  readonly practice: boolean;
  readonly outages: Outages;
  readonly protocol: ProtocolHandler;
  /** Whether an Authorization header speaks for somebody. */
  readonly isSignedIn: (authorization: string | null) => Promise<boolean>;
  readonly uploads: TusServer;
  readonly console: ConsoleDoor;
  readonly onDefect: (error: unknown) => void;
}): Door {
  const { outages } = ask;
  const running = new Set<Promise<void>>();

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const port = request.socket.localPort ?? 0;
    response.setHeader('x-content-type-options', 'nosniff');
    response.setHeader('referrer-policy', 'no-referrer');
    if (ask.loopback && !namesLoopback(request.headers.host)) {
      await sendResponse(response, refusalResponse({ code: 'request-invalid', detail: 'this host name is not served here' }));
      return;
    }
    const origin = `http://${request.headers.host ?? `127.0.0.1:${port}`}`;
    const { pathname } = new URL(request.url ?? '/', origin);
    if (pathname === '/console' || pathname.startsWith('/console/')) {
      await sendResponse(response, await ask.console(await readRequest(request, origin), port));
      return;
    }
    // The protocol is for programs. A page of another origin that calls it is up to no good.
    if (request.headers.origin !== undefined && request.headers.origin !== origin) {
      await sendResponse(response, refusalResponse({ code: 'request-invalid', detail: 'pages of other origins are not answered' }));
      return;
    }
    const takesFiling = request.method === 'PUT' && pathname.startsWith('/filings/');
    const spoiling = outages.meet(request, response, takesFiling);
    if (spoiling.kind === 'done') {
      return;
    }
    if (spoiling.kind === 'say') {
      if (spoiling.asCentre) {
        response.setHeader(CENTRE_HEADER, '1');
      }
      await sendResponse(response, spoiling.response);
      return;
    }
    response.setHeader(CENTRE_HEADER, '1');
    response.setHeader('cache-control', 'no-store');
    if (pathname === UPLOADS_PATH || pathname.startsWith(`${UPLOADS_PATH}/`)) {
      await outages.delay();
      // tus waits for ever to answer a client that went away: the request is over when its connection is.
      await Promise.race([ask.uploads.handle(request, response), once(response, 'close')]);
      return;
    }
    if (pathname === '/') {
      await sendResponse(
        response,
        new Response(homePage(CENTRE_NAME, ask.practice), { headers: { 'content-type': 'text/html; charset=utf-8' } }),
      );
      return;
    }
    // So much is read into memory only for somebody the centre knows.
    if (takesFiling && !(await ask.isSignedIn(request.headers.authorization ?? null))) {
      await dropRequest(request);
      await sendResponse(response, refusalResponse({ code: 'session-missing' }));
      return;
    }
    const answer = await ask.protocol(await readRequest(request, origin, takesFiling ? MAX_FILING_BYTES : MAX_BODY_BYTES));
    await outages.delay();
    if (spoiling.kind === 'swallow') {
      request.socket.destroy();
      return;
    }
    await sendResponse(response, answer);
  }

  async function guarded(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      await serve(request, response);
    } catch (error) {
      if (error instanceof BodyTooLarge) {
        response.setHeader('connection', 'close');
        await sendResponse(response, tooLargeResponse(error));
        return;
      }
      // A client that went away is no defect.
      if (!request.socket.destroyed) {
        ask.onDefect(error);
      }
      request.socket.destroy();
    }
  }

  return {
    listener(request, response) {
      const run = guarded(request, response)
        .catch(ask.onDefect)
        .finally(() => running.delete(run));
      running.add(run);
    },
    async settle() {
      await Promise.all(running);
    },
  };
}
