import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { GOOD_PASSWORD } from '../test/fakes/test-centre.ts';

type Started = {
  readonly child: ChildProcess;
  readonly url: string;
  readonly console: string;
  readonly data: string;
  readonly practiceUnits: { insurance: string; unitNumber: string }[];
};

let folder: string;
const children: ChildProcess[] = [];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'centre-test-'));
});
afterEach(async () => {
  children.splice(0).forEach((child) => child.kill('SIGKILL'));
  await rm(folder, { recursive: true, force: true });
});

function run(...options: string[]): ChildProcess {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'serve.ts'), ...options], { stdio: ['ignore', 'pipe', 'pipe'] });
  children.push(child);
  return child;
}
async function start(...options: string[]): Promise<Started> {
  const child = run('--port', '0', '--data', folder, ...options);
  const lines = createInterface({ input: child.stdout ?? process.stdin });
  const [line] = (await once(lines, 'line')) as [string];
  expect(line).toMatch(/^CENTRE \{/);
  return { child, ...(JSON.parse(line.slice('CENTRE '.length)) as Omit<Started, 'child'>) };
}
async function stop({ child }: Started, signal: NodeJS.Signals): Promise<number | null> {
  child.kill(signal);
  const [code] = (await once(child, 'exit')) as [number | null];
  return code;
}
async function ask(started: Started, path: string, body: object): Promise<Record<string, unknown>> {
  const answer = await fetch(started.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return (await answer.json()) as Record<string, unknown>;
}

describe('npm run centre', { timeout: 60_000 }, () => {
  it('[design §6] says in one line where it is, on loopback, and stops when told', async () => {
    const started = await start('--practice', '--clock', '2026-03-01T00:00:00.000Z');
    expect(started).toMatchObject({ url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/), data: folder });
    expect(started.practiceUnits.length).toBeGreaterThanOrEqual(9);
    const status = (await (await fetch(`${started.url}/status`)).json()) as { now: string };
    expect(status.now.slice(0, 16)).toBe('2026-03-01T00:00');
    expect((await fetch(started.console, { redirect: 'manual' })).status).toBe(303);
    expect(await stop(started, 'SIGTERM')).toBe(0);
    await expect(fetch(`${started.url}/status`)).rejects.toThrow('fetch failed');
  });

  it('[promise 1] keeps what it answered through kill -9', async () => {
    const first = await start('--practice');
    const [unit] = first.practiceUnits;
    const { region } = await firstRegion();
    const { registrationId } = await ask(first, '/registrations', { region, ...unit });
    await ask(first, `/registrations/${registrationId as string}/code`, {});
    const token = new URL(first.console).searchParams.get('token') ?? '';
    const codes = (await (await fetch(`${first.url}/console/api/codes`, { headers: { 'x-console-token': token } })).json()) as {
      code: string;
    }[];
    const activated = await ask(first, `/registrations/${registrationId as string}/activation`, {
      code: codes[0]?.code,
      password: GOOD_PASSWORD,
    });
    expect(activated).toHaveProperty('token');
    await stop(first, 'SIGKILL');

    const second = await start('--practice');
    const session = await ask(second, '/sessions', { region, loginName: unit?.unitNumber, password: GOOD_PASSWORD });
    expect(session).toMatchObject({ account: { unitName: '演练纺织有限公司' } });
    const pulled = await fetch(`${second.url}/changes`, { headers: { authorization: `Bearer ${activated['token'] as string}` } });
    expect(pulled.status).toBe(200);
  });

  it('[design promise 4] says that the port is taken, and leaves the other centre alone', async () => {
    const first = await start('--practice');
    const second = run('--port', new URL(first.url).port, '--data', join(folder, 'second'));
    let said = '';
    second.stderr?.on('data', (piece: Buffer) => {
      said += piece.toString();
    });
    const [code] = (await once(second, 'exit')) as [number];
    expect(code).toBe(1);
    expect(said).toContain('端口已被占用');
    expect((await fetch(`${first.url}/status`)).status).toBe(200);
  });

  it('[design promise 4] refuses options it does not understand, in words, and makes nothing', async () => {
    for (const options of [['--port', 'x'], ['--region', 'nowhere'], ['--clock', 'yesterday'], ['--nonsense']]) {
      const child = run('--data', join(folder, 'new'), ...options);
      let said = '';
      child.stderr?.on('data', (piece: Buffer) => {
        said += piece.toString();
      });
      const [code] = (await once(child, 'exit')) as [number];
      expect(code).toBe(1);
      expect(said).toContain(options[0]);
      expect(said).not.toContain('    at ');
    }
    expect(await readdir(folder)).toEqual([]);
  });
});

async function firstRegion(): Promise<{ region: string }> {
  const { regionProfiles } = await import('../src-shared/regions/index.ts');
  return { region: regionProfiles[0]?.id ?? '' };
}
