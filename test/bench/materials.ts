import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Jimp } from 'jimp';
import { createImaging } from '../../src-main/imaging/create-imaging.ts';
import { fitLimits, scanOf } from '../fixtures/pictures.ts';
import { measureReading } from './read-cards.ts';

/**
 * A scanned page of A4 at 300 dpi, in colour, made to fit 500 KB as attaching does it (its own process, every check, what it looks like), against
 * jimp only decoding it once and halving its quality into the same bytes, in turns; then 20 such pages joined to one PDF; then made-up ID cards
 * read (read-cards.ts) and an upload broken off (`npm run bench:upload`, as it is). Prints one JSON line last; fails where a wrong number with a
 * right check character was read, or where the upload fails.
 *
 *   npm run bench:materials -- [--runs 5] [--cards 72] [--kills 10]
 */
const { values: options } = parseArgs({
  options: {
    runs: { type: 'string', default: '5' },
    cards: { type: 'string', default: '72' },
    kills: { type: 'string', default: '10' },
  },
});
const runs = Number(options.runs);
const target = fitLimits.recommendedBytes.most;

const imaging = createImaging({
  log: (_, error) => {
    throw error;
  },
});
const page = await scanOf({ noise: 6 });
console.log(`page: ${page.length} bytes, limit ${target}`);

async function ours(): Promise<number> {
  const started = performance.now();
  const prepared = await imaging.prepare({ fileName: '扫描.jpg', bytes: page, limits: fitLimits });
  const ms = performance.now() - started;
  if (!prepared.ok || prepared.value.bytes.length > target) {
    throw new Error(prepared.ok ? 'does not fit' : JSON.stringify(prepared.error));
  }
  console.log(`ours: ${Math.round(ms)} ms, ${prepared.value.bytes.length} bytes, ${JSON.stringify(prepared.value.prepared?.to)}`);
  return ms;
}

async function jimps(): Promise<number> {
  const started = performance.now();
  const picture = await Jimp.read(page);
  let [low, high, bytes] = [40, 91, 0];
  while (high - low > 2) {
    const quality = Math.floor((low + high) / 2);
    const { length } = await picture.getBuffer('image/jpeg', { quality });
    if (length <= target) {
      low = quality;
      bytes = length;
    } else {
      high = quality;
    }
  }
  const ms = performance.now() - started;
  console.log(`jimp: ${Math.round(ms)} ms, ${bytes === 0 ? 'does not fit at quality 40' : `${bytes} bytes`}`);
  return ms;
}

const median = (times: readonly number[]): number => times.toSorted((one, other) => one - other)[Math.floor(times.length / 2)] ?? 0;

await ours();
const fits: number[] = [];
const theirs: number[] = [];
for (let run = 0; run < runs; run += 1) {
  fits.push(await ours());
  theirs.push(await jimps());
}
const pages = await Promise.all(Array.from({ length: 20 }, (_, index) => scanOf({ seed: index + 1, noise: 1, lines: 12 })));
const ready = await Promise.all(
  pages.map(async (bytes) => {
    const prepared = await imaging.prepare({ fileName: '页.jpg', bytes, limits: fitLimits });
    return prepared.ok ? prepared.value.bytes : Buffer.alloc(0);
  }),
);
const started = performance.now();
const joined = await imaging.joinPages({ fileName: '合同.pdf', pages: ready, limits: { ...fitLimits, maxBytes: 64 * 1024 * 1024 } });
const merge20 = performance.now() - started;
if (!joined.ok) {
  throw new Error(JSON.stringify(joined.error));
}
console.log(`20 pages: ${joined.value.bytes.length} bytes`);
await imaging.close();
const read = await measureReading(Number(options.cards));
const upload = await benchUpload();
console.log(
  JSON.stringify({
    fit_ms: Math.round(median(fits)),
    fit_vs_jimp: Math.round((median(theirs) / median(fits)) * 10) / 10,
    merge20_ms: Math.round(merge20),
    ...read,
    resent_per_kill: upload.resent,
  }),
);
if (read.ocr_wrong_valid > 0 || !upload.passed) {
  process.exitCode = 1;
}

/** In a process of its own, as it is run alone: it has engines and centres to kill. Its last line has the figure. */
async function benchUpload(): Promise<{ readonly resent: number | null; readonly passed: boolean }> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'upload.ts'), '--kills', options.kills], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
  const code = await new Promise<number | null>((resolve) => child.once('exit', resolve));
  process.stdout.write(said);
  const line = said.trim().split('\n').at(-1) ?? '';
  return { resent: /"resent_per_kill":(\d+)/.test(line) ? Number(/"resent_per_kill":(\d+)/.exec(line)?.[1]) : null, passed: code === 0 };
}
