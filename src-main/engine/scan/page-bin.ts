import { BIN_DAYS, type BinPage, type DeskPage, type ScanPlace, type StoredDesk } from '../../../src-shared/contract/page-desk.ts';
import type { Instant } from '../../../src-shared/lib/plain-date.ts';
import type { FilingParts } from '../filing/filing-desk.ts';
import { findFiling } from '../filing/filing-desk.ts';
import type { Store, StoreReader } from '../ports/store.ts';
import { allDesks, keepDesks } from './page-store.ts';

const DAY_MILLISECONDS = 86_400_000;

/** 回收站: what was removed, and what lies on the desk of a filing that is no draft any more, last removed first. */
export function binOf(parts: FilingParts, reader: StoreReader): readonly BinPage[] {
  return allDesks(reader)
    .flatMap(({ place, desk }) => {
      const words = wordsOf(parts, reader, place);
      return desk.pages.flatMap((page) => {
        const since = inBinSince(reader, place, page);
        return since === null ? [] : [{ place, page: { ...page, removedAt: since }, ...words, keptUntil: keptUntil(since) }];
      });
    })
    .toSorted((one, other) => (one.keptUntil < other.keptUntil ? 1 : -1));
}

/** Pages that have been in the bin for their time go for good; whoever collects material files then finds nothing that names them. */
export function clearBin(store: Store, now: Instant): void {
  const cleared = allDesks(store).flatMap(({ place, desk }) => {
    const pages = desk.pages.filter((page) => {
      const since = inBinSince(store, place, page);
      return since === null || Date.parse(keptUntil(since)) > Date.parse(now);
    });
    return pages.length === desk.pages.length ? [] : [{ place, desk: without(desk, pages) }];
  });
  if (cleared.length > 0) {
    keepDesks(store, cleared);
  }
}

/** Steps that name a page that is gone keep nothing of it. */
function without({ past, future }: StoredDesk, pages: DeskPage[]): StoredDesk {
  const left = new Set(pages.map(({ pageId }) => pageId));
  const kept = (layouts: StoredDesk['past']): StoredDesk['past'] =>
    layouts.map((layout) => layout.filter(({ pageId }) => left.has(pageId)));
  return { pages, past: kept(past), future: kept(future) };
}

/** null: it lies on a desk somebody can go to. */
function inBinSince(reader: StoreReader, { filingId }: ScanPlace, { removedAt, scannedAt }: DeskPage): Instant | null {
  if (removedAt !== null) {
    return removedAt;
  }
  const filing = reader.filing(filingId);
  return filing?.state === 'draft' ? null : (filing?.changedAt ?? scannedAt);
}

function keptUntil(since: Instant): Instant {
  return new Date(Date.parse(since) + BIN_DAYS * DAY_MILLISECONDS).toISOString();
}

function wordsOf(parts: FilingParts, reader: StoreReader, { filingId, rowId, kind }: ScanPlace) {
  const found = findFiling(parts, reader, filingId);
  if (!found.ok) {
    return { serviceLabel: '', name: '', kindLabel: '' };
  }
  const { context, filing } = found.value;
  const values =
    rowId === undefined ? undefined : (filing.rows.find((row) => row.rowId === rowId) ?? reader.batchRowsOf(filingId, [rowId])[0])?.values;
  return {
    serviceLabel: context.service.label,
    name: values?.[context.service.roles.name] ?? '',
    kindLabel: context.service.materials.find((line) => line.kind === kind)?.label ?? '',
  };
}
