// @ts-check
/**
 * Decides what the two commands must install first. Pure, so that it can be tested; plain JavaScript, because it runs on whatever
 * Node the machine has, before there is a node_modules. `install.mjs` looks at the machine and acts.
 */

/**
 * @typedef {{ readonly packages?: Readonly<Record<string, { readonly integrity?: string, readonly optional?: boolean, readonly devOptional?: boolean }>> }} Lockfile
 */

/**
 * `install`: run `npm ci`; `stamp`: what is there agrees with the lockfile though nobody noted it; `nothing`.
 * Without a fitting stamp npm's own record of what it installed is compared, so that a tree installed by hand is not thrown away.
 *
 * @param {{ lockHash: string, stamp: string | null, lock: Lockfile, installed: Lockfile | null }} found
 * @returns {'install' | 'stamp' | 'nothing'}
 */
export function packagesToDo({ lockHash, stamp, lock, installed }) {
  if (installed === null) {
    return 'install';
  }
  if (stamp === lockHash) {
    return 'nothing';
  }
  const wanted = Object.entries(lock.packages ?? {}).filter(([path]) => path !== '');
  const agrees = wanted.every(([path, entry]) => {
    const there = installed.packages?.[path];
    return there === undefined ? entry.optional === true || entry.devOptional === true : there.integrity === entry.integrity;
  });
  return agrees && wanted.length > 0 ? 'stamp' : 'install';
}

/**
 * A browser for the window without Electron (and for the tests), and a font with Chinese characters. For the tests also the
 * browser without its window, and other programs that read and write workbooks and that scan: they are installed where that can be done
 * and never asked for; the whole browser serves as well, and a test without one of the others says so and is skipped.
 *
 * @param {{ platform: string, debian: boolean, root: boolean, browser: boolean, chineseFont: boolean, forTests?: { readonly libreOffice: boolean, readonly openpyxl: boolean, readonly headlessShell: boolean, readonly scanimage: boolean, readonly airscan: boolean } | null }} found
 * @returns {{ readonly apt: readonly string[], readonly sentence: string | null }}
 */
export function systemToDo({ platform, debian, root, browser, chineseFont, forTests = null }) {
  if (platform !== 'linux') {
    return { apt: [], sentence: null };
  }
  const missing = [...(browser ? [] : ['chromium']), ...(chineseFont ? [] : ['fonts-noto-cjk'])];
  if (debian && root) {
    return { apt: [...missing, ...testToolsToDo(forTests)], sentence: null };
  }
  if (missing.length === 0) {
    return { apt: [], sentence: null };
  }
  return { apt: [], sentence: missingSentence({ missing, debian }) };
}

/**
 * @param {{ readonly libreOffice: boolean, readonly openpyxl: boolean, readonly headlessShell: boolean, readonly scanimage: boolean, readonly airscan: boolean } | null} forTests
 * @returns {readonly string[]}
 */
function testToolsToDo(forTests) {
  return forTests === null
    ? []
    : [
        ...(forTests.libreOffice ? [] : ['libreoffice-calc-nogui']),
        ...(forTests.openpyxl ? [] : ['python3-openpyxl']),
        ...(forTests.headlessShell ? [] : ['chromium-headless-shell']),
        ...(forTests.scanimage ? [] : ['sane-utils']),
        ...(forTests.airscan ? [] : ['sane-airscan']),
      ];
}

/** @type {Readonly<Record<string, string>>} */
const NAMES = {
  chromium: 'Chromium 浏览器',
  'fonts-noto-cjk': '中文字体',
  'libreoffice-calc-nogui': '测试用的 LibreOffice',
  'python3-openpyxl': '测试用的 openpyxl',
  'chromium-headless-shell': '测试用的 Chromium',
  'sane-utils': '测试用的 scanimage',
  'sane-airscan': '测试用的 sane-airscan',
};

/**
 * @param {{ missing: readonly string[], debian: boolean }} what
 * @returns {string}
 */
export function missingSentence({ missing, debian }) {
  const names = missing.map((name) => NAMES[name] ?? name).join('和');
  return debian
    ? `还缺少${names}，请由管理员执行：apt-get install --no-install-recommends ${missing.join(' ')}`
    : `还缺少${names}，请用系统的软件管理工具安装（Debian 上的包名：${missing.join(' ')}）。`;
}
