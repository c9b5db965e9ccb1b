import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from 'react';
import type { EngineEvent } from '../../src-shared/contract/engine.ts';
import type { EngineClient } from '../../src-shared/contract/operations.ts';
import { connectEngine } from './connect.ts';

/** `connecting` at start, `live` while events flow, `lost` while the engine does not answer. */
export type Connection = 'connecting' | 'live' | 'lost';
/** `resumed` comes after a lost line: events may have been missed, so everything shown is read again. */
export type WindowEvent = EngineEvent | { readonly event: 'resumed' };

type EngineLine = {
  readonly engine: EngineClient;
  readonly connection: Connection;
  readonly subscribe: (listener: (event: WindowEvent) => void) => () => void;
};

const EngineContext = createContext<EngineLine | null>(null);
const FIRST_WAIT_MS = 300;
const LONGEST_WAIT_MS = 5_000;

/** Opens the only door to the engine and keeps its event stream alive. Children are drawn once the door is open. */
export function EngineProvider({ children, splash }: { readonly children: ReactNode; readonly splash: ReactNode }): ReactNode {
  const [engine, setEngine] = useState<EngineClient | null>(null);
  const [connection, setConnection] = useState<Connection>('connecting');
  const [listeners] = useState(() => new Set<(event: WindowEvent) => void>());

  useEffect(() => {
    let stopped = false;
    const open = async (): Promise<void> => {
      const client = await connectEngine();
      if (!stopped) {
        // A client is itself callable, so it must not be given to a state setter bare.
        setEngine(() => client);
      }
    };
    void open();
    return () => {
      stopped = true;
    };
  }, []);

  useEffect(() => {
    if (engine === null) {
      return undefined;
    }
    const stop = new AbortController();
    void followEvents({
      engine,
      signal: stop.signal,
      onConnection: setConnection,
      onEvent: (event) => {
        for (const listener of listeners) {
          listener(event);
        }
      },
    });
    return () => stop.abort();
  }, [engine, listeners]);

  const line = useMemo<EngineLine | null>(() => {
    if (engine === null) {
      return null;
    }
    return {
      engine,
      connection,
      subscribe: (listener) => {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    };
  }, [engine, connection, listeners]);

  return line === null ? splash : <EngineContext value={line}>{children}</EngineContext>;
}

type Follow = {
  readonly engine: EngineClient;
  readonly signal: AbortSignal;
  readonly onConnection: (connection: Connection) => void;
  readonly onEvent: (event: WindowEvent) => void;
};

async function followEvents({ engine, signal, onConnection, onEvent }: Follow): Promise<void> {
  let wait = FIRST_WAIT_MS;
  let wasLost = false;
  while (!signal.aborted) {
    try {
      const events = await engine.app.events(undefined, { signal });
      onConnection('live');
      if (wasLost) {
        onEvent({ event: 'resumed' });
      }
      wait = FIRST_WAIT_MS;
      for await (const event of events) {
        onEvent(event);
      }
    } catch {
      // The line broke or was never there; shown as `lost` and tried again below.
    }
    if (signal.aborted) {
      return;
    }
    wasLost = true;
    onConnection('lost');
    await new Promise((resolve) => setTimeout(resolve, wait));
    wait = Math.min(wait * 2, LONGEST_WAIT_MS);
  }
}

function useLine(): EngineLine {
  const line = useContext(EngineContext);
  if (line === null) {
    throw new Error('used outside EngineProvider');
  }
  return line;
}

export function useEngine(): EngineClient {
  return useLine().engine;
}

export function useConnection(): Connection {
  return useLine().connection;
}

/** Calls the listener on every engine event while the component is mounted. */
export function useEngineEvents(listener: (event: WindowEvent) => void): void {
  const { subscribe } = useLine();
  const latest = useRef(listener);
  useEffect(() => {
    latest.current = listener;
  });
  useEffect(() => subscribe((event) => latest.current(event)), [subscribe]);
}
