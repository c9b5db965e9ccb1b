import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect, type Page } from '@playwright/test';
import { type CentreProcess, startCentreProcess } from '../processes/centre.ts';
import { type Door, type Host, openDoor } from './doors.ts';
import { GOLDEN } from './golden.ts';
import { Desk } from './pages/desk.ts';
import { TODAY } from './today.ts';

type Fixtures = {
  /** Begin on an empty folder, or on a copy of a registered unit with all its insurances. */
  readonly start: 'fresh' | 'registered';
  readonly folder: string;
  readonly centre: CentreProcess;
  /** The window, through the door this project tests. */
  readonly door: Door;
  readonly desk: Desk;
  /** The desk unlocked; needs `start: 'registered'`. */
  readonly registered: Desk;
};

/**
 * Each test has its own data folder, its own centre process and its own engine. `page` is left to tests that need a bare browser page.
 */
export const test = base.extend<Fixtures>({
  start: ['fresh', { option: true }],
  folder: async ({ start }, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'shebao-e2e-'));
    if (start === 'registered') {
      await cp(GOLDEN, folder, { recursive: true });
    }
    await use(folder);
    await rm(folder, { recursive: true, force: true });
  },
  centre: async ({ folder }, use) => {
    const centre = await startCentreProcess({ data: join(folder, 'centre'), clock: TODAY });
    await use(centre);
    await centre.end();
  },
  door: async ({ folder, centre, browser }, use, info) => {
    const { host } = info.project.metadata as { host: Host };
    const door = await openDoor({
      host,
      data: join(folder, 'desk'),
      centre: centre.ready.url,
      clock: TODAY,
      browser,
      viewport: info.project.use.viewport ?? { width: 1366, height: 768 },
    });
    const { page } = door;
    const complaints = watch(page);
    await use(door);
    // What a test still holds back or changes on its way when it ends is no failure of it.
    await door.page.unrouteAll({ behavior: 'ignoreErrors' });
    await door.close();
    expect(complaints, 'the page threw or wrote errors to its console').toEqual([]);
  },
  desk: async ({ door, centre }, use) => {
    await use(new Desk(door, centre));
  },
  registered: async ({ desk }, use) => {
    await desk.unlock();
    await use(desk);
  },
});

/** Uncaught errors and console errors fail a test, whatever else it looks at. */
function watch(page: Page): string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    // A refused operation or a cut connection is the subject of some tests; Chromium reports it as a resource.
    if (message.type() === 'error' && !/Failed to load resource|net::ERR_/.test(message.text())) {
      complaints.push(message.text());
    }
  });
  return complaints;
}

export { expect };
