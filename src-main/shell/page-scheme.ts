import type { Protocol } from 'electron';
import { readPageFile } from '../hosts/page-files.ts';
import { PAGE_HEADERS } from '../hosts/page-headers.ts';

const SCHEME = 'app';
const HOST = 'desk';
export const PAGE_ORIGIN = `${SCHEME}://${HOST}`;
export const PAGE_URL = `${PAGE_ORIGIN}/index.html`;

/**
 * The page comes from a scheme of our own: `file:` would let it read the disk and give it no origin to check.
 * Electron's guideline items 18 and 7: https://www.electronjs.org/docs/latest/tutorial/security#18-avoid-usage-of-the-file-protocol-and-prefer-usage-of-custom-protocols
 * Must run before the app is ready.
 */
export function registerPageScheme(protocol: Pick<Protocol, 'registerSchemesAsPrivileged'>): void {
  protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } }]);
}

/** Serves the built page, and nothing else, under the strict policy. */
export function servePage(protocol: Pick<Protocol, 'handle'>, pageFolder: string): void {
  protocol.handle(SCHEME, async (request) => {
    const url = new URL(request.url);
    if (url.host !== HOST || request.method !== 'GET') {
      return new Response('', { status: 403 });
    }
    const file = await readPageFile(pageFolder, url.pathname);
    return file === null
      ? new Response('', { status: 404, headers: PAGE_HEADERS })
      : new Response(file.bytes, { headers: { ...PAGE_HEADERS, 'content-type': file.mediaType } });
  });
}
