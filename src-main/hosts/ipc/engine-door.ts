import { RPCHandler } from '@orpc/server/message-port';
import type { EngineRouter } from '../router.ts';

/** What a port must do: Electron's MessagePortMain and Node's MessagePort both do. Nothing here knows Electron. */
export type Port = {
  on(event: string, listener: (event?: { data: unknown }) => void): void;
  postMessage(message: unknown): void;
  start(): void;
  close(): void;
};

export type EngineDoor = {
  /** Serves the engine on this port, from a sender that was validated, until either side closes it. */
  serve(port: Port): void;
  close(): void;
};

/** The Electron door: operations over a MessagePort, one port a page load. */
export function createEngineDoor(engine: EngineRouter): EngineDoor {
  const calls = new RPCHandler(engine.router, { clientInterceptors: engine.clientInterceptors });
  const open = new Set<Port>();
  return {
    serve: (port) => {
      open.add(port);
      port.on('close', () => open.delete(port));
      calls.upgrade(port, { context: {} });
      port.start();
    },
    close: () => {
      for (const port of open) {
        port.close();
      }
      open.clear();
    },
  };
}
