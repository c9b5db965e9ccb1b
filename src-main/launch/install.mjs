// @ts-check
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { missingSentence, packagesToDo, systemToDo } from './what-is-missing.mjs';

/**
 * Runs before `npm start`, `npm test` and `npm run centre`, on the machine's own Node, from a clone that may have no node_modules.
 * `--for-tests` also installs what only tests need. Says what it does on standard error; touches nothing and needs no network when everything is there.
 */

const clone = join(import.meta.dirname, '..', '..');
const stampFile = join(clone, 'node_modules', '.shebao-desk-installed');

/** @param {string} line */
const say = (line) => process.stderr.write(`${line}\n`);

/** @param {string} file */
const readOrNull = (file) => (existsSync(file) ? readFileSync(file, 'utf8') : null);

/**
 * Runs a command with its output on standard error, and a sign of life while it is silent.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<boolean>}
 */
function run(command, args, env = process.env) {
  const started = Date.now();
  const alive = setInterval(() => say(`  仍在进行，已用 ${Math.round((Date.now() - started) / 1000)} 秒……`), 15_000);
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: clone,
      env,
      stdio: ['ignore', 2, 2],
      shell: process.platform === 'win32' && command === 'npm',
    });
    child.on('error', () => finish(false));
    child.on('exit', (code) => finish(code === 0));
    /** @param {boolean} good */
    function finish(good) {
      clearInterval(alive);
      resolve(good);
    }
  });
}

/** No package of the lockfile needs its install script (prebuilt binaries come inside), so none is run, whatever npm's version. */
function installPackages() {
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const npm = process.env['npm_execpath'];
  // The Node that npm itself runs on: the one in node_modules/.bin would be removed under its own feet.
  return npm?.endsWith('.js') ? run(process.env['npm_node_execpath'] ?? process.execPath, [npm, ...args]) : run('npm', args);
}

async function ensurePackages() {
  const lockText = readFileSync(join(clone, 'package-lock.json'), 'utf8');
  const lockHash = createHash('sha256').update(lockText).digest('hex');
  const stamp = readOrNull(stampFile);
  const installedText = readOrNull(join(clone, 'node_modules', '.package-lock.json'));
  const todo = packagesToDo({
    lockHash,
    stamp: stamp?.trim() ?? null,
    // Parsing 300 kB is worth avoiding when the stamp already answers.
    lock: stamp?.trim() === lockHash ? {} : JSON.parse(lockText),
    installed: installedText === null ? null : stamp?.trim() === lockHash ? {} : JSON.parse(installedText),
  });
  if (todo === 'install') {
    say('正在按 package-lock.json 安装依赖（首次约需一分钟）……');
    const started = Date.now();
    if (!(await installPackages())) {
      say('依赖没有装好：请检查网络能否访问 npm 软件源，然后重新执行刚才的命令。');
      process.exit(1);
    }
    say(`依赖已装好，用时 ${Math.round((Date.now() - started) / 1000)} 秒。`);
  }
  if (todo !== 'nothing') {
    writeFileSync(stampFile, `${lockHash}\n`);
  }
}

function lookAtSystem() {
  const linux = process.platform === 'linux';
  const release = linux ? (readOrNull('/etc/os-release') ?? '') : '';
  const fonts = linux ? spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' }) : null;
  const debian = /^ID(_LIKE)?=.*debian/m.test(release) && existsSync('/usr/bin/apt-get');
  const root = process.getuid?.() === 0;
  // Where it can be installed it is the one the checks were made with; elsewhere any of the family opens the window.
  const browsers =
    debian && root ? ['chromium'] : ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'];
  return {
    platform: process.platform,
    debian,
    root,
    browser: browsers.some((name) => existsSync(`/usr/bin/${name}`)),
    chineseFont: fonts === null || (fonts.status === 0 && fonts.stdout.trim() !== ''),
    forTests: process.argv.includes('--for-tests') ? lookAtTestTools() : null,
  };
}

/** Where Debian puts them: an soffice without its spreadsheet, or an openpyxl of another Python, does not count. */
function lookAtTestTools() {
  return {
    libreOffice: existsSync('/usr/lib/libreoffice/program/libsclo.so'),
    openpyxl: existsSync('/usr/lib/python3/dist-packages/openpyxl'),
    headlessShell: existsSync('/usr/bin/chromium-headless-shell'),
    scanimage: existsSync('/usr/bin/scanimage'),
    airscan: existsSync('/usr/bin/airscan-discover'),
  };
}

async function ensureSystem() {
  const found = lookAtSystem();
  const { apt, sentence } = systemToDo(found);
  if (sentence !== null) {
    say(sentence);
  }
  if (apt.length === 0) {
    return;
  }
  say(`正在安装 ${apt.join('、')}（Debian 软件包）……`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const good =
    (await run('apt-get', ['update', '-qq'], env)) &&
    (await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...apt], env));
  say(good ? '已装好。' : missingSentence({ missing: apt, debian: true }));
}

await ensurePackages();
await ensureSystem();
