import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Everything CI checks, in the order that fails soonest. `npm test` and `npm run ready` are this file.
 * It closes with one line that counts the tests that ran: `N passed, N failed, N skipped`.
 */
type Counts = { passed: number; failed: number; skipped: number };

const REPORTS = 'out/reports';
/** Tests start the centre and the desk hundreds of times: what Node made of their sources is kept for the next start. */
process.env['NODE_COMPILE_CACHE'] ??= join(process.cwd(), 'out', 'compile-cache');
rmSync(REPORTS, { recursive: true, force: true });
mkdirSync(REPORTS, { recursive: true });

function run(command: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, ...env } });
    child.on('error', () => resolve(127));
    child.on('exit', (code) => resolve(code ?? 1));
  });
}

function vitestCounts(): Counts {
  const report = JSON.parse(readFileSync(`${REPORTS}/vitest.json`, 'utf8'));
  return { passed: report.numPassedTests, failed: report.numFailedTests, skipped: report.numPendingTests + report.numTodoTests };
}

function playwrightCounts(): Counts {
  const { stats } = JSON.parse(readFileSync(`${REPORTS}/playwright.json`, 'utf8'));
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected, skipped: stats.skipped };
}

const steps: readonly {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: Record<string, string>;
  readonly counts?: () => Counts;
}[] = [
  {
    name: 'format',
    command: 'biome',
    args: ['ci', '--linter-enabled=false', '--error-on-warnings', '--colors=off', '--max-diagnostics=20'],
  },
  { name: 'types', command: 'node', args: ['test/architecture/types.ts'] },
  { name: 'lint', command: 'oxlint', args: ['--type-aware', '--deny-warnings'] },
  { name: 'doors', command: 'node', args: ['test/architecture/doors.ts'] },
  { name: 'readme', command: 'node', args: ['test/architecture/readme.ts'] },
  { name: 'build', command: 'node', args: ['src-main/launch/build.ts'] },
  {
    name: 'unit, contract, property, architecture',
    command: 'vitest',
    args: ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${REPORTS}/vitest.json`],
    counts: vitestCounts,
  },
  {
    name: 'e2e in Chromium',
    command: 'playwright',
    args: ['test', '--reporter=list,json'],
    env: { PLAYWRIGHT_JSON_OUTPUT_NAME: `${REPORTS}/playwright.json` },
    counts: playwrightCounts,
  },
];

const total: Counts = { passed: 0, failed: 0, skipped: 0 };
const timings: string[] = [];
for (const { name, command, args, env, counts } of steps) {
  console.log(`\n== ${name}`);
  const started = performance.now();
  const code = await run(command, args, env);
  timings.push(`${name} ${((performance.now() - started) / 1000).toFixed(1)} s`);
  let ran: Counts = { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
  if (counts !== undefined) {
    try {
      ran = counts();
      if (code !== 0 && ran.failed === 0) {
        ran = { ...ran, failed: 1 };
      }
    } catch {
      ran = { passed: 0, failed: 1, skipped: 0 };
    }
  }
  total.passed += ran.passed;
  total.failed += ran.failed;
  total.skipped += ran.skipped;
  if (code !== 0 && counts === undefined) {
    console.error(`\n${name} failed; what comes after was not run`);
    break;
  }
}
console.log(`\n${timings.join(' · ')}`);
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
if (total.failed > 0 || total.passed === 0) {
  process.exitCode = 1;
}
