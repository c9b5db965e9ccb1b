import type { SendingChoices } from '../../../src-shared/contract/engine.ts';
import type { Failure } from '../../../src-shared/contract/errors.ts';
import type { Filing, FilingRow, FilingState, MaterialRemark } from '../../../src-shared/domain/filing.ts';
import type { FilingId, Sha256 } from '../../../src-shared/domain/ids.ts';
import type { Insurance } from '../../../src-shared/domain/insurance.ts';
import type { InsuredStatus, RosterPerson, StaffKind } from '../../../src-shared/domain/person.ts';
import type { UnitAccount, UnitRecord } from '../../../src-shared/domain/unit.ts';
import type { Instant, PlainMonth } from '../../../src-shared/lib/plain-date.ts';
import type { BatchReader, BatchWriter } from './batch-store.ts';
import type { CentreRecordsReader, CentreRecordsWriter } from './centre-records.ts';
import type { LibraryReader, LibraryWriter } from './library-store.ts';

/**
 * One account's encrypted store. Reading and writing are different types; writing happens only inside `transaction`, whose
 * callback is synchronous and whose commit is on disk (WAL, synchronous=FULL) when it returns. A callback that throws, or returns
 * a promise, rolls everything back. Transactions do not nest, and a writer is dead once its transaction is over. A full disk or
 * damage found on the way is thrown as `Trouble` (trouble.ts), with nothing of the transaction kept.
 */
export type Store = StoreReader & {
  transaction<T>(work: (write: StoreWriter) => NotAPromise<T>, how?: Committing): T;
};
/**
 * `withNext`: what nobody sees yet (staged rows) need not be waited for; it is on disk when the next transaction is, and a power cut before
 * that leaves what was there. Left out, it is on disk when `transaction` returns.
 */
export type Committing = { readonly onDisk: 'withNext' };
export type NotAPromise<T> = T extends PromiseLike<unknown> ? never : T;

export type StoreReader = BatchReader & CentreRecordsReader & LibraryReader & StoreReaderOwn;
type StoreReaderOwn = {
  account(): UnitAccount | null;
  unit(insurance: Insurance): { readonly unit: UnitRecord; readonly asOf: Instant } | null;

  filing(filingId: FilingId): Filing | null;
  filings(query: FilingStoreQuery): { readonly items: readonly Filing[]; readonly total: number };
  countFilings(states: readonly FilingState[]): number;
  /** Open filings (draft … reviewing) of other ids, of these services and insurance, that name one of these id numbers. */
  openFilingsNaming(ask: {
    readonly services: readonly string[];
    readonly insurance: Insurance;
    readonly idNumbers: readonly string[];
    readonly except: FilingId;
  }): readonly { readonly filingId: FilingId; readonly socialSecurityNumber: string; readonly state: FilingState }[];

  /**
   * Undo history: numbered snapshots of a draft's rows, and where the draft stands among them. They count from 0 without gaps;
   * both numbers are -1 before the first.
   */
  history(filingId: FilingId): { readonly position: number; readonly last: number };
  snapshot(
    filingId: FilingId,
    position: number,
  ): { readonly rows: readonly FilingRow[]; readonly takenAt: Instant; readonly label: string } | null;

  /** In the order they were queued. */
  outbox(): readonly OutboxEntry[];
  outboxEntry(filingId: FilingId): OutboxEntry | null;

  /** With `text` at most 200 are found; `more` says that others fit too. */
  searchRoster(query: RosterStoreQuery): { readonly items: readonly RosterPerson[]; readonly total: number; readonly more: boolean };
  /** Rows of this insurance whose id number or name is among these. */
  rosterPeople(
    insurance: Insurance,
    ask: { readonly idNumbers: readonly string[]; readonly names: readonly string[] },
  ): readonly RosterPerson[];

  syncState(): SyncState;
  /** How the clerk wants things sent: at once and as fast as the line is, unless told otherwise. */
  sendingChoices(): SendingChoices;
  uploadUrl(sha256: Sha256): string | null;
  setting(name: string): string | null;
  /** Those whose name begins so, by name. */
  settings(beginning: string): readonly { readonly name: string; readonly value: string }[];
};

export type StoreWriter = StoreReader &
  BatchWriter &
  CentreRecordsWriter &
  LibraryWriter & {
    putAccount(account: UnitAccount): void;
    putUnit(unit: UnitRecord, asOf: Instant): void;
    /** Inserts or replaces; `idNumbers` are the people's id numbers, kept for `openFilingsNaming` and search. */
    putFiling(
      filing: Filing,
      index: { readonly idNumbers: readonly string[]; readonly names: readonly string[]; readonly effectiveMonth: string },
    ): void;
    /** Writes the snapshot at `position`, drops any after it, and makes it the draft's place. */
    putSnapshot(
      filingId: FilingId,
      snapshot: { readonly position: number; readonly rows: readonly FilingRow[]; readonly takenAt: Instant; readonly label: string },
    ): void;
    /** Moves among existing snapshots. */
    moveHistory(filingId: FilingId, position: number): void;
    /** The content of an entry never changes: a reopened filing leaves the outbox first. */
    putOutboxEntry(entry: OutboxEntry): void;
    removeOutboxEntry(filingId: FilingId): void;
    putPerson(person: RosterPerson): void;
    removePerson(insurance: Insurance, unitNumber: string, socialSecurityNumber: string): void;
    putSyncState(state: Partial<SyncState>): void;
    putSendingChoices(choices: SendingChoices): void;
    putUploadUrl(sha256: Sha256, url: string | null): void;
    putSetting(name: string, value: string | null): void;
  };

export type FilingStoreQuery = {
  readonly services?: readonly string[];
  readonly states?: readonly FilingState[];
  readonly insurances?: readonly Insurance[];
  /** By the month of `createdAt` in China; '' or undefined for open. */
  readonly fromMonth?: PlainMonth;
  readonly toMonth?: PlainMonth;
  /** Name or id number contains. */
  readonly text?: string;
  /** Newest change first. */
  readonly limit: number;
  readonly offset: number;
};

export type RosterStoreQuery = {
  readonly insurance: Insurance;
  /** Whole number, its beginning, or its last four. */
  readonly socialSecurityNumber?: string;
  /** Any part of the name, or pinyin initials. */
  readonly name?: string;
  /** One box: any part of the name, initials, the number, its beginning or its last digits. */
  readonly text?: string;
  readonly staffKinds?: readonly StaffKind[];
  readonly statuses?: readonly InsuredStatus[];
  readonly staffKind?: StaffKind;
  readonly status?: InsuredStatus;
  readonly limit: number;
  readonly offset: number;
};

/** A submitted filing on its way. The content is frozen at 提交: what is hashed is what is sent. */
export type OutboxEntry = {
  readonly filingId: FilingId;
  /** Canonical JSON of the FilingContent. */
  readonly content: string;
  /** Hex SHA-256 of `content`. */
  readonly contentHash: string;
  /** 仍然使用: goes beside the content. */
  readonly remarks: readonly MaterialRemark[];
  readonly queuedAt: Instant;
  readonly attempts: number;
  readonly lastFailure: Failure | null;
  readonly nextAttemptAt: Instant | null;
};

export type SyncState = {
  readonly cursor: string | null;
  readonly token: string | null;
  readonly tokenExpiresAt: Instant | null;
  readonly lastSuccessAt: Instant | null;
  readonly asOf: Instant | null;
  readonly centreName: string | null;
  readonly clockAheadMinutes: number;
};
