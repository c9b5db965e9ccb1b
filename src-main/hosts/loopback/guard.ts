import { timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { TOKEN_HEADER } from '../../../src-shared/contract/window-api.ts';

/**
 * Who may knock at 127.0.0.1. Any page in any browser on this PC can send requests there, and a DNS name can be made to point
 * there, so being local proves nothing: the Host must be ours (DNS rebinding), a foreign Origin is refused (cross-site requests),
 * and the launch's secret must be shown.
 */
export type Door = {
  /** `127.0.0.1:PORT` */
  readonly authority: string;
  /** In the address the window is opened with, and in the header of callers without cookies. */
  readonly token: string;
  /** Cookies are shared by all ports of a host: the name carries ours. */
  readonly cookieName: string;
  readonly cookieValue: string;
  /** Tokens that open the page once; for addresses that others on this computer could read. */
  readonly tickets: Set<string>;
};

export type Knock = { readonly headers: IncomingHttpHeaders };
export type Refusal = 'foreign-host' | 'foreign-origin' | 'no-token';

/** Null when the request may pass. */
export function refusal(door: Door, { headers }: Knock): Refusal | null {
  if (headers.host !== door.authority) {
    return 'foreign-host';
  }
  if (headers.origin !== undefined && headers.origin !== `http://${door.authority}`) {
    return 'foreign-origin';
  }
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') {
    return 'foreign-origin';
  }
  return holdsHeader(door, headers) || holdsCookie(door, headers) ? null : 'no-token';
}

/** The first opening carries the token in its address: the Host must still be ours, but the browser may name any initiator. */
export function opensWithToken(door: Door, { headers }: Knock, token: string | null): boolean {
  return headers.host === door.authority && token !== null && (same(token, door.token) || door.tickets.delete(token));
}

/** Calls must come from a page of ours (browsers name the Origin of every POST) or from a caller that holds the header. */
export function refusalOfCall(door: Door, knock: Knock): Refusal | null {
  const general = refusal(door, knock);
  if (general !== null) {
    return general;
  }
  return knock.headers.origin === undefined && !holdsHeader(door, knock.headers) ? 'foreign-origin' : null;
}

function holdsHeader(door: Door, headers: IncomingHttpHeaders): boolean {
  const header = headers[TOKEN_HEADER];
  return typeof header === 'string' && same(header, door.token);
}

function holdsCookie(door: Door, headers: IncomingHttpHeaders): boolean {
  const prefix = `${door.cookieName}=`;
  return (headers.cookie ?? '').split(';').some((pair) => {
    const text = pair.trim();
    return text.startsWith(prefix) && same(text.slice(prefix.length), door.cookieValue);
  });
}

function same(given: string, wanted: string): boolean {
  const [left, right] = [Buffer.from(given), Buffer.from(wanted)];
  return left.length === right.length && timingSafeEqual(left, right);
}
