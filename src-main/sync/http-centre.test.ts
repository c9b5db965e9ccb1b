import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import { CENTRE_HEADER } from '../../src-shared/contract/centre.ts';
import type { FilingContent } from '../../src-shared/domain/filing.ts';
import type { FilingId, RowId, Sha256 } from '../../src-shared/domain/ids.ts';
import { fail, ok } from '../../src-shared/lib/result.ts';
import { startFaultProxy } from '../../test/fakes/fault-proxy.ts';
import type { UploadPace } from '../engine/ports/centre.ts';
import { createHttpCentre } from './http-centre.ts';

const AT_ONCE: UploadPace = { pieceBytes: () => 1024 * 1024, before: () => Promise.resolve(ok(null)) };
type Answer = (request: IncomingMessage, response: ServerResponse, body: string) => void;

const closers: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()));
});

async function serve(answer: Answer): Promise<string> {
  const server: Server = createServer((request, response) => {
    const pieces: Buffer[] = [];
    request.on('data', (piece: Buffer) => pieces.push(piece));
    request.on('end', () => answer(request, response, Buffer.concat(pieces).toString('utf8')));
    request.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  closers.push(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
}

async function behindProxy(answer: Answer) {
  const proxy = await startFaultProxy(await serve(answer));
  closers.push(() => proxy.close());
  return proxy;
}

/** An answer as the centre gives it. */
function say(response: ServerResponse, status: number, json: unknown, headers: Readonly<Record<string, string>> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', [CENTRE_HEADER]: '1', ...headers });
  response.end(JSON.stringify(json));
}
function refuse(response: ServerResponse, status: number, code: string, data: unknown, headers?: Readonly<Record<string, string>>): void {
  say(response, status, { defined: true, code, status, message: '', data }, headers);
}

const filingId = '01JD0000000000000000000001' as FilingId;
const content: FilingContent = {
  clientId: filingId,
  region: 'nowhere',
  profileVersion: '1',
  service: 'enrolment',
  insurance: 'medical',
  unitNumber: '900001',
  submittedAt: '2026-11-22T01:00:00.000Z',
  rows: [{ rowId: '01JD0000000000000000000002' as RowId, values: { name: '测试甲' }, materials: [] }],
};
const taken = {
  clientId: filingId,
  contentHash: 'a'.repeat(64),
  receipt: { number: 'R1', receivedAt: '2026-11-22T01:00:01.000Z' },
  state: 'received',
  decidedAt: null,
  rows: [{ rowId: '01JD0000000000000000000002', verdict: null }],
};
const status = { name: '演练中心', protocol: '1', now: '2026-11-22T01:00:00.000Z', windows: [] };
const put = { contentHash: 'a'.repeat(64), content };
const fast = { statusMs: 300, readMs: 300, writeMs: 300, chunkMs: 300, retryMs: [10, 30] };

describe('who answers', () => {
  test('[W-23] takes the answer of a centre and passes token, id and content through', async () => {
    let seen = { url: '', authorization: '', body: '' };
    const url = await serve((request, response, body) => {
      seen = { url: `${request.method} ${request.url}`, authorization: request.headers.authorization ?? '', body };
      say(response, 201, taken);
    });
    await expect(createHttpCentre({ url }).putFiling('secret', put)).resolves.toEqual({ ok: true, value: taken });
    expect(seen).toEqual({ url: `PUT /filings/${filingId}`, authorization: 'Bearer secret', body: JSON.stringify(put) });
  });

  test('[W-20] sends 仍然使用 beside the content, where there is any', async () => {
    let seen: unknown = null;
    const url = await serve((_request, response, body) => {
      seen = JSON.parse(body);
      say(response, 201, taken);
    });
    const remarks = [{ rowId: '' as const, kind: 'id-copy', sha256: 'c'.repeat(64) as Sha256, reason: '原件如此', doubts: ['blurred'] }];
    await expect(createHttpCentre({ url }).putFiling('secret', { ...put, remarks })).resolves.toEqual({ ok: true, value: taken });
    expect(seen).toEqual({ ...put, remarks });
  });

  test('[peers 67] never takes a login page for the centre, whatever it is asked', async () => {
    const proxy = await behindProxy((_request, response) => say(response, 201, taken));
    proxy.always('login-page');
    const centre = createHttpCentre({ url: proxy.url });
    const stranger = { ok: false, error: { code: 'centre-not-recognised', status: 200 } };
    await expect(centre.status()).resolves.toEqual(stranger);
    await expect(centre.putFiling('t', put)).resolves.toEqual(stranger);
    await expect(centre.getFiling('t', filingId)).resolves.toEqual(stranger);
    await expect(centre.changes('t', null)).resolves.toEqual(stranger);
  });

  test('[peers 67] does not follow a redirect to a login page', async () => {
    const url = await serve((_request, response) => response.writeHead(302, { location: '/login' }).end());
    await expect(createHttpCentre({ url }).status()).resolves.toEqual({ ok: false, error: { code: 'centre-not-recognised', status: 302 } });
  });

  test('refuses JSON of the right address and the wrong shape, and a centre of another protocol', async () => {
    const malformed = await serve((_request, response) => say(response, 200, { ...taken, receipt: 'yes' }));
    const notJson = await serve((_request, response) => {
      response.writeHead(200, { [CENTRE_HEADER]: '1', 'content-type': 'application/json' }).end('{"name":');
    });
    const newer = await serve((_request, response) => say(response, 200, { ...status, protocol: '2' }));
    const notRecognised = { ok: false, error: { code: 'centre-not-recognised', status: 200 } };
    await expect(createHttpCentre({ url: malformed }).putFiling('t', put)).resolves.toEqual(notRecognised);
    await expect(createHttpCentre({ url: notJson }).status()).resolves.toEqual(notRecognised);
    await expect(createHttpCentre({ url: newer }).status()).resolves.toEqual(notRecognised);
  });

  test('knows a wrong certificate from a lost answer', async () => {
    const url = (await serve(() => undefined)).replace('http:', 'https:');
    const outcome = await createHttpCentre({ url, timeouts: fast }).putFiling('t', put);
    expect(outcome.ok).toBe(false);
    const selfSigned = Object.assign(new TypeError('fetch failed'), {
      cause: Object.assign(new Error('self-signed certificate'), { code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }),
    });
    const centre = createHttpCentre({ url, fetch: () => Promise.reject(selfSigned) });
    await expect(centre.putFiling('t', put)).resolves.toEqual({ ok: false, error: { code: 'centre-not-recognised', status: 0 } });
  });
});

describe('whether something may have arrived', () => {
  test('[O-24] nobody there: nothing was sent, also for a writing call', async () => {
    const url = await serve(() => undefined);
    await closers.pop()?.();
    const centre = createHttpCentre({ url });
    await expect(centre.putFiling('t', put)).resolves.toEqual({ ok: false, error: { code: 'centre-unreachable' } });
    const nowhere = createHttpCentre({ url: 'http://centre.invalid' });
    await expect(nowhere.putFiling('t', put)).resolves.toEqual({ ok: false, error: { code: 'centre-unreachable' } });
  });

  test.each(['cut-request', 'drop-response', 'cut-response', 'black-hole'] as const)(
    '[O-24] %s leaves a doubt after a writing call and none after a reading one',
    async (fault) => {
      const proxy = await behindProxy((request, response) =>
        request.method === 'PUT' ? say(response, 201, taken) : say(response, 200, status),
      );
      proxy.always(fault);
      const centre = createHttpCentre({ url: proxy.url, timeouts: fast });
      await expect(centre.putFiling('t', put)).resolves.toEqual({ ok: false, error: { code: 'answer-lost' } });
      await expect(centre.status()).resolves.toEqual({ ok: false, error: { code: 'centre-unreachable' } });
      proxy.always('ok');
      await expect.poll(() => centre.putFiling('t', put)).toEqual({ ok: true, value: taken });
    },
  );

  test('[O-24] a connection closed at once never turns into a success', async () => {
    const proxy = await behindProxy((_request, response) => say(response, 201, taken));
    proxy.always('refuse');
    // Whether the reset comes before or after the first byte is the kernel's choice; both words are honest.
    const outcome = await createHttpCentre({ url: proxy.url }).putFiling('t', put);
    expect(outcome.ok ? 'ok' : outcome.error.code).toMatch(/^(centre-unreachable|answer-lost)$/);
  });

  test('a slow line is no fault', async () => {
    const proxy = await behindProxy((_request, response) => say(response, 200, status));
    proxy.always('slow');
    await expect(createHttpCentre({ url: proxy.url }).status()).resolves.toEqual({ ok: true, value: status });
  });

  test('[O-13] waits longer for a large filing, as long as its bytes may take to go out', async () => {
    const url = await serve((_request, response) => setTimeout(() => say(response, 201, taken), 1_500));
    const centre = createHttpCentre({ url, timeouts: { ...fast, writeMs: 200, chunkMs: 60_000 } });
    await expect(centre.putFiling('t', put)).resolves.toEqual({ ok: false, error: { code: 'answer-lost' } });
    const rows = Array.from({ length: 200 }, () => ({ ...content.rows[0]!, values: { remark: '备注'.repeat(1_000) } }));
    await expect(centre.putFiling('t', { ...put, content: { ...content, rows } })).resolves.toEqual({ ok: true, value: taken });
  });

  test('ends a call under way when the signal does', async () => {
    const url = await serve(() => undefined);
    const stop = new AbortController();
    const answer = createHttpCentre({ url }).within(stop.signal).putFiling('t', put);
    setTimeout(() => stop.abort(), 50);
    await expect(answer).resolves.toEqual({ ok: false, error: { code: 'answer-lost' } });
  });
});

describe('what the centre refuses', () => {
  const answers: readonly (readonly [string, Answer, unknown])[] = [
    [
      'its own failure',
      (_request, response) => refuse(response, 409, 'CONFLICT', { code: 'content-conflict', receiptNumber: 'R7' }),
      { code: 'content-conflict', receiptNumber: 'R7' },
    ],
    ['401 without one', (_request, response) => refuse(response, 401, 'SIGN_IN', undefined), { code: 'session-missing' }],
    [
      '429 with Retry-After',
      (_request, response) => say(response, 429, {}, { 'retry-after': '17' }),
      { code: 'centre-busy', retryAfterSeconds: 17 },
    ],
    ['503 without one', (_request, response) => say(response, 503, {}), { code: 'centre-busy', retryAfterSeconds: 30 }],
    [
      '503 closed',
      (_request, response) => refuse(response, 503, 'CLOSED', { code: 'centre-closed', opensOn: '2026-12-01' }),
      { code: 'centre-closed', opensOn: '2026-12-01' },
    ],
    [
      'a longer Retry-After than its own word',
      (_request, response) => refuse(response, 429, 'TOO_MANY', { code: 'centre-busy', retryAfterSeconds: 3 }, { 'retry-after': '9' }),
      { code: 'centre-busy', retryAfterSeconds: 9 },
    ],
    [
      'a failure newer than this client',
      (_request, response) => refuse(response, 422, 'REFUSED', { code: 'of-2031' }),
      { code: 'request-invalid', detail: 'HTTP 422' },
    ],
    ['its defect', (_request, response) => refuse(response, 500, 'INTERNAL_SERVER_ERROR', undefined), { code: 'internal', reference: '' }],
    ['an address it does not have', (_request, response) => say(response, 404, {}), { code: 'centre-not-recognised', status: 404 }],
  ];
  test.each(answers)('[W-23] understands %s', async (_name, answer, error) => {
    const url = await serve(answer);
    await expect(createHttpCentre({ url }).putFiling('t', put)).resolves.toEqual({ ok: false, error });
  });

  test('answers null for a filing the centre does not have, and only on its own word', async () => {
    const none = await serve((_request, response) => refuse(response, 404, 'NOT_FOUND', { code: 'filing-not-found' }));
    await expect(createHttpCentre({ url: none }).getFiling('t', filingId)).resolves.toEqual({ ok: true, value: null });
    const proxy404 = await serve((_request, response) => response.writeHead(404).end());
    await expect(createHttpCentre({ url: proxy404 }).getFiling('t', filingId)).resolves.toMatchObject({ ok: false });
  });
});

/** A tus server of a few lines that really keeps the bytes, and says what came. */
function tusServer() {
  const uploads = new Map<string, { bytes: Buffer; readonly length: number }>();
  const log: string[] = [];
  let received = 0;
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const id = request.url?.split('/').at(-1) ?? '';
    const upload = uploads.get(id);
    const headers = { [CENTRE_HEADER]: '1', 'tus-resumable': '1.0.0' };
    log.push(`${request.method} ${request.url}`);
    if (request.method === 'POST' && request.url === '/uploads') {
      const fresh = `u${uploads.size + 1}`;
      uploads.set(fresh, { bytes: Buffer.alloc(0), length: Number(request.headers['upload-length']) });
      response.writeHead(201, { ...headers, location: `http://wrong-host.invalid/uploads/${fresh}` }).end();
    } else if (request.method === 'HEAD' && upload !== undefined) {
      response.writeHead(200, { ...headers, 'upload-offset': String(upload.bytes.length), 'upload-length': String(upload.length) }).end();
    } else if (request.method === 'PATCH' && upload !== undefined) {
      for await (const piece of request) {
        received += piece.length;
        upload.bytes = Buffer.concat([upload.bytes, piece]);
      }
      response.writeHead(204, { ...headers, 'upload-offset': String(upload.bytes.length) }).end();
    } else if (request.url?.endsWith('/commit')) {
      let body = '';
      for await (const piece of request) {
        body += String(piece);
      }
      const { uploadId }: { readonly uploadId: string } = JSON.parse(body);
      const bytes = uploads.get(uploadId)?.bytes ?? Buffer.alloc(0);
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      if (request.url === `/materials/${sha256}/commit`) {
        say(response, 200, { sha256, bytes: bytes.length });
      } else {
        refuse(response, 422, 'REFUSED', { code: 'material-mismatch', sha256 });
      }
    } else {
      response.writeHead(404, headers).end();
    }
  };
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  return { server, uploads, log, received: () => received };
}

async function startTus() {
  const tus = tusServer();
  await new Promise<void>((resolve) => {
    tus.server.listen(0, '127.0.0.1', resolve);
  });
  const address = tus.server.address();
  const proxy = await startFaultProxy(`http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`);
  closers.push(() => proxy.close());
  closers.push(async () => {
    tus.server.closeAllConnections();
    await new Promise((resolve) => tus.server.close(resolve));
  });
  return { ...tus, proxy };
}

function material(megabytes: number) {
  const bytes = new Uint8Array(Math.round(megabytes * 1024 * 1024)).map((_, index) => (index * 31 + (index >> 8)) & 255);
  return { bytes, sha256: createHash('sha256').update(bytes).digest('hex') as Sha256, mediaType: 'image/jpeg' as const };
}

describe('materials', () => {
  test('[W-38] asks about the materials of a whole staff in several calls, none longer than the protocol allows', async () => {
    const asked: number[] = [];
    const url = await serve((_request, response, body) => {
      const { sha256 } = JSON.parse(body) as { sha256: string[] };
      asked.push(sha256.length);
      say(response, 200, { missing: sha256.slice(0, 1) });
    });
    const all = Array.from({ length: 6_500 }, (_, index) => createHash('sha256').update(String(index)).digest('hex') as Sha256);
    const answer = await createHttpCentre({ url }).missingMaterials('t', all);
    expect(asked).toEqual([1_000, 1_000, 1_000, 1_000, 1_000, 1_000, 500]);
    expect(answer).toEqual({ ok: true, value: all.filter((_, index) => index % 1_000 === 0) });
  });

  test('[W-32] uploads in pieces of 1 MiB, commits, and tells the way', async () => {
    const { proxy, log } = await startTus();
    const progress: number[] = [];
    const urls: string[] = [];
    const file = material(2.5);
    const outcome = await createHttpCentre({ url: proxy.url, timeouts: { retryMs: [10, 30] } }).sendMaterial('t', {
      ...file,
      resumeUrl: null,
      onUrl: (url) => urls.push(url),
      onProgress: (sent) => progress.push(sent),
      pace: AT_ONCE,
    });
    expect(outcome).toEqual({ ok: true, value: null });
    expect(log).toEqual([
      'POST /uploads',
      'PATCH /uploads/u1',
      'PATCH /uploads/u1',
      'PATCH /uploads/u1',
      `POST /materials/${file.sha256}/commit`,
    ]);
    expect(progress).toEqual([1, 2, 2.5].map((megabytes) => megabytes * 1024 * 1024));
    expect(urls).toEqual(['/uploads/u1']);
  });

  test('[peers 65] goes on after a cut by itself and sends at most one piece again', async () => {
    const { proxy, received } = await startTus();
    const file = material(3);
    proxy.cutRequestAfter(600_000);
    proxy.script('ok', 'ok', 'cut-request', 'ok', 'drop-response', 'ok');
    const outcome = await createHttpCentre({ url: proxy.url, timeouts: { retryMs: [10, 30] } }).sendMaterial('t', {
      ...file,
      resumeUrl: null,
      onUrl: () => undefined,
      onProgress: () => undefined,
      pace: AT_ONCE,
    });
    expect(outcome).toEqual({ ok: true, value: null });
    expect(proxy.counts['cut-request']).toBe(1);
    expect(received()).toBe(file.bytes.byteLength);
    expect(proxy.bytesIn()).toBeLessThan(file.bytes.byteLength + 1024 * 1024 + 20_000);
  });

  test('[W-32] stops after its piece when sending is paused, and goes on from there', async () => {
    const { proxy, log, received } = await startTus();
    const file = material(3);
    let pieces = 0;
    let kept = '';
    const until = (most: number): UploadPace => ({
      pieceBytes: () => 512 * 1024,
      before: () => {
        pieces += 1;
        return Promise.resolve(pieces > most ? fail({ code: 'sending-paused' }) : ok(null));
      },
    });
    const send = (resumeUrl: string | null, most: number) =>
      createHttpCentre({ url: proxy.url, timeouts: { retryMs: [10, 30] } }).sendMaterial('t', {
        ...file,
        resumeUrl,
        onUrl: (url) => {
          kept = url;
        },
        onProgress: () => undefined,
        pace: until(most),
      });
    expect(await send(null, 2)).toEqual({ ok: false, error: { code: 'sending-paused' } });
    expect(received()).toBe(1024 * 1024);
    log.length = 0;
    expect(await send(kept, 99)).toEqual({ ok: true, value: null });
    expect(log[0]).toBe('HEAD /uploads/u1');
    expect(received()).toBe(file.bytes.byteLength);
  });

  test('[peers 65] resumes after the program ended, at the place the centre names', async () => {
    const { proxy, log, received } = await startTus();
    const file = material(3);
    const stop = new AbortController();
    let kept = '';
    const first = await createHttpCentre({ url: proxy.url })
      .within(stop.signal)
      .sendMaterial('t', {
        ...file,
        resumeUrl: null,
        onUrl: (url) => {
          kept = url;
        },
        onProgress: (sent) => sent >= 2 * 1024 * 1024 && stop.abort(),
        pace: AT_ONCE,
      });
    expect(first.ok).toBe(false);
    const before = received();
    log.length = 0;
    const second = await createHttpCentre({ url: proxy.url, timeouts: { retryMs: [10, 30] } }).sendMaterial('t', {
      ...file,
      resumeUrl: kept,
      onUrl: () => undefined,
      onProgress: () => undefined,
      pace: AT_ONCE,
    });
    expect(second).toEqual({ ok: true, value: null });
    expect(log[0]).toBe('HEAD /uploads/u1');
    expect(received() - before).toBeLessThanOrEqual(1024 * 1024);
  });

  test('starts over once when the centre finds the bytes wrong, and then says so', async () => {
    const { proxy, uploads, log } = await startTus();
    const file = material(0.1);
    uploads.set('u9', { bytes: Buffer.from(new Uint8Array(file.bytes.byteLength)), length: file.bytes.byteLength });
    const ask = { ...file, resumeUrl: '/uploads/u9', onUrl: () => undefined, onProgress: () => undefined, pace: AT_ONCE };
    await expect(createHttpCentre({ url: proxy.url, timeouts: { retryMs: [10, 30] } }).sendMaterial('t', ask)).resolves.toEqual({
      ok: true,
      value: null,
    });
    expect(log.filter((line) => line.startsWith('POST /uploads'))).toHaveLength(1);
    const lying = await createHttpCentre({ url: proxy.url, timeouts: { retryMs: [10, 30] } }).sendMaterial('t', {
      ...ask,
      sha256: 'f'.repeat(64) as Sha256,
      resumeUrl: null,
    });
    expect(lying).toMatchObject({ ok: false, error: { code: 'material-mismatch' } });
  });

  test('[peers 67] an upload to a login page is no upload', async () => {
    const { proxy } = await startTus();
    proxy.always('login-page');
    const outcome = await createHttpCentre({ url: proxy.url, timeouts: { retryMs: [10, 30] } }).sendMaterial('t', {
      ...material(0.1),
      resumeUrl: null,
      onUrl: () => undefined,
      onProgress: () => undefined,
      pace: AT_ONCE,
    });
    expect(outcome).toEqual({ ok: false, error: { code: 'centre-not-recognised', status: 200 } });
  });
});
