import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';

/**
 * One measurement in a process of its own, so that its peak memory is its own. Prints `{"ms":…,"peakMb":…,"wrongCells":…}`.
 * Time begins after the modules are loaded and includes reading the file from disk.
 *
 *   node test/bench/measure.ts --what exceljs|reader|check --file FILE --rows ROWS
 */
export type Measured = { readonly ms: number; readonly peakMb: number; readonly rows: number; readonly wrongCells: number };
/** `exceljs`: exceljs reads the file. `reader`: ours reads it, rows dropped. `check`: ours reads it, every cell compared. */
export type What = 'exceljs' | 'reader' | 'check';

type Work = () => Promise<{ readonly rows: number; readonly wrongCells: number }>;

/** What is measured, by name: each loads what it needs and gives back the work to be timed. The whole import is one more line here. */
const WORKS: Readonly<Record<What, (file: string, rows: number) => Promise<Work>>> = {
  exceljs: async (file) => {
    const { default: ExcelJS } = await import('exceljs');
    return async () => {
      const workbook = new ExcelJS.Workbook();
      await workbook.xlsx.readFile(file);
      return { rows: workbook.worksheets[0]?.rowCount ?? 0, wrongCells: 0 };
    };
  },
  reader: async (file) => {
    const { openWorkbook } = await import('../../src-main/workbook/read/open-workbook.ts');
    return async () => {
      const opened = await openWorkbook({ fileName: file, bytes: await readFile(file) });
      if (!opened.ok) {
        throw new Error(JSON.stringify(opened.error));
      }
      let rows = 0;
      const end = await opened.value.readRows(0, (block) => {
        rows += block.length;
      });
      if (!end.ok) {
        throw new Error(JSON.stringify(end.error));
      }
      return { rows, wrongCells: 0 };
    };
  },
  check: async (file, count) => {
    const { openWorkbook } = await import('../../src-main/workbook/read/open-workbook.ts');
    const { BATCH_HEADERS, BATCH_SEED, batchRows } = await import('../fixtures/batch-people.ts');
    const wanted: readonly (readonly string[])[] = [[...BATCH_HEADERS], ...batchRows({ seed: BATCH_SEED, count })];
    return async () => {
      const opened = await openWorkbook({ fileName: file, bytes: await readFile(file) });
      let rows = 0;
      let right = 0;
      if (opened.ok) {
        await opened.value.readRows(0, (block) => {
          for (const { number, cells } of block) {
            const texts = wanted[number - 1] ?? [];
            rows += 1;
            right += texts.filter((text, column) => cells[column]?.kind === 'text' && cells[column].text === text).length;
            // A cell too many is as wrong as one too few.
            right -= cells.slice(texts.length).filter((cell) => cell !== undefined).length;
          }
        });
      }
      return { rows, wrongCells: wanted.length * BATCH_HEADERS.length - right };
    };
  },
};

const { values } = parseArgs({ options: { what: { type: 'string' }, file: { type: 'string' }, rows: { type: 'string' } } });
const { what = '', file = '', rows = '0' } = values;
if (what !== 'exceljs' && what !== 'reader' && what !== 'check') {
  throw new Error(`--what ${what} is not known`);
}
const work = await WORKS[what](file, Number(rows));
const started = performance.now();
const done = await work();
const measured: Measured = { ms: performance.now() - started, peakMb: process.resourceUsage().maxRSS / 1024, ...done };
console.log(JSON.stringify(measured));
