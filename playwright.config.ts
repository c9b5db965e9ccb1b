import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';

/** The same specs run through every door to the engine; a real Electron only where its runtime is installed. */
const realElectron = existsSync('node_modules/electron/path.txt');

export default defineConfig({
  testDir: 'test/e2e',
  outputDir: 'out/e2e',
  timeout: 90_000,
  expect: { timeout: 10_000 },
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  retries: 0,
  reporter: [['list']],
  // Without this Playwright would transpile the built bundles.
  build: { external: ['**/out/**'] },
  use: {
    viewport: { width: 1366, height: 768 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  projects: [
    { name: 'loopback', metadata: { host: 'loopback' } },
    { name: 'electron-door', metadata: { host: 'electron-stand-in' } },
    ...(realElectron ? [{ name: 'electron', metadata: { host: 'electron' } }] : []),
  ],
});
