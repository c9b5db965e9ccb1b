import { scannerDeviceSchema } from '../../../src-shared/contract/scan.ts';
import type { ScannerDevice } from '../../../src-shared/domain/scan.ts';

/** What `resources/windows/wia.ps1` says, one a line. */
export type WiaMessage =
  | { readonly type: 'device'; readonly device: ScannerDevice }
  /** Of each page, in pixels. */
  | { readonly type: 'area'; readonly width: number; readonly height: number }
  | { readonly type: 'scanning'; readonly page: number }
  | { readonly type: 'page'; readonly file: string }
  | { readonly type: 'done' }
  | { readonly type: 'error'; readonly hresult: string };

/** Windows' own name for an imaging device: a class and a number. */
export const WIA_DEVICE_ID = /^\{[0-9A-Fa-f-]{36}\}\\\d{1,6}$/;

/** A line as a message; null for anything else, because PowerShell, profiles and drivers write into the same stream. */
export function readWiaMessage(line: string): WiaMessage | null {
  const said = parse(line);
  const text = (name: string): string => (typeof said[name] === 'string' ? said[name] : '');
  const count = (name: string): number => (Number.isSafeInteger(said[name]) ? Number(said[name]) : 0);
  switch (said['type']) {
    case 'device': {
      const device = scannerDeviceSchema.safeParse({ ...said, family: 'wia', key: text('id') });
      return device.success && WIA_DEVICE_ID.test(device.data.id) ? { type: 'device', device: device.data } : null;
    }
    case 'area':
      return count('width') > 0 && count('height') > 0 ? { type: 'area', width: count('width'), height: count('height') } : null;
    case 'scanning':
      return count('page') > 0 ? { type: 'scanning', page: count('page') } : null;
    case 'page':
      return /^p\d{4,6}\.(jpg|png)$/.test(text('file')) ? { type: 'page', file: text('file') } : null;
    case 'done':
      return { type: 'done' };
    case 'error':
      return /^(0x[0-9A-F]{8}|[a-z]{1,20})$/.test(text('hresult'))
        ? { type: 'error', hresult: text('hresult') }
        : { type: 'error', hresult: 'unknown' };
    default:
      return null;
  }
}

function parse(line: string): Readonly<Record<string, unknown>> {
  try {
    const said: unknown = JSON.parse(line.replace(/^\uFEFF/, ''));
    return typeof said === 'object' && said !== null ? (said as Readonly<Record<string, unknown>>) : {};
  } catch {
    return {};
  }
}
