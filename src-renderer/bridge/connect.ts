import { createORPCClient } from '@orpc/client';
import { RPCLink as FetchLink } from '@orpc/client/fetch';
import { RPCLink as PortLink } from '@orpc/client/message-port';
import type { EngineClient } from '../../src-shared/contract/operations.ts';
import { ENGINE_PORT, RPC_PATH, type WindowApi } from '../../src-shared/contract/window-api.ts';

declare global {
  interface Window {
    /** Put there by Electron's preload (`WINDOW_API`); absent in the loopback host. */
    readonly shebaoDesk?: WindowApi;
  }
}

/** Picks the door: Electron hands over a MessagePort, the loopback host speaks HTTP on the page's own origin. */
export async function connectEngine(): Promise<EngineClient> {
  if (window.shebaoDesk !== undefined) {
    const port = await receivePort(window.shebaoDesk);
    return createORPCClient(new PortLink({ port }));
  }
  return createORPCClient(new FetchLink({ url: `${window.location.origin}${RPC_PATH}` }));
}

async function receivePort(desk: WindowApi): Promise<MessagePort> {
  return new Promise((resolve) => {
    const take = (event: MessageEvent): void => {
      const port = event.ports[0];
      // Only the preload of this very window may hand over the port.
      if (event.source !== window || event.origin !== window.location.origin || !isEnginePort(event.data) || port === undefined) {
        return;
      }
      window.removeEventListener('message', take);
      port.start();
      resolve(port);
    };
    window.addEventListener('message', take);
    desk.connect();
  });
}

function isEnginePort(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'type' in data && data.type === ENGINE_PORT;
}
