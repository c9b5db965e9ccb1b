import { join } from 'node:path';
import { app, type BrowserWindow, dialog, ipcMain, Menu, protocol, safeStorage, session, shell, utilityProcess } from 'electron';
import { createEngineDoor } from './hosts/ipc/engine-door.ts';
import { HELP, parseOptions, type StartOptions } from './launch/parse-options.ts';
import { readyLine } from './launch/ready-line.ts';
import { openHouse } from './open-house.ts';
import { appMenu } from './shell/app-menu.ts';
import { handleCrashes, reviveWindow } from './shell/crash-handlers.ts';
import { listenForEnginePorts } from './shell/engine-port.ts';
import { openMainWindow } from './shell/main-window.ts';
import { lockNavigation } from './shell/navigation-lock.ts';
import { PAGE_URL, registerPageScheme, servePage } from './shell/page-scheme.ts';
import { guardPermissions } from './shell/permissions.ts';
import { claimSingleInstance } from './shell/single-instance.ts';
import { openSystemKeystore } from './shell/system-keystore.ts';
import { keepUpToDate } from './shell/updater.ts';
import { startUtilityProcess } from './shell/utility-process.ts';
import { lockWindowOpen } from './shell/window-open-lock.ts';

/** The Electron entry: what happens, in order. Each line's reasons stand in its module. */
const out = join(app.getAppPath(), 'out');

function start(): void {
  const asked = parseOptions({
    args: process.argv.slice(1),
    env: process.env,
    platform: process.platform,
    home: app.getPath('home'),
    tolerant: true,
  });
  if (!asked.ok || asked.value.ask === 'help') {
    process.stderr.write(`${asked.ok ? HELP : asked.error}\n`);
    app.exit(asked.ok ? 0 : 2);
    return;
  }
  const { options } = asked.value;
  app.setPath('userData', join(options.dataFolder, 'window'));
  registerPageScheme(protocol);
  app.enableSandbox();
  let window: BrowserWindow | null = null;
  if (!claimSingleInstance(app, () => window)) {
    app.quit();
    return;
  }
  app
    .whenReady()
    .then(() => run(options, (opened) => (window = opened)))
    .catch((error: unknown) => {
      // Nothing is open yet that could keep it: the log file may be the very thing that failed.
      process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
      dialog.showErrorBox('社保申报台没有启动', '启动时遇到意外错误，数据文件夹没有改动。请重新打开；若仍不行，请联系技术支持。');
      app.exit(1);
    });
}

async function run(options: StartOptions, opened: (window: BrowserWindow) => void): Promise<void> {
  const developer = !app.isPackaged;
  const house = await openHouse({
    options,
    host: 'electron',
    keystore: await openSystemKeystore(safeStorage, process.platform),
    startProcess: startUtilityProcess(utilityProcess),
    appVersion: app.getVersion(),
    consoleFolder: join(out, 'console'),
  });
  if ('sentence' in house) {
    dialog.showErrorBox('社保申报台没有启动', house.sentence);
    app.exit(3);
    return;
  }
  const { log } = house;
  const refused = (what: string) => (kind: string) => log.note('refused', { what, kind });
  handleCrashes({ app, dialog, defect: log.defect, note: log.note });
  guardPermissions(session.defaultSession, refused('permission'));
  lockNavigation(app, refused('navigation'));
  lockWindowOpen({ app, shell, outside: originsOf(house.consoleUrl), refused: refused('window') });
  servePage(protocol, join(out, 'renderer'));

  const door = createEngineDoor(house.engine);
  listenForEnginePorts({ ipcMain, door, refused: refused('sender') });
  const updates = keepUpToDate({ centreUrl: options.centreUrl, installed: app.isPackaged, note: log.note });
  Menu.setApplicationMenu(
    Menu.buildFromTemplate(
      appMenu({
        developer,
        openDataFolder: () => void shell.openPath(options.dataFolder),
        showAbout: () => void dialog.showMessageBox({ type: 'info', title: '关于', message: `社保申报台 ${app.getVersion()}` }),
      }),
    ),
  );
  endWithLastWindow(async () => {
    updates.stop();
    door.close();
    await house.close().catch((error: unknown) => log.defect('closing', error));
  });

  const window = await openMainWindow({ preload: join(out, 'preload', 'index.cjs'), developer });
  reviveWindow(window, log.note);
  opened(window);
  if (house.consoleUrl !== null) {
    process.stderr.write(`演练中心控制台：${house.consoleUrl}\n`);
  }
  process.stdout.write(`${readyLine({ host: 'electron', url: PAGE_URL, centre: house.centreUrl, data: options.dataFolder })}\n`);
}

/** When the windows are gone, quitting waits until the files are closed; then it goes on. */
function endWithLastWindow(close: () => Promise<void>): void {
  let closed = false;
  app.on('window-all-closed', () => app.quit());
  app.on('will-quit', (event) => {
    if (!closed) {
      event.preventDefault();
      closed = true;
      void close().finally(() => app.quit());
    }
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => app.quit());
  }
}

function originsOf(address: string | null): readonly string[] {
  return address === null ? [] : [new URL(address).origin];
}

start();
