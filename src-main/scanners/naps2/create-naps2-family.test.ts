import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { ScannerDevice, ScanSettings } from '../../../src-shared/domain/scan.ts';
import { createCancelSignal } from '../../../test/fakes/cancel-signal.ts';
import { type LeftPage, type Step, standInProgram } from '../../../test/fakes/stand-in-program.ts';
import { type MeasuredPage, measurePage } from '../page/measure-page.ts';
import { createNaps2Family, installedNaps2 } from './create-naps2-family.ts';

const root = mkdtempSync(join(tmpdir(), 'shebao-naps2-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const FEEDER: ScanSettings = { source: 'feeder', colour: 'colour', dpi: 100 };
const DEVICE: ScannerDevice = { family: 'naps2', id: 'Made-up TWAIN', key: 'twain:Made-up TWAIN', name: '', sources: [], resolutions: [] };

function driver(steps: readonly Step[], { patience = 20_000 } = {}) {
  const folder = mkdtempSync(join(root, 'run-'));
  const log = join(root, `${folder.slice(-6)}.log`);
  const naps2 = createNaps2Family({ folder, patience, find: () => standInProgram({ steps, log }) });
  return { naps2, folder, asked: () => JSON.parse(readFileSync(log, 'utf8').trim()) as string[] };
}

async function look(steps: readonly Step[]) {
  const found: ScannerDevice[] = [];
  const { naps2, asked } = driver(steps);
  const result = await naps2.look({ found: (device) => void found.push(device), cancel: createCancelSignal() });
  return { result, found, asked };
}

async function scan(steps: readonly Step[], settings = FEEDER, patience?: number) {
  const { naps2, folder, asked } = driver(steps, patience === undefined ? {} : { patience });
  const pages: (MeasuredPage | null)[] = [];
  const cancel = createCancelSignal();
  const ask = { device: DEVICE, settings, cancel, onProgress: () => undefined };
  const result = await naps2.scan({ ...ask, onPage: ({ bytes }) => void pages.push(measurePage(bytes)) });
  return { result, pages, asked, left: readdirSync(folder) };
}

const A4 = { width: 827, height: 1169 };
const leave = (file: string, kind: LeftPage['kind'] = 'colour', size = A4): Step => ({ leave: file, after: '-o', page: { ...size, kind } });

describe('looking', () => {
  it('[issue 4.1] lists TWAIN devices, in whatever code page their names come', async () => {
    const { found, result, asked } = await look([
      { say: 'Made-up TWAIN\r' },
      { sayHex: 'c9a8c3e8d2c7' },
      { say: '' },
      { say: '-odd' },
      { exit: 0 },
    ]);
    expect(result).toEqual({ ok: true, value: null });
    expect(found.map(({ id, key }) => [id, key])).toEqual([
      ['Made-up TWAIN', 'twain:Made-up TWAIN'],
      ['扫描仪', 'twain:扫描仪'],
    ]);
    expect(asked()).toEqual(['--noprofile', '--driver', 'twain', '--listdevices']);
  });
  it('[issue 4.1] takes a complaint for no device', async () => {
    expect((await look([{ say: '找不到驱动程序。' }, { exit: 1 }])).found).toEqual([]);
  });
  it('[issue 4.1] finds nothing where it is not installed, and says so', async () => {
    const absent = createNaps2Family({ folder: root, find: () => null });
    expect(absent.optIn?.installed()).toBe(false);
    expect(driver([]).naps2.optIn?.installed()).toBe(true);
    const ask = { device: DEVICE, settings: FEEDER, cancel: createCancelSignal(), onProgress: () => undefined, onPage: () => undefined };
    expect(await absent.look({ found: () => expect.unreachable(), cancel: createCancelSignal() })).toEqual({ ok: true, value: null });
    expect(await absent.scan(ask)).toMatchObject({ ok: false, error: { trouble: 'gone' } });
  });
  it.each([
    ['C:\\Program Files\\NAPS2\\NAPS2.Console.exe', true],
    ['C:\\Users\\somebody\\AppData\\Local\\Programs\\NAPS2\\NAPS2.Console.exe', true],
    ['C:\\Downloads\\NAPS2.Console.exe', false],
  ])('[issue 4.1] knows an installed copy: %s %s', (path, known) => {
    const environment = { ProgramFiles: 'C:\\Program Files', LOCALAPPDATA: 'C:\\Users\\somebody\\AppData\\Local' };
    expect(installedNaps2(environment, (one) => one === path)).toEqual(known ? { command: path, args: [] } : null);
    expect(installedNaps2({}, () => true)).toBeNull();
  });
});

describe('scanning', () => {
  it('[issue 4.1] takes the files it left, in the order of the sheets', async () => {
    const files = Array.from({ length: 11 }, (_, index) => leave(`p${index + 1}.jpg`, 'colour', { ...A4, height: 1100 + index }));
    const { result, pages, asked, left } = await scan([...files, leave('other.jpg'), { say: '完成' }, { exit: 1 }]);
    expect(result).toEqual({ ok: true, value: { pages: 11 } });
    expect(pages.map((page) => page?.height)).toEqual(Array.from({ length: 11 }, (_, index) => 1100 + index));
    expect(left).toEqual([]);
    expect(asked().slice(0, -1).join(' ')).toBe(
      '--noprofile --driver twain --device Made-up TWAIN --source feeder --dpi 100 --bitdepth color --pagesize a4 --jpegquality 90 --disableocr -f -v -o',
    );
    expect(asked().at(-1)).toMatch(/p\$\(nnnn\)\.jpg$/);
  });
  it('[issue 4.1] takes a bilevel page as PNG', async () => {
    const { pages, asked } = await scan([leave('p0001.png', 'bilevel')], { source: 'flatbed', colour: 'bilevel', dpi: 100 });
    expect(pages).toEqual([{ mediaType: 'image/png', ...A4, channels: 1, bits: 1 }]);
    expect(asked().join(' ')).toContain('--source glass --dpi 100 --bitdepth bw');
  });
  it.each([
    ['success without a file', [{ say: 'OK' }, { exit: 0 }], 'driver-failed', 0],
    ['half a picture', [leave('p0001.jpg'), leave('p0002.jpg', 'half')], 'page-broken', 1],
    ['grey for colour', [leave('p0001.jpg', 'grey')], 'page-broken', 0],
    ['another size', [leave('p0001.jpg', 'colour', { width: 300, height: 400 })], 'page-broken', 0],
    ['a window of the driver that nobody answers', [leave('p0001.jpg'), { hang: true }], 'silent', 1],
  ] as const)('[issue 4.1] %s', async (_, steps, trouble, count) => {
    const { result, pages, left } = await scan(steps, FEEDER, trouble === 'silent' ? 5000 : 20_000);
    expect(result).toMatchObject({ ok: false, error: { trouble } });
    expect(pages).toHaveLength(count);
    expect(left).toEqual([]);
  });
  it('[issue 4.1] ends the program on a cancel', async () => {
    const { naps2, folder } = driver([leave('p0001.jpg'), { hang: true }]);
    const cancel = createCancelSignal();
    const ask = { device: DEVICE, settings: FEEDER, cancel, onProgress: () => cancel.cancel(), onPage: () => expect.unreachable() };
    expect(await naps2.scan(ask)).toEqual({ ok: false, error: { trouble: 'cancelled', detail: '' } });
    expect(readdirSync(folder)).toEqual([]);
  });
});
