import type { Sha256 } from '../../src-shared/domain/ids.ts';
import type { SyncState } from '../engine/ports/store.ts';
import { assertWritten, type ReadableDatabase, type WritableDatabase } from './database.ts';
import { numberOf, textOf, textOrNullOf } from './row-values.ts';

const NOTHING_SYNCED: SyncState = {
  cursor: null,
  token: null,
  tokenExpiresAt: null,
  lastSuccessAt: null,
  asOf: null,
  centreName: null,
  clockAheadMinutes: 0,
};

export function readSyncState(database: ReadableDatabase): SyncState {
  const row = database.get('SELECT * FROM sync_state WHERE id = 1');
  return row === undefined
    ? NOTHING_SYNCED
    : {
        cursor: textOrNullOf(row, 'cursor'),
        token: textOrNullOf(row, 'token'),
        tokenExpiresAt: textOrNullOf(row, 'token_expires_at'),
        lastSuccessAt: textOrNullOf(row, 'last_success_at'),
        asOf: textOrNullOf(row, 'as_of'),
        centreName: textOrNullOf(row, 'centre_name'),
        clockAheadMinutes: numberOf(row, 'clock_ahead_minutes'),
      };
}

export function putSyncState(database: WritableDatabase, state: Partial<SyncState>): void {
  const given = Object.fromEntries(Object.entries(state).filter(([, value]) => value !== undefined));
  const written = database.run(
    `INSERT OR REPLACE INTO sync_state
       (id, cursor, token, token_expires_at, last_success_at, as_of, centre_name, clock_ahead_minutes)
     VALUES (1, @cursor, @token, @tokenExpiresAt, @lastSuccessAt, @asOf, @centreName, @clockAheadMinutes)`,
    { ...readSyncState(database), ...given },
  );
  assertWritten(written, 1, 'sync state');
}

export function readUploadUrl(database: ReadableDatabase, sha256: Sha256): string | null {
  const row = database.get('SELECT url FROM upload WHERE sha256 = @sha256', { sha256 });
  return row === undefined ? null : textOf(row, 'url');
}

export function putUploadUrl(database: WritableDatabase, sha256: Sha256, url: string | null): void {
  if (url === null) {
    database.run('DELETE FROM upload WHERE sha256 = @sha256', { sha256 });
    return;
  }
  assertWritten(database.run('INSERT OR REPLACE INTO upload (sha256, url) VALUES (@sha256, @url)', { sha256, url }), 1, 'upload');
}
