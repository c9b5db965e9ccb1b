import type { ScannerTrouble } from '../../../src-shared/contract/scan.ts';

/** What Windows says (Microsoft's "WIA error codes", and the ones of Windows itself), and what `wia.ps1` adds. */
const TROUBLES: Readonly<Record<string, ScannerTrouble['trouble']>> = {
  '0x80210002': 'jammed',
  '0x80210003': 'no-paper',
  // Paper problem.
  '0x80210004': 'jammed',
  // Offline.
  '0x80210005': 'gone',
  '0x80210006': 'busy',
  // Warming up.
  '0x80210007': 'busy',
  // Deleted.
  '0x80210009': 'gone',
  // Communication.
  '0x8021000A': 'gone',
  // Invalid command; incorrect hardware setting.
  '0x8021000B': 'unsupported',
  '0x8021000C': 'unsupported',
  // Locked by another program.
  '0x8021000D': 'busy',
  // No device.
  '0x80210015': 'gone',
  '0x80210016': 'cover-open',
  // Multi-feed.
  '0x80210020': 'jammed',
  '0x80210064': 'cancelled',
  // Access denied; disk full.
  '0x80070005': 'not-allowed',
  '0x80070070': 'disk-full',
  constrained: 'not-allowed',
  unsupported: 'unsupported',
};

/** Windows without its imaging library (some server editions): there are no scanners, which is no trouble. */
export const NO_LIBRARY = '0x80040154';

export function troubleOfHresult(hresult: string): ScannerTrouble {
  return { trouble: TROUBLES[hresult] ?? 'driver-failed', detail: `WIA ${hresult}` };
}
