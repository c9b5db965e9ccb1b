import type { App, Shell } from 'electron';

/**
 * The page opens no windows. A link to one of these origins opens in the clerk's own browser; nothing else leaves the app.
 * Electron's guideline items 14 and 15: https://www.electronjs.org/docs/latest/tutorial/security#14-disable-or-limit-creation-of-new-windows
 */
export function lockWindowOpen({
  app,
  shell,
  outside,
  refused,
}: {
  readonly app: Pick<App, 'on'>;
  readonly shell: Pick<Shell, 'openExternal'>;
  /** Origins that may be shown outside: the practice centre's console, nothing by default. */
  readonly outside: readonly string[];
  readonly refused: (kind: string) => void;
}): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(({ url }) => {
      if (isAllowedOutside(url, outside)) {
        shell.openExternal(url).catch(() => refused('external'));
      } else {
        refused('window-open');
      }
      return { action: 'deny' };
    });
  });
}

export function isAllowedOutside(address: string, outside: readonly string[]): boolean {
  const url = URL.parse(address);
  const web = url !== null && (url.protocol === 'https:' || url.protocol === 'http:') && url.username === '' && url.password === '';
  return web && outside.includes(url.origin);
}
