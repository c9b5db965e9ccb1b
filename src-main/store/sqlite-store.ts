import type Database from 'better-sqlite3';
import type { Store, StoreReader, StoreWriter } from '../engine/ports/store.ts';
import { putAccount, putUnit, readAccount, readUnit } from './account.ts';
import { batchReader, batchWriter } from './batch-rows.ts';
import { settleSummaries } from './batch-summary.ts';
import { type BatchWords, createBatchWords } from './batch-words.ts';
import { centreRecordsReader, centreRecordsWriter } from './centre-records.ts';
import { orTrouble, type ReadableDatabase, type WritableDatabase, wrapConnection } from './database.ts';
import { countFilings, openFilingsNaming, putFiling, queryFilings, readFiling } from './filings.ts';
import { createFlushAhead } from './flush-ahead.ts';
import { moveHistory, putSnapshot, readHistory, readSnapshot } from './history.ts';
import { libraryReader, libraryWriter } from './library.ts';
import { putOutboxEntry, readOutbox, readOutboxEntry, removeOutboxEntry } from './outbox.ts';
import { putPerson, readPeople, removePerson, searchRoster } from './roster.ts';
import { createRosterKeys, type RosterKeys } from './roster-keys.ts';
import { putSendingChoices, readSendingChoices } from './sending-choices.ts';
import { putSetting, readSetting, readSettings } from './settings.ts';
import { createStagedSums, type StagedSums } from './staged-sums.ts';
import { putSyncState, putUploadUrl, readSyncState, readUploadUrl } from './sync-state.ts';

/** The port `Store` over an open connection: one line a question, the answers live in one file per aggregate. */
export function sqliteStore(connection: Database.Database): Store {
  const database = wrapConnection(connection);
  const rosterKeys = createRosterKeys(database);
  const batchWords = createBatchWords(database);
  const stagedSums = createStagedSums();
  const flushAhead = createFlushAhead(connection.name);
  const reader = readerOf(database, rosterKeys);
  return {
    ...reader,
    transaction(work, how) {
      if (connection.inTransaction) {
        throw new Error('a transaction is open already');
      }
      let open = true;
      const writing = (): WritableDatabase => {
        if (!open) {
          throw new Error('the transaction is over');
        }
        return database;
      };
      const waits = how?.onDisk !== 'withNext';
      // The log is written in order: the next commit that waits puts what came before on disk as well.
      if (!waits) {
        connection.pragma('synchronous = NORMAL');
      }
      try {
        orTrouble(connection.name, () => connection.exec('BEGIN IMMEDIATE'));
        const result = work(writerOf(reader, writing, { rosterKeys, batchWords, stagedSums }));
        refuseAsync(result);
        settleSummaries(database);
        orTrouble(connection.name, () => connection.exec('COMMIT'));
        if (!waits) {
          flushAhead.committed();
        }
        return result;
      } catch (error) {
        // A full disk may have rolled back already.
        if (connection.inTransaction) {
          connection.exec('ROLLBACK');
        }
        rosterKeys.forget();
        batchWords.forget();
        stagedSums.forget();
        throw error;
      } finally {
        open = false;
        if (!waits) {
          connection.pragma('synchronous = FULL');
        }
      }
    },
  };
}

function readerOf(database: ReadableDatabase, rosterKeys: RosterKeys): StoreReader {
  return {
    ...batchReader(database),
    ...centreRecordsReader(database),
    ...libraryReader(database),
    account: () => readAccount(database),
    unit: (insurance) => readUnit(database, insurance),
    filing: (filingId) => readFiling(database, filingId),
    filings: (query) => queryFilings(database, query),
    countFilings: (states) => countFilings(database, states),
    openFilingsNaming: (ask) => openFilingsNaming(database, ask),
    history: (filingId) => readHistory(database, filingId),
    snapshot: (filingId, position) => readSnapshot(database, filingId, position),
    outbox: () => readOutbox(database),
    outboxEntry: (filingId) => readOutboxEntry(database, filingId),
    searchRoster: (query) => searchRoster(database, query),
    rosterPeople: (insurance, ask) => readPeople(database, insurance, rosterKeys.onRoster(insurance, ask)),
    syncState: () => readSyncState(database),
    sendingChoices: () => readSendingChoices(database),
    uploadUrl: (sha256) => readUploadUrl(database, sha256),
    setting: (name) => readSetting(database, name),
    settings: (beginning) => readSettings(database, beginning),
  };
}

function writerOf(
  reader: StoreReader,
  writing: () => WritableDatabase,
  {
    rosterKeys,
    batchWords,
    stagedSums,
  }: { readonly rosterKeys: RosterKeys; readonly batchWords: BatchWords; readonly stagedSums: StagedSums },
): StoreWriter {
  const writingRoster = (): WritableDatabase => {
    rosterKeys.forget();
    return writing();
  };
  return {
    ...reader,
    ...batchWriter(writing, batchWords, stagedSums),
    ...centreRecordsWriter(writing),
    ...libraryWriter(writing),
    putAccount: (account) => putAccount(writing(), account),
    putUnit: (unit, asOf) => putUnit(writing(), unit, asOf),
    putFiling: (filing, index) => putFiling(writing(), filing, index),
    putSnapshot: (filingId, snapshot) => putSnapshot(writing(), filingId, snapshot),
    moveHistory: (filingId, position) => moveHistory(writing(), filingId, position),
    putOutboxEntry: (entry) => putOutboxEntry(writing(), entry),
    removeOutboxEntry: (filingId) => removeOutboxEntry(writing(), filingId),
    putPerson: (person) => putPerson(writingRoster(), person),
    removePerson: (insurance, unitNumber, socialSecurityNumber) =>
      removePerson(writingRoster(), insurance, unitNumber, socialSecurityNumber),
    putSyncState: (state) => putSyncState(writing(), state),
    putSendingChoices: (choices) => putSendingChoices(writing(), choices),
    putUploadUrl: (sha256, url) => putUploadUrl(writing(), sha256, url),
    putSetting: (name, value) => putSetting(writing(), name, value),
  };
}

/** The type refuses an async callback; this refuses the one that got past it, before anything is committed. */
function refuseAsync(result: unknown): void {
  if (typeof result === 'object' && result !== null && 'then' in result && typeof result.then === 'function') {
    Promise.resolve(result).catch(() => undefined);
    throw new TypeError('a transaction takes a synchronous callback');
  }
}
