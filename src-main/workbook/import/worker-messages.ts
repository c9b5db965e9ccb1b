import type { Failure } from '../../../src-shared/contract/errors.ts';
import type { Result } from '../../../src-shared/lib/result.ts';
import type { ReadReport } from '../../engine/ports/workbooks.ts';
import type { ImportPlan } from './import-plan.ts';
import type { AheadAsk, ReadyBlock } from './ready-rows.ts';
import type { RowBlock } from './row-block.ts';

/** What the two threads say to each other; one job at a time, its number in every message so that a late word of an old one is known. */
export type ToWorker =
  | {
      readonly ask: 'read';
      readonly job: number;
      readonly plan: ImportPlan;
      readonly fileName: string;
      readonly bytes: Uint8Array;
      readonly ahead?: AheadAsk;
    }
  /** One more block may come. */
  | { readonly ask: 'more'; readonly job: number }
  | { readonly ask: 'cancel'; readonly job: number };

export type FromWorker =
  | { readonly tell: 'begin'; readonly job: number; readonly fieldIds: readonly string[]; readonly readyFields: readonly string[] }
  | { readonly tell: 'rows'; readonly job: number; readonly block: RowBlock }
  | { readonly tell: 'ready'; readonly job: number; readonly block: ReadyBlock }
  | { readonly tell: 'progress'; readonly job: number; readonly fraction: number }
  | { readonly tell: 'end'; readonly job: number; readonly result: Result<ReadReport, Failure> };

/** Blocks that may be under way: so many that neither thread waits for the other while one of them does something longer. */
export const BLOCKS_UNDER_WAY = 4;
