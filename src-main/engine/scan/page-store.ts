import {
  addressesSchema,
  lastUsedSchema,
  type Scanners,
  type ScanPlace,
  type StoredDesk,
  storedDeskSchema,
} from '../../../src-shared/contract/page-desk.ts';
import type { FilingId, RowId, Sha256 } from '../../../src-shared/domain/ids.ts';
import { picturesIn } from '../../../src-shared/domain/page-edit.ts';
import type { Store, StoreReader } from '../ports/store.ts';

const DESKS = 'scanned-pages:';
const LAST_USED = 'scanner-last-used';
const ADDRESSES = 'scanner-addresses';
const TWAIN = 'scanner-twain';
const EMPTY: StoredDesk = { pages: [], past: [], future: [] };
const nameOf = ({ filingId, rowId, kind }: ScanPlace): string => `${DESKS}${filingId}:${rowId ?? ''}:${kind}`;

/**
 * The pages collected for a material, those in the bin included, and its steps. Desks are kept in the store's settings, the bytes of pages among
 * the account's material files; a page is on disk in both before anybody is told of it.
 */
export function storedDesk(reader: StoreReader, place: ScanPlace): StoredDesk {
  const text = reader.setting(nameOf(place));
  return text === null ? EMPTY : storedDeskSchema.parse(JSON.parse(text));
}

export function keepDesk(store: Store, place: ScanPlace, desk: StoredDesk): void {
  keepDesks(store, [{ place, desk }]);
}

/** All or none. */
export function keepDesks(store: Store, desks: readonly { readonly place: ScanPlace; readonly desk: StoredDesk }[]): void {
  store.transaction((write) => {
    for (const { place, desk } of desks) {
      write.putSetting(nameOf(place), desk.pages.length === 0 ? null : JSON.stringify(desk));
    }
  });
}

/** Every desk of the account, also of drafts that are none any more. */
export function allDesks(reader: StoreReader): readonly { readonly place: ScanPlace; readonly desk: StoredDesk }[] {
  return reader.settings(DESKS).map(({ name, value }) => {
    const [filingId = '', rowId = '', ...kind] = name.slice(DESKS.length).split(':');
    // Written by `nameOf`, from ids that were checked.
    const place = { filingId: filingId as FilingId, ...(rowId === '' ? {} : { rowId: rowId as RowId }), kind: kind.join(':') };
    return { place, desk: storedDeskSchema.parse(JSON.parse(value)) };
  });
}

/**
 * The digests desks still name: pages lying there, pages in the bin, the backs of cards, also where only a step that can be taken back names them.
 * Whoever collects material files keeps these; `clearBin` before it lets go what has been in the bin for its time.
 */
export function digestsOnDesks(reader: StoreReader): ReadonlySet<Sha256> {
  const named = new Set<Sha256>();
  for (const { desk } of allDesks(reader)) {
    for (const { sha256 } of desk.pages) {
      named.add(sha256);
    }
    for (const { edits } of [desk.pages, ...desk.past, ...desk.future].flat()) {
      for (const sha256 of picturesIn(edits)) {
        named.add(sha256);
      }
    }
  }
  return named;
}

export function lastUsedScanner(reader: StoreReader): Scanners['lastUsed'] {
  return lastUsedSchema.parse(JSON.parse(reader.setting(LAST_USED) ?? 'null'));
}

export function keepLastUsed(store: Store, lastUsed: NonNullable<Scanners['lastUsed']>): void {
  store.transaction((write) => write.putSetting(LAST_USED, JSON.stringify(lastUsed)));
}

/** Where network scanners were added by hand. */
export function addressesOf(reader: StoreReader): readonly string[] {
  return addressesSchema.parse(JSON.parse(reader.setting(ADDRESSES) ?? '[]'));
}

export function keepAddress(store: Store, address: string): void {
  const addresses = [...new Set([...addressesOf(store), address])];
  store.transaction((write) => write.putSetting(ADDRESSES, JSON.stringify(addresses)));
}

/** Whether TWAIN scanners are looked for; not before a clerk says so. */
export function usesTwain(reader: StoreReader): boolean {
  return reader.setting(TWAIN) !== null;
}

export function keepUsesTwain(store: Store, on: boolean): void {
  store.transaction((write) => write.putSetting(TWAIN, on ? 'yes' : null));
}
