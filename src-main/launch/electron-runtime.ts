import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The Electron program, or null where only its package is there: `require('electron')` would try to download it, so the files it
 * leaves are looked at instead.
 */
export function electronRuntime(modules: string, env: Readonly<Record<string, string | undefined>>): string | null {
  const pathFile = join(modules, 'electron', 'path.txt');
  const program = existsSync(pathFile) ? readFileSync(pathFile, 'utf8').trim() : '';
  const folder = env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(modules, 'electron', 'dist');
  const full = join(folder, program === '' ? 'electron' : program);
  return (program !== '' || env['ELECTRON_OVERRIDE_DIST_PATH'] !== undefined) && existsSync(full) ? full : null;
}
