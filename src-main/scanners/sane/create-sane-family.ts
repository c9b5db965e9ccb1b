import { mkdir, mkdtemp, readFile, rm, statfs } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { ScannerTrouble } from '../../../src-shared/contract/scan.ts';
import type { ScannerDevice } from '../../../src-shared/domain/scan.ts';
import { fail, ok, type Result } from '../../../src-shared/lib/result.ts';
import type { ScannerFamily } from '../../engine/ports/scanners.ts';
import type { CancelSignal } from '../../engine/ports/workbooks.ts';
import { abortOnCancel } from '../cancel.ts';
import { type AskedPage, pageAsAsked } from '../page/page-as-asked.ts';
import { PATIENCE, type Patience, type ProgramEnd, runProgram } from '../run-program.ts';
import { readOptions, resolutionsOf, type SaneOptions, scanArguments, sourcesOf } from './sane-options.ts';
import { saneTrouble } from './sane-trouble.ts';

export type SaneParts = {
  /** Pages lie here unencrypted from the scanner's last line to `onPage`. What a crash left is removed at the next use. */
  readonly folder: string;
  readonly program?: string;
  readonly patience?: Patience;
};
type Scan = Parameters<ScannerFamily['scan']>[0];
type Listed = { readonly id: string; readonly key: string; readonly name: string };

/** Less than this free and a broken page is the disk's fault. */
const DISK_FULL_BELOW = 1024 * 1024;
/** Between the fields of a line; no vendor's name holds one. */
const SEPARATOR = '\u001f';

/** SANE's own ways to network scanners, which the eSCL driver reaches itself: the same scanner is not listed twice. */
const VIA_NETWORK = /^(?:airscan|escl):/;

/**
 * Scanners of Linux through SANE's `scanimage` (sane-utils), one process a question. Its traps and texts: those of sane-backends 1.2.1,
 * tried one by one against its test backend.
 */
export function createSaneFamily({ folder, program = 'scanimage', patience = PATIENCE }: SaneParts): ScannerFamily {
  let made: Promise<unknown> | null = null;
  /** At the first use and not before: a full disk must not keep the program from starting. */
  async function ready(): Promise<void> {
    made ??= rm(folder, { recursive: true, force: true }).then(() => mkdir(folder, { recursive: true, mode: 0o700 }));
    try {
      await made;
    } catch (error) {
      made = null;
      throw error;
    }
  }

  /** scanimage, heard as text. */
  function run(what: {
    readonly args: readonly string[];
    readonly folder: string;
    readonly signal: AbortSignal;
    readonly onLine: (line: string, from: 'stdout' | 'stderr') => void;
  }): Promise<ProgramEnd> {
    const { onLine, ...how } = what;
    return runProgram({
      ...how,
      program: { command: program, args: [] },
      patience,
      onLine: (line, from) => onLine(line.toString('utf8'), from),
      isLast,
    });
  }

  /** The lines of an answer; null where there is no scanimage. */
  async function ask(args: readonly string[], cancel: CancelSignal): Promise<Result<readonly string[] | null, ScannerTrouble>> {
    await ready();
    const heard: string[] = [];
    const said: string[] = [];
    const ended = await run({
      args,
      folder,
      signal: abortOnCancel(cancel).signal,
      onLine: (line, from) => void (from === 'stdout' ? heard : said).push(line),
    });
    if (ended.why === 'absent') {
      return ok(null);
    }
    if (cancel.cancelled()) {
      return fail({ trouble: 'cancelled', detail: '' });
    }
    if (ended.why === 'silent') {
      return fail({ trouble: 'silent', detail: `scanimage ${args[0] ?? ''}` });
    }
    const trouble = saneTrouble({ said, code: codeOf(ended) });
    return trouble === null ? ok(heard) : fail(trouble);
  }

  async function list(cancel: CancelSignal): Promise<Result<readonly Listed[], ScannerTrouble>> {
    const lines = await ask(['-f', `${['%d', '%v', '%m', '%t'].join(SEPARATOR)}%n`], cancel);
    return lines.ok ? ok((lines.value ?? []).flatMap(listedOf)) : lines;
  }

  async function optionsOf(id: string, cancel: CancelSignal): Promise<Result<SaneOptions, ScannerTrouble>> {
    const lines = await ask(['-d', id, '-A'], cancel);
    return lines.ok ? ok(readOptions(lines.value ?? [])) : lines;
  }

  /** The index in a device's id changes when another appears, so it is looked for by what it is. */
  async function findAgain(device: ScannerDevice, cancel: CancelSignal): Promise<Result<Listed, ScannerTrouble>> {
    const found = await list(cancel);
    if (!found.ok) {
      return found;
    }
    const alike = found.value.filter(({ key }) => key === device.key);
    const same = alike.find(({ id }) => id === device.id) ?? (alike.length === 1 ? alike[0] : undefined);
    return same === undefined ? fail({ trouble: 'gone', detail: 'not listed' }) : ok(same);
  }

  async function scanInto(pageFolder: string, scan: Scan): Promise<Result<{ readonly pages: number }, ScannerTrouble>> {
    const { device, settings, cancel, onProgress } = scan;
    const listed = await findAgain(device, cancel);
    if (!listed.ok) {
      return listed;
    }
    const options = await optionsOf(listed.value.id, cancel);
    if (!options.ok) {
      return options;
    }
    const wanted = scanArguments(options.value, settings);
    if (wanted === null) {
      return fail({ trouble: 'unsupported', detail: `${settings.source} ${settings.colour} ${settings.dpi}` });
    }
    if (cancel.cancelled()) {
      return fail({ trouble: 'cancelled', detail: '' });
    }
    const stop = abortOnCancel(cancel);
    const pages = takePages(scan, { folder: pageFolder, asked: { ...settings, ...wanted.pixels }, stop: () => stop.abort() });
    const said: string[] = [];
    // Two levels of grey make a small lossless PNG; a JPEG of them is silently made 8 bits deep. TIFF is never asked for: cut off by a full
    // disk it is a success.
    const format = settings.colour === 'bilevel' ? 'png' : 'jpeg';
    const batch = [`--format=${format}`, '--batch=page-%04d', '--batch-print', '--progress'];
    const args = ['-d', listed.value.id, ...wanted.args, ...batch, ...(settings.source === 'flatbed' ? ['--batch-count=1'] : [])];
    const onLine = (line: string, from: 'stdout' | 'stderr'): void => {
      if (from === 'stdout') {
        pages.take(line);
        return;
      }
      const progress = /^Progress: ([\d.]+)%/.exec(line)?.[1];
      const begun = /^Scanning page (\d+)/.exec(line)?.[1];
      if (progress !== undefined || begun !== undefined) {
        onProgress({ page: pages.named() + 1, fraction: progress === undefined ? null : Math.min(1, Number(progress) / 100) });
      } else {
        said.push(line);
      }
    };
    const ended = await run({ args, folder: pageFolder, signal: stop.signal, onLine });
    const taken = await pages.settled();
    if (cancel.cancelled()) {
      return fail({ trouble: 'cancelled', detail: '' });
    }
    const trouble = ended.why === 'silent' ? { trouble: 'silent' as const, detail: 'scanimage --batch' } : troubleOf(said, ended, taken);
    if (trouble === null) {
      return ok({ pages: taken.pages });
    }
    return fail(await orDiskFull(trouble, pageFolder));
  }

  return {
    family: 'sane',
    async look({ found, cancel }) {
      const listed = await list(cancel);
      if (!listed.ok) {
        return listed;
      }
      for (const { id, key, name } of listed.value.filter((each) => !VIA_NETWORK.test(each.id))) {
        const options = await optionsOf(id, cancel);
        // One that does not open now (busy, off) is shown all the same: by the time of the scan it may.
        const known = options.ok ? options.value : new Map();
        found({ family: 'sane', id, key, name, sources: [...sourcesOf(known).keys()], resolutions: resolutionsOf(known) });
        if (cancel.cancelled()) {
          return fail({ trouble: 'cancelled', detail: '' });
        }
      }
      return ok(null);
    },
    async scan(scan) {
      await ready();
      const pageFolder = await mkdtemp(join(folder, 'scan-'));
      try {
        return await scanInto(pageFolder, scan);
      } finally {
        await rm(pageFolder, { recursive: true, force: true });
      }
    },
  };
}

/** After this line it has been seen to hang in waiting for its reader. */
function isLast(line: Buffer): boolean {
  return line.toString('utf8').startsWith('Batch terminated');
}

/** One that was sent off when it was done has done well. */
function codeOf({ why, code }: ProgramEnd): number | null {
  return why === 'lingered' ? 0 : code;
}

function listedOf(line: string): readonly Listed[] {
  const [id = '', vendor = '', model = '', type = ''] = line.split(SEPARATOR);
  // Cameras are listed too; they have their own way in.
  return id === '' || type === '' || id.startsWith('v4l:') ? [] : [{ id, key: `${vendor}|${model}|${type}`, name: `${vendor} ${model}` }];
}

type Taken = { readonly pages: number; readonly trouble: ScannerTrouble | null };

function troubleOf(said: readonly string[], ended: ProgramEnd, taken: Taken): ScannerTrouble | null {
  if (ended.why === 'absent') {
    return { trouble: 'gone', detail: 'no scanimage' };
  }
  if (taken.trouble !== null) {
    return taken.trouble;
  }
  const trouble = saneTrouble({ said, code: codeOf(ended) });
  if (trouble?.trouble === 'no-paper' && taken.pages > 0) {
    // The feeder is empty after its last sheet: the end everybody wants.
    return null;
  }
  return trouble ?? (taken.pages === 0 ? { trouble: 'no-paper', detail: 'no page' } : null);
}

async function orDiskFull(trouble: ScannerTrouble, folder: string): Promise<ScannerTrouble> {
  if (trouble.trouble !== 'page-broken' && trouble.trouble !== 'driver-failed') {
    return trouble;
  }
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize < DISK_FULL_BELOW ? { ...trouble, trouble: 'disk-full' } : trouble;
}

/** Takes the pages that scanimage names, one after the other; a page that is not whole ends the scan. */
function takePages(
  { onPage }: Scan,
  { folder, asked, stop }: { readonly folder: string; readonly asked: AskedPage; readonly stop: () => void },
): { readonly take: (name: string) => void; readonly named: () => number; readonly settled: () => Promise<Taken> } {
  let named = 0;
  let pages = 0;
  let trouble: ScannerTrouble | null = null;
  let work = Promise.resolve();
  const takeOne = async (name: string): Promise<void> => {
    if (trouble !== null) {
      return;
    }
    const file = join(folder, basename(name));
    const bytes = await readFile(file).catch(() => new Uint8Array());
    await rm(file, { force: true });
    const page = pageAsAsked(bytes, asked);
    if (!page.ok) {
      trouble = { trouble: 'page-broken', detail: page.error };
      stop();
      return;
    }
    await onPage(page.value);
    pages += 1;
  };
  return {
    take(name) {
      named += 1;
      work = work.then(() => takeOne(name));
      // Awaited at the end; until then nobody else hears of a failure.
      work.catch(stop);
    },
    named: () => named,
    settled: async () => {
      await work;
      return { pages, trouble };
    },
  };
}
