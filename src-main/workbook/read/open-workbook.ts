import { assertNever } from '../../../src-shared/lib/assert-never.ts';
import { fail, ok, type Result } from '../../../src-shared/lib/result.ts';
import { openHtml } from './html/open-html.ts';
import type { OpenedWorkbook } from './opened-workbook.ts';
import { recogniseFormat } from './recognise.ts';
import { WORKBOOK_LIMITS, type WorkbookLimits, type WorkbookRefusal } from './refusal.ts';
import { openSpreadsheetml } from './spreadsheetml/open-spreadsheetml.ts';
import { openCsv } from './text/open-csv.ts';
import { openCompound } from './xls/open-compound.ts';
import { openXlsx } from './xlsx/open-xlsx.ts';

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
  fileName,
  bytes,
  limits,
}: {
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly limits?: Partial<WorkbookLimits>;
}): Promise<Result<OpenedWorkbook, WorkbookRefusal>> {
  const all = { ...WORKBOOK_LIMITS, ...limits };
  if (bytes.length === 0) {
    return fail({ code: 'empty-file' });
  }
  if (bytes.length > all.fileBytes) {
    return fail({ code: 'too-large', what: 'file-bytes', limit: all.fileBytes });
  }
  const recognised = recogniseFormat(bytes);
  switch (recognised.is) {
    case 'zip':
      return openXlsx(bytes, all);
    case 'compound':
      return openCompound(bytes, fileName, all);
    case 'spreadsheetml':
      return openSpreadsheetml(bytes, all);
    case 'html':
      return openHtml(bytes, recognised.encoding, all);
    case 'delimited':
      return ok(openCsv(bytes, recognised.encoding, all));
    case 'other-format':
      return fail({ code: 'other-format', format: recognised.format });
    case 'not-a-workbook':
      return fail({ code: 'not-a-workbook', looksLike: recognised.looksLike });
    case 'unreadable-text':
      return fail({ code: 'unreadable-encoding', declared: null });
    default:
      return assertNever(recognised);
  }
}
