import type { EngineOperations } from '../../../src-shared/contract/operations.ts';
import type { Scanners } from '../../../src-shared/contract/page-desk.ts';
import { fail, ok } from '../../../src-shared/lib/result.ts';
import type { BatchParts } from '../batch/batch-desk.ts';
import { giveToBatch } from '../batch/batch-materials.ts';
import type { Dispatch } from '../dispatch.ts';
import type { EngineParts } from '../engine-parts.ts';
import { giveToRow } from '../filing/draft-materials.ts';
import { takeCardPages } from '../filing/take-card.ts';
import type { StoreReader } from '../ports/store.ts';
import { attachPages } from './attach-pages.ts';
import { deskOperations } from './desk-operations.ts';
import { createDeskWork } from './desk-work.ts';
import { findPlace } from './find-place.ts';
import { keepScannedPage } from './keep-scanned-page.ts';
import { addressesOf, keepAddress, keepLastUsed, keepUsesTwain, lastUsedScanner, usesTwain } from './page-store.ts';
import { createScannerList, findScanner, type Wanted } from './scanner-list.ts';
import type { Scans } from './scans.ts';

/** From paper to a material (W-20): scanners, the page desk, and 使用这些页. */
export function scanOperations(ask: {
  readonly parts: EngineParts & BatchParts;
  readonly dispatch: Dispatch;
  readonly scans: Scans;
}): EngineOperations['scan'] {
  const { parts, dispatch, scans } = ask;
  const list = createScannerList(parts);
  const work = createDeskWork(parts);
  const listed = (reader: StoreReader): Scanners => list.state(wantedFrom(reader), lastUsedScanner(reader));

  return {
    ...deskOperations({ parts, dispatch, scans, work }),
    devices: dispatch.read(({ store }, { look }) => {
      if (look) {
        list.look(wantedFrom(store));
      }
      return ok(listed(store));
    }),
    addAddress: dispatch.remote(async ({ store }, { address }, settle) => {
      const met = await list.meet(address);
      if (!met.ok) {
        return fail({ code: 'scanner-failed', ...met.error, scanner: address, pages: 0 });
      }
      return settle(() => {
        keepAddress(store, address);
        return ok(listed(store));
      });
    }),
    start: dispatch.remote((account, { device: named, settings, ...place }, settle) => {
      const { store } = account;
      const found = findPlace(parts, store, place);
      if (!found.ok) {
        return found;
      }
      const { devices } = listed(store);
      const device = findScanner(devices, named);
      if (device === undefined) {
        return fail({ code: 'scanner-failed', trouble: 'gone', detail: 'not listed', scanner: named.key, pages: 0 });
      }
      const started = scans.start({
        place,
        device,
        settings,
        keep: (picture) => keepScannedPage(parts, account, settle, { place, picture, source: device.name }),
      });
      return started.ok
        ? settle(() => {
            keepLastUsed(store, { device, settings });
            return ok(null);
          })
        : started;
    }),
    setTwain: dispatch.write(({ store }, { on }) => {
      keepUsesTwain(store, on);
      if (on) {
        list.look(wantedFrom(store));
      }
      parts.events.publish({ event: 'scanners.changed' });
      return ok(listed(store));
    }),
    trustAnew: dispatch.read(({ store }, { device: named }) => {
      const device = findScanner(listed(store).devices, named);
      const family = parts.scanners.find((each) => each.family === named.family);
      if (device === undefined || family?.trustAnew === undefined) {
        return fail({ code: 'scanner-failed', trouble: 'gone', detail: 'not listed', scanner: named.key, pages: 0 });
      }
      family.trustAnew(device);
      return ok(null);
    }),
    cancel: dispatch.free(() => {
      scans.cancel();
      return ok(null);
    }),
    attach: dispatch.remote((account, { format, rowId, ...place }, settle) =>
      attachPages(
        { ...parts, work },
        account,
        { place: { ...place, rowId }, format, give: (files) => giveToRow(parts, account, { ...place, rowId }, files) },
        settle,
      ),
    ),
    readCard: dispatch.remote((account, input, settle) => takeCardPages({ ...parts, work }, account, input, settle)),
    attachToBatch: dispatch.remote((account, { format, to, ...place }, settle) =>
      attachPages(
        { ...parts, work },
        account,
        { place, format, give: (files) => giveToBatch(parts, account, { ...place, to }, files) },
        settle,
      ),
    ),
  };
}

function wantedFrom(reader: StoreReader): Wanted {
  return { addresses: addressesOf(reader), twain: usesTwain(reader) };
}
