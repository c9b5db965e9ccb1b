import type { Failure } from '../../src-shared/contract/errors.ts';
import type { Events, Sync } from './ports/sync.ts';
import type { OpenAccount } from './ports/vault.ts';

/** The one account that is open, if any, and why the last one could not be opened. */
export type CurrentAccount = {
  get(): OpenAccount | null;
  trouble(): Failure | null;
  /** Takes over an opened account, starts sync for it and tells the windows. The one before must be closed. */
  adopt(account: OpenAccount): void;
  /** Refuses new work at once, has jobs and scans give up, stops sync, lets work under way finish, then closes the files. Does nothing when none is open. */
  close(): Promise<void>;
  keepTrouble(failure: Failure): void;
  /** Runs work on the account's files; `close` waits for it. */
  use<T>(work: () => Promise<T>): Promise<T>;
};

export function createCurrentAccount({
  sync,
  events,
  begin,
  giveUp,
}: {
  readonly sync: Sync;
  readonly events: Events;
  /** What is done now and then while an account is open may be planned. */
  readonly begin: () => void;
  /** Long work on the account is told to end. */
  readonly giveUp: () => void;
}): CurrentAccount {
  let opened: OpenAccount | null = null;
  let trouble: Failure | null = null;
  const underWay = new Set<Promise<unknown>>();

  return {
    get: () => opened,
    trouble: () => trouble,
    adopt(account) {
      sync.start(account);
      opened = account;
      trouble = null;
      begin();
      events.publish({ event: 'session.changed' });
    },
    async close() {
      if (opened === null) {
        return;
      }
      const closing = opened;
      opened = null;
      giveUp();
      try {
        await sync.stop();
        await Promise.allSettled(underWay);
      } finally {
        closing.close();
        events.publish({ event: 'session.changed' });
      }
    },
    keepTrouble(failure) {
      trouble = failure;
      events.publish({ event: 'session.changed' });
    },
    async use(work) {
      const running = work();
      underWay.add(running);
      try {
        return await running;
      } finally {
        underWay.delete(running);
      }
    },
  };
}
