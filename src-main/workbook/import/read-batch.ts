import type { Failure } from '../../../src-shared/contract/errors.ts';
import { fail, ok, type Result } from '../../../src-shared/lib/result.ts';
import type { ReadReport } from '../../engine/ports/workbooks.ts';
import { type MergedRange, type OpenedWorkbook, openWorkbook, type WorkbookRefusal } from '../read/open-workbook.ts';
import { compileColumns } from './compile-columns.ts';
import { type FoundTable, findTable, HEADER_ROWS, type SheetPeek } from './find-table.ts';
import { headerDifferences, headersNotFound } from './header-differences.ts';
import { headerNamesOf, type ImportColumn, importColumnsOf } from './import-columns.ts';
import type { ImportPlan, PlannedService } from './import-plan.ts';
import { isComplete, matchHeaders } from './match-headers.ts';
import { noticesOf } from './read-notices.ts';
import { type AheadAsk, createReadyWriter, type ReadyBlock } from './ready-rows.ts';
import { refusalReasons } from './refusal-reasons.ts';
import { BLOCK_ROWS, createBlockWriter, type RowAsRead, type RowBlock, type RowWriter } from './row-block.ts';
import { createRowReader, NOTED_ROWS, type RowKind, type RowReader } from './row-reader.ts';
import { isNeverData, sheetCalled } from './sheet-names.ts';

/** Rows of a sheet that are looked at before it is read: its headers, and below them enough to see its habits. */
const PEEK_ROWS = HEADER_ROWS + 50;
const MOST_SHEETS = 20;
/** What reading and judging leave behind is gone before it grows old when rows are worked on by the few. Divides BLOCK_ROWS. */
const JUDGED_AT_ONCE = 50;

export type ReadBatchAsk = {
  readonly plan: ImportPlan;
  readonly fileName: string;
  readonly bytes: Uint8Array;
  /** With this, rows come made whole and judged by what needs no roster, and not to `give`. */
  readonly ahead?: {
    readonly ask: AheadAsk;
    readonly give: (block: ReadyBlock) => void | Promise<void>;
  };
  readonly signal: AbortSignal;
  /** 0 … 1 of the file read. */
  readonly onProgress: (fraction: number) => void;
  /** What the blocks to come are of, those of rows as they are and those that are ready; told once before the first. */
  readonly begin: (fieldIds: readonly string[], readyFields: readonly string[]) => void;
  /** Takes the rows in order; a promise holds the reading back. */
  readonly give: (block: RowBlock) => void | Promise<void>;
};

/** Reads a workbook as rows of a batch service, from its bytes to its report. Nothing given is to be kept before `ok`. */
export async function readBatch(ask: ReadBatchAsk): Promise<Result<ReadReport, Failure>> {
  const { plan, fileName, bytes, signal } = ask;
  const opened = await openWorkbook({ fileName, bytes });
  if (!opened.ok) {
    return refused(ask, opened.error);
  }
  const columns = importColumnsOf(plan.service);
  const found = await findIn(opened.value, plan.service, columns, signal);
  if (!found.ok) {
    return refused(ask, found.error);
  }
  const { table, others, peeks } = found.value;
  if (table === null || !isComplete(table.match)) {
    const fits = plan.others.filter((other) => fitsService(other, table, peeks)).map(({ label }) => label);
    const { label } = plan.service;
    return fail({
      code: 'workbook-refused',
      fileName,
      reasons: [
        ...(table === null
          ? headersNotFound({ sheets: peeks.map(({ name }) => name), service: label, columns, fits })
          : headerDifferences(table, label, fits)),
      ],
    });
  }
  return readTable(ask, opened.value, table, others);
}

type Found = { readonly table: FoundTable | null; readonly others: readonly string[]; readonly peeks: readonly SheetPeek[] };

/** Looks at the sheets in sight first; hidden ones only when none of those can be read. */
async function findIn(
  workbook: OpenedWorkbook,
  service: PlannedService,
  columns: readonly ImportColumn[],
  signal: AbortSignal,
): Promise<Result<Found, WorkbookRefusal>> {
  const names = headerNamesOf(service, columns);
  const candidates = workbook.sheets.map((sheet, index) => ({ ...sheet, index })).filter(({ name }) => !isNeverData(name));
  const peeks: SheetPeek[] = [];
  for (const hidden of [false, true]) {
    for (const sheet of candidates.filter((candidate) => candidate.hidden === hidden).slice(0, MOST_SHEETS)) {
      const rows: SheetPeek['rows'][number][] = [];
      const read = await workbook.readRows(
        sheet.index,
        (block) => {
          rows.push(...block.slice(0, PEEK_ROWS - rows.length));
          return rows.length < PEEK_ROWS ? undefined : false;
        },
        { signal },
      );
      if (!read.ok) {
        return read;
      }
      peeks.push({ ...sheet, rows });
    }
    const found = findTable({ peeks, columns, names });
    if (found !== null && isComplete(found.table.match) && found.table.firstRows.length > 0) {
      return ok({ ...found, peeks });
    }
  }
  const found = findTable({ peeks, columns, names });
  return ok({ table: found?.table ?? null, others: found?.others ?? [], peeks });
}

function fitsService(service: PlannedService, table: FoundTable | null, peeks: readonly SheetPeek[]): boolean {
  const columns = importColumnsOf(service);
  const names = headerNamesOf(service, columns);
  const match = table === null ? findTable({ peeks, columns, names })?.table.match : matchHeaders({ columns, names, cells: table.cells });
  return match !== undefined && isComplete(match);
}

async function readTable(
  ask: ReadBatchAsk,
  workbook: OpenedWorkbook,
  table: FoundTable,
  others: readonly string[],
): Promise<Result<ReadReport, Failure>> {
  const { plan, fileName, signal, onProgress } = ask;
  const { batch, roles } = plan.service;
  const columns = compileColumns({
    matched: table.match.matched,
    service: plan.service,
    codeTables: plan.codeTables,
    typed: workbook.format !== 'csv' && workbook.format !== 'html',
    firstRows: table.firstRows,
  });
  const reader = createRowReader({
    columns,
    headers: new Map(table.match.matched.map(({ index, header }) => [index, header])),
    idField: roles.idNumber,
    nameField: roles.name,
    examples: batch?.examples ?? [],
  });
  const fieldIds = columns.map(({ fieldId }) => fieldId);
  const ready = ask.ahead === undefined ? null : createReadyWriter(ask.ahead.ask, plan.service, fieldIds);
  ask.begin(fieldIds, ready?.fields ?? []);
  const of = { reader, most: batch?.mostRows ?? 0 };
  const taken =
    ready === null || ask.ahead === undefined
      ? await takeRows(ask, workbook, table, { ...of, out: { writer: createBlockWriter(columns), give: ask.give } })
      : await takeRows(ask, workbook, table, { ...of, out: { writer: ready, give: ask.ahead.give } });
  if (!taken.ok) {
    return refused(ask, taken.error);
  }
  const { rows, people, merged } = taken.value;
  if (signal.aborted) {
    return fail({ code: 'cancelled' });
  }
  if (batch !== undefined && people > batch.mostRows) {
    return fail({ code: 'rows-too-many', rows: people, most: batch.mostRows });
  }
  if (people === 0) {
    return fail({ code: 'workbook-refused', fileName, reasons: noPeople(table, rows) });
  }
  onProgress(1);
  const repairs = reader.repairs();
  return ok({
    fileName,
    format: workbook.format,
    sheet: table.sheet.name,
    headerRow: table.headerRow,
    columns: table.match.matched.map(({ header, column, by }) => ({ header, field: column.field.id, label: column.field.label, by })),
    ignored: table.match.unknown.map(({ text }) => text),
    notices: [...noticesOf({ fileName, workbook, table, others, rows, merged, repairs, notedRows: NOTED_ROWS })],
    repairs: [...repairs],
  });
}

type Taken = {
  readonly people: number;
  readonly rows: Readonly<Record<Exclude<RowKind, 'person' | 'blank'> | 'hidden', readonly number[]>>;
  readonly merged: readonly MergedRange[];
};

/** All rows below the headers; beyond the most a batch may have they are only counted. */
async function takeRows<Block>(
  ask: ReadBatchAsk,
  workbook: OpenedWorkbook,
  table: FoundTable,
  { reader, most, out: { writer, give } }: { readonly reader: RowReader; readonly most: number; readonly out: RowsOut<Block> },
): Promise<Result<Taken, WorkbookRefusal>> {
  const { signal, onProgress } = ask;
  const rows = { aside: [] as number[], example: [] as number[], header: [] as number[], hidden: [] as number[] };
  let waiting: RowAsRead[] = [];
  let people = 0;
  const read = await workbook.readRows(
    table.sheet.index,
    (block) => {
      const full: Block[] = [];
      for (const row of block) {
        if (row.number <= table.lastHeadRow) {
          continue;
        }
        const kind = reader.read(row);
        if (kind !== 'person') {
          if (kind !== 'blank') {
            rows[kind].push(row.number);
          }
          continue;
        }
        people += 1;
        if (row.hidden) {
          rows.hidden.push(row.number);
        }
        if (people <= most) {
          waiting.push({ sourceRow: row.number, texts: [...reader.values], findings: reader.findings });
        }
        if (waiting.length === JUDGED_AT_ONCE) {
          writer.add(waiting);
          waiting = [];
        }
        if (writer.size === BLOCK_ROWS) {
          full.push(writer.take());
        }
      }
      return full.length === 0 ? undefined : giveAll(full, give, signal);
    },
    { signal, onProgress },
  );
  if (!read.ok) {
    return read;
  }
  writer.add(waiting);
  await giveAll(writer.size > 0 ? [writer.take()] : [], give, signal);
  return ok({ people, rows, merged: read.value.mergedRanges });
}

/** Rows on their way out, in blocks of one kind. */
type RowsOut<Block> = { readonly writer: RowWriter<Block>; readonly give: (block: Block) => void | Promise<void> };

async function giveAll<Block>(blocks: readonly Block[], give: RowsOut<Block>['give'], signal: AbortSignal): Promise<void | false> {
  for (const block of blocks) {
    if (signal.aborted) {
      return false;
    }
    await give(block);
  }
  return undefined;
}

function noPeople({ sheet, headerRow }: FoundTable, { example }: Taken['rows']): string[] {
  const only = example.length > 0 ? '，只有与示例相同的行' : '';
  return [`${sheetCalled(sheet.name)}的表头在第${headerRow}行，下面没有人员数据${only}`, '请填写后再导入'];
}

function refused({ fileName }: ReadBatchAsk, refusal: WorkbookRefusal): { readonly ok: false; readonly error: Failure } {
  return refusal.code === 'cancelled'
    ? fail({ code: 'cancelled' })
    : fail({ code: 'workbook-refused', fileName, reasons: [...refusalReasons(refusal)] });
}
