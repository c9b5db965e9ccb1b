import { describe, expect, it } from 'vitest';
import { findBrowser, hasDisplay, windowArguments } from './app-window.ts';

describe('app window', () => {
  it('finds a browser of the Chromium family on the path', () => {
    const machine = { platform: 'linux', env: { PATH: '/usr/local/bin:/usr/bin' } };
    expect(findBrowser(machine, (path) => path === '/usr/bin/google-chrome')).toBe('/usr/bin/google-chrome');
    expect(findBrowser(machine, () => false)).toBeNull();
  });
  it('finds Edge, which every Windows has', () => {
    const edge = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe';
    expect(findBrowser({ platform: 'win32', env: { 'PROGRAMFILES(X86)': 'C:\\Program Files (x86)' } }, (path) => path === edge)).toBe(edge);
  });
  it('needs a screen on Linux', () => {
    expect(hasDisplay({ platform: 'linux', env: {} })).toBe(false);
    expect(hasDisplay({ platform: 'linux', env: { DISPLAY: ':0' } })).toBe(true);
    expect(hasDisplay({ platform: 'linux', env: { WAYLAND_DISPLAY: 'wayland-0' } })).toBe(true);
    expect(hasDisplay({ platform: 'win32', env: {} })).toBe(true);
  });
  it('keeps the browser’s sandbox for everyone but root', () => {
    const ask = { url: 'http://127.0.0.1:1/', profile: '/d/window' };
    expect(windowArguments({ ...ask, root: false })).not.toContain('--no-sandbox');
    expect(windowArguments({ ...ask, root: true })).toContain('--no-sandbox');
    expect(windowArguments({ ...ask, root: false })).toEqual(
      expect.arrayContaining(['--app=http://127.0.0.1:1/', '--user-data-dir=/d/window']),
    );
  });
});
