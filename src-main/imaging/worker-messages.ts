import type { SheetCorners } from '../../src-shared/domain/page-edit.ts';
import type { FitLimits, OpenedPage, PageMeasure, PageSource, PreparedFile } from '../engine/ports/imaging.ts';

/** What the process is asked. One job at a time. */
export type Job =
  | { readonly ask: 'prepare'; readonly fileName: string; readonly bytes: Uint8Array; readonly limits: FitLimits }
  | { readonly ask: 'join'; readonly fileName: string; readonly pages: readonly Uint8Array[]; readonly limits: FitLimits }
  | { readonly ask: 'open'; readonly fileName: string; readonly bytes: Uint8Array }
  | { readonly ask: 'blank'; readonly bytes: Uint8Array }
  | { readonly ask: 'render'; readonly source: PageSource; readonly side: number | null }
  | { readonly ask: 'measure'; readonly source: PageSource }
  | { readonly ask: 'sheet'; readonly source: PageSource }
  | { readonly ask: 'split'; readonly bytes: Uint8Array };

export type Answers = {
  readonly prepare: PreparedFile;
  readonly join: PreparedFile;
  readonly open: readonly OpenedPage[];
  readonly blank: boolean;
  readonly render: { readonly bytes: Uint8Array; readonly mediaType: 'image/jpeg' | 'image/png' };
  readonly measure: PageMeasure;
  readonly sheet: SheetCorners | null;
  readonly split: readonly Uint8Array[];
};
