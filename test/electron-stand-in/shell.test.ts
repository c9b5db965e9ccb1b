import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CONTENT_SECURITY_POLICY } from '../../src-main/hosts/page-headers.ts';
import { buildAll } from '../../src-main/launch/build.ts';
import { isPermitted } from '../../src-main/shell/permissions.ts';
import { engineContract } from '../../src-shared/contract/engine.ts';
import type { EngineClient } from '../../src-shared/contract/operations.ts';
import { ENGINE_CONNECT } from '../../src-shared/contract/window-api.ts';
import { type LaunchedOnStandIn, launchOnStandIn, SHOWN_ORIGIN } from './launch-on-stand-in.ts';
import { type BridgedPort, startMainProcess } from './main-process.ts';
import { openProbe } from './probe-port.ts';

const OURS = { url: 'app://desk/index.html', origin: 'app://desk', mainFrame: true };
const dataFolder = mkdtempSync(join(tmpdir(), 'shebao-shell-'));
let desk: LaunchedOnStandIn;

beforeAll(async () => {
  await buildAll({ log: () => {}, only: ['main', 'preload', 'renderer'] });
  desk = await launchOnStandIn({ dataFolder, centreUrl: null, clock: '2026-11-22T01:00:00.000Z' });
}, 120_000);
afterAll(async () => {
  await desk?.close();
  rmSync(dataFolder, { recursive: true, force: true });
});

const clientOf = (port: BridgedPort | Awaited<ReturnType<typeof openProbe>>): EngineClient => createORPCClient(new RPCLink({ port }));

describe('the built main bundle', () => {
  it('tells where it is ready, as one line', async () => {
    const ready = JSON.parse((await desk.main.ready).slice('READY '.length));
    expect(ready).toEqual({
      host: 'electron',
      url: 'app://desk/index.html',
      centre: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
      data: dataFolder,
    });
  });

  it('gives the page’s process nothing but the page', () => {
    expect(desk.webPreferences).toEqual({
      preload: expect.stringMatching(/out.preload.index\.cjs$/),
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: true,
    });
  });

  it('registers its own secure scheme before the app is ready, and sandboxes every renderer', async () => {
    const { schemes, sandboxEnabled } = await desk.main.ask({ ask: 'records' });
    expect(schemes).toEqual([{ scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true }, beforeReady: true }]);
    expect(sandboxEnabled).toBe(true);
  });

  it('serves the page under the strict policy, and nothing beside it', async () => {
    const page = await desk.main.ask({ ask: 'page', url: 'app://desk/index.html', method: 'GET' });
    expect(page.status).toBe(200);
    expect(page.headers).toMatchObject({ 'content-security-policy': CONTENT_SECURITY_POLICY, 'x-content-type-options': 'nosniff' });
    for (const url of ['app://desk/../package.json', 'app://desk/..%2f..%2fpackage.json', 'app://desk/.inputs', 'app://desk/main.ts']) {
      expect({ url, status: (await desk.main.ask({ ask: 'page', url, method: 'GET' })).status }).toEqual({ url, status: 404 });
    }
    expect((await desk.main.ask({ ask: 'page', url: 'app://elsewhere/index.html', method: 'GET' })).status).toBe(403);
    expect((await desk.main.ask({ ask: 'page', url: 'app://desk/index.html', method: 'POST' })).status).toBe(403);
  });

  it('has a menu without a word of English', async () => {
    const { menu } = await desk.main.ask({ ask: 'records' });
    const labels = [...JSON.stringify(menu).matchAll(/"label":"([^"]*)"/g)].map((match) => match[1] ?? '');
    expect(labels.length).toBeGreaterThan(10);
    expect(labels.filter((label) => /[A-Za-z]/.test(label))).toEqual([]);
    const roles = JSON.stringify(menu).match(/"role"/g) ?? [];
    expect(labels.length).toBeGreaterThanOrEqual(roles.length);
  });
});

describe('the window', () => {
  it('shows the page, asks nothing of the outside, and breaks no policy', async () => {
    const violations: string[] = [];
    desk.page.on('console', (message) => message.text().includes('Content Security Policy') && violations.push(message.text()));
    await desk.page.reload();
    await expect.poll(() => desk.page.locator('#root').innerText(), { timeout: 15_000 }).not.toBe('');
    expect(await desk.page.title()).toContain('社保申报台');
    expect(violations).toEqual([]);
    expect(desk.outside).toEqual([]);
  });

  it('has of Electron and Node only the way to ask for a port', async () => {
    const seen = await desk.page.evaluate(() => ({
      api: Object.keys((window as unknown as { shebaoDesk: object }).shebaoDesk).sort(),
      leaked: ['require', 'process', 'module', 'ipcRenderer', 'electron', 'Buffer'].filter((name) => name in window),
    }));
    expect(seen).toEqual({ api: ['connect', 'host'], leaked: [] });
  });

  it('runs no script that is not the bundle’s own', async () => {
    const ran = await desk.page.evaluate(() => {
      const script = document.createElement('script');
      script.textContent = 'window.injected = true';
      document.head.append(script);
      return 'injected' in window;
    });
    expect(ran).toBe(false);
  });

  it.each([
    'https://example.org/',
    'file:///etc/passwd',
    'data:text/html,hello',
    'app://desk.example.org/',
    'app://elsewhere/',
    'http://127.0.0.1:1/',
  ])('does not go to %s', async (url) => {
    for (const event of ['will-navigate', 'will-redirect', 'will-frame-navigate'] as const) {
      expect({ event, ...(await desk.main.ask({ ask: 'navigate', event, url })) }).toEqual({ event, prevented: true });
    }
  });
  it('may load its own page again, and never a webview', async () => {
    expect(await desk.main.ask({ ask: 'navigate', event: 'will-navigate', url: 'app://desk/index.html#/filings' })).toEqual({
      prevented: false,
    });
    expect(await desk.main.ask({ ask: 'attach-webview' })).toEqual({ prevented: true });
  });
  it('stays where it is when its own script tries to leave', async () => {
    await desk.page.evaluate(() => window.location.assign('https://example.org/'));
    await expect.poll(() => desk.outside.includes('https://example.org/')).toBe(true);
    expect(desk.page.url().startsWith(SHOWN_ORIGIN)).toBe(true);
  });

  it('opens no window; only the practice centre’s console goes to the clerk’s browser', async () => {
    const { centre } = JSON.parse((await desk.main.ready).slice('READY '.length)) as { readonly centre: string };
    const consoleUrl = `${centre}/console/?token=x`;
    for (const url of ['https://example.org/', 'file:///etc/passwd', 'javascript:alert(1)', `${centre}.example.org/`, consoleUrl]) {
      expect({ url, ...(await desk.main.ask({ ask: 'window-open', url })) }).toEqual({ url, action: 'deny' });
    }
    expect((await desk.main.ask({ ask: 'records' })).openedOutside).toEqual([consoleUrl]);
  });

  it('grants the page copying and nothing else, and nobody else anything', async () => {
    const permissions = [
      'media',
      'geolocation',
      'notifications',
      'fileSystem',
      'usb',
      'hid',
      'serial',
      'clipboard-read',
      'openExternal',
      'unknown',
    ];
    for (const permission of permissions) {
      const requested = await desk.permissionHandler(permission, OURS.url);
      const { granted } = await desk.main.ask({ ask: 'permission-check', permission, origin: 'app://desk/' });
      expect({ permission, requested, granted }).toEqual({ permission, requested: false, granted: false });
    }
    expect(await desk.permissionHandler('clipboard-sanitized-write', OURS.url)).toBe(true);
    expect(await desk.permissionHandler('clipboard-sanitized-write', 'https://example.org/')).toBe(false);
    expect(await desk.main.ask({ ask: 'permission-check', permission: 'clipboard-sanitized-write', origin: 'app://desk/' })).toEqual({
      granted: true,
    });
    expect(await desk.main.ask({ ask: 'device-permission', deviceType: 'usb' })).toEqual({ granted: false });
    expect(isPermitted('clipboard-sanitized-write', 'app://desk.example.org')).toBe(false);
  });

  it('comes to the front when the app is started again, and the second one ends without a window', async () => {
    const second = startMainProcess({ dataFolder, centreUrl: null });
    expect({ code: await second.exit, errors: second.errors() }).toMatchObject({ code: 0 });
    await desk.main.ask({ ask: 'second-instance' });
    const { windowCalls } = await desk.main.ask({ ask: 'records' });
    expect(windowCalls.slice(-3)).toEqual(['restore', 'show', 'focus']);
  });
});

describe('the engine’s door', () => {
  it.each([
    ['another site', { url: 'https://example.org/', origin: 'https://example.org', mainFrame: true }],
    ['a name that begins like ours', { url: 'app://desk.example.org/', origin: 'app://desk.example.org', mainFrame: true }],
    ['a frame inside our page', { ...OURS, mainFrame: false }],
    ['a frame that is gone', null],
  ])('refuses a port from %s', async (_who, sender) => {
    const port = desk.main.connectAs(sender, ENGINE_CONNECT);
    await expect(new Promise((resolve) => port.once('close', () => resolve('closed')))).resolves.toBe('closed');
  });

  it('answers a port of our own page', async () => {
    const client = clientOf(desk.main.connectAs(OURS, ENGINE_CONNECT));
    expect(await client.session.state()).toMatchObject({ ok: true, value: { phase: 'fresh' } });
  });

  it('answers every operation of the contract with an outcome, from the page through the built preload', async () => {
    const client = clientOf(await openProbe(desk.page));
    const info = await client.app.info();
    const input = everyInput(info.ok ? info.value.defaultRegion : '');
    const answers: Record<string, string> = {};
    for (const [room, operations] of Object.entries(engineContract)) {
      for (const operation of Object.keys(operations)) {
        const name = `${room}.${operation}`;
        const call = (client as unknown as Record<string, Record<string, (input: unknown) => Promise<unknown>>>)[room]?.[operation];
        const answer = await call?.(room === 'scan' ? { ...input, format: 'pdf' } : input);
        answers[name] = name === 'app.events' ? await firstTurn(answer) : outcomeOf(answer);
      }
    }
    expect(Object.keys(answers)).toHaveLength(Object.values(engineContract).flatMap((room) => Object.keys(room)).length);
    const wrong = Object.entries(answers).filter(([, outcome]) => ['no outcome', 'internal', 'request-invalid'].includes(outcome));
    expect(wrong).toEqual([]);
    expect(answers).toMatchObject({
      'app.info': 'ok',
      'app.events': 'streams',
      'session.state': 'ok',
      'filing.begin': 'locked',
      'outbox.list': 'locked',
    });
  });

  it('asks the embedded practice centre through it', async () => {
    const client = clientOf(await openProbe(desk.page));
    const info = await client.app.info();
    if (!info.ok || info.value.practice === null) {
      throw new Error('no practice centre');
    }
    expect(info.value).toMatchObject({ host: 'electron', keystore: 'system', centre: { kind: 'embedded' } });
    expect(info.value.now.startsWith('2026-11-22T01:')).toBe(true);
    const [unit] = info.value.practice.units;
    if (unit === undefined) {
      throw new Error('no practice unit');
    }
    const { insurance, unitNumber } = unit;
    const found = await client.registration.lookup({ region: info.value.defaultRegion, insurance, unitNumber });
    expect(found).toMatchObject({ ok: true, value: { unitNumber, unitName: unit.unitName } });
  });

  it('closes the old page’s port when the page is loaded again, and serves the new one', async () => {
    await desk.page.reload();
    const client = clientOf(await openProbe(desk.page));
    expect(await client.session.state()).toMatchObject({ ok: true });
  });
});

describe('closing', () => {
  it('ends with the last window, after the files are closed', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'shebao-closing-'));
    const other = await launchOnStandIn({ dataFolder: folder, centreUrl: 'http://127.0.0.1:9' });
    expect({ code: await other.close(), errors: other.main.errors() }).toMatchObject({ code: 0 });
    const again = await launchOnStandIn({ dataFolder: folder, centreUrl: 'http://127.0.0.1:9' });
    expect(await again.close()).toBe(0);
    rmSync(folder, { recursive: true, force: true });
  });
  it('ends without a window for a region that does not exist', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'shebao-region-'));
    const main = startMainProcess({ dataFolder: folder, centreUrl: null, region: 'atlantis' });
    await expect(main.window).rejects.toThrow(/ended with 3/);
    rmSync(folder, { recursive: true, force: true });
  });
});

/** One input that fits every operation: each takes the fields it knows. */
function everyInput(region: string): Readonly<Record<string, unknown>> {
  const id = '01JD0000000000000000000000';
  return {
    accountId: id,
    filingId: id,
    rowId: id,
    registrationId: id,
    password: 'Probe-2026-pw',
    oldPassword: 'Probe-2026-pw',
    newPassword: 'Probe-2027-pw',
    recoveryKey: 'AAAA-AAAA',
    region,
    insurance: 'medical',
    unitNumber: '000000000000',
    code: '000000',
    service: 'enrolment',
    step: 'fill',
    kind: 'id-card',
    sha256: 'a'.repeat(64),
    file: new File(['x'], 'probe.pdf', { type: 'application/pdf' }),
    values: {},
    revision: 0,
    fields: [],
    label: '身份证复印件',
    material: id,
    rowIds: [id],
    filter: 'all',
    fileName: 'probe.pdf',
    files: [],
    kinds: [],
    jobId: id,
    position: 0,
    of: { list: 'rates', query: { insurance: 'medical' } },
    format: 'csv',
    look: false,
    on: false,
    address: '127.0.0.1:9',
    device: { family: 'sane', id: 'probe', key: 'probe' },
    settings: { source: 'flatbed', colour: 'colour', dpi: 300 },
    pageId: id,
    pageIds: [id],
    pictures: [new File(['x'], 'probe.png', { type: 'image/png' })],
    source: 'probe',
    edit: { edit: 'turn', quarters: 1 },
    front: id,
    back: id,
    reason: '',
    idNumber: '619999199001011234',
    name: '测试甲',
  };
}

function outcomeOf(answer: unknown): string {
  if (typeof answer !== 'object' || answer === null || !('ok' in answer)) {
    return 'no outcome';
  }
  const { ok, error } = answer as { readonly ok: boolean; readonly error?: { readonly code: string } };
  return ok ? 'ok' : (error?.code ?? 'no outcome');
}

async function firstTurn(answer: unknown): Promise<string> {
  const stream = answer as AsyncIterator<unknown>;
  const streams = typeof stream.next === 'function';
  await stream.return?.();
  return streams ? 'streams' : 'no outcome';
}
