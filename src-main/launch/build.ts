import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';
import { build, type InlineConfig } from 'vite';
import { inputHash } from './input-hash.ts';

const root = join(import.meta.dirname, '..', '..');

/** Native, given by the runtime, or WebAssembly with its files beside it: they stay outside the bundle and are found in node_modules. */
const EXTERNAL = ['electron', 'better-sqlite3', '@node-rs/argon2', 'sharp', 'tesseract.js-core', '@hyzyla/pdfium'];
/** In each built folder: the hash of what it was built from. */
const STAMP = '.inputs';
const COMMON = ['package-lock.json', 'src-main/launch/build.ts'];

/** What a folder of `out/` is made from; several builds may go into one folder. */
type Target = { readonly name: string; readonly inputs: readonly string[]; readonly configs: readonly InlineConfig[] };

/** One self-contained CommonJS file each: Electron's sandboxed preload accepts nothing else, main starts faster so, and a thread needs its own. */
function bundle(name: string, entries: Readonly<Record<string, string>>, inputs: readonly string[]): Target {
  return {
    name,
    inputs,
    configs: Object.entries(entries).map(([file, entry]) => ({
      configFile: false,
      root,
      ssr: { noExternal: true, external: EXTERNAL },
      build: {
        ssr: join(root, entry),
        target: 'node24',
        minify: false,
        rolldownOptions: {
          external: [...EXTERNAL, ...builtinModules, /^node:/],
          output: { format: 'cjs', entryFileNames: `${file}.cjs`, codeSplitting: false },
        },
      },
    })),
  };
}

function page(name: string, folder: string, inputs: readonly string[]): Target {
  return { name, inputs, configs: [{ configFile: join(root, folder, 'vite.config.ts'), root: join(root, folder) }] };
}

const targets: readonly Target[] = [
  bundle(
    'main',
    {
      index: 'src-main/main.ts',
      serve: 'src-main/serve.ts',
      'workbook-worker': 'src-main/workbook/import/workbook-worker.ts',
      'imaging-worker': 'src-main/imaging/imaging-worker.ts',
      'reading-worker': 'src-main/reading/reading-worker.ts',
    },
    ['src-main', 'src-shared', 'src-center'],
  ),
  bundle('preload', { index: 'src-main/preload/preload.ts' }, ['src-main/preload', 'src-shared/contract/window-api.ts']),
  page('renderer', 'src-renderer', ['src-renderer', 'src-shared']),
  page('console', 'src-center/console', ['src-center/console', 'src-shared']),
];

/** Builds what is not up to date into `out/`; answers what it built. A build that fails leaves the last good one in place. */
export async function buildAll({
  log,
  only = targets.map(({ name }) => name),
}: {
  readonly log: (line: string) => void;
  /** `main`, `preload`, `renderer`, `console`; all by default. */
  readonly only?: readonly string[];
}): Promise<readonly string[]> {
  const built: string[] = [];
  for (const target of targets.filter(({ name }) => only.includes(name))) {
    const hash = inputHash(root, [...target.inputs, ...COMMON]);
    const folder = join(root, 'out', target.name);
    if (isUpToDate(folder, hash)) {
      continue;
    }
    log(`正在构建 ${target.name}……`);
    await buildAside(target, folder, hash);
    built.push(target.name);
  }
  return built;
}

function isUpToDate(folder: string, hash: string): boolean {
  const stamp = join(folder, STAMP);
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === hash;
}

/** Builds beside and swaps by rename, so that an app running from the folder, or a second build, never sees half of it. */
async function buildAside({ name, configs }: Target, folder: string, hash: string): Promise<void> {
  const fresh = join(root, 'out', `.${name}-${process.pid}-new`);
  const old = join(root, 'out', `.${name}-${process.pid}-old`);
  mkdirSync(fresh, { recursive: true });
  const before = process.env['NODE_ENV'];
  // A test that builds must not make the window one for developers.
  process.env['NODE_ENV'] = 'production';
  try {
    // The folder is new: there is nothing to empty, and what the build before put there stays.
    for (const config of configs) {
      await build({ ...config, logLevel: 'warn', build: { ...config.build, outDir: fresh, emptyOutDir: false } });
    }
    writeFileSync(join(fresh, STAMP), hash);
    if (existsSync(folder)) {
      renameSync(folder, old);
    }
    renameSync(fresh, folder);
  } catch (error) {
    // Another build of the same inputs may have been quicker to the swap; its result is ours.
    if (!isUpToDate(folder, hash)) {
      throw error;
    }
  } finally {
    if (before === undefined) {
      delete process.env['NODE_ENV'];
    } else {
      process.env['NODE_ENV'] = before;
    }
    rmSync(fresh, { recursive: true, force: true });
    rmSync(old, { recursive: true, force: true });
  }
}

if (import.meta.main) {
  const started = performance.now();
  const only = process.argv.slice(2);
  const built = await buildAll({ log: (line) => console.error(line), ...(only.length > 0 && { only }) });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.error(built.length === 0 ? `构建结果都是最新的（${seconds} 秒）。` : `已构建 ${built.join('、')}（${seconds} 秒）。`);
}
