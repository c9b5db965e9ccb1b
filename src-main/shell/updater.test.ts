import { EventEmitter } from 'node:events';
import { beforeEach, describe, expect, it, vi } from 'vitest';

const autoUpdater = Object.assign(new EventEmitter(), {
  setFeedURL: vi.fn<(feed: unknown) => void>(),
  checkForUpdates: vi.fn<() => Promise<unknown>>(),
  autoInstallOnAppQuit: false,
  allowDowngrade: true,
});
vi.mock('electron-updater', () => ({ default: { autoUpdater } }));
const { keepUpToDate } = await import('./updater.ts');

beforeEach(() => {
  autoUpdater.removeAllListeners();
  autoUpdater.setFeedURL.mockReset();
  autoUpdater.checkForUpdates.mockReset().mockResolvedValue(null);
});

describe('updater', () => {
  it('looks where the centre publishes, and installs only when the app is closed', () => {
    keepUpToDate({ centreUrl: 'https://centre.test', installed: true, note: () => {} }).stop();
    expect(autoUpdater.setFeedURL).toHaveBeenCalledWith({ provider: 'generic', url: 'https://centre.test/updates' });
    expect(autoUpdater.checkForUpdates).toHaveBeenCalledTimes(1);
    expect(autoUpdater).toMatchObject({ autoInstallOnAppQuit: true, allowDowngrade: false });
  });
  it.each([
    ['practice mode', { centreUrl: null, installed: true }],
    ['a build that was not installed', { centreUrl: 'https://centre.test', installed: false }],
  ])('is off in %s', (_where, where) => {
    keepUpToDate({ ...where, note: () => {} }).stop();
    expect(autoUpdater.checkForUpdates).not.toHaveBeenCalled();
  });
  it('only notes that it could not look', async () => {
    autoUpdater.checkForUpdates.mockRejectedValue(new Error('404 at https://centre.test/updates/latest.yml'));
    const note = vi.fn<(event: string, facts?: unknown) => void>();
    keepUpToDate({ centreUrl: 'https://centre.test', installed: true, note }).stop();
    autoUpdater.emit('error', new TypeError('no network'));
    await Promise.resolve();
    expect(note).toHaveBeenCalledExactlyOnceWith('update-failed', { name: 'TypeError' });
  });
});
