import type { Workbooks } from '../engine/ports/workbooks.ts';
import { writeFilledTemplate, writeTemplate } from './write/template/write-template.ts';
import { writeTable } from './write/write-table.ts';

function notBuilt(): never {
  throw new Error('not built');
}

/** The port `Workbooks`: reading in a worker thread, writing templates and lists. */
export function createWorkbooks(): Workbooks & { close(): Promise<void> } {
  return {
    readBatch: notBuilt,
    template: writeTemplate,
    filledTemplate: writeFilledTemplate,
    table: (ask) => writeTable(ask),
    close: async () => undefined,
  };
}
