/**
 * What crosses between a host and the page before the first operation: names both sides must agree on, and nothing else.
 *
 * Electron: the preload exposes `window.shebaoDesk`. The page calls `connect()`; the preload makes a MessageChannel, hands one end
 * to the main process and the other to the page as a `message` event whose data is `{type:'engine-port'}` and whose `ports[0]`
 * speaks oRPC (RPCLink of '@orpc/client/message-port'). Check `event.source === window` and `event.origin === location.origin`.
 *
 * Loopback: there is no `window.shebaoDesk`. Operations are at `/rpc` of the page's own origin; the cookie set when the page was
 * opened travels by itself.
 */
export type WindowApi = {
  readonly host: 'electron';
  connect(): void;
};

/** The name of the preload's object on `window`. */
export const WINDOW_API = 'shebaoDesk';
/** Channel on which the preload hands the main process its end of the channel. */
export const ENGINE_CONNECT = 'engine:connect';
/** `data.type` of the event that brings the page its end. */
export const ENGINE_PORT = 'engine-port';
export type EnginePortMessage = { readonly type: typeof ENGINE_PORT };

/** Path of the loopback door. */
export const RPC_PATH = '/rpc';
/** Carries the launch token for callers without cookies (tests, the kill soak). */
export const TOKEN_HEADER = 'x-shebao-token';
/** Query parameter of the address a loopback page is first opened with. */
export const TOKEN_PARAMETER = 'token';
