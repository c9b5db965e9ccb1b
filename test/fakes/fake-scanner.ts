import type { ScannedPage, ScannerFamily } from '../../src-main/engine/ports/scanners.ts';
import type { ScannerTrouble } from '../../src-shared/contract/scan.ts';
import type { ScannerDevice, ScanSettings } from '../../src-shared/domain/scan.ts';
import { fail, ok } from '../../src-shared/lib/result.ts';

export const OFFICE: ScannerDevice = {
  family: 'sane',
  id: 'fake:e0',
  key: 'Test|Office|scanner',
  name: 'Test Office',
  sources: ['flatbed', 'feeder'],
  resolutions: [150, 300],
};

/** A scanner a test moves by hand: it looks until told that it has found, and scans what it is fed until told to end. */
export function createFakeScanner(devices: readonly ScannerDevice[] = [OFFICE]) {
  const asked: { readonly device: ScannerDevice; readonly settings: ScanSettings }[] = [];
  const looks: (() => void)[] = [];
  let scanning: Parameters<ScannerFamily['scan']>[0] | null = null;
  let end: (trouble: ScannerTrouble['trouble'] | null) => void = nothingIsScanned;
  const family: ScannerFamily = {
    family: 'sane',
    look: ({ found }) =>
      new Promise((resolve) => {
        looks.push(() => {
          for (const device of devices) {
            found(device);
          }
          resolve(ok(null));
        });
      }),
    scan(ask) {
      scanning = ask;
      asked.push({ device: ask.device, settings: ask.settings });
      return new Promise((resolve) => {
        end = (trouble) => {
          scanning = null;
          resolve(trouble === null ? ok({ pages: 0 }) : fail({ trouble, detail: 'test' }));
        };
        ask.cancel.onCancel(() => end('cancelled'));
      });
    },
  };
  const feedBytes = async (bytes: Uint8Array): Promise<void> => {
    const page: ScannedPage = { bytes, mediaType: 'image/png' };
    await scanning?.onPage(page);
  };
  return {
    family,
    asked,
    /** How often it was told to look and has not answered. */
    looking: () => looks.length,
    finishLooking: () => looks.splice(0).forEach((finish) => finish()),
    progress: (page: number, fraction: number | null) => scanning?.onProgress({ page, fraction }),
    /** Hands over a page that reads `text`. */
    feed: (text: string) => feedBytes(Buffer.from(`\u0089PNG ${text}`, 'latin1')),
    feedBytes,
    end: (trouble: ScannerTrouble['trouble'] | null = null) => end(trouble),
  };
}

function nothingIsScanned(): never {
  throw new Error('nothing is scanned');
}
