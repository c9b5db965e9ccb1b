import { execFile } from 'node:child_process';
import { existsSync, globSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { measurePage } from '../../src-main/scanners/page/measure-page.ts';
import { type EsclKnobs, type EsclScanner, startEsclScanner } from '../fakes/escl-scanner.ts';

/**
 * Two clients of other people scan from the scanner that our own client is tested with: what they accept as a device is one. Debian:
 * sane-utils (with libsane-escl in libsane1) and sane-airscan.
 */
type Client = { readonly name: string; readonly backend: string; readonly config: (port: number) => Readonly<Record<string, string>> } & {
  readonly device: (port: number) => string;
};

const CLIENTS: readonly Client[] = [
  {
    name: 'sane-airscan',
    backend: 'airscan',
    config: (port) => ({ 'airscan.conf': `[devices]\n"Mock" = http://127.0.0.1:${port}/eSCL, eSCL\n[options]\ndiscovery = disable\n` }),
    device: () => 'airscan:e0:Mock',
  },
  {
    name: 'libsane-escl',
    backend: 'escl',
    config: (port) => ({ 'escl.conf': `device http://127.0.0.1:${port} MadeUp\n` }),
    device: (port) => `escl:http://127.0.0.1:${port}`,
  },
];

const folder = mkdtempSync(join(tmpdir(), 'shebao-foreign-escl-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const isThere = ({ backend }: Client): boolean =>
  existsSync('/usr/bin/scanimage') && globSync(`/usr/lib/*/sane/libsane-${backend}.so.1`).length > 0;

type Scanned = { readonly status: number; readonly said: string; readonly pages: readonly string[]; readonly asked: string };

async function scan(client: Client, { port, orders }: EsclScanner, name: string, args: readonly string[]): Promise<Scanned> {
  const work = join(folder, `${client.backend}-${name}`);
  mkdirSync(work);
  for (const [file, content] of Object.entries({ 'dll.conf': `${client.backend}\n`, ...client.config(port) })) {
    writeFileSync(join(work, file), content);
  }
  const pages = join(work, 'p%d.png');
  const all = ['-d', client.device(port), '--format=png', '--resolution', '100', `--batch=${pages}`, ...args];
  const env = { ...process.env, LC_ALL: 'C', SANE_CONFIG_DIR: work };
  const { status, said } = await new Promise<{ readonly status: number; readonly said: string }>((resolve) => {
    execFile('/usr/bin/scanimage', all, { env, timeout: 60_000 }, (error, stdout, stderr) =>
      resolve({ status: error === null ? 0 : Number(error.code ?? -1), said: `${stdout}${stderr}` }),
    );
  });
  const files = readdirSync(work)
    .filter((file) => file.endsWith('.png'))
    .sort();
  return { status, said, pages: files.map((file) => pageOf(readFileSync(join(work, file)))), asked: askedOf(orders[0]) };
}

function pageOf(bytes: Buffer): string {
  const page = measurePage(bytes);
  return page === null ? 'broken' : `${page.width}x${page.height}`;
}

/** What the first order of a client asked the scanner for. */
function askedOf(order = ''): string {
  const said = (name: string): string => new RegExp(`:${name}>([^<]*)<`).exec(order)?.[1] ?? '?';
  return `${said('InputSource')} ${said('ColorMode')} ${said('XResolution')} dpi`;
}

async function withScanner<T>(knobs: EsclKnobs, work: (scanner: EsclScanner) => Promise<T>): Promise<T> {
  const scanner = await startEsclScanner(knobs);
  try {
    return await work(scanner);
  } finally {
    await scanner.close();
  }
}

for (const client of CLIENTS) {
  const there = isThere(client);
  if (!there) {
    console.warn(`skipped: ${client.name} is not on this machine (Debian: sane-utils, sane-airscan)`);
  }
  describe.skipIf(!there)(`${client.name} with the scanner of the tests`, { timeout: 120_000 }, () => {
    it('[issue 4] scans from the glass', async () => {
      const scanned = await withScanner({}, (scanner) =>
        scan(client, scanner, 'flatbed', ['--source', 'Flatbed', '--mode', 'Color', '--batch-count=1']),
      );
      expect(scanned).toEqual({ status: 0, said: expect.any(String), pages: ['850x1169'], asked: 'Platen RGB24 100 dpi' });
    });
    it('[issue 4] scans three sheets from the feeder', async () => {
      const scanned = await withScanner({ feederPages: 3 }, (scanner) =>
        scan(client, scanner, 'feeder', ['--source', 'ADF', '--mode', 'Gray']),
      );
      const pages = ['850x1169', '850x1169', '850x1169'];
      expect(scanned).toEqual({ status: 0, said: expect.stringContaining('3 pages'), pages, asked: 'Feeder Grayscale8 100 dpi' });
    });
  });
}
