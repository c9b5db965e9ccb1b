import type { BatchReader, BatchWriter } from '../../src-main/engine/ports/batch-store.ts';

function notBuilt(): never {
  throw new Error('not built');
}

export function memoryBatchReader(): BatchReader {
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

export function memoryBatchWriter(): BatchWriter {
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
