import {
  addressesSchema,
  type DeskPage,
  deskPagesSchema,
  lastUsedSchema,
  type Scanners,
  type ScanPlace,
} from '../../../src-shared/contract/page-desk.ts';
import type { Sha256 } from '../../../src-shared/domain/ids.ts';
import type { Store, StoreReader } from '../ports/store.ts';

/** Beyond every profile's limit: what is too large for a material is said when it becomes one, not lost as it comes. */
export const PAGE_LIMITS = { mediaTypes: ['image/jpeg', 'image/png'], maxBytes: 256 * 1024 * 1024 } as const;

const LAST_USED = 'scanner-last-used';
const ADDRESSES = 'scanner-addresses';
const PAGES = 'scanned-pages:';
const nameOf = ({ filingId, rowId, kind }: ScanPlace): string => `${PAGES}${filingId}:${rowId}:${kind}`;

/**
 * The pages scanned for a material, removed ones included. They are named in the store's settings, their bytes lie among the account's
 * material files; a page is on disk in both before anybody is told of it.
 */
export function pagesAt(reader: StoreReader, place: ScanPlace): readonly DeskPage[] {
  return deskPagesSchema.parse(JSON.parse(reader.setting(nameOf(place)) ?? '[]'));
}

export function keepPages(store: Store, place: ScanPlace, pages: readonly DeskPage[]): void {
  store.transaction((write) => write.putSetting(nameOf(place), pages.length === 0 ? null : JSON.stringify(pages)));
}

/** Files the page desk still leads to, removed pages included: they can be brought back. A namer of engine/library/collect-materials.ts. */
export function* scannedDigests(reader: StoreReader): Generator<readonly Sha256[]> {
  for (const { value } of reader.settingsUnder(PAGES)) {
    yield deskPagesSchema.parse(JSON.parse(value)).map(({ sha256 }) => sha256);
  }
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
