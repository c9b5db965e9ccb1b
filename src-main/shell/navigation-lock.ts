import type { App } from 'electron';
import { PAGE_ORIGIN } from './page-scheme.ts';

/**
 * Windows stay on our page, whatever a link, a script or a dropped file asks for, and no <webview> is ever attached.
 * Electron's guideline items 12 and 13: https://www.electronjs.org/docs/latest/tutorial/security#13-disable-or-limit-navigation
 */
export function lockNavigation(app: Pick<App, 'on'>, refused: (kind: string) => void): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', (details) => {
      if (!isOurs(details.url)) {
        details.preventDefault();
        refused('navigation');
      }
    });
    contents.on('will-redirect', (details) => {
      if (!isOurs(details.url)) {
        details.preventDefault();
        refused('redirect');
      }
    });
    contents.on('will-frame-navigate', (details) => {
      if (!isOurs(details.url)) {
        details.preventDefault();
        refused('frame');
      }
    });
    contents.on('will-attach-webview', (event) => {
      event.preventDefault();
      refused('webview');
    });
  });
}

function isOurs(address: string): boolean {
  const url = URL.parse(address);
  // Node gives our scheme no origin of its own: compare what it is made of.
  return url !== null && `${url.protocol}//${url.host}` === PAGE_ORIGIN;
}
