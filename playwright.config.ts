import { defineConfig } from '@playwright/test';
import { EACH_DOOR } from './test/e2e/doors.ts';
import { realElectron } from './test/electron-stand-in/launch-electron.ts';
import { browserForTests } from './test/processes/browser.ts';

export default defineConfig({
  testDir: 'test/e2e',
  // Minutes long: `npm run e2e:large`.
  testIgnore: process.env['E2E_LARGE'] === undefined ? ['**/batch-large.spec.ts'] : [],
  globalSetup: './test/e2e/golden.ts',
  outputDir: 'out/e2e',
  timeout: 120_000,
  expect: { timeout: 10_000 },
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  // A second try only where a shared machine runs it; Playwright names every test that needed one as flaky.
  retries: process.env['CI'] === undefined ? 0 : 1,
  reporter: [['list']],
  // Without this Playwright would transpile the built bundles.
  build: { external: ['**/out/**'] },
  use: {
    viewport: { width: 1366, height: 768 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    // Tests wait for no animation; so do the windows of doors.ts.
    contextOptions: { reducedMotion: 'reduce' },
    // A trace of every test costs a third of the run: `--trace on` for the one that fails.
    trace: 'off',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: browserForTests(),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  // The same specs run through every door to the engine; a real Electron only where its runtime is installed. What the stand-in adds is the
  // way to the engine, so there some tests run that together use each sort of operation: session, drafts, files in and out, jobs, events,
  // print. That every operation passes that door with its input whole is electron-stand-in/shell.test.ts.
  projects: [
    { name: 'loopback', metadata: { host: 'loopback' } },
    {
      name: 'electron-door',
      metadata: { host: 'electron-stand-in' },
      grep: new RegExp(EACH_DOOR),
    },
    ...(realElectron() !== null ? [{ name: 'electron', metadata: { host: 'electron' } }] : []),
  ],
});
