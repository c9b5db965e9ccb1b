import type {
  FilingStoreQuery,
  OutboxEntry,
  RosterStoreQuery,
  Store,
  StoreReader,
  StoreWriter,
  SyncState,
} from '../../src-main/engine/ports/store.ts';
import { foldName, initialsOf, looksLikeInitials } from '../../src-main/store/name-search.ts';
import { MOST_TYPED } from '../../src-main/store/roster-typed.ts';
import type { SendingChoices } from '../../src-shared/contract/engine.ts';
import type { Filing, FilingRow } from '../../src-shared/domain/filing.ts';
import type { FilingId } from '../../src-shared/domain/ids.ts';
import { normaliseIdNumber } from '../../src-shared/domain/numbers/resident-id.ts';
import type { RosterPerson } from '../../src-shared/domain/person.ts';
import { OPEN_STATES } from '../../src-shared/domain/transitions.ts';
import type { UnitAccount, UnitRecord } from '../../src-shared/domain/unit.ts';
import { chinaDate, type Instant, monthOf } from '../../src-shared/lib/plain-date.ts';
import { copyOfBatches, type MemoryBatches, peopleInSight } from './memory-batch-model.ts';
import { memoryBatchReader } from './memory-batch-reader.ts';
import { memoryBatchWriter } from './memory-batch-writer.ts';
import { type MemoryLibrary, memoryLibraryReader, memoryLibraryWriter } from './memory-library.ts';
import { copyOfRecords, type MemoryRecords, memoryRecordsReader, memoryRecordsWriter, noRecords } from './memory-records.ts';

type Index = Parameters<StoreWriter['putFiling']>[1];
type Snapshot = { readonly rows: readonly FilingRow[]; readonly takenAt: Instant; readonly label: string };
type Contents = {
  account: UnitAccount | null;
  syncState: SyncState;
  readonly units: Map<string, { readonly unit: UnitRecord; readonly asOf: Instant }>;
  readonly filings: Map<FilingId, { readonly filing: Filing; readonly index: Index }>;
  readonly history: Map<FilingId, { readonly position: number; readonly snapshots: readonly Snapshot[] }>;
  readonly outbox: Map<FilingId, OutboxEntry>;
  readonly batches: MemoryBatches;
  readonly roster: Map<string, RosterPerson>;
  readonly uploadUrls: Map<string, string>;
  sending: SendingChoices;
  readonly settings: Map<string, string>;
  readonly records: MemoryRecords;
  readonly library: MemoryLibrary;
};

const NOTHING_SYNCED: SyncState = {
  cursor: null,
  token: null,
  tokenExpiresAt: null,
  lastSuccessAt: null,
  asOf: null,
  centreName: null,
  clockAheadMinutes: 0,
};

/** The store in memory, held to the SQLite store's behaviour by `test/contracts/store-contract.ts`. */
export function createMemoryStore(): Store {
  let contents: Contents = {
    account: null,
    syncState: NOTHING_SYNCED,
    sending: { paused: false, bytesPerSecond: null },
    units: new Map(),
    filings: new Map(),
    history: new Map(),
    outbox: new Map(),
    batches: new Map(),
    roster: new Map(),
    uploadUrls: new Map(),
    settings: new Map(),
    records: noRecords(),
    library: new Map(),
  };
  let writing = false;
  const reader = readerOf(() => contents);

  return {
    ...reader,
    transaction(work) {
      if (writing) {
        throw new Error('a transaction is open already');
      }
      const before = contents;
      contents = copyOf(before);
      writing = true;
      let open = true;
      try {
        const result: unknown = work(
          writerOf(reader, () => {
            if (!open) {
              throw new Error('the transaction is over');
            }
            return contents;
          }),
        );
        if (isPromise(result)) {
          result.then(undefined, () => undefined);
          throw new TypeError('a transaction takes a synchronous callback');
        }
        return result as ReturnType<typeof work>;
      } catch (error) {
        contents = before;
        throw error;
      } finally {
        open = false;
        writing = false;
      }
    },
  };
}

function readerOf(contents: () => Contents): StoreReader {
  /** With the people of its batch. */
  const indexed = ({ filing, index }: { readonly filing: Filing; readonly index: Index }) => {
    const people = peopleInSight(contents().batches, filing.filingId);
    return {
      filing,
      index: {
        ...index,
        idNumbers: [...index.idNumbers, ...people.map(({ idNumber }) => idNumber)],
        names: [...index.names, ...people.map(({ name }) => name)],
      },
    };
  };
  return {
    ...memoryBatchReader(() => contents().batches),
    ...memoryRecordsReader(() => contents().records),
    ...memoryLibraryReader(contents),
    account: () => ownCopy(contents().account),
    unit: (insurance) => ownCopy(contents().units.get(insurance) ?? null),
    filing: (filingId) => ownCopy(contents().filings.get(filingId)?.filing ?? null),
    filings(query) {
      const found = [...contents().filings.values()]
        .filter((entry) => answersFilingQuery(indexed(entry), query))
        .map(({ filing }) => filing);
      found.sort((a, b) => compare(b.changedAt, a.changedAt) || compare(b.filingId, a.filingId));
      return page(found, query);
    },
    countFilings: (states) => [...contents().filings.values()].filter(({ filing }) => states.includes(filing.state)).length,
    openFilingsNaming: ({ services, insurance, idNumbers, except }) =>
      [...contents().filings.values()]
        .filter(
          ({ filing }) =>
            filing.filingId !== except &&
            filing.insurance === insurance &&
            services.includes(filing.service) &&
            OPEN_STATES.includes(filing.state),
        )
        .map(indexed)
        .flatMap(({ filing, index }) =>
          [...new Set(index.idNumbers.map(normaliseIdNumber))]
            .filter((idNumber) => idNumber !== '' && idNumbers.map(normaliseIdNumber).includes(idNumber))
            .map((idNumber) => ({ filingId: filing.filingId, socialSecurityNumber: idNumber, state: filing.state })),
        )
        .sort((a, b) => compare(a.filingId, b.filingId) || compare(a.socialSecurityNumber, b.socialSecurityNumber)),
    history(filingId) {
      const entry = contents().history.get(filingId);
      return entry === undefined ? { position: -1, last: -1 } : { position: entry.position, last: entry.snapshots.length - 1 };
    },
    snapshot: (filingId, position) => ownCopy(contents().history.get(filingId)?.snapshots[position] ?? null),
    outbox: () =>
      ownCopy([...contents().outbox.values()].sort((a, b) => compare(a.queuedAt, b.queuedAt) || compare(a.filingId, b.filingId))),
    outboxEntry: (filingId) => ownCopy(contents().outbox.get(filingId) ?? null),
    searchRoster(query) {
      const found = [...contents().roster.values()].filter((person) => answersRosterQuery(person, query));
      const typed = (query.text ?? '').trim() !== '';
      const kept = typed ? found.slice(0, MOST_TYPED) : found;
      return { ...page(kept.sort(inRosterOrder), query), more: kept.length < found.length };
    },
    rosterPeople: (insurance, { idNumbers, names }) =>
      ownCopy(
        [...contents().roster.values()]
          .filter((person) => person.insurance === insurance)
          .filter(
            (person) =>
              idNumbers.map(normaliseIdNumber).includes(person.socialSecurityNumber) || names.map(foldName).includes(foldName(person.name)),
          )
          .sort(inRosterOrder),
      ),
    syncState: () => ownCopy(contents().syncState),
    sendingChoices: () => contents().sending,
    uploadUrl: (sha256) => contents().uploadUrls.get(sha256) ?? null,
    setting: (name) => contents().settings.get(name) ?? null,
    settings: (beginning) =>
      [...contents().settings]
        .map(([name, value]) => ({ name, value }))
        .filter(({ name }) => name.startsWith(beginning))
        .toSorted((one, other) => (one.name < other.name ? -1 : 1)),
  };
}

function writerOf(reader: StoreReader, contents: () => Contents): StoreWriter {
  const filingMustExist = (filingId: FilingId) => {
    if (!contents().filings.has(filingId)) {
      throw new Error(`no filing ${filingId}`);
    }
  };
  return {
    ...reader,
    ...memoryBatchWriter(() => contents().batches, filingMustExist),
    ...memoryRecordsWriter(() => contents().records),
    ...memoryLibraryWriter(() => contents().library),
    putAccount(account) {
      contents().account = ownCopy(account);
    },
    putUnit(unit, asOf) {
      contents().units.set(unit.insurance, ownCopy({ unit, asOf }));
    },
    putFiling(filing, index) {
      contents().filings.set(filing.filingId, ownCopy({ filing, index }));
    },
    putSnapshot(filingId, { position, rows, takenAt, label }) {
      filingMustExist(filingId);
      const kept = contents().history.get(filingId)?.snapshots ?? [];
      if (!Number.isInteger(position) || position < 0 || position > kept.length) {
        throw new Error(`no place for a snapshot at ${position}`);
      }
      const snapshots = [...kept.slice(0, position), ownCopy({ rows, takenAt, label })];
      contents().history.set(filingId, { position, snapshots });
    },
    moveHistory(filingId, position) {
      const entry = contents().history.get(filingId);
      if (entry?.snapshots[position] === undefined) {
        throw new Error(`no snapshot at ${position}`);
      }
      contents().history.set(filingId, { ...entry, position });
    },
    putOutboxEntry(entry) {
      filingMustExist(entry.filingId);
      const kept = contents().outbox.get(entry.filingId);
      if (kept !== undefined && (kept.content !== entry.content || kept.contentHash !== entry.contentHash)) {
        throw new Error('what was frozen at 提交 cannot be changed');
      }
      contents().outbox.set(entry.filingId, ownCopy(entry));
    },
    removeOutboxEntry(filingId) {
      contents().outbox.delete(filingId);
    },
    putPerson(person) {
      contents().roster.set(personKey(person.insurance, person.unitNumber, person.socialSecurityNumber), ownCopy(person));
    },
    removePerson(insurance, unitNumber, socialSecurityNumber) {
      contents().roster.delete(personKey(insurance, unitNumber, socialSecurityNumber));
    },
    putSyncState(state) {
      const given = Object.fromEntries(Object.entries(state).filter(([, value]) => value !== undefined));
      contents().syncState = { ...contents().syncState, ...given };
    },
    putSendingChoices(choices) {
      contents().sending = choices;
    },
    putUploadUrl: (sha256, url) => putOrDelete(contents().uploadUrls, sha256, url),
    putSetting: (name, value) => putOrDelete(contents().settings, name, value),
  };
}

function answersFilingQuery({ filing, index }: { filing: Filing; index: Index }, query: FilingStoreQuery): boolean {
  const month = monthOf(chinaDate(filing.createdAt));
  const name = foldName(query.text ?? '');
  const idNumber = normaliseIdNumber(query.text ?? '');
  return (
    (query.services?.includes(filing.service) ?? true) &&
    (query.states?.includes(filing.state) ?? true) &&
    (query.insurances?.includes(filing.insurance) ?? true) &&
    (!query.fromMonth || month >= query.fromMonth) &&
    (!query.toMonth || month <= query.toMonth) &&
    (idNumber === '' ||
      index.idNumbers.some((each) => normaliseIdNumber(each).includes(idNumber)) ||
      (name !== '' && index.names.some((each) => foldName(each).includes(name))))
  );
}

function answersRosterQuery(person: RosterPerson, query: RosterStoreQuery): boolean {
  const idNumber = normaliseIdNumber(query.socialSecurityNumber ?? '');
  const name = foldName(query.name ?? '');
  const { main, other } = initialsOf(person.name);
  return (
    person.insurance === query.insurance &&
    (query.staffKind === undefined || person.staffKind === query.staffKind) &&
    (query.status === undefined || person.status === query.status) &&
    (query.staffKinds === undefined || query.staffKinds.includes(person.staffKind)) &&
    (query.statuses === undefined || query.statuses.includes(person.status)) &&
    (query.text ?? '')
      .trim()
      .split(/\s+/)
      .every((word, index) => answersWord(person, word, index === 0)) &&
    (person.socialSecurityNumber.startsWith(idNumber) || (idNumber.length === 4 && person.socialSecurityNumber.endsWith(idNumber))) &&
    (foldName(person.name).includes(name) || (looksLikeInitials(name) && (main.startsWith(name) || other.startsWith(name))))
  );
}

function answersWord(person: RosterPerson, word: string, first: boolean): boolean {
  const [name, number] = [foldName(word), normaliseIdNumber(word)];
  const { main, other } = initialsOf(person.name);
  const folded = foldName(person.name);
  if (word === '') {
    return true;
  }
  if (!first) {
    return person.socialSecurityNumber.includes(number) || (name !== '' && (folded.includes(name) || main.startsWith(name)));
  }
  const byName =
    name !== '' &&
    !/^\d/.test(name) &&
    (folded.includes(name) || (looksLikeInitials(name) && (main.startsWith(name) || other.startsWith(name))));
  const byNumber =
    /\d/.test(number) &&
    (person.socialSecurityNumber.startsWith(number) ||
      person.personNumber.startsWith(number) ||
      (number.length >= 4 && person.socialSecurityNumber.endsWith(number)));
  return byName || byNumber;
}

function inRosterOrder(a: RosterPerson, b: RosterPerson): number {
  return (
    compare(a.personNumber, b.personNumber) ||
    compare(a.socialSecurityNumber, b.socialSecurityNumber) ||
    compare(a.unitNumber, b.unitNumber)
  );
}

function page<T>(found: readonly T[], { limit, offset }: { readonly limit: number; readonly offset: number }) {
  return { items: ownCopy(found.slice(offset, offset + limit)), total: found.length };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function personKey(insurance: string, unitNumber: string, socialSecurityNumber: string): string {
  return JSON.stringify([insurance, unitNumber, socialSecurityNumber]);
}

function putOrDelete(map: Map<string, string>, key: string, value: string | null): void {
  if (value === null) {
    map.delete(key);
  } else {
    map.set(key, value);
  }
}

/** A copy nobody else holds, as a row read from a file would be. */
function ownCopy<T>(value: T): T {
  return structuredClone(value);
}

function copyOf(contents: Contents): Contents {
  return {
    account: contents.account,
    syncState: contents.syncState,
    sending: contents.sending,
    units: new Map(contents.units),
    filings: new Map(contents.filings),
    history: new Map(contents.history),
    outbox: new Map(contents.outbox),
    batches: copyOfBatches(contents.batches),
    roster: new Map(contents.roster),
    uploadUrls: new Map(contents.uploadUrls),
    settings: new Map(contents.settings),
    records: copyOfRecords(contents.records),
    library: new Map(contents.library),
  };
}

function isPromise(value: unknown): value is PromiseLike<unknown> {
  return typeof value === 'object' && value !== null && 'then' in value && typeof value.then === 'function';
}
