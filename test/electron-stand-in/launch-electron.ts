import { once } from 'node:events';
import { join } from 'node:path';
import { _electron, type Page } from '@playwright/test';
import { electronRuntime } from '../../src-main/launch/electron-runtime.ts';
import type { MainOptions } from './main-process.ts';

const root = join(import.meta.dirname, '..', '..');

/** The program of a real Electron, or null where only its package is installed. */
export function realElectron(): string | null {
  return electronRuntime(join(root, 'node_modules'), process.env);
}

/** The same launch on a real Electron, where there is one. */
export async function launchElectron({
  dataFolder,
  centreUrl,
  clock,
  region,
}: MainOptions): Promise<{ readonly page: Page; kill(): Promise<void>; close(): Promise<void> }> {
  const executablePath = realElectron();
  if (executablePath === null) {
    throw new Error('there is no Electron runtime in node_modules/electron');
  }
  const app = await _electron.launch({
    executablePath,
    args: [
      root,
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      `--data=${dataFolder}`,
      `--centre=${centreUrl ?? 'embedded'}`,
      ...(clock === undefined ? [] : [`--clock=${clock}`]),
      ...(region === undefined ? [] : [`--region=${region}`]),
    ],
  });
  const program = app.process();
  const ended = once(program, 'exit');
  return {
    page: await app.firstWindow(),
    kill: async () => {
      program.kill('SIGKILL');
      await ended;
    },
    close: () => app.close(),
  };
}
