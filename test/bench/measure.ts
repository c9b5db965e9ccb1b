import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';

/**
 * One measurement in a process of its own, so that its peak memory is its own. Prints `{"ms":…,"peakMb":…,"wrongCells":…}`.
 * Time begins after the modules are loaded and includes reading the file from disk.
 *
 *   node out/bench/measure.js --what exceljs|reader|whole|check|check-whole --file FILE --rows ROWS --house FOLDER
 */
export type Measured = { readonly ms: number; readonly peakMb: number; readonly rows: number; readonly wrongCells: number };
/**
 * `exceljs`: exceljs reads the file. `reader`: ours reads it, rows dropped. `whole`: it is imported into a copy of the house. The checks
 * compare every cell, as read and as it stands in the store.
 */
export type What = 'exceljs' | 'reader' | 'whole' | 'check' | 'check-whole';

type Work = () => Promise<{ readonly rows: number; readonly wrongCells: number; readonly end?: () => Promise<void> }>;

/** What is measured, by name: each loads what it needs and gives back the work to be timed. */
const WORKS: Readonly<Record<What, (file: string, rows: number, house: string) => Promise<Work>>> = {
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
  whole: (file, rows, house) => whole({ file, rows, house, check: false }),
  'check-whole': (file, rows, house) => whole({ file, rows, house, check: true }),
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

async function whole(ask: {
  readonly file: string;
  readonly rows: number;
  readonly house: string;
  readonly check: boolean;
}): Promise<Work> {
  const { openWhole } = await import('./whole-import.ts');
  return openWhole(ask);
}

const { values } = parseArgs({
  options: { what: { type: 'string' }, file: { type: 'string' }, rows: { type: 'string' }, house: { type: 'string' } },
});
const { what = '', file = '', rows = '0', house = '' } = values;
const open = Object.entries(WORKS).find(([name]) => name === what)?.[1];
if (open === undefined) {
  throw new Error(`--what ${what} is not known`);
}
const work = await open(file, Number(rows), house);
const started = performance.now();
const { end, ...done } = await work();
const measured: Measured = { ms: performance.now() - started, peakMb: await peakMegabytes(), ...done };
await end?.();
console.log(JSON.stringify(measured));

/** The most memory this process had. `maxRSS` would do, but on Linux it begins with that of the process that started this one. */
async function peakMegabytes(): Promise<number> {
  const status = await readFile('/proc/self/status', 'utf8').catch(() => '');
  const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1];
  return (kilobytes === undefined ? process.resourceUsage().maxRSS : Number(kilobytes)) / 1024;
}
