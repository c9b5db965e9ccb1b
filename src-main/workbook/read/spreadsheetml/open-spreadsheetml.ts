import { Buffer } from 'node:buffer';
import { fail, ok, type Result } from '../../../../src-shared/lib/result.ts';
import { deliverRows } from '../deliver-rows.ts';
import type { OpenedWorkbook, ReadOptions, SheetEnd, TakeRows, TextEncoding } from '../opened-workbook.ts';
import { steadyProgress } from '../progress.ts';
import type { WorkbookLimits, WorkbookRefusal } from '../refusal.ts';
import { decodedPieces, type FoundEncoding, findEncoding } from '../text/text-encoding.ts';
import { encodingOfXml } from '../xml/xml-encoding.ts';
import { SheetmlScan } from './sheetml-scan.ts';

const PIECE = 256 * 1024;

/** SpreadsheetML 2003, in one text. The sheets are found by going through it once, each reading goes through it again. */
export function openSpreadsheetml(bytes: Uint8Array, limits: WorkbookLimits): Result<OpenedWorkbook, WorkbookRefusal> {
  const found = encodingOf(bytes);
  if (found === null) {
    return fail({ code: 'unreadable-encoding', declared: encodingOfXml(bytes, true)?.label ?? null });
  }
  const scan = new SheetmlScan(limits, null);
  for (const { piece, read } of utf8Pieces(bytes, found)) {
    if (!scan.push(piece, read === bytes.length)) {
      break;
    }
  }
  if (scan.refusal !== null) {
    return fail(scan.refusal);
  }
  if (scan.sheets.length === 0) {
    return fail({ code: 'no-sheet' });
  }
  return ok({
    format: 'spreadsheetml',
    encoding: found.encoding,
    sheets: scan.sheets,
    readRows: async (sheet, take, options = {}) =>
      scan.sheets[sheet] === undefined ? fail({ code: 'no-sheet' }) : readSheet({ bytes, found, limits, sheet, take, options }),
  });
}

async function readSheet({
  bytes,
  found,
  limits,
  sheet,
  take,
  options: { signal, onProgress },
}: {
  readonly bytes: Uint8Array;
  readonly found: FoundEncoding;
  readonly limits: WorkbookLimits;
  readonly sheet: number;
  readonly take: TakeRows;
  readonly options: ReadOptions;
}): Promise<Result<SheetEnd, WorkbookRefusal>> {
  const scan = new SheetmlScan(limits, sheet);
  const delivery = deliverRows(take);
  const progress = steadyProgress(onProgress);
  for (const { piece, read } of utf8Pieces(bytes, found)) {
    const final = read === bytes.length;
    scan.push(piece, final);
    if (scan.refusal !== null || signal?.aborted === true) {
      return fail(scan.refusal ?? { code: 'cancelled' });
    }
    const { rows } = scan;
    scan.rows = [];
    if (!(await delivery.give(rows, final))) {
      break;
    }
    progress(read / bytes.length);
  }
  return ok({ rows: delivery.rows, stopped: delivery.stopped, mergedRanges: scan.mergedRanges });
}

/** What the XML declares, where its bytes agree; portals declare UTF-8 and write GBK. */
function encodingOf(bytes: Uint8Array): FoundEncoding | null {
  const declared = encodingOfXml(bytes, true)?.label ?? 'utf-8';
  const preferred: TextEncoding | null = /^(gb2312|gbk|gb18030|gb_2312-80|x-gbk)$/.test(declared) ? 'gb18030' : null;
  return preferred === null && !declared.startsWith('utf-') ? null : findEncoding(bytes, preferred);
}

function* utf8Pieces(bytes: Uint8Array, found: FoundEncoding): Generator<{ readonly piece: Uint8Array; readonly read: number }> {
  if (found.encoding !== 'utf-8') {
    for (const { text, read } of decodedPieces(bytes, found)) {
      yield { piece: Buffer.from(text), read };
    }
    return;
  }
  for (let at = found.mark; at < bytes.length; at += PIECE) {
    const read = Math.min(at + PIECE, bytes.length);
    yield { piece: bytes.subarray(at, read), read };
  }
}
