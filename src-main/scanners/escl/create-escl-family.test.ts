import { afterEach, describe, expect, it } from 'vitest';
import type { ScannerTrouble } from '../../../src-shared/contract/scan.ts';
import type { ScannerDevice, ScanSettings } from '../../../src-shared/domain/scan.ts';
import { createCancelSignal, type TestCancel } from '../../../test/fakes/cancel-signal.ts';
import { type EsclKnobs, type EsclScanner, startEsclScanner } from '../../../test/fakes/escl-scanner.ts';
import { selfSigned } from '../../../test/fakes/self-signed.ts';
import { type MeasuredPage, measurePage } from '../page/measure-page.ts';
import type { AnnouncedScanner, Listen } from './announced.ts';
import { type CertificatePins, createMemoryPins } from './certificate-pins.ts';
import { createEsclFamily } from './create-escl-family.ts';
import { ESCL_LIMITS, type EsclLimits } from './run-job.ts';

const open: EsclScanner[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((scanner) => scanner.close()));
});

async function start(knobs: EsclKnobs = {}): Promise<EsclScanner> {
  const scanner = await startEsclScanner(knobs);
  open.push(scanner);
  return scanner;
}

/** A family whose pauses are over at once; they are counted. */
function family(
  more: {
    readonly pins?: CertificatePins;
    readonly limits?: Partial<EsclLimits>;
    readonly heard?: readonly AnnouncedScanner[];
    readonly addresses?: readonly string[];
  } = {},
) {
  const pauses: number[] = [];
  const listen: Listen = (heard) => {
    more.heard?.forEach(heard);
    return { ask: () => undefined, stop: () => undefined };
  };
  const escl = createEsclFamily({
    addresses: () => more.addresses ?? [],
    listen,
    pause: async (milliseconds) => void pauses.push(milliseconds),
    limits: { ...ESCL_LIMITS, ...more.limits },
    ...(more.pins === undefined ? {} : { pins: more.pins }),
  });
  return { escl, pauses };
}

async function deviceAt(scanner: EsclScanner): Promise<ScannerDevice> {
  const probed = await family().escl.probe(scanner.url, createCancelSignal());
  if (!probed.ok) {
    throw new Error(probed.error.detail);
  }
  return probed.value;
}

const FEEDER: ScanSettings = { source: 'feeder', colour: 'colour', dpi: 100 };
const FLATBED: ScanSettings = { ...FEEDER, source: 'flatbed' };

async function scan(
  knobs: EsclKnobs,
  settings: ScanSettings,
  more: { readonly limits?: Partial<EsclLimits>; readonly cancelAt?: 'order' | number; readonly onPage?: () => void } = {},
) {
  const scanner = await start(knobs);
  const { escl, pauses } = family(more);
  const device = await deviceAt(await startTwin(knobs, scanner));
  const cancel = createCancelSignal();
  const pages: (MeasuredPage | null)[] = [];
  const progress: { readonly page: number; readonly fraction: number | null }[] = [];
  const before = scanner.calls.length;
  const result = await escl.scan({
    device: { ...device, id: scanner.url },
    settings,
    cancel,
    onProgress: (told) => {
      progress.push(told);
      if (told.page === more.cancelAt || more.cancelAt === 'order') {
        cancel.cancel();
      }
    },
    onPage: ({ bytes }) => {
      pages.push(measurePage(bytes));
      more.onPage?.();
    },
  });
  return { result, pages, progress, pauses, scanner, calls: scanner.calls.slice(before) };
}

/** The device as it is known from a meeting when it was well. */
async function startTwin({ uuid, serial, name, tls }: EsclKnobs, scanner: EsclScanner): Promise<EsclScanner> {
  return tls === undefined ? start({ uuid, serial, name }) : scanner;
}

const A4_COLOUR: MeasuredPage = { mediaType: 'image/jpeg', width: 827, height: 1169, channels: 3, bits: 8 };
const PATH = '/eSCL/ScanJobs/1';

describe('pages', () => {
  it('[issue 4.1] scans one page from the glass, and closes the job', async () => {
    const { result, pages, calls } = await scan({}, FLATBED);
    expect(result).toEqual({ ok: true, value: { pages: 1 } });
    expect(pages).toEqual([A4_COLOUR]);
    expect(calls).toEqual(['GET /eSCL/ScannerCapabilities', 'POST /eSCL/ScanJobs', `GET ${PATH}/NextDocument`, `DELETE ${PATH}`]);
  });
  it('[issue 4.1] scans a feeder until it is empty, telling of each page and how much of it is there', async () => {
    const { result, pages, progress, calls } = await scan({ feederPages: 10 }, FEEDER);
    expect(result).toEqual({ ok: true, value: { pages: 10 } });
    expect(pages).toEqual(Array.from({ length: 10 }, () => A4_COLOUR));
    expect(progress.filter(({ fraction }) => fraction === 1).map(({ page }) => page)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(progress[0]).toEqual({ page: 1, fraction: null });
    expect(calls.at(-1)).toBe('GET /eSCL/ScannerStatus');
  });
  it('[issue 4.1] scans both sides', async () => {
    const { result, scanner } = await scan({ duplex: true, feederPages: 2 }, { ...FEEDER, source: 'duplex' });
    expect(result).toEqual({ ok: true, value: { pages: 4 } });
    expect(scanner.orders[0]).toContain('<scan:Duplex>true</scan:Duplex>');
  });
  it.each([
    ['grey', {}, { mediaType: 'image/jpeg', channels: 1, bits: 8 }],
    ['colour', {}, { mediaType: 'image/jpeg', channels: 3, bits: 8 }],
    ['bilevel', { pngToo: true }, { mediaType: 'image/png', channels: 1, bits: 1 }],
    ['bilevel', {}, { mediaType: 'image/jpeg', channels: 1, bits: 8 }],
  ] as const)('[issue 4.1] asks for %s as the device can send it (%j)', async (colour, knobs, page) => {
    const { result, pages } = await scan(knobs, { ...FLATBED, colour });
    expect(result.ok).toBe(true);
    expect(pages).toEqual([{ width: 827, height: 1169, ...page }]);
  });
  it('[issue 4.1] asks for A4 in 300ths of an inch, or as much of it as the device has', async () => {
    const whole = await scan({}, { ...FLATBED, dpi: 300 });
    expect(whole.scanner.orders[0]).toContain('<pwg:Width>2480</pwg:Width><pwg:Height>3508</pwg:Height>');
    const letter = await scan({ maxHeight: 3300 }, FLATBED);
    expect(letter.pages).toEqual([{ ...A4_COLOUR, height: 1100 }]);
  });
  it('[issue 4.1] says the length of its order: AirSane ignores one without', async () => {
    const { pages } = await scan({ ignoresChunked: true }, FEEDER);
    expect(pages).toEqual([A4_COLOUR, A4_COLOUR, A4_COLOUR]);
  });
  it('[issue 4.1] finds the job whatever the case of its header and however wrong its host', async () => {
    const locations: readonly ((path: string) => string)[] = [
      (path) => `http://printer.invalid:1${path}`,
      (path) => `https://127.0.0.1${path}/`,
      (path) => path,
      (path) => `http://[fe80::1%25eth0]${path}`.replace('%25eth0', ''),
    ];
    for (const location of locations) {
      const { result } = await scan({ location, lowerCaseHeaders: true }, FLATBED);
      expect(result).toEqual({ ok: true, value: { pages: 1 } });
    }
  });
  it('[issue 4.1] waits between pages for a Brother', async () => {
    const { pauses } = await scan({ name: 'Brother MADE-UP' }, FEEDER);
    expect(pauses).toEqual([1000, 1000, 1000]);
  });
});

type Case = {
  readonly name: string;
  readonly knobs: EsclKnobs;
  readonly settings?: ScanSettings;
  readonly limits?: Partial<EsclLimits>;
  readonly ends: 'complete' | ScannerTrouble['trouble'];
  readonly pages: number;
  readonly pauses?: number;
};

const ENDS: readonly Case[] = [
  { name: 'the feeder is empty, 404', knobs: { end: 404 }, ends: 'complete', pages: 3 },
  { name: 'the feeder is empty, 409', knobs: { end: 409 }, ends: 'complete', pages: 3 },
  { name: 'the feeder is empty, 410', knobs: { end: 410 }, ends: 'complete', pages: 3 },
  { name: 'the feeder is empty, 500', knobs: { end: 500 }, ends: 'complete', pages: 3 },
  { name: 'the feeder is empty and says so once', knobs: { end: 409, emptyToldOnce: true }, ends: 'complete', pages: 3 },
  { name: 'the device says nothing of its feeder, 404', knobs: { end: 404, saysNothingOfFeeder: true }, ends: 'complete', pages: 3 },
  { name: 'the device says nothing of its feeder, 409', knobs: { end: 409, saysNothingOfFeeder: true }, ends: 'complete', pages: 3 },
  { name: 'it fails after a page', knobs: { end: 500, saysNothingOfFeeder: true }, ends: 'driver-failed', pages: 3 },
  {
    name: 'the job is stopped at the device',
    knobs: { end: 410, saysNothingOfFeeder: true, jobEndsAs: 'Canceled' },
    ends: 'cancelled',
    pages: 3,
  },
  {
    name: 'the job is given up by the device',
    knobs: { end: 404, saysNothingOfFeeder: true, jobEndsAs: 'Aborted' },
    ends: 'driver-failed',
    pages: 3,
  },
  { name: 'no paper, 404', knobs: { feederPages: 0 }, ends: 'no-paper', pages: 0 },
  { name: 'no paper, 409', knobs: { feederPages: 0, end: 409, emptyToldOnce: true }, ends: 'no-paper', pages: 0 },
  { name: 'no paper, and nothing said of the feeder', knobs: { feederPages: 0, saysNothingOfFeeder: true }, ends: 'no-paper', pages: 0 },
  { name: 'a jam at the first page', knobs: { jamAfter: 0 }, ends: 'jammed', pages: 0 },
  { name: 'a jam after two of five', knobs: { feederPages: 5, jamAfter: 2 }, ends: 'jammed', pages: 2 },
  { name: 'an open cover', knobs: { openAfter: 0 }, ends: 'cover-open', pages: 0 },
  { name: 'a cover opened after one', knobs: { openAfter: 1 }, ends: 'cover-open', pages: 1 },
  { name: 'busy, then free', knobs: { busyJobs: 3, busyPages: 2, feederPages: 1 }, ends: 'complete', pages: 1, pauses: 7 },
  { name: 'as busy as it may be', knobs: { busyJobs: 9, feederPages: 1 }, ends: 'complete', pages: 1, pauses: 9 },
  { name: 'busy for good', knobs: { busyJobs: 10 }, ends: 'busy', pages: 0, pauses: 9 },
  { name: 'a page that is never ready', knobs: { busyPages: 30 }, ends: 'busy', pages: 0, pauses: 29 },
  { name: 'a page that breaks off', knobs: { cutPage: 2 }, ends: 'page-broken', pages: 1 },
  { name: 'half a picture', knobs: { brokenPage: 2 }, ends: 'page-broken', pages: 1 },
  { name: 'an endless page', knobs: { endlessPage: 2 }, limits: { pageBytes: 2_000_000 }, ends: 'page-broken', pages: 1 },
  { name: 'a PDF', knobs: { sendsPdf: true }, ends: 'page-broken', pages: 0 },
  { name: 'grey for colour', knobs: { alwaysGrey: true }, ends: 'page-broken', pages: 0 },
  { name: 'another width', knobs: { otherSize: 0.9 }, ends: 'page-broken', pages: 0 },
  { name: 'another resolution', knobs: { otherSize: 3 }, settings: FLATBED, ends: 'page-broken', pages: 0 },
  { name: 'silence', knobs: { hangs: true }, limits: { patience: 50 }, ends: 'silent', pages: 0 },
  { name: 'silence at a page', knobs: { hangsAtPage: 2 }, limits: { pagePatience: 1500 }, ends: 'silent', pages: 1 },
  { name: 'pages without end', knobs: { feederPages: 9 }, limits: { pages: 4 }, ends: 'driver-failed', pages: 4 },
  { name: 'no place for the job', knobs: { location: () => null }, ends: 'driver-failed', pages: 0 },
  { name: 'a password', knobs: { refuses: { call: 'ScanJobs', status: 401 } }, ends: 'not-allowed', pages: 0 },
  { name: 'settings it does not like', knobs: { refuses: { call: 'ScanJobs', status: 400 } }, ends: 'unsupported', pages: 0 },
  { name: 'an error of its own', knobs: { refuses: { call: 'ScanJobs', status: 500 } }, ends: 'driver-failed', pages: 0 },
  { name: 'abilities behind a password', knobs: { refuses: { call: 'ScannerCapabilities', status: 403 } }, ends: 'not-allowed', pages: 0 },
  { name: 'no such service any more', knobs: { refuses: { call: 'ScannerCapabilities', status: 404 } }, ends: 'driver-failed', pages: 0 },
  { name: 'a resolution it has not', knobs: {}, settings: { ...FEEDER, dpi: 150 }, ends: 'unsupported', pages: 0 },
  { name: 'a side it has not', knobs: {}, settings: { ...FEEDER, source: 'duplex' }, ends: 'unsupported', pages: 0 },
];

describe('ends', () => {
  it.each(ENDS)('[issue 4.1] $name: $ends after $pages', async ({ knobs, settings, limits, ends, pages, pauses }) => {
    const told = await scan(knobs, settings ?? FEEDER, limits === undefined ? {} : { limits });
    expect(told.result.ok ? 'complete' : told.result.error.trouble).toBe(ends);
    expect(told.pages).toHaveLength(pages);
    expect(told.calls.filter((call) => call === 'GET /eSCL/ScannerStatus').length).toBeLessThanOrEqual(1);
    const ordered = told.calls.includes(`GET ${PATH}/NextDocument`);
    expect(told.calls.includes(`DELETE ${PATH}`)).toBe(ordered && ends !== 'complete');
    expect(told.pauses).toEqual(Array.from({ length: pauses ?? 0 }, () => 1000));
  });
  it('[issue 4.1] reads the status once, right after a feeder ended', async () => {
    const { calls } = await scan({ end: 409 }, FEEDER);
    expect(calls.slice(-2)).toEqual([`GET ${PATH}/NextDocument`, 'GET /eSCL/ScannerStatus']);
  });
  it('[issue 4.1] says nothing of places in what it tells support', async () => {
    const { result } = await scan({ jamAfter: 1 }, FEEDER);
    expect(result).toEqual({
      ok: false,
      error: { trouble: 'jammed', detail: 'NextDocument 409, Idle, ScannerAdfJam, Completed' },
    });
  });
  it('[issue 4.1] closes the job of a page that could not be kept', async () => {
    const scanner = await start();
    const device = await deviceAt(scanner);
    const kept = family().escl.scan({
      device,
      settings: FEEDER,
      cancel: createCancelSignal(),
      onProgress: () => undefined,
      onPage: () => {
        throw new Error('no room');
      },
    });
    await expect(kept).rejects.toThrow('no room');
    expect(scanner.calls.at(-1)).toBe(`DELETE ${PATH}`);
  });
  it('[issue 4.1] is gone when nobody answers, and when somebody else does', async () => {
    const scanner = await start();
    const device = await deviceAt(scanner);
    const other = await start({ uuid: 'b7c1d2e3-0000-4000-8000-000000000002' });
    await scanner.close();
    for (const id of [scanner.url, other.url, 'no address', 'file:///etc/passwd']) {
      const result = await family().escl.scan({
        device: { ...device, id },
        settings: FLATBED,
        cancel: createCancelSignal(),
        onProgress: () => undefined,
        onPage: () => undefined,
      });
      expect(result).toMatchObject({ ok: false, error: { trouble: 'gone' } });
    }
    expect(other.calls).not.toContain('POST /eSCL/ScanJobs');
  });
});

describe('cancelling', () => {
  it('[issue 4.1] at a page that does not come: the job is closed, pages before it stay, the device is free', async () => {
    const { result, pages, calls, pauses } = await scan({ hangsAtPage: 2, staysBusyFor: 2 }, FEEDER, { cancelAt: 2 });
    expect(result).toEqual({ ok: false, error: { trouble: 'cancelled', detail: expect.any(String) } });
    expect(pages).toHaveLength(1);
    const status = 'GET /eSCL/ScannerStatus';
    expect(calls.slice(-4)).toEqual([`DELETE ${PATH}`, status, status, status]);
    expect(pauses).toEqual([1000, 1000]);
  });
  it('[issue 4.1] waits for a device that never gets free no longer than its limit', async () => {
    const { result, pauses } = await scan({ hangsAtPage: 1, staysBusyFor: 1000 }, FEEDER, { cancelAt: 1, limits: { freeTries: 4 } });
    expect(result).toMatchObject({ ok: false, error: { trouble: 'cancelled' } });
    expect(pauses).toHaveLength(4);
  });
  it('[issue 4.1] before the order: nothing is ordered', async () => {
    const scanner = await start();
    const device = await deviceAt(scanner);
    const cancel = createCancelSignal();
    cancel.cancel();
    const result = await family().escl.scan({ device, settings: FEEDER, cancel, onProgress: () => undefined, onPage: () => undefined });
    expect(result).toMatchObject({ ok: false, error: { trouble: 'cancelled' } });
    expect(scanner.calls).not.toContain('POST /eSCL/ScanJobs');
  });
  it('[issue 4.1] while the order is on its way: the job is closed as soon as it is known', async () => {
    const cancel = createCancelSignal();
    const scanner = await start({
      location: (path) => {
        cancel.cancel();
        return path;
      },
    });
    const device = await deviceAt(scanner);
    const result = await family().escl.scan({ device, settings: FEEDER, cancel, onProgress: () => undefined, onPage: () => undefined });
    expect(result).toMatchObject({ ok: false, error: { trouble: 'cancelled' } });
    expect(scanner.calls).toContain(`DELETE ${PATH}`);
    expect(scanner.calls).not.toContain(`GET ${PATH}/NextDocument`);
  });
  it('[issue 4.1] after a page was taken', async () => {
    const cancel = createCancelSignal();
    const scanner = await start();
    const device = await deviceAt(scanner);
    const result = await family().escl.scan({
      device,
      settings: FEEDER,
      cancel,
      onProgress: () => undefined,
      onPage: () => cancel.cancel(),
    });
    expect(result).toMatchObject({ ok: false, error: { trouble: 'cancelled' } });
    expect(scanner.calls.filter((call) => call.endsWith('NextDocument'))).toHaveLength(1);
    expect(scanner.calls).toContain(`DELETE ${PATH}`);
  });
});

async function look(more: Parameters<typeof family>[0], cancel: TestCancel = createCancelSignal()) {
  const found: ScannerDevice[] = [];
  const result = await family(more).escl.look({ found: (device) => void found.push(device), cancel });
  return { found, result };
}

describe('looking', () => {
  it('[issue 4.1] tells what a device says of itself', async () => {
    const scanner = await start({ duplex: true });
    const { found, result } = await look({ heard: [{ root: new URL(scanner.url), uuid: null }] });
    expect(result).toEqual({ ok: true, value: null });
    expect(found).toEqual([
      {
        family: 'escl',
        id: scanner.url,
        key: 'uuid:b7c1d2e3-0000-4000-8000-000000000001',
        name: 'Made Up & Sons Scanner 1',
        sources: ['flatbed', 'feeder', 'duplex'],
        resolutions: [100, 200, 300],
      },
    ]);
  });
  it('[issue 4.1] offers the usual resolutions of a range', async () => {
    const scanner = await start({ resolutionRange: true });
    expect((await deviceAt(scanner)).resolutions).toEqual([75, 100, 150, 200, 300, 400, 600]);
  });
  it('[issue 4.1] tells a device once that is announced, and was added by its address too', async () => {
    const scanner = await start();
    const { found } = await look({
      heard: [{ root: new URL(scanner.url), uuid: 'b7c1d2e3-0000-4000-8000-000000000001' }],
      addresses: [`127.0.0.1:${scanner.port}`, scanner.url],
    });
    expect(found.map(({ key }) => key)).toEqual(['uuid:b7c1d2e3-0000-4000-8000-000000000001']);
  });
  it.each([
    [{ uuid: null }, null, 'serial:Made Up & Sons Scanner 1 MADE-UP-1'],
    [{ uuid: null, serial: null }, 'announced', 'uuid:announced'],
    [{ uuid: 'URN:UUID:B7C1D2E3-0000-4000-8000-000000000009' }, 'announced', 'uuid:b7c1d2e3-0000-4000-8000-000000000009'],
  ] as const)('[issue 4.1] knows a device again (%j, announced %s)', async (knobs, uuid, key) => {
    const scanner = await start(knobs);
    expect((await look({ heard: [{ root: new URL(scanner.url), uuid }] })).found[0]?.key).toBe(key);
  });
  it('[issue 4.1] shows nobody who does not answer, or is no scanner', async () => {
    const gone = await start();
    await gone.close();
    const busy = await start({ refuses: { call: 'ScannerCapabilities', status: 503 } });
    const heard = [gone, busy].map(({ url }) => ({ root: new URL(url), uuid: null }));
    expect(await look({ heard, addresses: ['nonsense address', '', 'http://'] })).toEqual({ found: [], result: { ok: true, value: null } });
  });
  it('[issue 4.1] stops when it is cancelled', async () => {
    const cancel = createCancelSignal();
    cancel.cancel();
    const scanner = await start();
    const { found, result } = await look({ addresses: [scanner.url] }, cancel);
    expect(found).toEqual([]);
    expect(result).toMatchObject({ ok: false, error: { trouble: 'cancelled' } });
  });
  it('[issue 4.1] says what is the matter with an address somebody typed', async () => {
    const scanner = await start({ refuses: { call: 'ScannerCapabilities', status: 401 } });
    const { escl } = family();
    expect(await escl.probe(`127.0.0.1:${scanner.port}`, createCancelSignal())).toMatchObject({ error: { trouble: 'not-allowed' } });
    expect(await escl.probe('two words', createCancelSignal())).toMatchObject({ error: { trouble: 'gone' } });
  });
});

describe('certificates a device signed itself', () => {
  it('[issue 4.1] are kept at the first meeting, and the device is scanned from', async () => {
    const own = selfSigned('printer');
    const scanner = await start({ tls: own });
    const pins = createMemoryPins();
    const { found } = await look({ pins, addresses: [`127.0.0.1:${scanner.port}`] });
    const device = found[0];
    expect(device?.id).toBe(scanner.url);
    expect(pins.of(device?.key ?? '')).toBe(own.fingerprint);
    const pages: unknown[] = [];
    const result = await family({ pins }).escl.scan({
      device: device as ScannerDevice,
      settings: FEEDER,
      cancel: createCancelSignal(),
      onProgress: () => undefined,
      onPage: (page) => void pages.push(page),
    });
    expect(result).toEqual({ ok: true, value: { pages: 3 } });
    expect(pages).toHaveLength(3);
  });
  it('[issue 4.1] may not change: such a device is listed, and told of no scan until somebody trusts it anew', async () => {
    const scanner = await start({ tls: selfSigned('printer') });
    const key = 'uuid:b7c1d2e3-0000-4000-8000-000000000001';
    const pins = createMemoryPins({ [key]: selfSigned('printer').fingerprint });
    const device = (await look({ pins, addresses: [scanner.url] })).found[0] as ScannerDevice;
    expect(device).toMatchObject({ id: scanner.url, key });
    const ask = { device, settings: FLATBED, cancel: createCancelSignal(), onProgress: () => undefined, onPage: () => undefined };
    const before = scanner.calls.length;
    expect(await family({ pins }).escl.scan(ask)).toMatchObject({ ok: false, error: { trouble: 'other-certificate' } });
    expect(scanner.calls).toHaveLength(before);
    family({ pins }).escl.trustAnew(device);
    expect(await family({ pins }).escl.scan(ask)).toMatchObject({ ok: true });
  });
  it('[issue 4.1] are not done without once a device has shown one', async () => {
    const plain = await start();
    const pins = createMemoryPins({ 'uuid:b7c1d2e3-0000-4000-8000-000000000001': selfSigned('printer').fingerprint });
    expect((await look({ pins, addresses: [plain.url] })).found).toEqual([]);
  });
  it('[issue 4.1] make the secure announcement of a device the one that is told', async () => {
    const secure = await start({ tls: selfSigned('printer') });
    const plain = await start();
    const heard = [plain, secure].map(({ url }) => ({ root: new URL(url), uuid: null }));
    expect((await look({ heard })).found.map(({ id }) => id)).toEqual([secure.url]);
    expect(plain.calls).toEqual([]);
  });
});
