import { type Browser, type Page } from '@playwright/test';
import { startDesk, type Desk as DeskProcess } from '../processes/desk.ts';

/** How a test reaches the engine: one spec, several doors. */
export type Door = {
  readonly host: 'loopback' | 'electron-stand-in' | 'electron';
  readonly page: Page;
  /** Ends the engine as a crash would, starts it again on the same data, and opens its window. */
  restart(how: 'kill' | 'close'): Promise<Page>;
  close(): Promise<void>;
};

export type DoorAsk = {
  readonly host: Door['host'];
  readonly data: string;
  readonly centre: string;
  readonly clock: string;
  readonly browser: Browser;
  readonly viewport: { readonly width: number; readonly height: number } | null;
};

export async function openDoor(ask: DoorAsk): Promise<Door> {
  if (ask.host === 'loopback') {
    return openLoopback(ask);
  }
  throw new Error(`no door for ${ask.host}`);
}

async function openLoopback({ data, centre, clock, browser, viewport }: DoorAsk): Promise<Door> {
  const context = await browser.newContext({ viewport });
  let desk: DeskProcess = await startDesk({ data, centre, clock });
  const page = await context.newPage();
  await page.goto(desk.ready.url);
  return {
    host: 'loopback',
    page,
    async restart(how) {
      await (how === 'kill' ? desk.killHard() : desk.end());
      desk = await startDesk({ data, centre, clock });
      await page.goto(desk.ready.url);
      return page;
    },
    async close() {
      await context.close();
      await desk.end();
    },
  };
}
