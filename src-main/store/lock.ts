import Database from 'better-sqlite3';
import { orTrouble } from './database.ts';

/**
 * Holds a store for this process: an exclusive SQLite lock on an empty file beside it. The system drops it when the process dies, so
 * kill -9 leaves nothing stale. It sits on a file of its own because POSIX drops all locks of a file when the process closes any
 * handle of it, and a copy of the store being read would do that. The file stays; removing it would open a race.
 */
export function lockStore(file: string): { release(): void } {
  return orTrouble(file, () => {
    const lock = new Database(`${file}.lock`, { timeout: 0 });
    try {
      lock.pragma('journal_mode = MEMORY');
      lock.exec('BEGIN EXCLUSIVE');
    } catch (error) {
      lock.close();
      throw error;
    }
    return { release: () => void lock.close() };
  });
}
