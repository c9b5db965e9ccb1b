import type { ScannerTrouble } from '../../../src-shared/contract/scan.ts';
import type { ScannerDevice, ScanSettings } from '../../../src-shared/domain/scan.ts';
import type { Result } from '../../../src-shared/lib/result.ts';
import type { CancelSignal } from './workbooks.ts';

/**
 * One family of scanners (SANE, eSCL, WIA, NAPS2). A family that is not on this PC answers with no device and no trouble. Whatever a
 * driver says is checked: a page that is not whole, or not of the size that was asked for, is trouble and no page.
 */
export type ScannerFamily = {
  readonly family: ScannerDevice['family'];
  /** Of a family that is looked through only where a clerk turned it on: whether what it works by is on this PC. */
  readonly optIn?: { installed(): boolean };
  /** Looks for devices; slow (seconds). `found` is called for each as it is seen. Settles when there is nothing more to find. */
  look(ask: { readonly found: (device: ScannerDevice) => void; readonly cancel: CancelSignal }): Promise<Result<null, ScannerTrouble>>;
  /**
   * The device at an address somebody typed (`192.0.2.7`, `printer.local`), for families that are reached by one: office networks often let
   * no announcements through.
   */
  probe?(address: string, cancel: CancelSignal): Promise<Result<ScannerDevice, ScannerTrouble>>;
  /** Meets a device anew whose certificate has changed (trouble `other-certificate`), because somebody says why: it was reset or replaced. */
  trustAnew?(device: ScannerDevice): void;
  /**
   * Scans from the glass (one page) or until the feeder is empty. Pages come as they are scanned and are the caller's, whatever the end:
   * with trouble after a page, the pages before it stay. `onProgress` tells the page under way (from 1) and how much of it is there (0 … 1,
   * null where the device does not say). After a cancel the device is free again when this settles.
   */
  scan(ask: {
    readonly device: ScannerDevice;
    readonly settings: ScanSettings;
    readonly cancel: CancelSignal;
    readonly onProgress: (progress: { readonly page: number; readonly fraction: number | null }) => void;
    readonly onPage: (page: ScannedPage) => void | Promise<void>;
  }): Promise<Result<{ readonly pages: number }, ScannerTrouble>>;
};

/** One side of a sheet as the device gave it, whole and decodable. */
export type ScannedPage = { readonly bytes: Uint8Array; readonly mediaType: 'image/jpeg' | 'image/png' };
