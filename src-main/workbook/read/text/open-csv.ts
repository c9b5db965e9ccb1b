import { type CsvError, type Parser, parse } from 'csv-parse';
import { fail, ok, type Result } from '../../../../src-shared/lib/result.ts';
import { deliverRows } from '../deliver-rows.ts';
import type { Cell, OpenedWorkbook, ReadOptions, SheetEnd, SheetRow, TakeRows } from '../opened-workbook.ts';
import { steadyProgress } from '../progress.ts';
import type { WorkbookLimits, WorkbookRefusal } from '../refusal.ts';
import { type Delimited, findDelimiter } from './delimiter.ts';
import { decodedHead, decodedPieces, type FoundEncoding } from './text-encoding.ts';

const HEAD = 64 * 1024;
const LONGEST_RECORD = 4 * 1024 * 1024;
/** Excel's way to keep digits together in text: `="0012"`. */
const GUARDED = /^="((?:[^"]|"")*)"$/;
/** What DOS put at the end of a text. */
const END_MARK = '\u001a';

/** A text as a sheet of text cells: nothing in it is taken for a number or a date, so no zero and no digit is lost. */
export function openCsv(bytes: Uint8Array, found: FoundEncoding, limits: WorkbookLimits): OpenedWorkbook {
  const delimited = findDelimiter(decodedHead(bytes, found, HEAD));
  return {
    format: 'csv',
    encoding: found.encoding,
    sheets: [{ name: '', hidden: false }],
    readRows: (sheet, take, options = {}) =>
      sheet === 0 ? readCsv({ bytes, found, limits, delimited, take, options }) : Promise.resolve(fail({ code: 'no-sheet' })),
  };
}

async function readCsv({
  bytes,
  found,
  limits,
  delimited,
  take,
  options: { signal, onProgress },
}: {
  readonly bytes: Uint8Array;
  readonly found: FoundEncoding;
  readonly limits: WorkbookLimits;
  readonly delimited: Delimited;
  readonly take: TakeRows;
  readonly options: ReadOptions;
}): Promise<Result<SheetEnd, WorkbookRefusal>> {
  const delivery = deliverRows(take);
  const progress = steadyProgress(onProgress);
  const records = readRecords(delimited);
  let { skip } = delimited;
  for (const { text, read } of decodedPieces(bytes, found)) {
    if (signal?.aborted === true) {
      return fail({ code: 'cancelled' });
    }
    const final = read === bytes.length;
    const damage = await records.write(text.slice(skip), final);
    skip = 0;
    if (damage !== null) {
      return fail({ code: 'damaged', part: 'csv', row: records.count() + 1, detail: damage.code });
    }
    const rows = records.take();
    const refusal = beyondLimits(rows, limits);
    if (refusal !== null) {
      return fail(refusal);
    }
    if (!(await delivery.give(rows, final))) {
      break;
    }
    progress(read / bytes.length);
  }
  return ok({ rows: delivery.rows, stopped: delivery.stopped, mergedRanges: [] });
}

type Records = {
  /** Null, or what is wrong with the text. */
  write(text: string, final: boolean): Promise<CsvError | null>;
  /** Rows that came since the last time. */
  take(): readonly SheetRow[];
  count(): number;
};

function readRecords({ delimiter }: Delimited): Records {
  const parser: Parser = parse({
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_quotes: true,
    relax_column_count: true,
    max_record_size: LONGEST_RECORD,
  });
  let rows: SheetRow[] = [];
  let count = 0;
  let damage: CsvError | null = null;
  parser.on('data', (record: readonly string[]) => {
    count += 1;
    const cells = record.map(csvCell);
    if (cells.some((cell) => cell !== undefined)) {
      rows.push({ number: count, hidden: false, cells });
    }
  });
  parser.on('error', (error: CsvError) => {
    damage = error;
  });
  return {
    write: async (text, final) => {
      await new Promise<void>((resolve) => {
        parser.write(text, () => resolve());
      });
      if (final && damage === null) {
        await new Promise<void>((resolve) => {
          parser.once('close', resolve);
          parser.end();
        });
      }
      return damage;
    },
    take: () => {
      const taken = rows;
      rows = [];
      return taken;
    },
    count: () => count,
  };
}

function csvCell(written: string): Cell | undefined {
  if (written === '' || written === END_MARK) {
    return undefined;
  }
  const guarded = GUARDED.exec(written)?.[1];
  const text = guarded === undefined ? written : guarded.replaceAll('""', '"');
  return text === '' ? undefined : { kind: 'text', text, raw: written };
}

function beyondLimits(rows: readonly SheetRow[], { rows: most, columns }: WorkbookLimits): WorkbookRefusal | null {
  if ((rows.at(-1)?.number ?? 0) > most) {
    return { code: 'too-large', what: 'rows', limit: most };
  }
  return rows.some(({ cells }) => cells.findLastIndex((cell) => cell !== undefined) >= columns)
    ? { code: 'too-large', what: 'columns', limit: columns }
    : null;
}
