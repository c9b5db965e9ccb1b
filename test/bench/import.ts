import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from 'vite';
import { buildAll } from '../../src-main/launch/build.ts';
import { V8_FLAGS } from '../../src-main/launch/v8-flags.ts';
import { resaveByLibreOffice, writeBatchFile } from './batch-files.ts';
import type { Measured, What } from './measure.ts';
import { prepareHouse } from './whole-import.ts';

/**
 * How fast workbooks come in, against exceljs merely reading them: files of 1k, 10k and 100k people as a program writes them and as
 * LibreOffice saves them again. `reader` reads the file; `whole` imports it (whole-import.ts): read, every rule, rows and findings on disk
 * in an encrypted store. Weinan takes 20,000 rows at once; measured is a profile that takes more.
 *
 * A shared machine's speed changes twofold within seconds, so a ratio is taken of neighbours: in each repetition exceljs runs between
 * the two timed against it, and the median of the repetitions' ratios counts, which a slow spell during one run cannot move. (Medians of
 * each taken apart, as they were before, wandered by a third either way on the same code.) The table goes to stderr, with the lowest and
 * highest ratio; the last line is JSON, of the worse of the two largest files. Fails when a promise is not kept.
 *
 *   npm run bench:import -- [--sizes 1000,10000,100000] [--repeat 5]
 */
const { values: options } = parseArgs({
  options: { sizes: { type: 'string', default: '1000,10000,100000' }, repeat: { type: 'string', default: '5' } },
});
const sizes = options.sizes.split(',').map(Number);
const repeat = Number(options.repeat);

/** Timed against `exceljs`; `key` names its ratio in the JSON line, `atLeast` is the promise. */
const CONTENDERS: readonly { readonly what: What; readonly key: string; readonly atLeast: number }[] = [
  { what: 'reader', key: 'reader_vs_exceljs', atLeast: 4 },
  { what: 'whole', key: 'whole_vs_exceljs', atLeast: 2.5 },
];
const MOST_MEGABYTES = 200;
/** Bundled as the product is: with types stripped at every start, Node would add 35 MB and a tenth of a second that clerks never pay. */
const BUNDLE = 'out/bench';
await build({
  configFile: false,
  logLevel: 'warn',
  build: {
    ssr: join(import.meta.dirname, 'measure.ts'),
    outDir: BUNDLE,
    target: 'node24',
    minify: false,
    // All files beside each other: the reading thread is looked for beside the file that starts it.
    rolldownOptions: { output: { chunkFileNames: '[name].js' } },
  },
});
await buildAll({ log: (line) => console.error(line), only: ['main'] });
copyFileSync(join('out', 'main', 'workbook-worker.cjs'), join(BUNDLE, 'workbook-worker.cjs'));
const MEASURE = join(BUNDLE, 'measure.js');

/** `times` are how many times as fast as exceljs in the same repetition, ascending. */
type Figures = { readonly ms: number; readonly peakMb: number; readonly times: readonly number[] };
type FileFigures = {
  readonly rows: number;
  readonly writer: string;
  readonly wrongCells: number;
  readonly figures: Readonly<Partial<Record<What, Figures>>>;
};

function measure(what: What, file: string, rows: number): Measured {
  const args = [MEASURE, '--what', what, '--file', file, '--rows', String(rows), '--house', join(folder, 'house')];
  // Ours as the product is started, exceljs as anybody starts it.
  const flags = what === 'exceljs' ? [] : V8_FLAGS;
  const output = execFileSync(process.execPath, [...flags, ...args], { encoding: 'utf8' });
  const measured: Measured = JSON.parse(output.trim().split('\n').at(-1) ?? '');
  if (measured.rows !== rows + 1) {
    throw new Error(`${what} found ${measured.rows} rows of ${rows + 1} in ${file}`);
  }
  return measured;
}

/** Exceljs between the two: each is its neighbour. */
const WHATS: readonly What[] = ['reader', 'exceljs', 'whole'];

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}

function figuresOf(file: string, writer: string, rows: number): FileFigures {
  const wrongCells = measure('check', file, rows).wrongCells + measure('check-whole', file, rows).wrongCells;
  const repetitions = Array.from({ length: repeat }, (_, run) => {
    // The order turns, so that none always runs after the same.
    const order = run % 2 === 0 ? WHATS : WHATS.toReversed();
    return new Map(order.map((what) => [what, measure(what, file, rows)]));
  });
  const figures = WHATS.map((what) => [what, figuresIn(repetitions, what)] as const);
  return { rows, writer, wrongCells, figures: Object.fromEntries(figures) };
}

function msOf(repetition: ReadonlyMap<What, Measured>, what: What): number {
  return repetition.get(what)?.ms ?? Number.NaN;
}

function figuresIn(repetitions: readonly ReadonlyMap<What, Measured>[], what: What): Figures {
  return {
    ms: median(repetitions.map((repetition) => msOf(repetition, what))),
    peakMb: Math.max(...repetitions.map((repetition) => repetition.get(what)?.peakMb ?? 0)),
    times: repetitions.map((repetition) => msOf(repetition, 'exceljs') / msOf(repetition, what)).toSorted((a, b) => a - b),
  };
}

function ratio({ figures }: FileFigures, what: What): number {
  return median(figures[what]?.times ?? []);
}

function tell(found: FileFigures): void {
  const { rows, writer, wrongCells } = found;
  for (const [what, { ms, peakMb, times }] of Object.entries(found.figures)) {
    const columns = [
      String(rows).padStart(7),
      writer.padEnd(12),
      what.padEnd(8),
      `${ms.toFixed(0)} ms`.padStart(9),
      `${median(times).toFixed(2)} ×`.padStart(9),
      `(${times.at(0)?.toFixed(2)} to ${times.at(-1)?.toFixed(2)})`.padStart(16),
      `${peakMb.toFixed(0)} MB`.padStart(8),
      what === 'exceljs' ? '' : `${wrongCells} wrong cells`,
    ];
    console.error(columns.join('  '));
  }
}

const folder = mkdtempSync(join(tmpdir(), 'shebao-bench-'));
try {
  const all: FileFigures[] = [];
  await prepareHouse(join(folder, 'house'), Math.max(...sizes));
  for (const rows of sizes) {
    const file = join(folder, `${rows}.xlsx`);
    await writeBatchFile(file, rows);
    const resaved = resaveByLibreOffice(file, join(folder, 'office'));
    if (resaved === null) {
      console.error('no soffice here: measured without the file saved again by LibreOffice (Debian: libreoffice-calc)');
    }
    for (const [path, writer] of [[file, 'exceljs'] as const, ...(resaved === null ? [] : [[resaved, 'LibreOffice'] as const])]) {
      const found = figuresOf(path, writer, rows);
      tell(found);
      all.push(found);
    }
  }
  summarise(all);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function summarise(all: readonly FileFigures[]): void {
  const largest = Math.max(...sizes);
  const smallest = Math.min(...sizes);
  const atLargest = all.filter(({ rows }) => rows === largest);
  const worst = (what: What) => Math.min(...atLargest.map((file) => ratio(file, what)));
  const wrongCells = all.reduce((sum, file) => sum + file.wrongCells, 0);
  const peak = Math.max(...CONTENDERS.flatMap(({ what }) => atLargest.map(({ figures }) => figures[what]?.peakMb ?? 0)));
  const timeOf = (what: What, rows: number) =>
    Math.max(...all.filter((file) => file.rows === rows).map(({ figures }) => figures[what]?.ms ?? 0));
  const ratios = Object.fromEntries(CONTENDERS.map(({ what, key }) => [key, rounded(worst(what))]));
  const ofEach = <T>(figure: (what: What) => T) => Object.fromEntries(CONTENDERS.map(({ what }) => [what, figure(what)]));
  const kept = CONTENDERS.every(({ what, atLeast }) => worst(what) >= atLeast) && wrongCells === 0 && peak < MOST_MEGABYTES;
  if (!kept) {
    process.exitCode = 1;
  }
  console.log(
    JSON.stringify({
      rows: largest,
      ...ratios,
      peak_mb: Math.round(peak),
      wrong_cells: wrongCells,
      // Milliseconds by rows: from the smallest to the largest file the rows grow by `rows_grow`, the time of each by `time_grows`.
      ms_by_rows: ofEach((what) => sizes.map((rows) => [rows, Math.round(timeOf(what, rows))])),
      rows_grow: largest / smallest,
      time_grows: ofEach((what) => rounded(timeOf(what, largest) / timeOf(what, smallest))),
      files: atLargest.length,
    }),
  );
}

function rounded(number: number): number {
  return Math.round(number * 100) / 100;
}
