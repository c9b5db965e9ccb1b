import type { RowFilter } from '../../src-shared/contract/batch.ts';
import { ROW_NUMBERS, rowIdOf, rowNumberOf } from '../../src-shared/domain/batch-row-id.ts';
import type { FilingId, RowId } from '../../src-shared/domain/ids.ts';
import type { RowStanding } from '../../src-shared/validation/row-standing.ts';
import { assertWritten, type ReadableDatabase, type WritableDatabase } from './database.ts';
import { numberOf, stringsOf, textOf } from './row-values.ts';

/**
 * How batches lie in the file. A row's key is its batch and its number in one integer, so that rows of a batch lie together in the order
 * they came and need no index for it. Rows come in lots (an import, a typed row); a lot is shown or put out of sight as a whole by one
 * write. One narrow index holds what counts, filters and pages ask for, so that the wide rows are only read to be shown. Rows and lots
 * are not tied by foreign keys: a check for each of a hundred thousand rows would cost more than the row.
 */
export type Batch = {
  readonly id: number;
  readonly filingId: FilingId;
  readonly nextNumber: number;
  /** Field ids in the order a row's content has their values; grows, never shrinks. */
  readonly fields: readonly string[];
  readonly step: number;
};

export const LOT = { staged: 0, shown: 1, hidden: 2, dropped: 3 } as const;
export const VERDICT = { open: 0, approved: 1, rejected: 2 } as const;
const BAD = 1;
const WARNED = 2;
const LACKING = 4;
const DOUBTED = 8;

/** A row in sight, as a condition over batch_row; binds `@batch`. */
export const IN_SIGHT = 'batch = @batch AND hidden = 0 AND lot IN (SELECT id FROM batch_lot WHERE batch = @batch AND state = 1)';

const FILTERS: Readonly<Record<RowFilter, string>> = {
  all: 'true',
  bad: `standing & ${BAD} <> 0`,
  warned: `standing & ${WARNED} <> 0`,
  good: `standing & ${BAD + LACKING} = 0`,
  lacking: `standing & ${LACKING} <> 0`,
  doubted: `standing & ${DOUBTED} <> 0`,
  open: `verdict = ${VERDICT.open}`,
  approved: `verdict = ${VERDICT.approved}`,
  rejected: `verdict = ${VERDICT.rejected}`,
};

/** A filter as a condition over batch_row. */
export function filterCondition(filter: RowFilter): string {
  return FILTERS[filter];
}

export function standingNumber({ bad, warned, lacking, doubted }: RowStanding): number {
  return (bad ? BAD : 0) + (warned ? WARNED : 0) + (lacking ? LACKING : 0) + (doubted ? DOUBTED : 0);
}

export function standingOfNumber(number: number): RowStanding {
  const has = (bit: number): boolean => (number & bit) !== 0;
  return { bad: has(BAD), warned: has(WARNED), lacking: has(LACKING), doubted: has(DOUBTED) };
}

export function findBatch(database: ReadableDatabase, filingId: FilingId): Batch | null {
  const row = database.get('SELECT id, next_number, fields, step FROM batch WHERE filing_id = @filingId', { filingId });
  return row === undefined
    ? null
    : {
        id: numberOf(row, 'id'),
        filingId,
        nextNumber: numberOf(row, 'next_number'),
        fields: stringsOf(row, 'fields'),
        step: numberOf(row, 'step'),
      };
}

/** The batch of a filing, made when it has none yet. Its summary is given up, since this is asked for to change something. */
export function openBatch(database: WritableDatabase, filingId: FilingId): Batch {
  database.run(
    `INSERT INTO batch (filing_id, next_number, fields, step, stamp) VALUES (@filingId, 1, '[]', -1, '') ON CONFLICT DO NOTHING`,
    { filingId },
  );
  const batch = findBatch(database, filingId);
  if (batch === null) {
    throw new Error('no batch was made');
  }
  return batch;
}

/** The sums are no longer true; they are made anew when the transaction ends. */
export function giveUpSummary(database: WritableDatabase, { id }: Pick<Batch, 'id'>): void {
  database.run('UPDATE batch SET summary = NULL WHERE id = @id AND summary IS NOT NULL', { id });
}

export function keepBatch(database: WritableDatabase, { id, nextNumber, fields, step }: Batch): void {
  assertWritten(
    database.run('UPDATE batch SET next_number = @nextNumber, fields = @fields, step = @step WHERE id = @id', {
      id,
      nextNumber,
      fields: JSON.stringify(fields),
      step,
    }),
    1,
    'batch',
  );
}

export function keyOf(batch: Pick<Batch, 'id'>, number: number): number {
  return batch.id * ROW_NUMBERS + number;
}

/** null for an id that is of no row of this batch. */
export function keyOfRow(batch: Batch, rowId: RowId): number | null {
  const number = rowNumberOf(batch.filingId, rowId);
  return number === null ? null : keyOf(batch, number);
}

/** Keys of the rows of this batch among the ids, as a JSON list to bind. */
export function keysOf(batch: Batch, rowIds: readonly RowId[]): string {
  return JSON.stringify(rowIds.map((rowId) => keyOfRow(batch, rowId)).filter((key) => key !== null));
}

export function rowIdOfKey(batch: Pick<Batch, 'filingId'>, key: number): RowId {
  return rowIdOf(batch.filingId, key % ROW_NUMBERS);
}

/** The lots of a batch that are in sight. */
export function shownLots(database: ReadableDatabase, { id }: Pick<Batch, 'id'>): readonly number[] {
  return database
    .all('SELECT id FROM batch_lot WHERE batch = @batch AND state = 1 ORDER BY id', { batch: id })
    .map((row) => numberOf(row, 'id'));
}

export function setLots(database: WritableDatabase, lots: readonly number[], state: number): void {
  if (lots.length > 0) {
    assertWritten(
      database.run('UPDATE batch_lot SET state = @state WHERE id IN (SELECT value FROM json_each(@lots))', {
        state,
        lots: JSON.stringify(lots),
      }),
      lots.length,
      'lots',
    );
  }
}

/** What many rows have alike is written once for the batch, as a word with a number. */
export type WordKind = 'offers' | 'needs' | 'findings';

/** The numbers words go by in a batch, by word. Few: what rows need and offer repeats itself, and of findings only some are kept so. */
export function wordNumbers(database: ReadableDatabase, { id }: Pick<Batch, 'id'>, kind: WordKind): Map<string, number> {
  const rows = database.all('SELECT number, word FROM batch_word WHERE batch = @batch AND kind = @kind', { batch: id, kind });
  return new Map(rows.map((row) => [textOf(row, 'word'), numberOf(row, 'number')]));
}

/** The word of a number that stands in a row of this batch (its id in the table). */
export function wordOf(database: ReadableDatabase, batch: number, kind: WordKind, number: number): string {
  return textOf(
    database.get('SELECT word FROM batch_word WHERE batch = @batch AND kind = @kind AND number = @number', { batch, kind, number }),
    'word',
  );
}
