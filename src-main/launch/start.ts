import { type ChildProcess, spawn } from 'node:child_process';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { findBrowser, hasDisplay, openAppWindow } from './app-window.ts';
import { buildAll } from './build.ts';
import { electronRuntime } from './electron-runtime.ts';
import { HELP, parseOptions, type StartOptions, toArguments } from './parse-options.ts';
import type { ServeMessage, WindowMessage } from './ready-line.ts';
import { V8_FLAGS } from './v8-flags.ts';

/**
 * `npm start`: builds, starts the app in a process of its own (Electron, or Node with the loopback host), which prints the READY
 * line, opens the window, and ends everything when the window is closed or Ctrl-C is pressed.
 */
const root = join(import.meta.dirname, '..', '..');
const machine = { platform: process.platform, env: process.env };
const say = (line: string): void => console.error(line);

async function main(): Promise<number> {
  const asked = parseOptions({ args: process.argv.slice(2), ...machine, home: homedir() });
  if (!asked.ok) {
    say(asked.error);
    return 2;
  }
  if (asked.value.ask === 'help') {
    say(HELP);
    return 0;
  }
  const { options } = asked.value;
  const electron = electronRuntime(join(root, 'node_modules'), process.env);
  if (options.host === 'electron' && electron === null) {
    say('没有找到 Electron 运行环境：请先安装它，或改用 --host loopback。');
    return 2;
  }
  await buildAll({ log: say });
  return electron === null || options.host === 'loopback' ? runLoopback(options) : runElectron(electron, options);
}

/** The window is Electron's own; it prints its READY line itself. */
async function runElectron(program: string, options: StartOptions): Promise<number> {
  const app = spawn(program, ['.', ...(isRoot() ? ['--no-sandbox'] : []), ...toArguments(options)], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  endWith(app);
  return ended(app);
}

async function runLoopback(options: StartOptions): Promise<number> {
  const serve = spawn(process.execPath, [...V8_FLAGS, join(root, 'out', 'main', 'serve.cjs'), ...toArguments(options)], {
    cwd: root,
    // Over the fourth it says where the window may go in. When we are gone, however we went, the server sees it close and ends.
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  endWith(serve);
  serve.on('message', (message) => showWindow(options, message as ServeMessage, serve));
  return ended(serve);
}

function showWindow(options: StartOptions, { url, windowUrl }: ServeMessage, serve: ChildProcess): void {
  const byHand = (): void => say(`请用 Chrome、Edge 等浏览器打开：${url}`);
  const browser = findBrowser(machine);
  if (!options.open || browser === null || !hasDisplay(machine)) {
    byHand();
    return;
  }
  const opened = Date.now();
  const window = openAppWindow({ browser, url: windowUrl, dataFolder: options.dataFolder, root: isRoot() });
  window.on('error', byHand);
  window.on('exit', (code) => {
    if (code === 0 && Date.now() - opened < HANDED_OVER_MS) {
      // A browser left from a start that crashed took the window over: nothing tells us when that one closes.
      say('窗口已在先前打开的浏览器里显示；用完后请在这里按 Ctrl-C 结束。');
      return;
    }
    serve.kill('SIGTERM');
  });
  if (window.pid !== undefined && serve.connected) {
    serve.send({ windowPid: window.pid } satisfies WindowMessage);
  }
  serve.on('exit', () => window.kill('SIGTERM'));
}

/** No clerk closes the window this soon after it was asked for. */
const HANDED_OVER_MS = 2000;

function ended(child: ChildProcess): Promise<number> {
  return new Promise((resolve) => {
    child.on('error', () => resolve(1));
    child.on('exit', (code, signal) => resolve(code ?? (signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : 1)));
  });
}

/** Ctrl-C reaches the whole group by itself, a plain kill only us: both end the child, which closes its files first. */
function endWith(child: ChildProcess): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => child.kill('SIGTERM'));
  }
}

function isRoot(): boolean {
  return process.getuid?.() === 0;
}

process.exitCode = await main();
