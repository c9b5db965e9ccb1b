import type { Failure } from '../../../src-shared/contract/errors.ts';
import type { Sha256 } from '../../../src-shared/domain/ids.ts';
import type { MediaType, Preparation } from '../../../src-shared/domain/material.ts';
import type { PageEdit, PictureEdit, SheetCorners } from '../../../src-shared/domain/page-edit.ts';
import type { Result } from '../../../src-shared/lib/result.ts';

/** What pictures are made to fit: the kinds kept, the most bytes of any file, and the most a picture should have. */
export type FitLimits = {
  readonly mediaTypes: readonly MediaType[];
  readonly maxBytes: number;
  readonly recommendedBytes: { readonly most: number };
};

/** A file as it is to be kept. `fileName` has the ending of what is inside; without `prepared` nothing was looked at but its structure. */
export type PreparedFile = { readonly fileName: string; readonly bytes: Uint8Array; readonly prepared?: Preparation };

/** A page of the desk: the picture as it came, what was done to it, and the other pictures that takes (`PageEdit`). */
export type PageSource = {
  readonly bytes: Uint8Array;
  readonly edits: readonly PageEdit[];
  readonly backs: readonly { readonly sha256: Sha256; readonly bytes: Uint8Array }[];
};
export type PageMeasure = { readonly skew: number | null; readonly card: readonly PictureEdit[] | null };
export type OpenedPage = { readonly bytes: Uint8Array; readonly mediaType: 'image/jpeg' | 'image/png' };

/**
 * Pictures and PDFs made fit to be sent (W-20, O-14). It runs in a process of its own, one file at a time; whatever a file does there is a
 * failure of that file in words, and the next one is not touched by it.
 */
export type Imaging = {
  /** Somebody may be about to attach a file: what takes time to start may be started now. */
  warm(): void;
  /**
   * A picture of any kind it knows becomes one that fits; what fits and is sound stays byte for byte. PDFs are looked through and never
   * changed (a signed one would not be signed any more). Other kinds pass: the store of materials decides about them.
   */
  prepare(ask: {
    readonly fileName: string;
    readonly bytes: Uint8Array;
    readonly limits: FitLimits;
  }): Promise<Result<PreparedFile, Failure>>;
  /**
   * Pictures onto the pages of one A4 PDF, in order; each is normalised first, and fitted so that the whole fits: a page takes no more than a
   * picture should, and where all of them are too many bytes the largest give way. What the pages look like is told of the PDF.
   */
  joinPages(ask: {
    readonly fileName: string;
    readonly pages: readonly Uint8Array[];
    readonly limits: FitLimits;
  }): Promise<Result<PreparedFile, Failure>>;
  /** The pages a picture file holds as pictures of the desk, with nothing lost that can be kept: one, or those of a fax or scan in one TIFF. */
  openPages(ask: { readonly fileName: string; readonly bytes: Uint8Array }): Promise<Result<readonly OpenedPage[], Failure>>;
  /** Whether nothing is on a page, as far as can be told. */
  isBlankPage(ask: { readonly fileName: string; readonly bytes: Uint8Array }): Promise<Result<boolean, Failure>>;
  /** A page of the desk as it looks with its edits; `side` limits its longest side, in pixels. */
  renderPage(ask: {
    readonly fileName: string;
    readonly source: PageSource;
    readonly side: number | null;
  }): Promise<Result<{ readonly bytes: Uint8Array; readonly mediaType: 'image/jpeg' | 'image/png' }, Failure>>;
  /**
   * What can be measured on a page as it looks now. `skew`: by how many degrees its lines lean clockwise, null without lines. `card`: what cuts
   * the ID card out of it, null without one.
   */
  measurePage(ask: { readonly fileName: string; readonly source: PageSource }): Promise<Result<PageMeasure, Failure>>;
  /** Where a sheet lies on a page as it looks now; null where none can be told from what it lies on. */
  findSheet(ask: { readonly fileName: string; readonly source: PageSource }): Promise<Result<SheetCorners | null, Failure>>;
  /** The pages of a sound PDF, each a PDF. */
  splitPdf(ask: { readonly fileName: string; readonly bytes: Uint8Array }): Promise<Result<readonly Uint8Array[], Failure>>;
};

/** A process that works on messages, however the host starts one: Node's `fork` or Electron's `utilityProcess`. */
export type WorkerProcess = {
  send(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  /** Told once, also when it could not be started. */
  onExit(listener: () => void): void;
  kill(): void;
};

/** `heapMegabytes` bounds what its JavaScript may hold. */
export type StartWorkerProcess = (ask: { readonly file: string; readonly heapMegabytes: number }) => WorkerProcess;
