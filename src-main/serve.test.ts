import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import { afterAll, describe, expect, it } from 'vitest';
import type { EngineClient } from '../src-shared/contract/operations.ts';
import { RPC_PATH, TOKEN_HEADER } from '../src-shared/contract/window-api.ts';
import type { Ready } from './launch/ready-line.ts';

const folders: string[] = [];
const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'shebao-serve-'));
  folders.push(folder);
  return folder;
};
afterAll(() => {
  for (const folder of folders) {
    rmSync(folder, { recursive: true, force: true });
  }
});

type Serve = { readonly child: ChildProcessByStdio<null, Readable, Readable>; readonly out: string[]; readonly errors: () => string };

function serve(...args: readonly string[]): Serve {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'serve.ts'), ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const out: string[] = [];
  let errors = '';
  createInterface({ input: child.stdout }).on('line', (line) => out.push(line));
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  return { child, out, errors: () => errors };
}
async function ended({ child }: Serve): Promise<number | null> {
  return child.exitCode ?? ((await once(child, 'exit')) as [number | null])[0];
}
async function readyOf(started: Serve): Promise<Ready> {
  await expect.poll(() => started.out.length + (started.child.exitCode ?? 0), { timeout: 20_000 }).toBeGreaterThan(0);
  return JSON.parse((started.out[0] ?? '').replace(/^READY /, ''));
}
function clientOf({ url }: Ready): EngineClient {
  const { origin, searchParams } = new URL(url);
  return createORPCClient(new RPCLink({ url: `${origin}${RPC_PATH}`, headers: { [TOKEN_HEADER]: searchParams.get('token') ?? '' } }));
}

describe('the plain-Node entry', () => {
  it('prints one READY line, serves the engine with its practice centre, and ends cleanly when told to', async () => {
    const data = newFolder();
    const started = serve('--data', data, '--no-open', '--clock', '2026-11-22T01:00:00Z');
    const ready = await readyOf(started);
    expect(ready).toMatchObject({ host: 'loopback', data });
    const info = await clientOf(ready).app.info();
    expect(info).toMatchObject({
      ok: true,
      value: { host: 'loopback', keystore: 'none', dataFolder: data, centre: { url: ready.centre, kind: 'embedded' } },
    });
    expect(info.ok && info.value.now.slice(0, 14)).toBe('2026-11-22T01:');
    expect(info.ok && info.value.practice?.units.length).toBeGreaterThan(0);
    expect(await clientOf(ready).session.state()).toMatchObject({ ok: true, value: { phase: 'fresh' } });

    const second = serve('--data', data, '--no-open');
    expect(await ended(second)).toBe(3);
    expect(second.errors()).toContain('另一个社保申报台');
    expect(second.out).toEqual([]);

    started.child.kill('SIGTERM');
    expect(await ended(started)).toBe(0);
    expect(started.out).toHaveLength(1);
    const log = readFileSync(join(data, 'logs', 'shebao-desk.log'), 'utf8');
    expect(
      log
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).event),
    ).toEqual(['started', 'ended']);
    expect(log).not.toContain(new URL(ready.url).searchParams.get('token'));
  });

  it('runs without a practice centre when a centre is named, reachable or not', async () => {
    const started = serve('--data', newFolder(), '--no-open', '--centre', 'http://127.0.0.1:9');
    const ready = await readyOf(started);
    expect(ready.centre).toBe('http://127.0.0.1:9');
    const info = await clientOf(ready).app.info();
    expect(info).toMatchObject({ ok: true, value: { centre: { url: 'http://127.0.0.1:9', kind: 'remote' }, practice: null } });
    started.child.kill('SIGINT');
    expect(await ended(started)).toBe(0);
  });

  it('says in Chinese what hinders it, with a code of its own', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const address = taken.address();
    const port = typeof address === 'object' && address !== null ? String(address.port) : '';
    const cases = [
      { args: ['--port', 'x'], code: 2, says: '--port 应为' },
      { args: ['--region', 'atlantis', '--data', newFolder()], code: 3, says: '没有“atlantis”这个地区' },
      { args: ['--port', port, '--data', newFolder(), '--centre', 'http://127.0.0.1:9'], code: 4, says: `端口 ${port} 不能使用` },
    ];
    for (const { args, code, says } of cases) {
      const started = serve(...args);
      expect({ args, code: await ended(started), said: started.errors().includes(says) }).toEqual({ args, code, said: true });
      expect(started.out).toEqual([]);
    }
    taken.close();
  });
});
