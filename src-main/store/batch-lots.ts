import { type ImportReport, importReportSchema } from '../../src-shared/contract/batch.ts';
import type { FilingId, RowId } from '../../src-shared/domain/ids.ts';
import type { BatchWriter, NewBatchRow } from '../engine/ports/batch-store.ts';
import { originOfLot } from './batch-content.ts';
import { recordLots, recordRemoved } from './batch-steps.ts';
import { keepSummary } from './batch-summary.ts';
import {
  type Batch,
  filterCondition,
  findBatch,
  giveUpSummary,
  IN_SIGHT,
  keepBatch,
  keyOf,
  keysOf,
  LOT,
  openBatch,
  setLots,
  shownLots,
} from './batch-tables.ts';
import type { BatchWords } from './batch-words.ts';
import { idsBetween, insertRows } from './batch-write.ts';
import { CACHE_KILOBYTES } from './connection.ts';
import { assertWritten, type ReadableDatabase, type WritableDatabase } from './database.ts';
import { initialsOf } from './name-search.ts';
import { jsonOf, numberOf, textOf } from './row-values.ts';
import type { StagedSums } from './staged-sums.ts';

/** Rows come in lots: an import, a row typed, what another batch handed over. */

/** Kilobytes of pages kept in memory while an import is written: what was written is not read again soon. */
const IMPORTING_KILOBYTES = 8_192;

export function stageRows(
  database: WritableDatabase,
  words: BatchWords,
  filingId: FilingId,
  { importId, rows, sums }: { readonly importId: string; readonly rows: readonly NewBatchRow[]; readonly sums: StagedSums },
): void {
  const [first] = rows;
  if (first === undefined) {
    return;
  }
  const batch = openBatch(database, filingId);
  const lot = stagedLot(database, batch, importId) ?? makeLot(database, batch, { importId, state: LOT.staged, origin: first.origin });
  keepPages(database, IMPORTING_KILOBYTES);
  const { last } = insertRows(database, words, batch, { lot, rows, sums });
  assertWritten(database.run('UPDATE batch_lot SET last_row = @last WHERE id = @lot', { lot, last }), 1, 'lot');
}

export function showImport(
  database: WritableDatabase,
  filingId: FilingId,
  { importId, report, sums }: { readonly importId: string; readonly report: ImportReport | null; readonly sums: StagedSums },
  takes: Parameters<BatchWriter['showImport']>[2],
): void {
  const batch = openBatch(database, filingId);
  giveUpSummary(database, batch);
  if ('all' in takes) {
    const before = shownLots(database, batch);
    setLots(database, before, LOT.hidden);
    recordLots(database, batch, 'removed', before);
  } else if (takes.length > 0) {
    hideKeys(database, batch, keysOf(batch, takes));
  }
  keepPages(database, CACHE_KILOBYTES);
  const lot = stagedLot(database, batch, importId);
  if (lot === null) {
    return;
  }
  const others = shownLots(database, batch);
  const words = report === null ? null : JSON.stringify(report);
  assertWritten(database.run('UPDATE batch_lot SET state = 1, report = @words WHERE id = @lot', { lot, words }), 1, 'lot');
  recordLots(database, batch, 'added', [lot]);
  const groups = sums.take(lot, rowsOfLot(database, lot));
  if (groups !== null && others.length === 0) {
    keepSummary(database, batch.id, groups);
  }
}

/** How many rows a lot has whose rows came one after the other. */
function rowsOfLot(database: ReadableDatabase, lot: number): number {
  return numberOf(database.get('SELECT last_row - first_row + 1 AS rows FROM batch_lot WHERE id = @lot', { lot }), 'rows');
}

export function dropStaged(database: WritableDatabase, importId: string | undefined): void {
  keepPages(database, CACHE_KILOBYTES);
  database.run(
    `UPDATE batch_lot SET state = ${LOT.dropped}, import_id = NULL WHERE state = ${LOT.staged} AND (@importId IS NULL OR import_id = @importId)`,
    { importId: importId ?? null },
  );
}

export function sweepBatches(database: WritableDatabase, limit: number): boolean {
  let left = limit;
  for (const row of database.all(`SELECT id, first_row, last_row FROM batch_lot WHERE state = ${LOT.dropped}`)) {
    const lot = numberOf(row, 'id');
    left -= database.run(
      `DELETE FROM batch_row WHERE id IN (SELECT id FROM batch_row WHERE id BETWEEN @first AND @last AND lot = @lot LIMIT @left)`,
      { lot, first: numberOf(row, 'first_row'), last: numberOf(row, 'last_row'), left },
    );
    if (left <= 0) {
      return true;
    }
    database.run('DELETE FROM batch_lot WHERE id = @lot', { lot });
  }
  return false;
}

export function addRows(database: WritableDatabase, words: BatchWords, filingId: FilingId, rows: readonly NewBatchRow[]): readonly RowId[] {
  const [first] = rows;
  if (first === undefined) {
    return [];
  }
  const batch = openBatch(database, filingId);
  const lot = makeLot(database, batch, { importId: null, state: LOT.shown, origin: first.origin });
  const range = insertRows(database, words, batch, { lot, rows });
  database.run('UPDATE batch_lot SET last_row = @last WHERE id = @lot', { lot, last: range.last });
  recordLots(database, batch, 'added', [lot]);
  giveUpSummary(database, batch);
  return idsBetween(batch, range);
}

export function hideRows(database: WritableDatabase, filingId: FilingId, which: Parameters<BatchWriter['hideRows']>[1]): number {
  const batch = openBatch(database, filingId);
  giveUpSummary(database, batch);
  if (isList(which)) {
    return hideKeys(database, batch, keysOf(batch, which));
  }
  const keys = database
    .all(`SELECT id FROM batch_row WHERE ${IN_SIGHT} AND ${filterCondition(which.filter)}`, { batch: batch.id })
    .map((row) => numberOf(row, 'id'));
  return hideKeys(database, batch, JSON.stringify(keys));
}

function isList(which: Parameters<BatchWriter['hideRows']>[1]): which is readonly RowId[] {
  return Array.isArray(which);
}

/** Only rows in sight, so that undo does not bring back what was gone before. */
function hideKeys(database: WritableDatabase, batch: Batch, keys: string): number {
  const where = `${IN_SIGHT} AND id IN (SELECT value FROM json_each(@keys))`;
  recordRemoved(database, batch, where, keys);
  return database.run(`UPDATE batch_row SET hidden = 1 WHERE id IN (SELECT id FROM batch_row WHERE ${where})`, { batch: batch.id, keys });
}

export function moveRows(
  database: WritableDatabase,
  from: FilingId,
  to: FilingId,
  filters: Parameters<BatchWriter['moveRows']>[2],
): number {
  const source = openBatch(database, from);
  const target = emptyBatch(database, to);
  const where = `${IN_SIGHT} AND (${filters.map(filterCondition).join(' OR ')})`;
  const lots = database
    .all(`SELECT id, origin FROM batch_lot WHERE id IN (SELECT lot FROM batch_row WHERE ${where})`, { batch: source.id })
    .map((row) => [numberOf(row, 'id'), copyLot(database, target, textOf(row, 'origin'))] as const);
  copyWords(database, source, target);
  const moved = database.run(
    `INSERT INTO batch_row (id, batch, position, lot, hidden, verdict, standing, offers, needs, imported, findings, id_number, name, initials,
       edited, attachments, content, source_row, reason, person_number)
     SELECT @first + place, @target, place, lots.value->>1, 0, verdict, standing, offers, needs, imported, findings, id_number, name,
       initials, edited, attachments, content, source_row, reason, person_number
     FROM (SELECT *, row_number() OVER (ORDER BY position, id) AS place FROM batch_row WHERE ${where}) AS moved
       JOIN json_each(@lots) AS lots ON moved.lot = lots.value->>0
     ORDER BY place`,
    { batch: source.id, target: target.id, first: keyOf(target, 0), lots: JSON.stringify(lots) },
  );
  const gone = database.run(`DELETE FROM batch_row WHERE id IN (SELECT id FROM batch_row WHERE ${where})`, { batch: source.id });
  assertWritten(gone, moved, 'rows moved');
  closeCopy(database, { ...target, fields: source.fields }, moved);
  giveUpSummary(database, source);
  return moved;
}

export function copyUnapproved(database: WritableDatabase, from: FilingId, to: FilingId): number {
  const source = openBatch(database, from);
  const target = emptyBatch(database, to);
  const lot = copyLot(database, target, originOfLot({ from: 'copied', filingId: from }));
  copyWords(database, source, target);
  const copied = database.run(
    `INSERT INTO batch_row (id, batch, position, lot, hidden, verdict, standing, needs, id_number, name, initials, attachments, content)
     SELECT @first + place, @target, place, @lot, 0, 0, 0, needs, id_number, name, initials, attachments, content
     FROM (SELECT *, row_number() OVER (ORDER BY position, id) AS place FROM batch_row WHERE ${IN_SIGHT} AND NOT (${filterCondition('approved')}))
     ORDER BY place`,
    { batch: source.id, target: target.id, first: keyOf(target, 0), lot },
  );
  closeCopy(database, { ...target, fields: source.fields }, copied);
  return copied;
}

/** Initials are made when somebody searches by them: reading 100,000 names aloud takes longer than importing them. */
export function fillInitials(database: WritableDatabase, filingId: FilingId, limit: number): boolean {
  const batch = findBatch(database, filingId);
  if (batch === null) {
    return false;
  }
  const nameless = database.all(`SELECT id, name FROM batch_row WHERE ${IN_SIGHT} AND initials IS NULL LIMIT @limit`, {
    batch: batch.id,
    limit,
  });
  for (const row of nameless) {
    const { main, other } = initialsOf(textOf(row, 'name'));
    database.run('UPDATE batch_row SET initials = @initials WHERE id = @id', { id: numberOf(row, 'id'), initials: ` ${main} ${other}` });
  }
  return nameless.length === limit;
}

export function readImports(database: ReadableDatabase, filingId: FilingId): readonly ImportReport[] {
  return database
    .all(
      `SELECT report FROM batch_lot JOIN batch ON batch.id = batch_lot.batch
       WHERE filing_id = @filingId AND state = ${LOT.shown} AND report IS NOT NULL ORDER BY batch_lot.id`,
      { filingId },
    )
    .map((row) => importReportSchema.parse(jsonOf(row, 'report')));
}

function keepPages(database: WritableDatabase, kilobytes: number): void {
  database.run(`PRAGMA cache_size = -${kilobytes}`);
}

function stagedLot(database: ReadableDatabase, { id }: Batch, importId: string): number | null {
  const row = database.get(`SELECT id FROM batch_lot WHERE batch = @batch AND import_id = @importId AND state = ${LOT.staged}`, {
    batch: id,
    importId,
  });
  return row === undefined ? null : numberOf(row, 'id');
}

function makeLot(
  database: WritableDatabase,
  batch: Batch,
  lot: { readonly importId: string | null; readonly state: number; readonly origin: NewBatchRow['origin'] },
): number {
  const first = keyOf(batch, batch.nextNumber);
  return insertLot(database, batch, { importId: lot.importId, state: lot.state, origin: originOfLot(lot.origin), first, last: first });
}

function insertLot(
  database: WritableDatabase,
  { id }: Batch,
  lot: { readonly importId: string | null; readonly state: number; readonly origin: string; readonly first: number; readonly last: number },
): number {
  const row = database.get('SELECT coalesce(max(id), 0) + 1 AS id FROM batch_lot');
  const lotId = numberOf(row, 'id');
  database.run(
    `INSERT INTO batch_lot (id, batch, import_id, state, origin, first_row, last_row)
     VALUES (@lotId, @batch, @importId, @state, @origin, @first, @last)`,
    { lotId, batch: id, ...lot },
  );
  return lotId;
}

function emptyBatch(database: WritableDatabase, filingId: FilingId): Batch {
  const batch = openBatch(database, filingId);
  if (batch.nextNumber !== 1) {
    throw new Error('rows are only handed over to a batch that has none yet');
  }
  return batch;
}

/** Handed-over rows have the whole range: they come in the order of their positions, not of their lots. */
function copyLot(database: WritableDatabase, batch: Batch, origin: string): number {
  return insertLot(database, batch, { importId: null, state: LOT.shown, origin, first: keyOf(batch, 1), last: keyOf(batch, 1) });
}

function copyWords(database: WritableDatabase, source: Batch, target: Batch): void {
  const batches = { source: source.id, target: target.id };
  database.run('INSERT INTO batch_word SELECT @target, kind, number, word FROM batch_word WHERE batch = @source', batches);
  database.run('INSERT INTO batch_offer SELECT @target, offer, label FROM batch_offer WHERE batch = @source', batches);
}

function closeCopy(database: WritableDatabase, target: Batch, rows: number): void {
  keepBatch(database, { ...target, nextNumber: rows + 1 });
  database.run('UPDATE batch_lot SET last_row = @last WHERE batch = @batch', { batch: target.id, last: keyOf(target, Math.max(rows, 1)) });
  giveUpSummary(database, target);
}
