import type { Sync } from '../../src-main/engine/ports/sync.ts';
import type { OpenAccount } from '../../src-main/engine/ports/vault.ts';
import type { SyncStatus } from '../../src-shared/contract/engine.ts';
import type { FilingId } from '../../src-shared/domain/ids.ts';

export type FakeSync = Sync & {
  /** What was asked of it, in order. */
  readonly asked: ('start' | 'stop' | 'run' | 'poke')[];
  account(): OpenAccount | null;
  setProgress(filingId: FilingId, progress: { readonly sentBytes: number; readonly totalBytes: number }): void;
};

const QUIET: SyncStatus = {
  centre: 'unknown',
  centreName: '',
  lastSuccessAt: null,
  asOf: null,
  unsent: 0,
  running: false,
  clockAheadMinutes: 0,
  sending: { paused: false, bytesPerSecond: null },
  opensOn: null,
};

/** A sync that sends nothing and says what it was asked. */
export function createFakeSync(): FakeSync {
  const asked: FakeSync['asked'] = [];
  const progress = new Map<FilingId, { readonly sentBytes: number; readonly totalBytes: number }>();
  let account: OpenAccount | null = null;
  return {
    asked,
    account: () => account,
    setProgress: (filingId, now) => {
      progress.set(filingId, now);
    },
    start(opened) {
      asked.push('start');
      account = opened;
    },
    async stop() {
      asked.push('stop');
      account = null;
    },
    async run() {
      asked.push('run');
      return QUIET;
    },
    poke() {
      asked.push('poke');
    },
    status: () => QUIET,
    progress: (filingId) => progress.get(filingId) ?? null,
  };
}
