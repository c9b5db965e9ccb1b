import { fork } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Records, Sender, WindowOptions } from './messages.ts';

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] extends readonly (infer Item)[] ? Item[] : T[Key] };
type Preventable = { readonly url: string; defaultPrevented: boolean; preventDefault(): void };
type PageHandler = (request: Request) => Response | Promise<Response>;
type Decide<Args extends readonly unknown[], Result> = ((...args: Args) => Result) | null;

export type StandIn = ReturnType<typeof createStandIn>;

/**
 * As much of Electron's main-process module as the shell uses, with Electron's order of events. It decides nothing itself: what the
 * bundle registers is kept and asked when the window's process wants to know.
 */
export function createStandIn({
  appPath,
  version,
  load,
  portMessage,
  portClosed,
}: {
  readonly appPath: string;
  readonly version: string;
  readonly load: (url: string, options: WindowOptions) => Promise<void>;
  readonly portMessage: (port: number, data: string | Uint8Array) => void;
  readonly portClosed: (port: number) => void;
}) {
  const records: Mutable<Records> = {
    schemes: [],
    sandboxEnabled: false,
    menu: null,
    openedOutside: [],
    errorBoxes: [],
    windowCalls: [],
  };
  const paths: Record<string, string> = { home: homedir(), userData: join(tmpdir(), 'stand-in-electron') };
  let ready = false;

  class WebContents extends EventEmitter {
    openHandler: Decide<[{ url: string }], { action: string }> = null;
    setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
      this.openHandler = handler;
    }
  }

  class BrowserWindow extends EventEmitter {
    static opened: BrowserWindow | null = null;
    readonly webContents = new WebContents();
    readonly options: WindowOptions;
    constructor(options: WindowOptions) {
      super();
      this.options = options;
      BrowserWindow.opened = this;
      app.emit('web-contents-created', {}, this.webContents);
    }
    async loadURL(url: string): Promise<void> {
      await load(url, this.options);
      this.emit('ready-to-show');
    }
    show(): void {
      records.windowCalls.push('show');
    }
    focus(): void {
      records.windowCalls.push('focus');
    }
    restore(): void {
      records.windowCalls.push('restore');
    }
    reload(): void {
      records.windowCalls.push('reload');
    }
    isMinimized(): boolean {
      return true;
    }
    close(): void {
      BrowserWindow.opened = null;
      this.emit('closed');
      app.emit('window-all-closed');
    }
  }

  const app = Object.assign(new EventEmitter(), {
    isPackaged: false,
    getAppPath: () => appPath,
    getVersion: () => version,
    getName: () => 'shebao-desk',
    getPath: (name: string) => paths[name] ?? tmpdir(),
    setPath: (name: string, path: string) => {
      paths[name] = path;
    },
    whenReady: async () => {
      await Promise.resolve();
      ready = true;
    },
    enableSandbox: () => {
      records.sandboxEnabled = true;
    },
    requestSingleInstanceLock: () => claim(paths['userData'] ?? tmpdir()),
    quit: () => {
      const asking = preventable('');
      app.emit('before-quit', asking);
      if (asking.defaultPrevented) {
        return;
      }
      BrowserWindow.opened = null;
      const leaving = preventable('');
      app.emit('will-quit', leaving);
      if (!leaving.defaultPrevented) {
        app.exit(0);
      }
    },
    exit: (code = 0) => {
      app.emit('quit', {}, code);
      process.exit(code);
    },
  });

  const pageHandlers = new Map<string, PageHandler>();
  const protocol = {
    registerSchemesAsPrivileged: (schemes: readonly { scheme: string; privileges?: unknown }[]) => {
      records.schemes.push(...schemes.map((scheme) => ({ ...scheme, beforeReady: !ready })));
    },
    handle: (scheme: string, handler: PageHandler) => void pageHandlers.set(scheme, handler),
  };

  const guards: {
    request: Decide<[unknown, string, (granted: boolean) => void, { requestingUrl: string }], void>;
    check: Decide<[unknown, string, string, unknown], boolean>;
    device: Decide<[{ deviceType: string }], boolean>;
  } = { request: null, check: null, device: null };
  const session = {
    defaultSession: {
      setPermissionRequestHandler: (handler: typeof guards.request) => void (guards.request = handler),
      setPermissionCheckHandler: (handler: typeof guards.check) => void (guards.check = handler),
      setDevicePermissionHandler: (handler: typeof guards.device) => void (guards.device = handler),
      setDisplayMediaRequestHandler: () => {},
    },
  };

  const ipcMain = new EventEmitter();
  const ports = new Map<number, EventEmitter>();
  function createPort(id: number) {
    let started = false;
    const waiting: unknown[] = [];
    const port = Object.assign(new EventEmitter(), {
      start: () => {
        started = true;
        for (const data of waiting.splice(0)) {
          port.emit('message', { data, ports: [] });
        }
      },
      // What crosses a real port is cloned: nothing may stay shared.
      postMessage: (data: string | Uint8Array) => portMessage(id, structuredClone(data)),
      close: () => {
        if (ports.delete(id)) {
          portClosed(id);
          port.emit('close');
        }
      },
      receive: (data: unknown) => (started ? port.emit('message', { data, ports: [] }) : waiting.push(data)),
    });
    ports.set(id, port);
    return port;
  }

  const electron = {
    app,
    BrowserWindow,
    protocol,
    session,
    ipcMain,
    Menu: {
      buildFromTemplate: (template: unknown) => template,
      setApplicationMenu: (menu: unknown) => {
        records.menu = JSON.parse(JSON.stringify(menu));
      },
    },
    dialog: {
      showErrorBox: (title: string, content: string) => void records.errorBoxes.push({ title, content }),
      showMessageBox: async () => ({ response: 0 }),
    },
    shell: {
      openExternal: async (url: string) => void records.openedOutside.push(url),
      openPath: async () => '',
    },
    utilityProcess: {
      // A process of Node's; its messages are cloned as those of Electron's are.
      fork: (file: string, args: string[], { stdio }: { readonly stdio: 'ignore' }) => {
        const child = fork(file, args, { serialization: 'advanced', stdio: [stdio, stdio, stdio, 'ipc'] });
        child.unref();
        child.channel?.unref();
        return Object.assign(child, { postMessage: (message: object) => void child.send(message) });
      },
    },
    safeStorage: {
      isAsyncEncryptionAvailable: async () => true,
      getSelectedStorageBackend: () => 'gnome_libsecret',
      encryptStringAsync: async (text: string) => Buffer.from(`stand-in:${text}`),
      decryptStringAsync: async (sealed: Buffer) => ({ result: sealed.toString().slice('stand-in:'.length), shouldReEncrypt: false }),
    },
  };

  return {
    electron,
    records: (): Records => records,
    contents: () => BrowserWindow.opened?.webContents ?? null,
    closeWindow: () => BrowserWindow.opened?.close(),
    preventable,
    requestPage: async (url: string, method: string): Promise<Response> => {
      const handler = pageHandlers.get(new URL(url).protocol.slice(0, -1));
      return handler === undefined ? new Response('', { status: 404 }) : handler(new Request(url, { method }));
    },
    requestPermission: (permission: string, requestingUrl: string): Promise<boolean> =>
      // Electron grants what nobody guards.
      new Promise((resolve) => (guards.request === null ? resolve(true) : guards.request(null, permission, resolve, { requestingUrl }))),
    checkPermission: (permission: string, origin: string): boolean => guards.check?.(null, permission, origin, {}) ?? true,
    checkDevice: (deviceType: string): boolean => guards.device?.({ deviceType }) ?? true,
    connect: (id: number, channel: string, sender: Sender | null) => {
      const senderFrame = sender === null ? null : { url: sender.url, origin: sender.origin, parent: sender.mainFrame ? null : {} };
      ipcMain.emit(channel, { senderFrame, ports: [createPort(id)] });
    },
    receive: (id: number, data: string | Uint8Array) => {
      const port = ports.get(id);
      if (port !== undefined && 'receive' in port) {
        (port as ReturnType<typeof createPort>).receive(data);
      }
    },
    closePort: (id: number) => {
      const port = ports.get(id);
      ports.delete(id);
      port?.emit('close');
    },
  };
}

function preventable(url: string): Preventable {
  const event: Preventable = {
    url,
    defaultPrevented: false,
    preventDefault: () => {
      event.defaultPrevented = true;
    },
  };
  return event;
}

/** As Electron's: one process a userData folder, freed when it ends however it ends. */
function claim(userData: string): boolean {
  mkdirSync(userData, { recursive: true });
  const file = join(userData, 'SingletonLock');
  try {
    const handle = openSync(file, 'wx');
    writeSync(handle, String(process.pid));
    closeSync(handle);
  } catch {
    const holder = Number(readFileSync(file, 'utf8'));
    if (isAlive(holder)) {
      return false;
    }
    rmSync(file);
    return claim(userData);
  }
  process.on('exit', () => rmSync(file, { force: true }));
  return true;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
