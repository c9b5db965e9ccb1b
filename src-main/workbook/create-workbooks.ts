import type { Log } from '../engine/ports/log.ts';
import type { Workbooks } from '../engine/ports/workbooks.ts';
import { createReadingThread } from './import/reading-thread.ts';
import { writeFilledTemplate, writeTemplate } from './write/template/write-template.ts';
import { writeTable } from './write/write-table.ts';

/** The port `Workbooks`: reading in a worker thread, writing templates and lists. */
export function createWorkbooks({ log }: { readonly log: Log }): Workbooks & { close(): Promise<void> } {
  const thread = createReadingThread({ log });
  return {
    prepare: () => thread.prepare(),
    readBatch: (ask) => thread.readBatch(ask),
    template: writeTemplate,
    filledTemplate: writeFilledTemplate,
    table: (ask) => writeTable(ask),
    close: () => thread.close(),
  };
}
