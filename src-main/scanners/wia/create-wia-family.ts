import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ScannerTrouble } from '../../../src-shared/contract/scan.ts';
import { assertNever } from '../../../src-shared/lib/assert-never.ts';
import { fail, ok } from '../../../src-shared/lib/result.ts';
import type { ScannerFamily } from '../../engine/ports/scanners.ts';
import { abortOnCancel } from '../cancel.ts';
import { pageAsAsked } from '../page/page-as-asked.ts';
import { PATIENCE, type Program, type ProgramEnd, runProgram } from '../run-program.ts';
import { createWorkFolders } from '../windows/work-folders.ts';
import { NO_LIBRARY, troubleOfHresult } from './hresults.ts';
import { readWiaMessage, WIA_DEVICE_ID, type WiaMessage } from './messages.ts';

/** Windows PowerShell with the arguments that keep profiles, prompts and policies out; null on other systems. */
export function windowsPowerShell(platform: NodeJS.Platform, systemRoot: string | undefined): Program | null {
  const args = ['-NoProfile', '-NonInteractive', '-STA', '-ExecutionPolicy', 'Bypass'];
  const command = `${systemRoot ?? 'C:\\Windows'}\\System32\\WindowsPowerShell\\v1.0\\powershell.exe`;
  return platform === 'win32' ? { command, args } : null;
}

/**
 * Scanners that Windows knows (USB and network), through the script `resources/windows/wia.ps1`. Scanning is done by a service of Windows,
 * so ending the script leaves the sheet under way to its driver. Never run on Windows yet: see the checklist in the room's README.
 */
export function createWiaFamily({
  script,
  folder,
  powershell = windowsPowerShell(process.platform, process.env['SystemRoot']),
  patience = PATIENCE.silent,
}: {
  /** Path of `wia.ps1`, outside of any archive: PowerShell reads it. */
  readonly script: string;
  /** Where pages lie until they are taken. */
  readonly folder: string;
  readonly powershell?: Program | null;
  /** Milliseconds without a line. */
  readonly patience?: number;
}): ScannerFamily {
  const folders = createWorkFolders(folder, 'wia-');
  const run = async (
    args: readonly string[],
    signal: AbortSignal,
    onMessage: (message: WiaMessage) => void,
  ): Promise<{ readonly end: ProgramEnd; readonly last: WiaMessage | null }> => {
    let last: WiaMessage | null = null;
    const end: ProgramEnd =
      powershell === null
        ? { why: 'absent', code: null }
        : await runProgram({
            program: powershell,
            args: ['-File', script, ...args],
            patience: { ...PATIENCE, silent: patience },
            signal,
            onLine: (line, from) => {
              const message = from === 'stdout' ? readWiaMessage(line.toString('utf8')) : null;
              if (message !== null) {
                last = message;
                onMessage(message);
              }
            },
          });
    return { end, last };
  };
  return {
    family: 'wia',
    async look({ found, cancel }) {
      const { end, last } = await run(['-Command', 'list'], abortOnCancel(cancel).signal, (message) => {
        if (message.type === 'device') {
          found(message.device);
        }
      });
      const isElsewhere = end.why === 'absent' || (last?.type === 'error' && last.hresult === NO_LIBRARY);
      const trouble = isElsewhere ? null : troubleOfEnd(end, last);
      return trouble === null ? ok(null) : fail(trouble);
    },
    async scan({ device, settings, cancel, onProgress, onPage }) {
      if (!WIA_DEVICE_ID.test(device.id)) {
        return fail({ trouble: 'gone', detail: 'no WIA device' });
      }
      const { source, colour, dpi } = settings;
      const pixels = (millimetres: number): number => Math.round((millimetres / 25.4) * dpi);
      let area = { width: pixels(210), height: pixels(297) };
      let pages = 0;
      let refused: ScannerTrouble | null = null;
      let taking = Promise.resolve();
      const stop = abortOnCancel(cancel);
      const work = await folders.open();
      const take = async (file: string): Promise<void> => {
        if (refused !== null || cancel.cancelled()) {
          return;
        }
        const bytes = await readFile(join(work, file)).catch(() => Buffer.alloc(0));
        const page = pageAsAsked(bytes, { ...area, colour, source });
        if (page.ok) {
          await onPage(page.value);
          pages += 1;
          await rm(join(work, file), { force: true });
        } else {
          refused = { trouble: 'page-broken', detail: page.error };
          stop.abort();
        }
      };
      try {
        const args = ['-Command', 'scan', '-Device', device.id, '-Source', source, '-Colour', colour, '-Dpi', String(dpi), '-Folder', work];
        const { end, last } = await run(args, stop.signal, (message) => {
          if (message.type === 'area') {
            area = message;
          } else if (message.type === 'scanning') {
            onProgress({ page: message.page, fraction: null });
          } else if (message.type === 'page') {
            taking = taking.then(() => take(message.file));
            // It is waited for below; a page that cannot be kept must not go on being scanned for.
            taking.catch(() => stop.abort());
          }
        });
        await taking;
        if (cancel.cancelled()) {
          return fail({ trouble: 'cancelled', detail: '' });
        }
        const trouble = refused ?? troubleOfEnd(end, last) ?? (pages === 0 ? { trouble: 'driver-failed', detail: 'WIA: no page' } : null);
        return trouble === null ? ok({ pages }) : fail(trouble);
      } finally {
        await folders.close(work);
      }
    },
  };
}

/** The exit code says nothing; a script that ended well said so in its last line. */
function troubleOfEnd(end: ProgramEnd, last: WiaMessage | null): ScannerTrouble | null {
  switch (end.why) {
    case 'absent':
      return { trouble: 'gone', detail: 'no PowerShell' };
    case 'silent':
      return { trouble: 'silent', detail: 'WIA' };
    case 'stopped':
      return { trouble: 'cancelled', detail: '' };
    case 'lingered':
    case 'ended':
      if (last?.type === 'error') {
        return troubleOfHresult(last.hresult);
      }
      return last?.type === 'done' ? null : { trouble: 'driver-failed', detail: `WIA: the script ended early, ${end.code}` };
    default:
      return assertNever(end.why);
  }
}
