/** The one line on standard output: whoever started us (npm start, a test, the kill soak) may now connect. */
export type Ready = {
  readonly host: 'electron' | 'loopback';
  readonly url: string;
  readonly centre: string;
  readonly data: string;
};

export function readyLine({ host, url, centre, data }: Ready): string {
  return `READY ${JSON.stringify({ host, url, centre, data })}`;
}

/**
 * What the loopback server tells `npm start` besides. Command lines can be read by others on this computer, so the window is opened
 * with an address that works once.
 */
export type ServeMessage = { readonly url: string; readonly windowUrl: string };
/** What `npm start` tells the server: the window to close when `npm start` itself is gone without a word (kill -9). */
export type WindowMessage = { readonly windowPid: number };
