import Database from 'better-sqlite3';
import { createGroupCommit, type Write } from './group-commit.ts';
import { migrate } from './migrate.ts';

/** Reading the centre's books: statements only, no transaction. */
export type Reading = Pick<Database.Database, 'prepare'>;
declare const writing: unique symbol;
/** Writing happens only inside `Books.write`; a function that writes asks for this type, so it cannot be called outside. */
export type Writing = Reading & { readonly [writing]: true };

/** The centre's books: one SQLite file. What `write` has answered is on disk (WAL, synchronous=FULL). */
export type Books = {
  readonly read: Reading;
  readonly write: Write;
  /** Waits for what is queued, then closes the file. */
  close(): Promise<void>;
};

/** Opens or makes the books. `null` keeps them in memory, for tests and throw-away practice. */
export function openBooks(file: string | null): Books {
  const database = new Database(file ?? ':memory:');
  try {
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL');
    database.pragma('foreign_keys = ON');
    database.pragma('busy_timeout = 5000');
    database.pragma('trusted_schema = OFF');
    if (
      file !== null &&
      (database.pragma('journal_mode', { simple: true }) !== 'wal' || database.pragma('synchronous', { simple: true }) !== 2)
    ) {
      throw new Error('the disk does not keep a write-ahead log; the centre would lose what it acknowledged');
    }
    migrate(database);
  } catch (error) {
    database.close();
    throw error;
  }
  const books = withCachedStatements(database);
  const commits = createGroupCommit(database, books as Writing);
  return {
    read: books,
    write: commits.write,
    async close() {
      await commits.settle();
      database.close();
    },
  };
}

/** Compiles each statement once; there are as many as the store's files write out. */
function withCachedStatements(database: Database.Database): Reading {
  const statements = new Map<string, Database.Statement>();
  const prepare = (sql: string) => {
    const known = statements.get(sql);
    if (known !== undefined) {
      return known;
    }
    const statement = database.prepare(sql);
    statements.set(sql, statement);
    return statement;
  };
  return { prepare: prepare as Reading['prepare'] };
}
