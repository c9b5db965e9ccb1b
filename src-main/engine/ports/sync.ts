import type { EngineEvent, SyncStatus } from '../../../src-shared/contract/engine.ts';
import type { FilingId } from '../../../src-shared/domain/ids.ts';
import type { OpenAccount } from './vault.ts';

/** Sends what waits and pulls what is new, for the account that is open. One run at a time. */
export type Sync = {
  /** Begins to work for an account: settles what a crash left in `sending`, then runs at once, on reconnect and on a schedule. */
  start(account: OpenAccount): void;
  /** Stops and waits for the run under way; nothing is written after it resolves. */
  stop(): Promise<void>;
  /** Runs now (or joins the run under way, then runs again) and answers when done. */
  run(): Promise<SyncStatus>;
  /** Asks for a run soon without waiting. */
  poke(): void;
  status(): SyncStatus;
  /** Upload progress of a filing being sent. */
  progress(filingId: FilingId): { readonly sentBytes: number; readonly totalBytes: number } | null;
};

/** Where engine and sync announce what happened. Hosts stream it to the window. */
export type Events = {
  publish(event: EngineEvent): void;
  subscribe(listener: (event: EngineEvent) => void): () => void;
};
