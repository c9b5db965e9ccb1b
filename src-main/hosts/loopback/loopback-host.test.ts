import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EngineClient } from '../../../src-shared/contract/operations.ts';
import { TOKEN_HEADER } from '../../../src-shared/contract/window-api.ts';
import { answeringEngine } from '../../../test/fakes/answering-engine.ts';
import { CONTENT_SECURITY_POLICY } from '../page-headers.ts';
import { createEngineRouter } from '../router.ts';
import { type LoopbackHost, startLoopbackHost } from './loopback-host.ts';

let host: LoopbackHost;

beforeAll(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'shebao-loopback-'));
  const page = join(folder, 'renderer');
  mkdirSync(join(page, 'assets'), { recursive: true });
  writeFileSync(join(page, 'index.html'), '<!doctype html><title>社保申报台</title>');
  writeFileSync(join(page, 'assets', 'main.js'), 'export {};');
  writeFileSync(join(page, '.inputs'), 'hidden');
  writeFileSync(join(folder, 'secret.html'), 'outside');
  const engine = createEngineRouter({
    operations: answeringEngine({
      'filing.attach': async ({ file }: { file: File }) => ({ ok: false, error: { code: 'material-empty', fileName: `${file.size}` } }),
    }),
    onDefect: ({ error }) => {
      throw error;
    },
  });
  host = await startLoopbackHost({ engine, pageFolder: page, port: 0 });
});
afterAll(() => host.close());

type Answer = { readonly status: number; readonly headers: Readonly<Record<string, string | string[] | undefined>>; readonly body: string };

/** Raw, because fetch neither lets Host be set nor sends a path as it is. */
function ask(
  path: string,
  { method = 'GET', headers = {} }: { readonly method?: string; readonly headers?: Readonly<Record<string, string>> } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(host.origin);
    const asking = request({ hostname, port, path, method, headers }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (text: string) => (body += text));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
    });
    asking.on('error', reject);
    asking.end();
  });
}
const withToken = () => ({ [TOKEN_HEADER]: host.token });
async function cookie(): Promise<string> {
  const { headers } = await ask(new URL(host.url).pathname + new URL(host.url).search);
  return String(headers['set-cookie']).split(';')[0] ?? '';
}

const client = (headers: () => Record<string, string>): EngineClient =>
  createORPCClient(new RPCLink({ url: () => `${host.origin}/rpc`, headers }));

describe('opening the page', () => {
  it('trades the token for a cookie scripts and other sites cannot use, and drops it from the address', async () => {
    const { status, headers } = await ask(`/?token=${host.token}`);
    expect(status).toBe(303);
    expect(headers['location']).toBe('/');
    expect(String(headers['set-cookie'])).toMatch(/^shebao-desk-\d+=[\w-]{43}; HttpOnly; SameSite=Strict; Path=\/$/);
    expect(String(headers['set-cookie'])).not.toContain(host.token);
  });
  it('serves the page with the strict policy to who holds the cookie', async () => {
    const { status, headers, body } = await ask('/', { headers: { cookie: await cookie() } });
    expect(status).toBe(200);
    expect(body).toContain('社保申报台');
    expect(headers['content-security-policy']).toBe(CONTENT_SECURITY_POLICY);
    expect(headers['x-content-type-options']).toBe('nosniff');
    expect(headers['access-control-allow-origin']).toBeUndefined();
  });
  it('allows no script that is not the bundle’s own', () => {
    expect(CONTENT_SECURITY_POLICY).toContain("default-src 'none'");
    expect(CONTENT_SECURITY_POLICY).toContain("script-src 'self';");
    expect(CONTENT_SECURITY_POLICY).not.toMatch(/unsafe-eval|\*|https?:/);
  });
  it('opens once with a ticket', async () => {
    const path = host.ticketUrl().slice(host.origin.length);
    expect((await ask(path)).status).toBe(303);
    expect((await ask(path)).status).toBe(401);
  });
  it.each(['/', '/?token=', `/?token=${'a'.repeat(43)}`, '/assets/main.js', '/rpc/session/state'])(
    'refuses %s without the secret',
    async (path) => {
      expect((await ask(path)).status).toBe(401);
    },
  );
  it('refuses another name for this computer, even with the right token', async () => {
    for (const name of ['localhost', 'evil.example', `evil.example:${new URL(host.origin).port}`, '127.0.0.1']) {
      expect((await ask(`/?token=${host.token}`, { headers: { host: name } })).status).toBe(403);
      expect((await ask('/', { headers: { host: name, ...withToken() } })).status).toBe(403);
    }
  });
  it.each([
    '/../secret.html',
    '/%2e%2e/secret.html',
    '/..%2fsecret.html',
    '/assets/..%2f..%2fsecret.html',
    '/..%5csecret.html',
    '/.inputs',
    '/%00',
    '/%',
  ])('does not leave the page’s folder by %s', async (path) => {
    const { status, body } = await ask(path, { headers: withToken() });
    expect(status).toBe(404);
    expect(body).not.toContain('outside');
  });
  it('only reads', async () => {
    expect((await ask('/', { method: 'PUT', headers: withToken() })).status).toBe(405);
  });
});

describe('calling the engine', () => {
  it('answers the bridge of our page', async () => {
    const own = await cookie();
    const answer = await client(() => ({ cookie: own, origin: host.origin })).session.state();
    expect(answer).toEqual({ ok: false, error: { code: 'locked' } });
  });
  it('answers a caller with the token in its header', async () => {
    expect(await client(withToken).session.state()).toEqual({ ok: false, error: { code: 'locked' } });
  });
  it('refuses a foreign origin, also with the cookie', async () => {
    const own = await cookie();
    for (const origin of ['http://evil.example', 'http://127.0.0.1:1', 'null']) {
      const { status } = await ask('/rpc/session/state', { method: 'POST', headers: { cookie: own, origin } });
      expect(status).toBe(403);
    }
  });
  it('refuses a request another site made, also with the cookie', async () => {
    const own = await cookie();
    const { status } = await ask('/rpc/session/state', { method: 'POST', headers: { cookie: own, 'sec-fetch-site': 'cross-site' } });
    expect(status).toBe(403);
  });
  it('refuses the cookie alone when no origin is named', async () => {
    expect((await ask('/rpc/session/state', { method: 'POST', headers: { cookie: await cookie() } })).status).toBe(403);
  });
  it('keeps answers out of caches', async () => {
    const { headers } = await ask('/rpc/session/state', { method: 'POST', headers: withToken() });
    expect(headers['cache-control']).toBe('no-store');
    expect(headers['x-content-type-options']).toBe('nosniff');
  });
  it('has no other operations', async () => {
    expect((await ask('/rpc/store/query', { method: 'POST', headers: withToken() })).status).toBe(404);
  });
  it('lets a file larger than any accepted material through to the engine, which names the reason', async () => {
    const id = '01JD0000000000000000000000' as never;
    const file = new File([new Uint8Array(40 * 1024 * 1024)], 'a.pdf');
    const answer = await client(withToken).filing.attach({ filingId: id, rowId: id, kind: 'a', file });
    expect(answer).toEqual({ ok: false, error: { code: 'material-empty', fileName: String(40 * 1024 * 1024) } });
  });
  it('stops a body that would fill the memory', async () => {
    const { status } = await ask('/rpc/session/state', { method: 'POST', headers: { ...withToken(), 'content-length': String(2 ** 40) } });
    expect(status).toBe(413);
  });
});
