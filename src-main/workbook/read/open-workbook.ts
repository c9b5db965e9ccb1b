import { fail, type Result } from '../../../src-shared/lib/result.ts';
import { openXlsx } from './xlsx/open-xlsx.ts';
import type { OpenedWorkbook } from './opened-workbook.ts';
import { WORKBOOK_LIMITS, type WorkbookLimits, type WorkbookRefusal } from './refusal.ts';

export type {
  Cell,
  CellKind,
  MergedRange,
  OpenedWorkbook,
  ReadOptions,
  SheetEnd,
  SheetInfo,
  SheetRow,
  TakeRows,
  TextEncoding,
  WorkbookFormat,
} from './opened-workbook.ts';
export type { LooksLike, OtherWorkbookFormat, TooLarge, WorkbookLimits, WorkbookRefusal } from './refusal.ts';

/**
 * Opens a table file of any kind a clerk may bring. The bytes decide what it is; `fileName` only helps to name what it is not.
 * The bytes must stay unchanged while the workbook is in use.
 */
export async function openWorkbook({
  bytes,
  limits,
}: {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly limits?: Partial<WorkbookLimits>;
}): Promise<Result<OpenedWorkbook, WorkbookRefusal>> {
  const all = { ...WORKBOOK_LIMITS, ...limits };
  const { fileBytes } = all;
  if (bytes.length === 0) {
    return fail({ code: 'empty-file' });
  }
  if (bytes.length > fileBytes) {
    return fail({ code: 'too-large', what: 'file-bytes', limit: fileBytes });
  }
  return openXlsx(bytes, all);
}
