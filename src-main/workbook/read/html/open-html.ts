import { fail, ok, type Result } from '../../../../src-shared/lib/result.ts';
import { deliverRows } from '../deliver-rows.ts';
import type { OpenedWorkbook, ReadOptions, SheetEnd, TakeRows } from '../opened-workbook.ts';
import { steadyProgress } from '../progress.ts';
import type { WorkbookLimits, WorkbookRefusal } from '../refusal.ts';
import { decodedPieces, type FoundEncoding } from '../text/text-encoding.ts';
import { type HtmlTables, scanTables } from './table-scan.ts';

type Table = { readonly index: number; readonly name: string };

/** HTML saved under .xls, as portals export it: each table with something in it is a sheet. */
export function openHtml(bytes: Uint8Array, found: FoundEncoding, limits: WorkbookLimits): Result<OpenedWorkbook, WorkbookRefusal> {
  const tables = listTables(bytes, found, limits);
  if (!tables.ok) {
    return tables;
  }
  if (tables.value.length === 0) {
    return fail({ code: 'not-a-workbook', looksLike: 'web-page' });
  }
  return ok({
    format: 'html',
    encoding: found.encoding,
    sheets: tables.value.map(({ name }) => ({ name, hidden: false })),
    readRows: async (index, take, options = {}) => {
      const table = tables.value[index];
      return table === undefined ? fail({ code: 'no-sheet' }) : readTable({ bytes, found, limits, table, take, options });
    },
  });
}

function listTables(bytes: Uint8Array, found: FoundEncoding, limits: WorkbookLimits): Result<readonly Table[], WorkbookRefusal> {
  const scan = scanTables(limits);
  const filled = new Set<number>();
  for (const final of writePieces(scan, bytes, found)) {
    for (const { table } of scan.take()) {
      filled.add(table);
    }
    const refusal = scan.refusal();
    if (refusal !== null && !final) {
      return fail(refusal);
    }
  }
  const refusal = scan.refusal();
  if (refusal !== null) {
    return fail(refusal);
  }
  const indexes = [...filled].toSorted((a, b) => a - b);
  // Excel names its sheets in a part of its own, one for each table.
  const named = scan.sheetNames.length === indexes.length ? scan.sheetNames : [];
  return ok(indexes.map((index, place) => ({ index, name: named[place] ?? scan.captions.get(index) ?? `表${place + 1}` })));
}

async function readTable({
  bytes,
  found,
  limits,
  table,
  take,
  options: { signal, onProgress },
}: {
  readonly bytes: Uint8Array;
  readonly found: FoundEncoding;
  readonly limits: WorkbookLimits;
  readonly table: Table;
  readonly take: TakeRows;
  readonly options: ReadOptions;
}): Promise<Result<SheetEnd, WorkbookRefusal>> {
  const scan = scanTables(limits);
  const delivery = deliverRows(take);
  for (const final of writePieces(scan, bytes, found, onProgress)) {
    const rows = scan.take().flatMap((each) => (each.table === table.index ? [each.row] : []));
    const refusal = scan.refusal();
    if (refusal !== null || signal?.aborted === true) {
      return fail(refusal ?? { code: 'cancelled' });
    }
    if (!(await delivery.give(rows, final))) {
      break;
    }
  }
  return ok({ rows: delivery.rows, stopped: delivery.stopped, mergedRanges: scan.mergedRanges(table.index) });
}

/** Gives the scan one piece after the other; false while more is to come, true at the end. */
function* writePieces(
  scan: HtmlTables,
  bytes: Uint8Array,
  found: FoundEncoding,
  onProgress?: (fraction: number) => void,
): Generator<boolean> {
  const progress = steadyProgress(onProgress);
  for (const { text, read } of decodedPieces(bytes, found)) {
    scan.write(text);
    const final = read === bytes.length;
    if (final) {
      scan.end();
    }
    yield final;
    progress(read / bytes.length);
  }
}
