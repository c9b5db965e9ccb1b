import type Database from 'better-sqlite3';
import { Trouble } from '../engine/ports/trouble.ts';
import { failureOfSqlite } from './sqlite-failure.ts';

export type SqlValue = string | number | null;
export type Bindings = Readonly<Record<string, SqlValue>>;

/** Answers questions; a function that takes this cannot write. Values are always bound by name, never put into the text. */
export type ReadableDatabase = {
  get(sql: string, bindings?: Bindings): unknown;
  all(sql: string, bindings?: Bindings): readonly unknown[];
  /** The one column of all rows, which is text. */
  texts(sql: string, bindings?: Bindings): readonly string[];
};
/** Also writes, and tells how many rows that touched. */
export type WritableDatabase = ReadableDatabase & {
  run(sql: string, bindings?: Bindings): number;
  /** Inserts many rows at the cost of few statements. */
  insertMany(many: ManyRows): void;
};

export type ManyRows = {
  readonly table: string;
  /** What all rows have alike, by column: bound once a statement. */
  readonly alike: Bindings;
  /** The other columns, and the rows' values for them one row after another. */
  readonly columns: readonly string[];
  readonly values: readonly SqlValue[];
};

/** Rows of one statement of `insertMany`: beyond this a longer statement gains nothing. */
const ROWS_AT_ONCE = 50;

/** Wraps a connection: statements are prepared once, and trouble of the disk or the file comes out as `Trouble`. */
export function wrapConnection(connection: Database.Database): WritableDatabase {
  const statements = new Map<string, Database.Statement<[Bindings]>>();
  const inserts = new Map<string, Database.Statement<[SqlValue[], Bindings]>>();
  const insertOf = (sql: string) => {
    let statement = inserts.get(sql);
    if (statement === undefined) {
      statement = connection.prepare<[SqlValue[], Bindings]>(sql);
      inserts.set(sql, statement);
    }
    return statement;
  };
  const prepared = (sql: string, readonly: boolean) => {
    let statement = statements.get(sql);
    if (statement === undefined) {
      statement = connection.prepare<[Bindings]>(sql);
      statements.set(sql, statement);
    }
    if (readonly && !statement.readonly) {
      throw new Error('a reading function may not write');
    }
    return statement;
  };
  return {
    get: (sql, bindings = {}) => orTrouble(connection.name, () => prepared(sql, true).get(bindings)),
    all: (sql, bindings = {}) => orTrouble(connection.name, () => prepared(sql, true).all(bindings)),
    texts: (sql, bindings = {}) =>
      orTrouble(connection.name, () => {
        const statement = prepared(sql, true).pluck(true);
        const texts = statement.all(bindings).map(String);
        // Whoever asks the same next may want whole rows.
        statement.pluck(false);
        return texts;
      }),
    run: (sql, bindings = {}) => orTrouble(connection.name, () => prepared(sql, false).run(bindings).changes),
    insertMany: ({ table, alike, columns, values }) =>
      orTrouble(connection.name, () => {
        const named = Object.keys(alike);
        const into = `INSERT INTO ${table} (${[...named, ...columns].join(', ')}) VALUES`;
        const row = `(${[...named.map((name) => `@${name}`), ...columns.map(() => '?')].join(',')})`;
        let from = 0;
        for (const rows of [ROWS_AT_ONCE, 1]) {
          const taken = rows * columns.length;
          if (from + taken <= values.length) {
            const statement = insertOf(`${into} ${Array.from({ length: rows }, () => row).join(',')}`);
            for (; from + taken <= values.length; from += taken) {
              statement.run(values.slice(from, from + taken), alike);
            }
          }
        }
      }),
  };
}

/** Runs database work and turns what SQLite says about disk and file into `Trouble`; everything else stays a defect. */
export function orTrouble<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    const failure = failureOfSqlite(error, file);
    throw failure === null ? error : new Trouble(failure, error);
  }
}

/** Throws unless exactly `expected` rows were written: a write that misses its row must not look done. */
export function assertWritten(written: number, expected: number, what: string): void {
  if (written !== expected) {
    throw new Error(`${what}: ${written} rows written instead of ${expected}`);
  }
}
