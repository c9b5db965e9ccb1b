import { filingSchema } from '../../src-shared/contract/records.ts';
import type { FilingId, RowId } from '../../src-shared/domain/ids.ts';
import type { BatchStep, BatchWholes, BatchWriter } from '../engine/ports/batch-store.ts';
import { type Batch, findBatch, giveUpSummary, keepBatch, LOT, openBatch, rowIdOfKey, setLots } from './batch-tables.ts';
import { assertWritten, type ReadableDatabase, type WritableDatabase } from './database.ts';
import { jsonOf, jsonOrNullOf, numberOf, textOf } from './row-values.ts';

/**
 * Undo of a batch. A step keeps what rows were before it (and, once undone, after it), which rows it removed, and which lots it put in
 * or out of sight; it never copies the batch.
 */

const CHANGED = 'json_array(content, edited, attachments, imported, id_number, name)';

export function readBatchHistory(database: ReadableDatabase, filingId: FilingId): { readonly position: number; readonly last: number } {
  const batch = findBatch(database, filingId);
  return batch === null ? { position: -1, last: -1 } : { position: batch.step, last: lastStep(database, batch) };
}

export function readBatchStep(database: ReadableDatabase, filingId: FilingId, position: number): BatchStep | null {
  const row = database.get(
    `SELECT label, join_key, taken_at, wholes FROM batch_step JOIN batch ON batch.id = batch_step.batch
     WHERE filing_id = @filingId AND position = @position`,
    { filingId, position },
  );
  return row === undefined
    ? null
    : { label: textOf(row, 'label'), key: textOf(row, 'join_key'), takenAt: textOf(row, 'taken_at'), wholes: wholesOf(row) };
}

export function readStepRows(database: ReadableDatabase, filingId: FilingId, position: number): readonly RowId[] {
  const batch = findBatch(database, filingId);
  return batch === null
    ? []
    : database
        .all('SELECT row FROM batch_step_row WHERE batch = @batch AND position = @position AND removed = 0 ORDER BY row', {
          batch: batch.id,
          position,
        })
        .map((row) => rowIdOfKey(batch, numberOf(row, 'row')));
}

export function putBatchStep(database: WritableDatabase, filingId: FilingId, step: BatchStep): void {
  const batch = openBatch(database, filingId);
  dropSteps(database, batch, batch.step + 1);
  database.run(
    `INSERT INTO batch_step (batch, position, label, join_key, taken_at, wholes, added, removed)
     VALUES (@batch, @position, @label, @key, @takenAt, @wholes, '[]', '[]')`,
    {
      batch: batch.id,
      position: batch.step + 1,
      label: step.label,
      key: step.key,
      takenAt: step.takenAt,
      wholes: step.wholes === null ? null : JSON.stringify(step.wholes),
    },
  );
  keepBatch(database, { ...batch, step: batch.step + 1 });
}

export function joinBatchStep(database: WritableDatabase, filingId: FilingId, joined: Parameters<BatchWriter['joinBatchStep']>[1]): void {
  const { id, step } = openBatch(database, filingId);
  const written = database.run(
    `UPDATE batch_step SET taken_at = @takenAt, wholes = CASE WHEN @after IS NULL THEN wholes ELSE json_set(wholes, '$.after', json(@after)) END
     WHERE batch = @id AND position = @step`,
    { id, step, takenAt: joined.takenAt, after: joined.after === null ? null : JSON.stringify(joined.after) },
  );
  assertWritten(written, 1, 'step');
}

/** Notes lots the present step put in or out of sight; before the first step nothing is noted. */
export function recordLots(database: WritableDatabase, { id, step }: Batch, column: 'added' | 'removed', lots: readonly number[]): void {
  if (step >= 0 && lots.length > 0) {
    const known = lotsOf(database.get('SELECT added, removed FROM batch_step WHERE batch = @id AND position = @step', { id, step }));
    const next = { ...known, [column]: [...known[column], ...lots] };
    const written = database.run('UPDATE batch_step SET added = @added, removed = @removed WHERE batch = @id AND position = @step', {
      id,
      step,
      added: JSON.stringify(next.added),
      removed: JSON.stringify(next.removed),
    });
    assertWritten(written, 1, 'step');
  }
}

/** Notes the rows the present step is about to remove; `where` binds `@batch` and `@keys`. */
export function recordRemoved(database: WritableDatabase, { id, step }: Batch, where: string, keys: string): void {
  if (step >= 0) {
    database.run(
      `INSERT INTO batch_step_row (batch, position, row, removed) SELECT @batch, @step, id, 1 FROM batch_row WHERE ${where}
       ON CONFLICT DO NOTHING`,
      { batch: id, step, keys },
    );
  }
}

export function undoBatchStep(database: WritableDatabase, filingId: FilingId): void {
  const batch = openBatch(database, filingId);
  const { added, removed } = stepAt(database, batch, batch.step);
  const step = { batch: batch.id, position: batch.step };
  setLots(database, added, LOT.hidden);
  setLots(database, removed, LOT.shown);
  setRemoved(database, step, 0);
  database.run(
    `UPDATE batch_step_row SET after = (SELECT ${CHANGED} FROM batch_row WHERE id = batch_step_row.row)
     WHERE batch = @batch AND position = @position AND removed = 0`,
    step,
  );
  giveBack(database, step, 'before');
  keepBatch(database, { ...batch, step: batch.step - 1 });
  giveUpSummary(database, batch);
}

export function redoBatchStep(database: WritableDatabase, filingId: FilingId): void {
  const batch = openBatch(database, filingId);
  const { added, removed } = stepAt(database, batch, batch.step + 1);
  const step = { batch: batch.id, position: batch.step + 1 };
  setLots(database, removed, LOT.hidden);
  setLots(database, added, LOT.shown);
  setRemoved(database, step, 1);
  giveBack(database, step, 'after');
  keepBatch(database, { ...batch, step: batch.step + 1 });
  giveUpSummary(database, batch);
}

export function clearBatchHistory(database: WritableDatabase, filingId: FilingId): void {
  const batch = openBatch(database, filingId);
  database.run(`UPDATE batch_lot SET state = ${LOT.dropped}, import_id = NULL WHERE batch = @batch AND state = ${LOT.hidden}`, {
    batch: batch.id,
  });
  database.run('DELETE FROM batch_row WHERE id IN (SELECT id FROM batch_row WHERE batch = @batch AND hidden = 1)', { batch: batch.id });
  database.run('DELETE FROM batch_step WHERE batch = @batch', { batch: batch.id });
  keepBatch(database, { ...batch, step: -1 });
}

/** What was undone is gone for good once another step begins: rows it had added lead nowhere any more. */
function dropSteps(database: WritableDatabase, { id }: Batch, from: number): void {
  const dropped = database.all('SELECT added, removed FROM batch_step WHERE batch = @id AND position >= @from', { id, from });
  for (const row of dropped) {
    setLots(database, lotsOf(row).added, LOT.dropped);
  }
  database.run('DELETE FROM batch_step WHERE batch = @id AND position >= @from', { id, from });
}

type Step = { readonly batch: number; readonly position: number };

function setRemoved(database: WritableDatabase, step: Step, hidden: 0 | 1): void {
  database.run(
    `UPDATE batch_row SET hidden = @hidden
     WHERE id IN (SELECT row FROM batch_step_row WHERE batch = @batch AND position = @position AND removed = 1)`,
    { ...step, hidden },
  );
}

function giveBack(database: WritableDatabase, step: Step, side: 'before' | 'after'): void {
  database.run(
    `UPDATE batch_row SET content = kept.${side}->>0, edited = kept.${side}->>1, attachments = kept.${side}->>2,
       imported = kept.${side}->>3, id_number = kept.${side}->>4, name = kept.${side}->>5,
       initials = CASE WHEN batch_row.name = kept.${side}->>5 THEN batch_row.initials END
     FROM batch_step_row AS kept
     WHERE kept.batch = @batch AND kept.position = @position AND kept.removed = 0 AND batch_row.id = kept.row`,
    step,
  );
}

function stepAt(database: ReadableDatabase, { id }: Batch, position: number): ReturnType<typeof lotsOf> {
  const row = database.get('SELECT added, removed FROM batch_step WHERE batch = @id AND position = @position', { id, position });
  if (row === undefined) {
    throw new Error(`no step at ${position}`);
  }
  return lotsOf(row);
}

function lotsOf(row: unknown): { readonly added: readonly number[]; readonly removed: readonly number[] } {
  return { added: jsonOf(row, 'added') as readonly number[], removed: jsonOf(row, 'removed') as readonly number[] };
}

function lastStep(database: ReadableDatabase, { id }: Batch): number {
  return numberOf(database.get('SELECT coalesce(max(position), -1) AS last FROM batch_step WHERE batch = @id', { id }), 'last');
}

function wholesOf(row: unknown): BatchStep['wholes'] {
  const kept = jsonOrNullOf(row, 'wholes') as { readonly before: unknown; readonly after: unknown } | null;
  const { sharedValues, attachments } = filingSchema.shape;
  const read = (side: unknown): BatchWholes => {
    const { sharedValues: values, attachments: files } = side as Readonly<Record<string, unknown>>;
    return { sharedValues: sharedValues.parse(values), attachments: attachments.parse(files) };
  };
  return kept === null ? null : { before: read(kept.before), after: read(kept.after) };
}
