import electronUpdater from 'electron-updater';

const SIX_HOURS = 6 * 3_600_000;

/**
 * Looks for a new version where the centre publishes it (`<centre>/updates`), fetches it in the background and installs it when the
 * app is closed: never while a clerk works. Off in practice mode and in a build that was not installed. Not being able to look is
 * no trouble of the clerk's; it is only noted.
 */
export function keepUpToDate({
  centreUrl,
  installed,
  note,
}: {
  /** Null in practice mode. */
  readonly centreUrl: string | null;
  readonly installed: boolean;
  readonly note: (event: string, facts?: Readonly<Record<string, string>>) => void;
}): { stop(): void } {
  if (centreUrl === null || !installed) {
    return { stop: () => {} };
  }
  const { autoUpdater } = electronUpdater;
  autoUpdater.setFeedURL({ provider: 'generic', url: `${centreUrl}/updates` });
  autoUpdater.autoDownload = true;
  autoUpdater.autoInstallOnAppQuit = true;
  autoUpdater.allowDowngrade = false;
  autoUpdater.logger = null;
  autoUpdater.on('update-downloaded', ({ version }) => note('update-downloaded', { version }));
  autoUpdater.on('error', (error) => note('update-failed', { name: error.name }));
  const look = (): void => void autoUpdater.checkForUpdates().catch(() => null);
  look();
  const timer = setInterval(look, SIX_HOURS);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}
