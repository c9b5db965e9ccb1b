import type { Port } from './engine-door.ts';

/** The one thing of Electron's `ipcMain` that is used; depend on this, not on Electron. */
export type IpcMainLike = {
  on(channel: string, listener: (event: IpcEvent) => void): unknown;
};
export type IpcEvent = {
  /** Null when the frame is gone already. */
  readonly senderFrame: { readonly url: string; readonly origin: string; readonly parent: unknown } | null;
  readonly ports: readonly Port[];
};

/**
 * The only way a message of a page reaches the main process: it must come from the main frame of our own page, and bring one port.
 * Electron's guideline item 17: https://www.electronjs.org/docs/latest/tutorial/security#17-validate-the-sender-of-all-ipc-messages
 */
export function onPortFrom({
  ipc,
  channel,
  origin,
  serve,
  refused,
}: {
  readonly ipc: IpcMainLike;
  readonly channel: string;
  /** `app://desk` */
  readonly origin: string;
  readonly serve: (port: Port) => void;
  readonly refused: (reason: SenderRefusal) => void;
}): void {
  ipc.on(channel, (event) => {
    const reason = refusalOfSender(event, origin);
    if (reason === null) {
      event.ports.forEach(serve);
      return;
    }
    refused(reason);
    for (const port of event.ports) {
      port.close();
    }
  });
}

export type SenderRefusal = 'frame-gone' | 'foreign-origin' | 'not-main-frame' | 'no-port';

export function refusalOfSender({ senderFrame, ports }: IpcEvent, origin: string): SenderRefusal | null {
  if (senderFrame === null) {
    return 'frame-gone';
  }
  // Both, because `origin` is the frame's and the URL is what it shows: a page of ours never differs.
  if (senderFrame.origin !== origin || !senderFrame.url.startsWith(`${origin}/`)) {
    return 'foreign-origin';
  }
  if (senderFrame.parent !== null) {
    return 'not-main-frame';
  }
  return ports.length === 1 ? null : 'no-port';
}
