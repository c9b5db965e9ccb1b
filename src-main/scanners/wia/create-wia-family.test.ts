import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { ScannerDevice, ScanSettings } from '../../../src-shared/domain/scan.ts';
import { createCancelSignal } from '../../../test/fakes/cancel-signal.ts';
import { type LeftPage, type Step, standInProgram } from '../../../test/fakes/stand-in-program.ts';
import { type MeasuredPage, measurePage } from '../page/measure-page.ts';
import { createWiaFamily, windowsPowerShell } from './create-wia-family.ts';
import { troubleOfHresult } from './hresults.ts';
import { readWiaMessage } from './messages.ts';

const root = mkdtempSync(join(tmpdir(), 'shebao-wia-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const ID = '{6BDD1FC6-810F-11D0-BEC7-08002BE2092F}\\0000';
const DEVICE: ScannerDevice = { family: 'wia', id: ID, key: ID, name: '', sources: ['flatbed'], resolutions: [] };
const FEEDER: ScanSettings = { source: 'feeder', colour: 'colour', dpi: 100 };
const SCRIPT = 'C:\\Program Files\\社保申报台\\wia.ps1';

/** A driver whose PowerShell plays these steps. */
function driver(steps: readonly Step[], patience = 20_000) {
  const folder = mkdtempSync(join(root, 'run-'));
  const log = join(root, `${folder.slice(-6)}.log`);
  const wia = createWiaFamily({ script: SCRIPT, folder, patience, powershell: standInProgram({ steps, log }) });
  const asked = (): unknown =>
    readFileSync(log, 'utf8')
      .trim()
      .split('\n')
      .map((line): unknown => JSON.parse(line));
  return { wia, folder, asked };
}

async function scan(
  steps: readonly Step[],
  settings = FEEDER,
  more: { readonly patience?: number; readonly cancelAt?: number; readonly onPage?: () => void } = {},
) {
  const { wia, folder, asked } = driver(steps, more.patience);
  const cancel = createCancelSignal();
  const pages: (MeasuredPage | null)[] = [];
  const progress: number[] = [];
  const result = await wia.scan({
    device: DEVICE,
    settings,
    cancel,
    onProgress: ({ page }) => {
      progress.push(page);
      if (page === more.cancelAt) {
        cancel.cancel();
      }
    },
    onPage: ({ bytes }) => {
      more.onPage?.();
      pages.push(measurePage(bytes));
    },
  });
  return { result, pages, progress, asked, left: readdirSync(folder) };
}

const say = (message: unknown): Step => ({ say: JSON.stringify(message) });
const A4 = { width: 827, height: 1169 };
const area = say({ type: 'area', dpi: 100, ...A4 });
const page = (number: number, kind: LeftPage['kind'] = 'colour', size = A4): readonly Step[] => {
  const file = `p000${number}.${kind === 'bilevel' ? 'png' : 'jpg'}`;
  return [say({ type: 'scanning', page: number }), { leave: file, after: '-Folder', page: { ...size, kind } }, say({ type: 'page', file })];
};
const done = say({ type: 'done', pages: 0 });
const error = (hresult: string): Step => say({ type: 'error', hresult });

describe('looking', () => {
  it('[issue 4.1] tells the scanners of Windows, whatever else is said between', async () => {
    const { wia, asked } = driver([
      { say: '\uFEFF' },
      { say: 'WARNING: a driver speaks' },
      say({ type: 'device', id: ID, name: '扫描仪 一', sources: ['flatbed', 'feeder'], resolutions: [100, 300] }),
      say({ type: 'device', id: 'no id', name: 'x', sources: ['flatbed'], resolutions: [] }),
      say({ type: 'device', id: ID, name: 7, sources: ['flatbed'], resolutions: [] }),
      { say: '{"type":' },
      done,
    ]);
    const found: ScannerDevice[] = [];
    expect(await wia.look({ found: (device) => void found.push(device), cancel: createCancelSignal() })).toEqual({ ok: true, value: null });
    expect(found).toEqual([{ ...DEVICE, name: '扫描仪 一', sources: ['flatbed', 'feeder'], resolutions: [100, 300] }]);
    expect(asked()).toEqual([['-File', SCRIPT, '-Command', 'list']]);
  });
  it.each([
    ['another system', null, null],
    ['a Windows without its library', [error('0x80040154')], null],
    ['a Windows that lets no script do anything', [error('constrained')], 'not-allowed'],
    ['a script that could not start', [{ exit: 1 }], 'driver-failed'],
  ] as const)('[issue 4.1] finds nothing on %s', async (_, steps, trouble) => {
    const { wia } = steps === null ? { wia: createWiaFamily({ script: SCRIPT, folder: root, powershell: null }) } : driver(steps);
    const result = await wia.look({ found: () => expect.unreachable(), cancel: createCancelSignal() });
    expect(result.ok ? null : result.error.trouble).toBe(trouble);
  });
  it('[issue 4.1] finds nothing where there is no PowerShell', async () => {
    const wia = createWiaFamily({ script: SCRIPT, folder: root, powershell: { command: join(root, 'absent.exe'), args: [] } });
    expect(await wia.look({ found: () => expect.unreachable(), cancel: createCancelSignal() })).toEqual({ ok: true, value: null });
  });
  it('[issue 4.1] starts the PowerShell of Windows by its whole path, without profile and prompt', () => {
    expect(windowsPowerShell('linux', undefined)).toBeNull();
    expect(windowsPowerShell('win32', 'D:\\Windows')).toEqual({
      command: 'D:\\Windows\\System32\\WindowsPowerShell\\v1.0\\powershell.exe',
      args: ['-NoProfile', '-NonInteractive', '-STA', '-ExecutionPolicy', 'Bypass'],
    });
  });
});

describe('scanning', () => {
  it('[issue 4.1] takes the sheets of a feeder as they come, and leaves no file', async () => {
    const { result, pages, progress, asked, left } = await scan([area, ...page(1), ...page(2), ...page(3), done]);
    expect(result).toEqual({ ok: true, value: { pages: 3 } });
    expect(pages).toEqual(Array.from({ length: 3 }, () => ({ mediaType: 'image/jpeg', ...A4, channels: 3, bits: 8 })));
    expect(progress).toEqual([1, 2, 3]);
    expect(left).toEqual([]);
    const expected = [
      '-File',
      SCRIPT,
      '-Command',
      'scan',
      '-Device',
      ID,
      '-Source',
      'feeder',
      '-Colour',
      'colour',
      '-Dpi',
      '100',
      '-Folder',
    ];
    expect(asked()).toEqual([[...expected, expect.any(String)]]);
  });
  it('[issue 4.1] takes a bilevel page as PNG', async () => {
    const { pages } = await scan([area, ...page(1, 'bilevel'), done], { ...FEEDER, source: 'flatbed', colour: 'bilevel' });
    expect(pages).toEqual([{ mediaType: 'image/png', ...A4, channels: 1, bits: 1 }]);
  });
  it('[issue 4.1] measures a page by the resolution the device took', async () => {
    const larger = { width: 1654, height: 2339 };
    const { result } = await scan([say({ type: 'area', dpi: 200, ...larger }), ...page(1, 'colour', larger), done]);
    expect(result).toEqual({ ok: true, value: { pages: 1 } });
  });

  const ENDS: readonly {
    readonly name: string;
    readonly steps: readonly Step[];
    readonly ends: string;
    readonly pages: number;
    readonly patience?: number;
  }[] = [
    { name: 'an empty feeder', steps: [area, error('0x80210003')], ends: 'no-paper', pages: 0 },
    { name: 'a jam after two', steps: [area, ...page(1), ...page(2), error('0x80210002')], ends: 'jammed', pages: 2 },
    { name: 'half a picture', steps: [area, ...page(1), ...page(2, 'half'), ...page(3), done], ends: 'page-broken', pages: 1 },
    { name: 'grey for colour', steps: [area, ...page(1, 'grey'), done], ends: 'page-broken', pages: 0 },
    { name: 'another size', steps: [area, ...page(1, 'colour', { width: 300, height: 400 }), done], ends: 'page-broken', pages: 0 },
    { name: 'a page that is not there', steps: [area, say({ type: 'page', file: 'p0001.jpg' }), done], ends: 'page-broken', pages: 0 },
    { name: 'a page somewhere else', steps: [area, say({ type: 'page', file: '../p0001.jpg' }), done], ends: 'driver-failed', pages: 0 },
    { name: 'an early end', steps: [area, ...page(1), { exit: 0 }], ends: 'driver-failed', pages: 1 },
    { name: 'an end without a page', steps: [area, done], ends: 'driver-failed', pages: 0 },
    { name: 'silence', steps: [area, ...page(1), { hang: true }], ends: 'silent', pages: 1, patience: 5000 },
  ];
  it.each(ENDS)('[issue 4.1] $name: $ends after $pages', async ({ steps, ends, pages, patience }) => {
    const told = await scan(steps, FEEDER, patience === undefined ? {} : { patience });
    expect(told.result.ok ? 'complete' : told.result.error.trouble).toBe(ends);
    expect(told.pages).toHaveLength(pages);
    expect(told.left).toEqual([]);
  });
  it('[issue 4.1] ends the script on a cancel, and keeps the pages before it', async () => {
    const { result, pages, left } = await scan([area, ...page(1), say({ type: 'scanning', page: 2 }), { hang: true }], FEEDER, {
      cancelAt: 2,
    });
    expect(result).toEqual({ ok: false, error: { trouble: 'cancelled', detail: '' } });
    expect(pages.length).toBeLessThanOrEqual(1);
    expect(left).toEqual([]);
  });
  it('[issue 4.1] ends the script when a page could not be kept', async () => {
    const full = scan([area, ...page(1), { hang: true }], FEEDER, {
      onPage: () => {
        throw new Error('no room');
      },
    });
    await expect(full).rejects.toThrow('no room');
  });
  it('[issue 4.1] starts nothing for an id that is none', async () => {
    const { wia, folder } = driver([done]);
    const ask = { settings: FEEDER, cancel: createCancelSignal(), onProgress: () => undefined, onPage: () => undefined };
    const result = await wia.scan({ ...ask, device: { ...DEVICE, id: '-Command' } });
    expect(result).toMatchObject({ ok: false, error: { trouble: 'gone' } });
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('what Windows says', () => {
  it.each([
    ['0x80210001', 'driver-failed'],
    ['0x80210002', 'jammed'],
    ['0x80210003', 'no-paper'],
    ['0x80210004', 'jammed'],
    ['0x80210005', 'gone'],
    ['0x80210006', 'busy'],
    ['0x80210007', 'busy'],
    ['0x80210008', 'driver-failed'],
    ['0x80210009', 'gone'],
    ['0x8021000A', 'gone'],
    ['0x8021000B', 'unsupported'],
    ['0x8021000C', 'unsupported'],
    ['0x8021000D', 'busy'],
    ['0x8021000E', 'driver-failed'],
    ['0x8021000F', 'driver-failed'],
    ['0x80210015', 'gone'],
    ['0x80210016', 'cover-open'],
    ['0x80210017', 'driver-failed'],
    ['0x80210020', 'jammed'],
    ['0x80210064', 'cancelled'],
    ['0x80070005', 'not-allowed'],
    ['0x80070070', 'disk-full'],
    ['unsupported', 'unsupported'],
    ['something new', 'driver-failed'],
  ])('[issue 4.1] %s is %s', (hresult, trouble) => {
    expect(troubleOfHresult(hresult)).toEqual({ trouble, detail: `WIA ${hresult}` });
  });
  it.each([
    '',
    'null',
    '7',
    '"text"',
    '[]',
    '{}',
    '{"type":"page"}',
    '{"type":"page","file":"C:\\\\p0001.jpg"}',
    '{"type":"area","width":1.5,"height":2}',
  ])('[issue 4.1] takes no message from %j', (line) => {
    expect(readWiaMessage(line)).toBeNull();
  });
  it('[issue 4.1] repeats nothing of an error but its number', () => {
    expect(readWiaMessage('{"type":"error","hresult":"C:\\\\Users\\\\somebody"}')).toEqual({ type: 'error', hresult: 'unknown' });
  });
});

describe('the script', () => {
  const text = readFileSync(join(import.meta.dirname, '..', '..', '..', 'resources', 'windows', 'wia.ps1'), 'utf8');
  it('[issue 4.1] knows the arguments the driver gives, and says the messages it reads', () => {
    for (const name of ['Command', 'Device', 'Source', 'Colour', 'Dpi', 'Folder']) {
      expect(text).toMatch(new RegExp(`\\]\\$${name}\\b`));
    }
    const said = [...text.matchAll(/type\s*=\s*'(\w+)'/g)].map(([, type]) => type);
    expect(new Set(said)).toEqual(new Set(['area', 'device', 'done', 'error', 'page', 'scanning']));
  });
  it('[issue 4.1] is plain ASCII: Windows PowerShell reads a file without a mark in the code page of the PC', () => {
    expect([...text].filter((character) => (character.codePointAt(0) ?? 0) > 126)).toEqual([]);
  });
});
