import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

type Machine = { readonly platform: string; readonly env: Readonly<Record<string, string | undefined>> };

/** Browsers of the Chromium family, where each system keeps them; they can show a page as a window of its own. */
export function findBrowser({ platform, env }: Machine, exists: (path: string) => boolean = existsSync): string | null {
  return candidates({ platform, env }).find((path) => exists(path)) ?? null;
}

function candidates({ platform, env }: Machine): readonly string[] {
  if (platform === 'win32') {
    const folders = [env['PROGRAMFILES(X86)'], env['PROGRAMFILES'], env['LOCALAPPDATA']].filter((folder) => folder !== undefined);
    const programs = ['Microsoft\\Edge\\Application\\msedge.exe', 'Google\\Chrome\\Application\\chrome.exe'];
    return programs.flatMap((program) => folders.map((folder) => `${folder}\\${program}`));
  }
  if (platform === 'darwin') {
    return ['Google Chrome', 'Microsoft Edge', 'Chromium'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);
  }
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge', 'brave-browser'];
  const folders = (env['PATH'] ?? '/usr/bin').split(':').filter((folder) => folder !== '');
  return names.flatMap((name) => folders.map((folder) => `${folder}/${name}`));
}

/** Is there a screen to open a window on? */
export function hasDisplay({ platform, env }: Machine): boolean {
  return platform !== 'linux' || Boolean(env['DISPLAY']) || Boolean(env['WAYLAND_DISPLAY']);
}

/** A window of its own with a profile of its own: no other tabs, no extensions, no history of the clerk's browser. */
export function windowArguments({
  url,
  profile,
  root,
}: {
  readonly url: string;
  readonly profile: string;
  readonly root: boolean;
}): readonly string[] {
  return [
    `--app=${url}`,
    `--user-data-dir=${profile}`,
    '--window-size=1366,768',
    '--lang=zh-CN',
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-extensions',
    '--disable-sync',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-features=Translate',
    // Chromium refuses its sandbox to root; for anybody else it stays on. --test-type hides the warning bar about it.
    ...(root ? ['--no-sandbox', '--test-type'] : []),
  ];
}

export function openAppWindow({
  browser,
  url,
  dataFolder,
  root,
}: {
  readonly browser: string;
  readonly url: string;
  readonly dataFolder: string;
  readonly root: boolean;
}): ChildProcess {
  const profile = join(dataFolder, 'window');
  const preferences = join(profile, 'Default', 'Preferences');
  if (!existsSync(preferences)) {
    mkdirSync(join(profile, 'Default'), { recursive: true, mode: 0o700 });
    // No switch turns the offer to translate our Chinese off; the preference does.
    writeFileSync(preferences, JSON.stringify({ translate: { enabled: false } }));
  }
  // Chromium on Linux takes its own language from here, not from --lang.
  return spawn(browser, [...windowArguments({ url, profile, root })], { stdio: 'ignore', env: { ...process.env, LANGUAGE: 'zh_CN' } });
}
