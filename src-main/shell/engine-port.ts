import type { IpcMain, MessagePortMain } from 'electron';
import { ENGINE_CONNECT } from '../../src-shared/contract/window-api.ts';
import type { EngineDoor, Port } from '../hosts/ipc/engine-door.ts';
import { onPortFrom } from '../hosts/ipc/validated-channel.ts';
import { PAGE_ORIGIN } from './page-scheme.ts';

/** Joins Electron's messages to the door: the only channel the main process listens on. */
export function listenForEnginePorts({
  ipcMain,
  door,
  refused,
}: {
  readonly ipcMain: Pick<IpcMain, 'on'>;
  readonly door: EngineDoor;
  readonly refused: (reason: string) => void;
}): void {
  onPortFrom({
    ipc: {
      on: (channel, listener) => ipcMain.on(channel, ({ senderFrame, ports }) => listener({ senderFrame, ports: ports.map(toPort) })),
    },
    channel: ENGINE_CONNECT,
    origin: PAGE_ORIGIN,
    serve: (port) => door.serve(port),
    refused,
  });
}

function toPort(port: MessagePortMain): Port {
  return {
    on: (event, listener) => {
      if (event === 'message') {
        port.on('message', listener);
      } else if (event === 'close') {
        port.on('close', () => listener());
      }
    },
    postMessage: (message) => port.postMessage(message),
    start: () => port.start(),
    close: () => port.close(),
  };
}
