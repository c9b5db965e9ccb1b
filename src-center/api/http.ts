import type { IncomingMessage, ServerResponse } from 'node:http';

/** A filing of a thousand rows is about a megabyte. */
export const MAX_BODY_BYTES = 8 * 1024 * 1024;

/** Up to here what is too large is read and dropped, so that its sender hears why; beyond, the connection is cut. */
const GIVE_UP_BYTES = 32 * 1024 * 1024;

export class BodyTooLarge extends Error {}

/** Reads a request whole, within the limit, and gives it the shape routers know. */
export async function readRequest(request: IncomingMessage, origin: string): Promise<Request> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= MAX_BODY_BYTES) {
      chunks.push(chunk);
    } else if (size > GIVE_UP_BYTES) {
      break;
    }
  }
  if (size > MAX_BODY_BYTES) {
    throw new BodyTooLarge('body too large');
  }
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined && !name.startsWith(':')) {
      headers.set(name, Array.isArray(value) ? value.join(', ') : value);
    }
  }
  const method = request.method ?? 'GET';
  const body = method === 'GET' || method === 'HEAD' || size === 0 ? null : new Uint8Array(Buffer.concat(chunks));
  return new Request(new URL(request.url ?? '/', origin), { method, headers, body });
}

export async function sendResponse(response: ServerResponse, answer: Response): Promise<void> {
  response.statusCode = answer.status;
  answer.headers.forEach((value, name) => {
    response.setHeader(name, name === 'set-cookie' ? answer.headers.getSetCookie() : value);
  });
  // Answers are small; whole, they carry their length.
  response.end(Buffer.from(await answer.arrayBuffer()));
}

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);
export function isLoopback(host: string): boolean {
  return LOOPBACK.has(host);
}

/**
 * On loopback only loopback's own names are answered: a page whose name was made to point here (DNS rebinding) carries its own.
 * The port may be that of a forwarder in between.
 */
export function namesLoopback(hostHeader: string | undefined): boolean {
  return /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(hostHeader ?? '');
}
