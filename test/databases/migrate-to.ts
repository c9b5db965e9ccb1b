import Database from 'better-sqlite3';
import { migrate } from '../../src-main/store/migrate.ts';
import { MIGRATIONS } from '../../src-main/store/migrations/shipped.ts';

const AT = '2026-11-22T01:00:00.000Z';

/** A store in memory as it was after the steps before `number`. */
export function databaseBefore(number: number): Database.Database {
  const database = new Database(':memory:');
  database.pragma('foreign_keys = ON');
  migrate(
    database,
    MIGRATIONS.filter((each) => each.number < number),
    AT,
  );
  return database;
}

/** Runs just the step `number`. */
export function runStep(database: Database.Database, number: number): void {
  const step = MIGRATIONS.filter((each) => each.number === number);
  if (step.length !== 1) {
    throw new Error(`no migration ${number}`);
  }
  migrate(database, step, AT);
}
