import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CENTRE_HEADER, centreContract } from '../../src-shared/contract/centre.ts';
import {
  enrolmentValues,
  failureOf,
  filingCall,
  GOOD_PASSWORD,
  handIn,
  makeContent,
  makeMaterial,
  newPerson,
  openTestCentre,
  registerUnit,
  type TestCentre,
  unitOf,
} from '../../test/fakes/test-centre.ts';
import { CONSOLE_TOKEN_HEADER } from '../contract/console.ts';

let pages: string;
let centre: TestCentre;
const logged: string[] = [];
beforeAll(async () => {
  pages = await mkdtemp(join(tmpdir(), 'centre-pages-'));
  await mkdir(join(pages, 'assets'));
  await writeFile(join(pages, 'index.html'), '<!doctype html><title>审核台</title>');
  await writeFile(join(pages, 'assets', 'main.js'), 'export {};');
  centre = await openTestCentre({ console: pages, log: (line) => logged.push(line) });
});
afterAll(async () => {
  await centre.close();
  await rm(pages, { recursive: true, force: true });
});

/** fetch does not let a test choose the Host header. */
function askAs(host: string, path: string, headers: Record<string, string> = {}): Promise<{ status: number; centre: string | undefined }> {
  const { port } = new URL(centre.url);
  return new Promise((resolve, reject) => {
    httpRequest({ host: '127.0.0.1', port, path, headers: { ...headers, host } }, (answer) => {
      answer.resume();
      resolve({ status: answer.statusCode ?? 0, centre: answer.headers[CENTRE_HEADER] as string | undefined });
    })
      .on('error', reject)
      .end();
  });
}

const withToken = () => ({ [CONSOLE_TOKEN_HEADER]: centre.consoleToken });

describe('the door', () => {
  it('[design §7] marks every answer of the protocol, refusals too', async () => {
    for (const path of ['/', '/status', '/openapi.json', '/nowhere', '/changes', '/uploads', '/profiles/nowhere']) {
      expect((await fetch(centre.url + path)).headers.get(CENTRE_HEADER)).toBe('1');
    }
  });

  it('[design §6] answers loopback’s own names only', async () => {
    const { port } = new URL(centre.url);
    expect(await askAs(`127.0.0.1:${port}`, '/status')).toEqual({ status: 200, centre: '1' });
    expect(await askAs(`localhost:${port}`, '/status')).toMatchObject({ status: 200 });
    for (const host of ['evil.example', `evil.example:${port}`, '127.0.0.1.evil.example', '10.0.0.1']) {
      expect(await askAs(host, '/status')).toEqual({ status: 422, centre: undefined });
      expect(await askAs(host, `/console/?token=${centre.consoleToken}`)).toMatchObject({ status: 422 });
    }
  });

  it('[design §6] answers no page of another origin and allows none to read', async () => {
    const foreign = await fetch(`${centre.url}/status`, { headers: { origin: 'https://evil.example' } });
    expect(foreign.status).toBe(422);
    expect(foreign.headers.get('access-control-allow-origin')).toBeNull();
    const preflight = await fetch(`${centre.url}/uploads`, { method: 'OPTIONS', headers: { origin: 'null' } });
    expect(preflight.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('[design §7] refuses what is too large, and goes on', async () => {
    const tooLarge = { region: 'x'.repeat(9 * 1024 * 1024), loginName: '', password: '' };
    const answer = await fetch(`${centre.url}/sessions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(tooLarge),
    });
    expect(answer.status).toBe(413);
    expect(await answer.json()).toMatchObject({ data: { code: 'request-invalid' }, message: '请求的数据超过 2 MB，中心不接收。' });
    expect((await fetch(`${centre.url}/status`)).status).toBe(200);
  });

  it('[O-13] refuses a filing beyond 32 MB in words, and reads a large one for nobody without a session', async () => {
    const call = filingCall(makeContent(centre, { rows: [enrolmentValues(newPerson())], material: makeMaterial() }));
    const put = (body: Uint8Array<ArrayBuffer>, headers: Record<string, string>) =>
      fetch(`${centre.url}/filings/${call.params.clientId}`, { method: 'PUT', body, headers });
    const tooLarge = new Uint8Array(33 * 1024 * 1024).fill(32);
    const stranger = await put(tooLarge, { authorization: 'Bearer invented' });
    expect(stranger.status).toBe(401);
    expect(await stranger.json()).toMatchObject({ data: { code: 'session-missing' } });
    const session = { authorization: `Bearer ${await registerUnit(centre, { employer: 1 })}` };
    const answer = await put(tooLarge, session);
    expect(answer.status).toBe(413);
    expect(await answer.json()).toMatchObject({
      message: '这笔申报的数据超过中心一次能接收的 32 MB。请把人员分成几笔，分次申报。',
      data: { code: 'filing-too-large', bytes: tooLarge.length, maxBytes: 32 * 1024 * 1024 },
    });
    // Within the limit it is read, and found to be no filing.
    expect((await put(tooLarge.subarray(0, 20 * 1024 * 1024), { ...session, 'content-type': 'application/json' })).status).toBe(422);
    expect((await fetch(`${centre.url}/status`)).status).toBe(200);
  });

  it('[design §7] publishes profiles with a tag and repeats none that is known', async () => {
    const url = `${centre.url}/profiles/${centre.profile.id}`;
    const first = await fetch(url);
    const etag = first.headers.get('etag') ?? '';
    expect(await first.json()).toEqual(centre.profile);
    const again = await fetch(url, { headers: { 'if-none-match': etag } });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe('');
    expect(await failureOf(centre.client().profile({ region: centre.profile.id, version: '1999.1.1' }))).toEqual({
      code: 'profile-version-unknown',
      version: '1999.1.1',
    });
  });

  it('[design §7] publishes an OpenAPI document that names every operation', async () => {
    const document = (await (await fetch(`${centre.url}/openapi.json`)).json()) as {
      openapi: string;
      paths: Record<string, Record<string, { operationId: string; responses: Record<string, unknown> }>>;
    };
    expect(document.openapi).toMatch(/^3\.1/);
    const published = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const declared = Object.values(centreContract).map((procedure) => {
      const { method, path } = procedure['~orpc'].route;
      return `${method} ${path}`;
    });
    expect(published.sort()).toEqual(declared.sort());
    expect(Object.keys(document.paths['/filings/{clientId}']?.['put']?.responses ?? {})).toEqual(
      expect.arrayContaining(['200', '201', '409']),
    );
    // Every reference inside the document leads somewhere.
    const text = JSON.stringify(document);
    for (const [, pointer] of text.matchAll(/"\$ref":"#\/([^"]+)"/g)) {
      const target = (pointer ?? '')
        .split('/')
        .reduce<unknown>((at, key) => (at as Record<string, unknown>)?.[key.replaceAll('~1', '/')], document);
      expect(target).toBeDefined();
    }
  });

  it('[design §7] tells people what this is', async () => {
    const page = await (await fetch(centre.url)).text();
    expect(page).toContain('lang="zh-CN"');
    expect(page).toContain('演练');
  });
});

describe('the console’s door', () => {
  it('[design §6] opens with the token of this launch, once from the address and then by cookie', async () => {
    const opened = await fetch(centre.consoleUrl, { redirect: 'manual' });
    expect(opened.status).toBe(303);
    expect(opened.headers.get('location')).toBe('/console/');
    const cookie = opened.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(/; Path=\/console; HttpOnly; SameSite=Strict$/);
    const page = await fetch(`${centre.url}/console/`, { headers: { cookie: cookie.split(';')[0] ?? '' } });
    expect(await page.text()).toContain('审核台');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it('[design §6] stays shut for everybody else', async () => {
    for (const path of ['/console/', '/console/api/overview', '/console/api/knobs', '/console/?token=wrong', '/console/assets/main.js']) {
      expect((await fetch(centre.url + path, { redirect: 'manual' })).status).toBe(401);
    }
    const foreign = await fetch(`${centre.url}/console/api/knobs`, { headers: { ...withToken(), origin: 'https://evil.example' } });
    expect(foreign.status).toBe(403);
    expect((await fetch(`${centre.url}/console/api/nothing`, { headers: withToken() })).status).toBe(404);
  });

  it('[design §6] serves the built page and nothing beside it', async () => {
    const script = await fetch(`${centre.url}/console/assets/main.js`, { headers: withToken() });
    expect(script.headers.get('content-type')).toContain('javascript');
    for (const path of ['/console/..%2f..%2fpackage.json', '/console/%2e%2e/package.json', '/console/missing.js']) {
      expect([404, 422]).toContain((await fetch(centre.url + path, { headers: withToken() })).status);
    }
  });

  it('[W-32] shows the reviewer every value in words, and the materials of that filing only', async () => {
    const token = await registerUnit(centre);
    const material = await handIn(centre, token);
    const spare = await handIn(centre, token);
    const content = makeContent(centre, { rows: [enrolmentValues(newPerson())], material });
    await centre.client(token).putFiling(filingCall(content));
    const detail = await centre.console.filing({ clientId: content.clientId });
    const shown = Object.fromEntries(
      detail.rows[0]?.sections.flatMap(({ values }) => values.map(({ label, value }) => [label, value])) ?? [],
    );
    expect(shown).toMatchObject({ 姓名: newPerson().name, 民族: '汉族', 申报工资: '8,000.00元', 起缴年月: '2026年11月' });
    expect(detail).toMatchObject({ serviceLabel: '在职增员', insuranceLabel: '医疗保险', unitName: '演练纺织有限公司' });
    expect(detail.rows[0]?.materials.map(({ kindLabel }) => kindLabel)).toEqual(['身份证复印件', '劳动合同']);
    const at = (sha256: string) => `${centre.url}/console/api/filings/${content.clientId}/materials/${sha256}`;
    const picture = await fetch(at(material.sha256), { headers: withToken() });
    expect(picture.headers.get('content-type')).toBe('image/jpeg');
    expect(Buffer.compare(Buffer.from(await picture.arrayBuffer()), Buffer.from(material.bytes))).toBe(0);
    expect((await fetch(at(spare.sha256), { headers: withToken() })).status).toBe(404);
    expect((await fetch(at(material.sha256))).status).toBe(401);
  });

  it('[W-56] finds filings by state, receipt, unit, name and id number', async () => {
    const total = async (ask: Parameters<typeof centre.console.filings>[0]) => (await centre.console.filings(ask)).total;
    const [filing] = (await centre.console.filings({})).items;
    expect(await total({ state: 'received' })).toBe(1);
    expect(await total({ state: 'approved' })).toBe(0);
    for (const text of [filing?.receiptNumber ?? '', '纺织', 'YL100001', newPerson().name, newPerson().socialSecurityNumber.slice(-4)]) {
      expect(await total({ text })).toBe(1);
    }
    expect(await total({ text: '没有这个' })).toBe(0);
    expect(await total({ text: '%' })).toBe(0);
    expect((await centre.console.filings({ page: 2, pageSize: 1 })).items).toEqual([]);
    expect((await centre.console.overview()).counts).toMatchObject({ received: 1, approved: 0 });
  });

  it('[O-22] lists the codes sent and says which still hold', async () => {
    const client = centre.client();
    const registration = await client.register(unitOf(centre, 'medical', 2));
    await client.sendActivationCode(registration);
    centre.clock.advance(60_000);
    await client.sendActivationCode(registration);
    const codes = await centre.console.codes();
    expect(codes.slice(0, 3).map(({ standing }) => standing)).toEqual(['valid', 'replaced', 'used']);
    expect(codes[0]).toMatchObject({
      unitName: '测试餐饮服务部',
      insuranceLabel: '医疗保险',
      phoneMasked: '139****3001',
      purpose: 'activation',
    });
    centre.clock.advance(300_000);
    expect((await centre.console.codes())[0]?.standing).toBe('expired');
  });

  it('[design promise 7] logs nothing of anybody', () => {
    const text = logged.join('\n');
    for (const secret of [newPerson().socialSecurityNumber, newPerson().name, GOOD_PASSWORD, centre.consoleToken]) {
      expect(text).not.toContain(secret);
    }
    expect(logged).toEqual([]);
  });
});
