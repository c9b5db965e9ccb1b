import type { Browser, Page } from '@playwright/test';
import { launchElectron } from '../electron-stand-in/launch-electron.ts';
import { launchOnStandIn } from '../electron-stand-in/launch-on-stand-in.ts';
import { startDesk } from '../processes/desk.ts';

/** Of a test that goes through every door to the engine; together they use each sort of operation (playwright.config.ts). */
export const EACH_DOOR = '@each-door';

/** How a test reaches the engine: one spec, several doors. */
export type Host = 'loopback' | 'electron-stand-in' | 'electron';

export type Door = {
  readonly host: Host;
  /** The window now; another one after `restart`. */
  readonly page: Page;
  /** Ends the engine as a crash or as a clerk would, starts it again on the same data, and opens its window. */
  restart(how: 'kill' | 'close'): Promise<Page>;
  close(): Promise<void>;
};

export type DoorAsk = {
  readonly host: Host;
  readonly data: string;
  readonly centre: string;
  readonly clock: string;
  readonly browser: Browser;
  readonly viewport: { readonly width: number; readonly height: number };
};

type Opened = { readonly page: Page; kill(): Promise<void>; close(): Promise<void> };

async function loopback({ data, centre, clock, browser, viewport }: DoorAsk): Promise<Opened> {
  const desk = await startDesk({ data, centre, clock, built: true });
  const context = await browser.newContext({ viewport, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.goto(desk.ready.url);
  return {
    page,
    kill: async () => {
      await desk.killHard();
      await context.close();
    },
    close: async () => {
      await context.close();
      await desk.end();
    },
  };
}

async function standIn({ data, centre, clock, browser, viewport }: DoorAsk): Promise<Opened> {
  const launched = await launchOnStandIn({ dataFolder: data, centreUrl: centre, clock, browser, viewport });
  return {
    page: launched.page,
    kill: () => launched.kill(),
    close: async () => {
      await launched.close();
    },
  };
}

function electron({ data, centre, clock }: DoorAsk): Promise<Opened> {
  return launchElectron({ dataFolder: data, centreUrl: centre, clock });
}

const WAYS = { loopback, 'electron-stand-in': standIn, electron } satisfies Record<Host, (ask: DoorAsk) => Promise<Opened>>;

export async function openDoor(ask: DoorAsk): Promise<Door> {
  let opened = await WAYS[ask.host](ask);
  return {
    host: ask.host,
    get page() {
      return opened.page;
    },
    async restart(how) {
      await (how === 'kill' ? opened.kill() : opened.close());
      opened = await WAYS[ask.host](ask);
      return opened.page;
    },
    close: () => opened.close(),
  };
}
