import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import ExcelJS from 'exceljs';
import { BATCH_HEADERS, BATCH_SEED, BATCH_SHEET_NAME, batchRows } from '../fixtures/batch-people.ts';

/** Writes a 批量在职增员 of so many people as a program does: exceljs's streaming writer, every cell a text. */
export async function writeBatchFile(path: string, rows: number): Promise<void> {
  mkdirSync(dirname(path), { recursive: true });
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: path, useStyles: true, useSharedStrings: false });
  const sheet = workbook.addWorksheet(BATCH_SHEET_NAME);
  sheet.addRow([...BATCH_HEADERS]).commit();
  for (const cells of batchRows({ seed: BATCH_SEED, count: rows })) {
    sheet.addRow([...cells]).commit();
  }
  sheet.commit();
  await workbook.commit();
}

/** The same file opened and saved by LibreOffice into `folder`; null where there is no LibreOffice. */
export function resaveByLibreOffice(path: string, folder: string): string | null {
  try {
    execFileSync('soffice', ['--version'], { stdio: 'ignore', timeout: 60_000 });
  } catch {
    return null;
  }
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
  execFileSync('soffice', [profile, '--headless', '--convert-to', 'xlsx', '--outdir', folder, path], { stdio: 'ignore', timeout: 600_000 });
  return join(folder, basename(path));
}
