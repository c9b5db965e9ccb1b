import type { EngineOperations } from '../../../src-shared/contract/operations.ts';
import type { DeskPage, PageDesk, ScanPlace } from '../../../src-shared/contract/page-desk.ts';
import { fail, ok } from '../../../src-shared/lib/result.ts';
import type { Dispatch } from '../dispatch.ts';
import type { EngineParts, Outcome } from '../engine-parts.ts';
import { findDraftRow } from '../filing/filing-desk.ts';
import type { StoreReader } from '../ports/store.ts';
import type { OpenAccount } from '../ports/vault.ts';
import { attachPages } from './attach-pages.ts';
import { addressesOf, keepAddress, keepLastUsed, keepPages, lastUsedScanner, PAGE_LIMITS, pagesAt } from './page-store.ts';
import { createScannerList, findScanner } from './scanner-list.ts';
import type { Scans } from './scans.ts';

type PageAt = ScanPlace & { readonly pageId: string };

/** From paper to a material (W-20): scanners, the page desk, and 使用这些页. */
export function scanOperations(ask: {
  readonly parts: EngineParts;
  readonly dispatch: Dispatch;
  readonly scans: Scans;
}): EngineOperations['scan'] {
  const { parts, dispatch, scans } = ask;
  const list = createScannerList(parts);

  const deskAt = (reader: StoreReader, place: ScanPlace): PageDesk => ({ pages: [...pagesAt(reader, place)], ...scans.at(place) });

  /** Keeps the pages as they are after a change, and tells the windows. */
  function changePages(
    { store }: OpenAccount,
    place: ScanPlace,
    change: (pages: readonly DeskPage[]) => readonly DeskPage[],
  ): Outcome<PageDesk> {
    keepPages(store, place, change(pagesAt(store, place)));
    parts.events.publish({ event: 'scan.changed', filingId: place.filingId });
    return ok(deskAt(store, place));
  }

  const setRemoved = (account: OpenAccount, { pageId, ...place }: PageAt, removedAt: DeskPage['removedAt']): Outcome<PageDesk> =>
    pagesAt(account.store, place).some((page) => page.pageId === pageId)
      ? changePages(account, place, (pages) => pages.map((page) => (page.pageId === pageId ? { ...page, removedAt } : page)))
      : fail({ code: 'material-not-found' });

  return {
    devices: dispatch.read(({ store }, { look }) => {
      if (look) {
        list.look(addressesOf(store));
      }
      return ok(list.state(lastUsedScanner(store)));
    }),
    addAddress: dispatch.remote(async ({ store }, { address }, settle) => {
      const met = await list.meet(address);
      if (!met.ok) {
        return fail({ code: 'scanner-failed', ...met.error, scanner: address, pages: 0 });
      }
      return settle(() => {
        keepAddress(store, address);
        return ok(list.state(lastUsedScanner(store)));
      });
    }),
    desk: dispatch.read(({ store }, place) => ok(deskAt(store, place))),
    start: dispatch.remote((account, { device: named, settings, ...place }, settle) => {
      const { store, materials } = account;
      const found = findDraftRow(parts, store, place);
      if (!found.ok) {
        return found;
      }
      if (!found.value.context.service.materials.some(({ kind }) => kind === place.kind)) {
        return fail({ code: 'request-invalid', detail: 'kind' });
      }
      const { devices } = list.state(lastUsedScanner(store));
      const device = findScanner(devices, named);
      if (device === undefined) {
        return fail({ code: 'scanner-failed', trouble: 'gone', detail: 'not listed', scanner: named.key, pages: 0 });
      }
      const started = scans.start({
        place,
        device,
        settings,
        keep: ({ bytes, mediaType }) =>
          settle(async () => {
            const ending = mediaType === 'image/png' ? 'png' : 'jpg';
            const added = await materials.add({ fileName: `扫描页.${ending}`, bytes, limits: PAGE_LIMITS });
            if (!added.ok) {
              return added;
            }
            const page = { pageId: parts.ids.next(), mediaType, scannedAt: parts.clock.now(), removedAt: null };
            const { sha256 } = added.value;
            keepPages(store, place, [...pagesAt(store, place), { ...page, sha256, bytes: bytes.length }]);
            return ok(null);
          }),
      });
      return started.ok
        ? settle(() => {
            keepLastUsed(store, { device, settings });
            return ok(null);
          })
        : started;
    }),
    cancel: dispatch.free(() => {
      scans.cancel();
      return ok(null);
    }),
    removePage: dispatch.write((account, page) => setRemoved(account, page, parts.clock.now())),
    restorePage: dispatch.write((account, page) => setRemoved(account, page, null)),
    reorder: dispatch.write((account, { pageIds, ...place }) => changePages(account, place, (pages) => inOrder(pages, pageIds))),
    attach: dispatch.remote((account, place, settle) => attachPages(parts, account, place, settle)),
  };
}

/** Those not named come last, as they were. */
function inOrder(pages: readonly DeskPage[], pageIds: readonly string[]): readonly DeskPage[] {
  const places = new Map(pageIds.map((pageId, index) => [pageId, index]));
  return pages.toSorted((a, b) => (places.get(a.pageId) ?? pages.length) - (places.get(b.pageId) ?? pages.length));
}
