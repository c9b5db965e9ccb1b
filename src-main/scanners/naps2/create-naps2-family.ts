import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ScannerTrouble } from '../../../src-shared/contract/scan.ts';
import type { ScanColour, ScanSettings, ScanSource } from '../../../src-shared/domain/scan.ts';
import { fail, ok } from '../../../src-shared/lib/result.ts';
import type { ScannerFamily } from '../../engine/ports/scanners.ts';
import { abortOnCancel } from '../cancel.ts';
import { pageAsAsked } from '../page/page-as-asked.ts';
import { PATIENCE, type Program, type ProgramEnd, runProgram } from '../run-program.ts';
import { createWorkFolders } from '../windows/work-folders.ts';

const SOURCES: Readonly<Record<ScanSource, string>> = { flatbed: 'glass', feeder: 'feeder', duplex: 'duplex' };
const BIT_DEPTHS: Readonly<Record<ScanColour, string>> = { colour: 'color', grey: 'gray', bilevel: 'bw' };

/** The NAPS2 somebody installed on this PC (it is not part of the product, whose licence is another); null where there is none. */
export function installedNaps2(environment: NodeJS.ProcessEnv, exists: (path: string) => boolean = existsSync): Program | null {
  const command = ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA']
    .map((name) => environment[name] ?? '')
    .flatMap((folder) => (folder === '' ? [] : [`${folder}\\NAPS2`, `${folder}\\Programs\\NAPS2`]))
    .map((folder) => `${folder}\\NAPS2.Console.exe`)
    .find((path) => exists(path));
  return command === undefined ? null : { command, args: [] };
}

/**
 * TWAIN scanners through an installed NAPS2 (8 or newer), for devices that neither eSCL nor WIA knows, and opt-in, because
 * TWAIN drivers show windows of their own. NAPS2 ends with 0 after many failures and speaks the language of the PC, so only the files it
 * left are believed. Pages come when all are scanned. Never run on Windows yet: see the checklist in the room's README.
 */
export function createNaps2Family({
  folder,
  find = () => installedNaps2(process.env),
  patience = PATIENCE.silent,
}: {
  /** Where pages lie until they are taken. */
  readonly folder: string;
  readonly find?: () => Program | null;
  /** Milliseconds without a line. */
  readonly patience?: number;
}): ScannerFamily {
  const folders = createWorkFolders(folder, 'naps2-');
  return {
    family: 'naps2',
    optIn: { installed: () => find() !== null },
    async look({ found, cancel }) {
      const program = find();
      if (program === null) {
        return ok(null);
      }
      const lines: string[] = [];
      const args = ['--noprofile', '--driver', 'twain', '--listdevices'];
      const end = await runProgram({
        program,
        args,
        patience: { ...PATIENCE, silent: patience },
        signal: abortOnCancel(cancel).signal,
        onLine: (line, from) => void (from === 'stdout' && lines.push(textOf(line))),
      });
      if (end.why !== 'ended') {
        return end.why === 'absent' ? ok(null) : fail({ trouble: end.why === 'silent' ? 'silent' : 'cancelled', detail: 'NAPS2' });
      }
      // With another code than 0 the lines are a complaint and not devices.
      const names = end.code === 0 ? lines.map((line) => line.trim()).filter(isDeviceName) : [];
      for (const name of new Set(names)) {
        found({ family: 'naps2', id: name, key: `twain:${name}`, name, sources: ['flatbed', 'feeder', 'duplex'], resolutions: [] });
      }
      return ok(null);
    },
    async scan({ device, settings, cancel, onProgress, onPage }) {
      const program = find();
      if (program === null || !isDeviceName(device.id)) {
        return fail({ trouble: 'gone', detail: program === null ? 'no NAPS2' : 'no TWAIN device' });
      }
      const { source, colour, dpi } = settings;
      const pixels = (millimetres: number): number => Math.round((millimetres / 25.4) * dpi);
      const asked = { width: pixels(210), height: pixels(297), colour, source };
      const work = await folders.open();
      try {
        onProgress({ page: 1, fraction: null });
        const end = await runProgram({
          program,
          args: argumentsOf(device.id, settings, join(work, `p$(nnnn).${colour === 'bilevel' ? 'png' : 'jpg'}`)),
          patience: { ...PATIENCE, silent: patience },
          signal: abortOnCancel(cancel).signal,
          onLine: () => undefined,
        });
        // Whatever the end, what was scanned whole is the caller's.
        const files = (await readdir(work)).filter((name) => /^p\d+\.(jpg|png)$/.test(name)).sort(byNumber);
        let pages = 0;
        for (const file of cancel.cancelled() ? [] : files) {
          const page = pageAsAsked(await readFile(join(work, file)), asked);
          if (!page.ok) {
            return fail({ trouble: 'page-broken', detail: page.error });
          }
          pages += 1;
          onProgress({ page: pages, fraction: 1 });
          await onPage(page.value);
        }
        const trouble = troubleOfEnd(end.why, pages, cancel.cancelled());
        return trouble === null ? ok({ pages }) : fail(trouble);
      } finally {
        await folders.close(work);
      }
    },
  };
}

function argumentsOf(device: string, { source, colour, dpi }: ScanSettings, output: string): readonly string[] {
  const order = ['--noprofile', '--driver', 'twain', '--device', device, '--source', SOURCES[source], '--dpi', String(dpi)];
  const picture = ['--bitdepth', BIT_DEPTHS[colour], '--pagesize', 'a4', '--jpegquality', '90', '--disableocr'];
  return [...order, ...picture, '-f', '-v', '-o', output];
}

function troubleOfEnd(why: ProgramEnd['why'], pages: number, cancelled: boolean): ScannerTrouble | null {
  if (cancelled) {
    return { trouble: 'cancelled', detail: '' };
  }
  if (why === 'silent' || why === 'absent') {
    return { trouble: why === 'silent' ? 'silent' : 'gone', detail: 'NAPS2' };
  }
  return pages === 0 ? { trouble: 'driver-failed', detail: 'NAPS2 left no page' } : null;
}

/** A name that begins like an option would be taken for one. */
const isDeviceName = (text: string): boolean => text.trim() !== '' && !text.startsWith('-') && text.length <= 200;

const byNumber = (a: string, b: string): number => Number(/\d+/.exec(a)?.[0]) - Number(/\d+/.exec(b)?.[0]);

/** UTF-8, or else the code page of a Chinese Windows, in which .NET writes into pipes. */
function textOf(line: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(line);
  } catch {
    return new TextDecoder('gb18030').decode(line);
  }
}
