import { describe, expect, it } from 'vitest';
import { missingSentence, packagesToDo, systemToDo } from './what-is-missing.mjs';

const lock = {
  packages: {
    '': {},
    'node_modules/a': { integrity: 'sha512-a' },
    'node_modules/only-elsewhere': { integrity: 'sha512-b', optional: true },
  },
};

describe('packages', () => {
  const found = { lockHash: 'now', stamp: null, lock, installed: { packages: { 'node_modules/a': { integrity: 'sha512-a' } } } };

  it('installs when there is no node_modules', () => {
    expect(packagesToDo({ ...found, installed: null })).toBe('install');
  });
  it('does nothing when the stamp fits the lockfile', () => {
    expect(packagesToDo({ ...found, stamp: 'now' })).toBe('nothing');
  });
  it('installs again when the lockfile names another content', () => {
    const changed = { packages: { ...lock.packages, 'node_modules/a': { integrity: 'sha512-other' } } };
    expect(packagesToDo({ ...found, stamp: 'before', lock: changed })).toBe('install');
  });
  it('installs again when a package is missing that is not optional', () => {
    expect(packagesToDo({ ...found, stamp: 'before', installed: { packages: {} } })).toBe('install');
  });
  it('keeps a tree installed by hand that agrees, optional packages of other systems aside', () => {
    expect(packagesToDo(found)).toBe('stamp');
  });
});

describe('system', () => {
  const debian = { platform: 'linux', debian: true, root: true, browser: false, chineseFont: false };

  it('installs browser and Chinese font on Debian as root', () => {
    expect(systemToDo(debian)).toEqual({ apt: ['chromium', 'fonts-noto-cjk'], sentence: null });
  });
  it('installs only what is missing', () => {
    expect(systemToDo({ ...debian, browser: true }).apt).toEqual(['fonts-noto-cjk']);
  });
  it('says the command to an administrator when it is not root', () => {
    const { apt, sentence } = systemToDo({ ...debian, root: false });
    expect(apt).toEqual([]);
    expect(sentence).toContain('apt-get install --no-install-recommends chromium fonts-noto-cjk');
  });
  it('says the package names on another Linux', () => {
    expect(systemToDo({ ...debian, debian: false, chineseFont: true }).sentence).toContain('chromium');
  });
  it('[issue 3] installs for the tests the programs they compare with, on Debian as root', () => {
    const found = { ...debian, browser: true, chineseFont: true };
    const all = { libreOffice: true, openpyxl: true, headlessShell: true, scanimage: true, airscan: true };
    const none = { libreOffice: false, openpyxl: false, headlessShell: false, scanimage: false, airscan: false };
    expect(systemToDo({ ...found, forTests: none }).apt).toEqual([
      'libreoffice-calc-nogui',
      'python3-openpyxl',
      'chromium-headless-shell',
      'sane-utils',
      'sane-airscan',
    ]);
    expect(systemToDo({ ...found, forTests: { ...all, openpyxl: false } }).apt).toEqual(['python3-openpyxl']);
    expect(systemToDo({ ...found, forTests: { ...all, airscan: false } }).apt).toEqual(['sane-airscan']);
    expect(systemToDo({ ...found, forTests: { ...all, headlessShell: false } }).apt).toEqual(['chromium-headless-shell']);
    expect(systemToDo({ ...debian, forTests: { ...all, libreOffice: false } }).apt).toEqual([
      'chromium',
      'fonts-noto-cjk',
      'libreoffice-calc-nogui',
    ]);
    expect(systemToDo({ ...found, forTests: null })).toEqual({ apt: [], sentence: null });
  });
  it('[issue 3] asks nobody for them where it cannot install them: their tests are skipped with a reason', () => {
    const forTests = { libreOffice: false, openpyxl: false, headlessShell: false, scanimage: false, airscan: false };
    const found = { ...debian, browser: true, chineseFont: true, forTests };
    expect(systemToDo({ ...found, root: false })).toEqual({ apt: [], sentence: null });
    expect(systemToDo({ ...found, debian: false })).toEqual({ apt: [], sentence: null });
    expect(systemToDo({ ...found, browser: false, root: false }).sentence).not.toContain('libreoffice');
  });
  it('names what could not be installed', () => {
    const sentence = missingSentence({ missing: ['chromium', 'libreoffice-calc-nogui'], debian: true });
    expect(sentence).toContain('Chromium 浏览器和测试用的 LibreOffice');
  });
  it('says nothing where nothing is missing, and nothing on Windows', () => {
    expect(systemToDo({ ...debian, browser: true, chineseFont: true })).toEqual({ apt: [], sentence: null });
    expect(systemToDo({ ...debian, platform: 'win32' })).toEqual({ apt: [], sentence: null });
  });
});
