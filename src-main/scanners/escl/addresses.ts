import { isIPv6 } from 'node:net';

/**
 * Where a device may answer that somebody named by its address: what was written where that is a whole address (with or without the path),
 * otherwise the usual ports, TLS first. Empty when it is no address.
 */
export function rootsOf(address: string): readonly URL[] {
  const text = address.trim().replaceAll('：', ':');
  if (/^https?:\/\//i.test(text)) {
    const whole = URL.parse(text);
    return whole === null || whole.username !== '' ? [] : [rootAt(whole.origin, whole.pathname)];
  }
  const host = isIPv6(text) ? `[${text}]` : text;
  const url = /^[^\s/\\?#@]+$/.test(host) ? URL.parse(`http://${host}`) : null;
  if (url === null) {
    return [];
  }
  const origins =
    url.port === ''
      ? [`https://${url.hostname}`, `http://${url.hostname}`, `http://${url.hostname}:8080`]
      : [`https://${url.host}`, `http://${url.host}`];
  return origins.map((origin) => rootAt(origin, ''));
}

/** The eSCL root at an origin, without a slash at its end. `path` is what a device announces (`rs`), usually `eSCL`. */
export function rootAt(origin: string, path: string): URL {
  const parts = path.split('/').filter((part) => part !== '');
  return new URL(`/${parts.length === 0 ? 'eSCL' : parts.join('/')}`, origin);
}
