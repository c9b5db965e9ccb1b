import Database from 'better-sqlite3';
import { orTrouble } from './database.ts';

/** SQLite's number for FULL. NORMAL, the package's default in WAL, loses acknowledged commits at a power cut. */
const SYNCHRONOUS_FULL = 2;
/** 64 MB: pages are deciphered once and not at every visit; with the default 2 MB reading costs three times as much. */
export const CACHE_KILOBYTES = 65_536;

/**
 * Pages of the log (64 MB) after which SQLite moves them into the file; closing moves what is left. Each time it waits for the disk twice
 * and deciphers and enciphers every page: with the usual 1,000 pages an import of 100,000 rows would pay for it ten times over.
 */
const LOG_PAGES = 16_000;

/**
 * Opens an encrypted file and proves the key by reading it. The key is raw (no passphrase is stretched here) and goes in before
 * anything else; ChaCha20-Poly1305 authenticates every page, so a flipped bit is an error and never a wrong value.
 */
export function connect(file: string, key: Uint8Array, options: { readonly mustExist: boolean }): Database.Database {
  if (key.length !== 32) {
    throw new Error('the data key has 32 bytes');
  }
  return orTrouble(file, () => {
    const connection = new Database(file, { fileMustExist: options.mustExist, timeout: 5000 });
    try {
      connection.pragma(`cipher = 'chacha20'`);
      connection.pragma(`key = "x'${Buffer.from(key).toString('hex')}'"`);
      connection.pragma('trusted_schema = OFF');
      connection.pragma('cell_size_check = ON');
      connection.pragma('temp_store = MEMORY');
      connection.prepare('SELECT count(*) FROM sqlite_schema').get();
      return connection;
    } catch (error) {
      connection.close();
      throw error;
    }
  });
}

/** How a store is worked with: every commit on disk when it returns, references held. */
export function setWorkingMode(connection: Database.Database): void {
  orTrouble(connection.name, () => {
    connection.pragma('journal_mode = WAL');
    connection.pragma('synchronous = FULL');
    connection.pragma('foreign_keys = ON');
    connection.pragma('busy_timeout = 5000');
    connection.pragma(`cache_size = -${CACHE_KILOBYTES}`);
    connection.pragma(`wal_autocheckpoint = ${LOG_PAGES}`);
    if (connection.pragma('synchronous', { simple: true }) !== SYNCHRONOUS_FULL) {
      throw new Error('synchronous=FULL did not hold');
    }
    if (connection.pragma('journal_mode', { simple: true }) !== 'wal') {
      throw new Error('journal_mode=WAL did not hold');
    }
  });
}

/** 'ok', or what SQLite finds wrong first. Reads every page. */
export function quickCheck(connection: Database.Database): string {
  return orTrouble(connection.name, () => String(connection.pragma('quick_check(1)', { simple: true })));
}
