import { BrowserWindow, type WebPreferences } from 'electron';
import { PAGE_URL } from './page-scheme.ts';

/**
 * What the page's process may do: nothing but show the page.
 * Electron's guideline items 2, 3, 4, 6, 8, 9 and 11: https://www.electronjs.org/docs/latest/tutorial/security#checklist-security-recommendations
 */
export function hardenedPreferences({ preload, developer }: { readonly preload: string; readonly developer: boolean }): WebPreferences {
  return {
    preload,
    contextIsolation: true, // 3: the preload's world is not the page's
    sandbox: true, // 4: the process may not touch the system
    nodeIntegration: false, // 2
    nodeIntegrationInWorker: false, // 2
    nodeIntegrationInSubFrames: false, // 2
    webSecurity: true, // 6: same-origin rules stay on
    allowRunningInsecureContent: false, // 8
    experimentalFeatures: false, // 9
    webviewTag: false, // 11
    navigateOnDragDrop: false, // a file dropped beside its place must not replace the page
    spellcheck: false, // dictionaries would be fetched from outside
    devTools: developer,
  };
}

export async function openMainWindow({
  preload,
  developer,
}: {
  readonly preload: string;
  readonly developer: boolean;
}): Promise<BrowserWindow> {
  const window = new BrowserWindow({
    width: 1366,
    height: 768,
    minWidth: 1024,
    minHeight: 640,
    title: '社保申报台',
    show: false,
    webPreferences: hardenedPreferences({ preload, developer }),
  });
  window.once('ready-to-show', () => window.show());
  await window.loadURL(PAGE_URL);
  return window;
}
