import type { IncomingMessage, ServerResponse } from 'node:http';

const MIB = 1024 * 1024;

/** What any request may carry: a word for a thousand rows with the longest reasons is one and a half. */
export const MAX_BODY_BYTES = 2 * MIB;

/** What a filing of somebody signed in may carry: 20,000 rows that name two materials each are about twenty. */
export const MAX_FILING_BYTES = 32 * MIB;

/** Up to here what is too large is read and dropped, so that its sender hears why; beyond, the connection is cut. */
const GIVE_UP_BYTES = 2 * MAX_FILING_BYTES;

/** The slowest line that is waited for, as the client counts: a mebibyte in two minutes. */
const SLOWEST_MS_A_MIB = 120_000;

/** Longer than any request is read; `readRequest` keeps shorter ones to their own time. */
export const REQUEST_TIMEOUT_MS = timeFor(MAX_FILING_BYTES) + 60_000;

/** `bytes` as announced, or as many as had come. */
export class BodyTooLarge extends Error {
  readonly bytes: number;
  readonly maxBytes: number;
  constructor(bytes: number, maxBytes: number) {
    super('body too large');
    this.bytes = bytes;
    this.maxBytes = maxBytes;
  }
}

/** Reads a request whole, within the limit, and gives it the shape routers know. */
export async function readRequest(request: IncomingMessage, origin: string, maxBytes = MAX_BODY_BYTES): Promise<Request> {
  const chunks: Buffer[] = [];
  const announced = Number(request.headers['content-length'] ?? 0);
  const size = await readThrough(request, maxBytes, (chunk, sizeSoFar) => {
    if (Math.max(announced, sizeSoFar) <= maxBytes) {
      chunks.push(chunk);
    } else {
      chunks.length = 0;
    }
  });
  if (size > maxBytes) {
    throw new BodyTooLarge(Math.max(announced, size), maxBytes);
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

/** Reads a request to its end and keeps nothing: a refusal given before that would be lost on a sender still sending. */
export async function dropRequest(request: IncomingMessage): Promise<void> {
  await readThrough(request, MAX_FILING_BYTES, () => undefined);
}

/** Answers how many bytes came. Who is slower than the slowest line, or does not end, is cut off. */
async function readThrough(request: IncomingMessage, maxBytes: number, take: (chunk: Buffer, sizeSoFar: number) => void): Promise<number> {
  const late = setTimeout(() => request.destroy(), timeFor(maxBytes));
  try {
    let size = 0;
    for await (const chunk of request as AsyncIterable<Buffer>) {
      size += chunk.length;
      take(chunk, size);
      if (size > GIVE_UP_BYTES) {
        break;
      }
    }
    return size;
  } finally {
    clearTimeout(late);
  }
}

function timeFor(bytes: number): number {
  return (bytes / MIB) * SLOWEST_MS_A_MIB;
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
