import { accountsMigration } from './0010-accounts.ts';
import { rosterMigration } from './0020-roster.ts';
import { filingsMigration } from './0030-filings.ts';
import { recordsMigration } from './0040-records.ts';

/** Frozen once released: a change of the books is a new file with a higher number. */
export type Migration = { readonly version: number; readonly name: string; readonly sql: string };

export const MIGRATIONS: readonly Migration[] = [accountsMigration, rosterMigration, filingsMigration, recordsMigration];
