import { Buffer } from 'node:buffer';
import { fail, ok, type Result } from '../../../../src-shared/lib/result.ts';
import { deliverRows } from '../deliver-rows.ts';
import type { OpenedWorkbook, ReadOptions, SheetEnd, TakeRows } from '../opened-workbook.ts';
import type { WorkbookLimits, WorkbookRefusal } from '../refusal.ts';
import { type BiffBook, type BiffSheet, readBiffBook } from './biff-book.ts';
import { readBiffSheet } from './biff-sheet.ts';
import { openCompoundFile } from './compound-file.ts';

type Book = { readonly stream: Buffer; readonly book: BiffBook };

/** Opens a compound file: an .xls of Excel 97 to 2003, or what turns out not to be one. `fileName` only tells an .et apart. */
export function openCompound(bytes: Uint8Array, fileName: string, limits: WorkbookLimits): Result<OpenedWorkbook, WorkbookRefusal> {
  const opened = orDamage(null, () => openBook(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), fileName, limits));
  if (!opened.ok) {
    return opened;
  }
  const { stream, book } = opened.value;
  return ok({
    format: 'xls',
    sheets: book.sheets.map(({ name, hidden }) => ({ name, hidden })),
    readRows: async (index, take, options = {}) => {
      const sheet = book.sheets[index];
      return sheet === undefined ? fail({ code: 'no-sheet' }) : readSheet({ stream, book, sheet, take, options, limits });
    },
  });
}

function openBook(bytes: Buffer, fileName: string, limits: WorkbookLimits): Result<Book, WorkbookRefusal> {
  const file = openCompoundFile(bytes);
  if (file.names.includes('EncryptedPackage')) {
    return fail({ code: 'password-protected' });
  }
  const stream = file.stream('Workbook') ?? file.stream('WORKBOOK');
  if (stream === null) {
    return fail(otherCompound(file.names, fileName));
  }
  const book = readBiffBook(stream, limits);
  return book.ok ? ok({ stream, book: book.value }) : book;
}

function otherCompound(names: readonly string[], fileName: string): WorkbookRefusal {
  if (names.includes('Book')) {
    return { code: 'other-format', format: 'xls-95' };
  }
  if (/\.ett?$/i.test(fileName)) {
    return { code: 'other-format', format: 'et' };
  }
  if (names.includes('WordDocument')) {
    return { code: 'not-a-workbook', looksLike: 'word' };
  }
  return { code: 'not-a-workbook', looksLike: names.includes('PowerPoint Document') ? 'presentation' : 'binary' };
}

async function readSheet({
  stream,
  book,
  sheet,
  take,
  options: { signal, onProgress },
  limits,
}: Book & {
  readonly sheet: BiffSheet;
  readonly take: TakeRows;
  readonly options: ReadOptions;
  readonly limits: WorkbookLimits;
}): Promise<Result<SheetEnd, WorkbookRefusal>> {
  const isCancelled = () => signal?.aborted === true;
  if (isCancelled()) {
    return fail({ code: 'cancelled' });
  }
  const content = orDamage(sheet.name, () => ok(readBiffSheet(stream, sheet.start, book)));
  if (!content.ok) {
    return content;
  }
  const { rows, mergedRanges } = content.value;
  if ((rows.at(-1)?.number ?? 0) > limits.rows) {
    return fail({ code: 'too-large', what: 'rows', limit: limits.rows });
  }
  if (rows.some(({ cells }) => cells.length > limits.columns)) {
    return fail({ code: 'too-large', what: 'columns', limit: limits.columns });
  }
  const delivery = deliverRows((block) => (isCancelled() ? false : take(block)));
  await delivery.give(rows, true);
  onProgress?.(1);
  return isCancelled() ? fail({ code: 'cancelled' }) : ok({ rows: delivery.rows, stopped: delivery.stopped, mergedRanges });
}

/** Damage shows as a place outside the bytes. */
function orDamage<T>(sheet: string | null, read: () => Result<T, WorkbookRefusal>): Result<T, WorkbookRefusal> {
  try {
    return read();
  } catch (error) {
    if (error instanceof RangeError) {
      return fail({ code: 'damaged', part: sheet ?? 'xls', row: null, detail: error.message });
    }
    throw error;
  }
}
