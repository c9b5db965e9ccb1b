import type { App, BrowserWindow } from 'electron';

/** One app a user and data folder: starting it again brings the window to the front. False when another one runs already. */
export function claimSingleInstance(
  app: Pick<App, 'requestSingleInstanceLock' | 'on'>,
  mainWindow: () => Pick<BrowserWindow, 'isMinimized' | 'restore' | 'show' | 'focus'> | null,
): boolean {
  if (!app.requestSingleInstanceLock()) {
    return false;
  }
  app.on('second-instance', () => {
    const window = mainWindow();
    if (window?.isMinimized() === true) {
      window.restore();
    }
    window?.show();
    window?.focus();
  });
  return true;
}
