import type { BatchReader, BatchWriter } from '../engine/ports/batch-store.ts';
import {
  addRows,
  copyUnapproved,
  dropStaged,
  fillInitials,
  hideRows,
  moveRows,
  readImports,
  showImport,
  stageRows,
  sweepBatches,
} from './batch-lots.ts';
import { queryRows, readPeopleOf, readRepeated, readRow, readRowIds, readRows, readRowsNaming, readSlice } from './batch-read.ts';
import {
  clearBatchHistory,
  joinBatchStep,
  putBatchStep,
  readBatchHistory,
  readBatchStep,
  readStepRows,
  redoBatchStep,
  undoBatchStep,
} from './batch-steps.ts';
import { readSummary } from './batch-summary.ts';
import { openBatch } from './batch-tables.ts';
import type { BatchWords } from './batch-words.ts';
import { changeRows, judgeRows, putVerdicts } from './batch-write.ts';
import { assertWritten, type ReadableDatabase, type WritableDatabase } from './database.ts';
import { textOf } from './row-values.ts';
import type { StagedSums } from './staged-sums.ts';

/** The part of the port `Store` that is about batches: one line a question. */
export function batchReader(database: ReadableDatabase): BatchReader {
  return {
    batchSummary: (filingId) => readSummary(database, filingId),
    batchRows: (filingId, query) => queryRows(database, filingId, query),
    batchRow: (filingId, rowId) => readRow(database, filingId, rowId),
    batchRowsOf: (filingId, rowIds) => readRows(database, filingId, rowIds),
    batchSlice: (filingId, ask) => readSlice(database, filingId, ask),
    batchRowIds: (filingId, which) => readRowIds(database, filingId, which),
    batchRowsNaming: (filingId, idNumbers, staged) => readRowsNaming(database, filingId, idNumbers, staged),
    batchRepeated: (filingId) => readRepeated(database, filingId),
    batchPeople: (filingId, ask) => readPeopleOf(database, filingId, ask),
    imports: (filingId) => readImports(database, filingId),
    batchHistory: (filingId) => readBatchHistory(database, filingId),
    batchStep: (filingId, position) => readBatchStep(database, filingId, position),
    batchStepRows: (filingId, position) => readStepRows(database, filingId, position),
    batchStamp: (filingId) => {
      const row = database.get('SELECT stamp FROM batch WHERE filing_id = @filingId', { filingId });
      return row === undefined ? '' : textOf(row, 'stamp');
    },
  };
}

export function batchWriter(writing: () => WritableDatabase, words: BatchWords, sums: StagedSums): BatchWriter {
  /** These copy words from batch to batch. */
  const handingOver = (): WritableDatabase => {
    words.forget();
    return writing();
  };
  return {
    stageRows: (filingId, importId, rows) => stageRows(writing(), words, filingId, { importId, rows, sums }),
    showImport: (filingId, shown, takes) => showImport(writing(), filingId, { ...shown, sums }, takes),
    dropStaged: (importId) => {
      sums.forget();
      dropStaged(writing(), importId);
    },
    sweepBatches: (limit) => sweepBatches(writing(), limit),
    addRows: (filingId, rows) => addRows(writing(), words, filingId, rows),
    hideRows: (filingId, which) => hideRows(writing(), filingId, which),
    changeRows: (filingId, changes) => changeRows(writing(), words, filingId, changes),
    judgeRows: (filingId, judged) => judgeRows(writing(), words, filingId, judged),
    putVerdicts: (filingId, verdicts) => putVerdicts(writing(), filingId, verdicts),
    moveRows: (from, to, filters) => moveRows(handingOver(), from, to, filters),
    copyUnapproved: (from, to) => copyUnapproved(handingOver(), from, to),
    putBatchStep: (filingId, step) => putBatchStep(writing(), filingId, step),
    joinBatchStep: (filingId, joined) => joinBatchStep(writing(), filingId, joined),
    undoBatchStep: (filingId) => undoBatchStep(writing(), filingId),
    redoBatchStep: (filingId) => redoBatchStep(writing(), filingId),
    clearBatchHistory: (filingId) => clearBatchHistory(writing(), filingId),
    putBatchStamp: (filingId, stamp) => {
      const { id } = openBatch(writing(), filingId);
      assertWritten(writing().run('UPDATE batch SET stamp = @stamp WHERE id = @id', { id, stamp }), 1, 'batch');
    },
    fillInitials: (filingId, limit) => fillInitials(writing(), filingId, limit),
  };
}
