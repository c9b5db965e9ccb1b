/**
 * Between the process that runs the built main bundle on the stand-in (`run-main.ts`) and the one that shows its window in Chromium
 * (`launch-on-stand-in.ts`). Structured clone carries bytes as they are.
 */
export type Sender = { readonly url: string; readonly origin: string; readonly mainFrame: boolean };

/** Questions to the main process; each is answered. */
export type Ask =
  /** A request for the page's scheme, answered by the handler given to `protocol.handle`. */
  | { readonly ask: 'page'; readonly url: string; readonly method: string }
  /** May the page go there? True when some listener prevented it. */
  | { readonly ask: 'navigate'; readonly event: 'will-navigate' | 'will-redirect' | 'will-frame-navigate'; readonly url: string }
  | { readonly ask: 'attach-webview' }
  | { readonly ask: 'window-open'; readonly url: string }
  | { readonly ask: 'permission-request'; readonly permission: string; readonly url: string }
  | { readonly ask: 'permission-check'; readonly permission: string; readonly origin: string }
  | { readonly ask: 'device-permission'; readonly deviceType: string }
  | { readonly ask: 'second-instance' }
  | { readonly ask: 'records' };

export type Answers = {
  readonly page: { readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly body: Uint8Array };
  readonly navigate: { readonly prevented: boolean };
  readonly 'attach-webview': { readonly prevented: boolean };
  readonly 'window-open': { readonly action: string };
  readonly 'permission-request': { readonly granted: boolean };
  readonly 'permission-check': { readonly granted: boolean };
  readonly 'device-permission': { readonly granted: boolean };
  readonly 'second-instance': null;
  readonly records: Records;
};

/** What the bundle did to the stand-in so far. */
export type Records = {
  readonly schemes: readonly { readonly scheme: string; readonly privileges?: unknown; readonly beforeReady: boolean }[];
  readonly sandboxEnabled: boolean;
  readonly menu: unknown;
  readonly openedOutside: readonly string[];
  readonly errorBoxes: readonly { readonly title: string; readonly content: string }[];
  readonly windowCalls: readonly string[];
};

/** To the main process. */
export type ToMain =
  | { readonly kind: 'ask'; readonly id: number; readonly question: Ask }
  | { readonly kind: 'loaded' }
  | { readonly kind: 'connect'; readonly port: number; readonly channel: string; readonly sender: Sender | null }
  | { readonly kind: 'port-message'; readonly port: number; readonly data: string | Uint8Array }
  | { readonly kind: 'port-close'; readonly port: number }
  | { readonly kind: 'close-window' };

/** From the main process. */
export type FromMain =
  | { readonly kind: 'answer'; readonly id: number; readonly answer: Answers[Ask['ask']] }
  | { readonly kind: 'failed'; readonly id: number; readonly message: string }
  | { readonly kind: 'load'; readonly url: string; readonly options: WindowOptions }
  | { readonly kind: 'port-message'; readonly port: number; readonly data: string | Uint8Array }
  | { readonly kind: 'port-close'; readonly port: number };

export type WindowOptions = {
  readonly width?: number;
  readonly height?: number;
  readonly webPreferences?: Readonly<Record<string, unknown>>;
};
