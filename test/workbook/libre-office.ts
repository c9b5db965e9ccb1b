import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Whether LibreOffice is here, to write files as a foreign program does. */
export function hasLibreOffice(): boolean {
  try {
    execFileSync('soffice', ['--version'], { stdio: 'ignore', timeout: 60_000 });
    return true;
  } catch {
    return false;
  }
}

/** The file as LibreOffice saves it; `target` as its `--convert-to` names it (`xls`, `xml:MS Excel 2003 XML`). */
export function resavedBy(bytes: Uint8Array, target: string, from: 'xlsx' | 'csv' = 'xlsx'): Uint8Array {
  const folder = mkdtempSync(join(tmpdir(), 'shebao-office-'));
  try {
    const source = join(folder, `file.${from}`);
    writeFileSync(source, bytes);
    // A profile of its own, so that two at a time do not wait for each other.
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
    // By itself LibreOffice 7.4 overlooks the BOM of a CSV.
    const reading = from === 'csv' ? ['--infilter=CSV:44,34,76,1'] : [];
    execFileSync('soffice', [profile, '--headless', ...reading, '--convert-to', target, '--outdir', join(folder, 'out'), source], {
      stdio: 'ignore',
      timeout: 120_000,
    });
    return readFileSync(join(folder, 'out', `file.${target.split(':')[0]}`));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
