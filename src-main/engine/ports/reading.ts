import type { CardReading } from '../../../src-shared/domain/card-reading.ts';
import type { MediaType } from '../../../src-shared/domain/material.ts';
import type { PlainDate } from '../../../src-shared/lib/plain-date.ts';

/**
 * What stands on a picture. It runs in a process of its own, one file at a time, with nothing but what was installed: no network, no
 * file written. null: that file could not be read, whatever it did there; the next one is not touched by it.
 */
export type Reading = {
  /** Somebody may be about to show a card: what takes time to start may be started now. */
  warm(): void;
  /** An ID card on a picture, or on the first pages of a PDF. */
  readCard(ask: { readonly bytes: Uint8Array; readonly mediaType: MediaType; readonly today: PlainDate }): Promise<CardReading | null>;
  /** The QR code of each page, null where it has none; a picture is one page. */
  readCodes(ask: { readonly bytes: Uint8Array; readonly mediaType: MediaType }): Promise<readonly (string | null)[] | null>;
  /** A PDF of A4 sheets, each with a QR code that `readCodes` reads, and words for people, the first line the largest. */
  drawSheets(sheets: readonly SheetToDraw[]): Promise<Uint8Array | null>;
  /** Some pages of a PDF as a PDF of their own, for each list of pages counted from 0. */
  takePages(ask: { readonly bytes: Uint8Array; readonly parts: readonly (readonly number[])[] }): Promise<readonly Uint8Array[] | null>;
};

export type SheetToDraw = { readonly code: string; readonly lines: readonly string[] };
