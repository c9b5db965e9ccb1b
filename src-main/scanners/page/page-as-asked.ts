import type { ScanColour, ScanSource } from '../../../src-shared/domain/scan.ts';
import { fail, ok, type Result } from '../../../src-shared/lib/result.ts';
import type { ScannedPage } from '../../engine/ports/scanners.ts';
import { measurePage } from './measure-page.ts';

/** What was asked of a device for one page; width and height in pixels. */
export type AskedPage = { readonly width: number; readonly height: number; readonly colour: ScanColour; readonly source: ScanSource };

/** Devices round to their own steps. */
const TOLERANCE = 0.02;

/**
 * The bytes as a page when they are whole, of the asked size and not poorer in colour; otherwise why not, in words for support. A sheet
 * from a feeder may be shorter than asked, because devices see where paper ends. Grey that comes in three channels has lost nothing.
 */
export function pageAsAsked(bytes: Uint8Array, asked: AskedPage): Result<ScannedPage, string> {
  const page = measurePage(bytes);
  if (page === null) {
    return fail(`page of ${bytes.length} bytes is no whole JPEG or PNG`);
  }
  const { width, height, channels, mediaType } = page;
  const wide = Math.abs(width - asked.width) <= asked.width * TOLERANCE;
  const high = asked.source === 'flatbed' ? height >= asked.height * (1 - TOLERANCE) : true;
  if (!wide || !high || height > asked.height * (1 + TOLERANCE)) {
    return fail(`page of ${width}x${height} instead of ${asked.width}x${asked.height}`);
  }
  if (asked.colour === 'colour' && channels !== 3) {
    return fail('page is grey instead of colour');
  }
  return ok({ bytes, mediaType });
}
