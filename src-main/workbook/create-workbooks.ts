import type { Workbooks } from '../engine/ports/workbooks.ts';
import { writeTable } from './write/write-table.ts';

function notBuilt(): never {
  throw new Error('not built');
}

/** The port `Workbooks`: reading in a worker thread, writing templates and lists. */
export function createWorkbooks(): Workbooks & { close(): Promise<void> } {
  return {
    readBatch: notBuilt,
    template: notBuilt,
    filledTemplate: notBuilt,
    table: (ask) => writeTable(ask),
    close: async () => undefined,
  };
}
