import type { BatchReader, BatchWriter } from '../engine/ports/batch-store.ts';
import type { ReadableDatabase, WritableDatabase } from './database.ts';

function notBuilt(): never {
  throw new Error('not built');
}

export function batchReader(_database: ReadableDatabase): BatchReader {
  return {
    batchCounts: notBuilt,
    batchRows: notBuilt,
    batchRow: notBuilt,
    batchSlice: notBuilt,
    batchRowsNaming: notBuilt,
    batchRepeated: notBuilt,
    batchRepairs: notBuilt,
    imports: notBuilt,
    batchHistory: notBuilt,
    batchStep: notBuilt,
  };
}

export function batchWriter(_writing: () => WritableDatabase): BatchWriter {
  return {
    stageRows: notBuilt,
    showImport: notBuilt,
    dropStaged: notBuilt,
    addRows: notBuilt,
    hideRows: notBuilt,
    restoreRows: notBuilt,
    changeRows: notBuilt,
    moveRows: notBuilt,
    putBatchStep: notBuilt,
    moveBatchHistory: notBuilt,
  };
}
