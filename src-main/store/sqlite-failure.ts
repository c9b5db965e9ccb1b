import type { Failure } from '../../src-shared/contract/errors.ts';

/** The foreseen failure behind an error of SQLite or the file system, or null for a defect. Only codes go into it, no data. */
export function failureOfSqlite(error: unknown, file: string): Failure | null {
  const code = codeOf(error);
  if (DISK_FULL.has(code)) {
    return { code: 'disk-full' };
  }
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) {
    return { code: 'store-in-use', file };
  }
  if (DAMAGED.some((damage) => code.startsWith(damage))) {
    return { code: 'store-damaged', detail: code, file };
  }
  return null;
}

/** SQLite says FULL for a failed write, and IOERR_SHMSIZE when the WAL index cannot grow. */
const DISK_FULL: ReadonlySet<string> = new Set(['SQLITE_FULL', 'SQLITE_IOERR_SHMSIZE', 'ENOSPC', 'EDQUOT']);
/** NOTADB is also what a wrong key looks like. */
const DAMAGED = [
  'SQLITE_CORRUPT',
  'SQLITE_NOTADB',
  'SQLITE_IOERR_READ',
  'SQLITE_IOERR_SHORT_READ',
  'SQLITE_IOERR_DATA',
  'SQLITE_IOERR_CORRUPTFS',
];

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
