import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { BodyLimitPlugin, RPCHandler } from '@orpc/server/node';
import { RPC_PATH, TOKEN_PARAMETER } from '../../../src-shared/contract/window-api.ts';
import { readPageFile } from '../page-files.ts';
import { PAGE_HEADERS } from '../page-headers.ts';
import type { EngineRouter, NoContext } from '../router.ts';
import { type Door, opensWithToken, type Refusal, refusal, refusalOfCall } from './guard.ts';

export type LoopbackHost = {
  /** Open this once; it trades the token for a cookie and drops it from the address. */
  readonly url: string;
  readonly origin: string;
  readonly token: string;
  /** The same for one opening only. */
  ticketUrl(): string;
  close(): Promise<void>;
};

/** Far above any material a profile accepts, so that the engine can say which file is too large; memory still has a limit. */
const MAX_BODY_BYTES = 128 * 1024 * 1024;

/** Serves the built page and the engine's operations on 127.0.0.1, to this launch's window only. */
export async function startLoopbackHost({
  engine,
  pageFolder,
  port,
}: {
  readonly engine: EngineRouter;
  readonly pageFolder: string;
  readonly port: number;
}): Promise<LoopbackHost> {
  const calls = new RPCHandler(engine.router, {
    clientInterceptors: engine.clientInterceptors,
    plugins: [new BodyLimitPlugin({ maxBodySize: MAX_BODY_BYTES })],
  });
  let door: Door | null = null;
  const server = createServer((request, response) => {
    const answering =
      door === null ? Promise.resolve(refuse(response, 'no-token')) : answer({ door, calls, pageFolder, request, response });
    answering.catch(() => response.destroy());
  });
  await listen(server, port);
  const actual = (server.address() as AddressInfo).port;
  door = {
    authority: `127.0.0.1:${actual}`,
    token: secret(),
    cookieName: `shebao-desk-${actual}`,
    cookieValue: secret(),
    tickets: new Set(),
  };
  const { authority, token, tickets } = door;
  const origin = `http://${authority}`;
  return {
    url: `${origin}/?${TOKEN_PARAMETER}=${token}`,
    origin,
    token,
    ticketUrl: () => {
      const ticket = secret();
      tickets.add(ticket);
      return `${origin}/?${TOKEN_PARAMETER}=${ticket}`;
    },
    close: () => close(server),
  };
}

function secret(): string {
  return randomBytes(32).toString('base64url');
}

type Visit = {
  readonly door: Door;
  readonly calls: RPCHandler<NoContext>;
  readonly pageFolder: string;
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
};

async function answer({ door, calls, pageFolder, request, response }: Visit): Promise<void> {
  const url = new URL(request.url ?? '/', `http://${door.authority}`);
  if (url.pathname === RPC_PATH || url.pathname.startsWith(`${RPC_PATH}/`)) {
    const refused = refusalOfCall(door, request);
    if (refused !== null) {
      return refuse(response, refused);
    }
    if (Number(request.headers['content-length'] ?? 0) > MAX_BODY_BYTES) {
      response.setHeader('connection', 'close');
      return end(response, 413, '文件过大，没有接收。');
    }
    response.setHeader('cache-control', 'no-store');
    response.setHeader('x-content-type-options', 'nosniff');
    const { matched } = await calls.handle(request, response, { prefix: RPC_PATH, context: {} });
    return matched ? undefined : end(response, 404, '没有这个操作。');
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return end(response, 405, '只能读取页面。');
  }
  if (url.pathname === '/' && opensWithToken(door, request, url.searchParams.get(TOKEN_PARAMETER))) {
    response.setHeader('set-cookie', `${door.cookieName}=${door.cookieValue}; HttpOnly; SameSite=Strict; Path=/`);
    response.setHeader('location', '/');
    return end(response, 303, '');
  }
  const refused = refusal(door, request);
  return refused === null
    ? sendPage({ pageFolder, path: url.pathname, response, head: request.method === 'HEAD' })
    : refuse(response, refused);
}

async function sendPage({
  pageFolder,
  path,
  response,
  head,
}: {
  readonly pageFolder: string;
  readonly path: string;
  readonly response: ServerResponse;
  readonly head: boolean;
}): Promise<void> {
  const file = await readPageFile(pageFolder, path);
  if (file === null) {
    return end(response, 404, '没有这个页面。');
  }
  response.writeHead(200, { ...PAGE_HEADERS, 'content-type': file.mediaType, 'content-length': file.bytes.byteLength });
  response.end(head ? undefined : file.bytes);
}

function refuse(response: ServerResponse, reason: Refusal): void {
  if (reason === 'no-token') {
    return end(response, 401, '请从社保申报台自己的窗口打开，或使用启动时显示的完整地址。');
  }
  return end(response, 403, '这个请求不是社保申报台的窗口发来的，已拒绝。');
}

function end(response: ServerResponse, status: number, sentence: string): void {
  response.writeHead(status, { ...PAGE_HEADERS, 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' });
  response.end(sentence);
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: '127.0.0.1', port, exclusive: true }, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

/** Event streams stay open for ever: they are cut, calls under way are let finish for a moment. */
function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), 300).unref();
  });
}
