import { readFile } from 'node:fs/promises';
import { type Browser, chromium, type Page, type Route } from '@playwright/test';
import { browserForTests } from '../processes/browser.ts';
import { type MainOptions, type MainProcess, startMainProcess } from './main-process.ts';
import type { Sender } from './messages.ts';
import { BINDING, carry, type FromPage, PORTS, pageScript, uncarry } from './page-script.ts';

/** Chromium knows no `app:` scheme: the page lives at this origin, the bundle sees its own. Never resolved, every request is answered here. */
export const SHOWN_ORIGIN = 'https://desk.test';
const PAGE_ORIGIN = 'app://desk';

export type LaunchedOnStandIn = {
  readonly page: Page;
  readonly main: MainProcess;
  /** As the bundle gave them to its BrowserWindow. */
  readonly webPreferences: Readonly<Record<string, unknown>>;
  /** The bundle's own permission handler, asked as Chromium would. */
  permissionHandler(permission: string, url: string): Promise<boolean>;
  /** Addresses outside the page's origin that were asked for; none was answered. */
  readonly outside: readonly string[];
  /** Closes the window as the clerk does and waits for the end; kills after ten seconds. Answers the exit code. */
  close(): Promise<number | null>;
  /** kill -9 of the main process; the window goes with it. */
  kill(): Promise<void>;
};

/**
 * Runs the built main bundle and the built preload against the stand-in `electron`, and shows the window in Chromium: in a context of
 * its own of the test's `browser`, or of one that is started and ended with it. Needs `out/` (`npm run build`).
 */
export async function launchOnStandIn({
  browser: given,
  viewport,
  ...options
}: MainOptions & { readonly browser?: Browser; readonly viewport?: { width: number; height: number } | null }): Promise<LaunchedOnStandIn> {
  const main = startMainProcess(options);
  const { url, options: windowOptions } = await main.window;
  const webPreferences = windowOptions.webPreferences ?? {};
  const { width = 1366, height = 768 } = windowOptions;
  const browser = given ?? (await chromium.launch({ executablePath: browserForTests() }));
  const context = await browser.newContext({
    viewport: viewport === undefined ? { width, height } : viewport,
    locale: 'zh-CN',
    reducedMotion: 'reduce',
  });
  const outside: string[] = [];
  await context.exposeBinding(BINDING, ({ frame }, message: FromPage) =>
    hear(main, message, senderOf(frame.url(), frame.parentFrame() === null), frame.page()),
  );
  await context.addInitScript({ content: pageScript(await readFile(String(webPreferences['preload']), 'utf8')) });
  await context.route('**/*', (route) =>
    answer({ main, route, outside, page: () => page }).catch(() =>
      // The window or the main process went while the request was under way.
      route.abort('aborted').catch(() => {}),
    ),
  );
  const page = await context.newPage();
  page.on('popup', (popup) => void popup.close().catch(() => {}));
  await page.goto(shown(url));
  main.send({ kind: 'loaded' });
  await main.ready;

  return {
    page,
    main,
    webPreferences,
    permissionHandler: async (permission, at) => (await main.ask({ ask: 'permission-request', permission, url: at })).granted,
    outside,
    close: async () => {
      await context.close();
      main.send({ kind: 'close-window' });
      const timer = setTimeout(() => main.child.kill('SIGKILL'), 10_000);
      const code = await main.exit;
      clearTimeout(timer);
      await (given === undefined && browser.close());
      return code;
    },
    kill: async () => {
      main.child.kill('SIGKILL');
      await main.exit;
      await context.close();
      await (given === undefined && browser.close());
    },
  };
}

/** From the page's world to the main process. A new document closes the ports of the one before, as Chromium does. */
const openPorts = new WeakMap<Page, Set<number>>();
function hear(main: MainProcess, message: FromPage, sender: Sender, page: Page): void {
  const open = openPorts.get(page) ?? new Set();
  openPorts.set(page, open);
  switch (message.kind) {
    case 'document':
      for (const port of open) {
        main.send({ kind: 'port-close', port });
      }
      open.clear();
      break;
    case 'connect':
      for (const port of message.ports) {
        open.add(port);
        const bridged = main.connectAs(sender, message.channel, port);
        bridged.on('message', ({ data }: { data: string | Uint8Array }) => void toPage(page, port, data));
      }
      break;
    case 'message':
      main.send({ kind: 'port-message', port: message.port, data: uncarry(message.data) });
      break;
  }
}

function toPage(page: Page, port: number, data: string | Uint8Array): Promise<unknown> {
  return page
    .evaluate(
      ({ ports, number, carried }) => {
        const open = (window as unknown as Record<string, Map<number, MessagePort>>)[ports]?.get(number);
        if ('text' in carried) {
          open?.postMessage(carried.text, []);
          return;
        }
        const binary = atob(carried.base64);
        open?.postMessage(
          Uint8Array.from(binary, (character) => character.charCodeAt(0)),
          [],
        );
      },
      { ports: PORTS, number: port, carried: carry(data) },
    )
    .catch(() => {
      // The page is gone; its ports are closed with the next document or with the window.
    });
}

/** Every request of the window: the page's own go to the bundle's handler, the rest to its locks, none to the network. */
async function answer({
  main,
  route,
  outside,
  page,
}: {
  readonly main: MainProcess;
  readonly route: Route;
  readonly outside: string[];
  readonly page: () => Page;
}): Promise<void> {
  const request = route.request();
  const url = request.url();
  if (url.startsWith(`${SHOWN_ORIGIN}/`)) {
    const { status, headers, body } = await main.ask({
      ask: 'page',
      url: url.replace(SHOWN_ORIGIN, PAGE_ORIGIN),
      method: request.method(),
    });
    return route.fulfill({ status, headers: { ...headers }, body: Buffer.from(body) });
  }
  outside.push(url);
  if (request.isNavigationRequest()) {
    const where = frameOf(route, page());
    if (where === 'other-window') {
      await main.ask({ ask: 'window-open', url });
    } else {
      const { prevented } = await main.ask({ ask: 'navigate', event: where === 'main' ? 'will-navigate' : 'will-frame-navigate', url });
      if (!prevented) {
        return route.fulfill({ contentType: 'text/html', body: '<title>left the page</title>' });
      }
    }
  }
  return route.abort('aborted');
}

function frameOf(route: Route, page: Page): 'main' | 'sub' | 'other-window' {
  try {
    const frame = route.request().frame();
    return frame.page() !== page ? 'other-window' : frame === page.mainFrame() ? 'main' : 'sub';
  } catch {
    // Playwright has no frame yet for the first request of a new window.
    return 'other-window';
  }
}

function shown(url: string): string {
  return url.replace(PAGE_ORIGIN, SHOWN_ORIGIN);
}

function senderOf(url: string, mainFrame: boolean): Sender {
  const seen = url.startsWith(`${SHOWN_ORIGIN}/`) ? url.replace(SHOWN_ORIGIN, PAGE_ORIGIN) : url;
  return { url: seen, origin: seen.startsWith(`${PAGE_ORIGIN}/`) ? PAGE_ORIGIN : (URL.parse(seen)?.origin ?? 'null'), mainFrame };
}
