import { fail } from '../../src-shared/lib/result.ts';
import type { CurrentAccount } from './current-account.ts';
import type { EngineParts, Outcome } from './engine-parts.ts';
import { Trouble } from './ports/trouble.ts';
import type { OpenAccount } from './ports/vault.ts';
import type { WriteQueue } from './write-queue.ts';

type Answer<T> = Outcome<T> | Promise<Outcome<T>>;
type Operation<Input, T> = (input: Input) => Promise<Outcome<T>>;
/** Comes back from the centre to the account: runs in its turn among the writes, `locked` when the account was closed meanwhile. */
export type Settle = <T>(work: () => Answer<T>) => Promise<Outcome<T>>;

/** Wraps every operation once, by what it does. Whatever is thrown below is caught here and nowhere else. */
export type Dispatch = {
  /** Needs no account and changes nothing here. */
  free<Input, T>(work: (input: Input) => Answer<T>): Operation<Input, T>;
  /** Needs no account and takes its turn among the writes. */
  alone<Input, T>(work: (input: Input) => Answer<T>): Operation<Input, T>;
  /** Reads the open account; runs at once. */
  read<Input, T>(work: (account: OpenAccount, input: Input) => Answer<T>): Operation<Input, T>;
  /** Changes the open account; one at a time. */
  write<Input, T>(work: (account: OpenAccount, input: Input) => Answer<T>): Operation<Input, T>;
  /** Asks the centre for the open account. Holds up neither writes nor lock; what it brings goes in through `settle`. */
  remote<Input, T>(work: (account: OpenAccount, input: Input, settle: Settle) => Answer<T>): Operation<Input, T>;
};

export function createDispatch(ask: {
  readonly current: CurrentAccount;
  readonly queue: WriteQueue;
  readonly parts: Pick<EngineParts, 'ids' | 'log'>;
}): Dispatch {
  const { current, queue, parts } = ask;

  async function caught<T>(work: () => Answer<T>): Promise<Outcome<T>> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof Trouble) {
        stopOn(error);
        return fail(error.failure);
      }
      const reference = parts.ids.next().slice(-8);
      parts.log(reference, error);
      return fail({ code: 'internal', reference });
    }
  }

  /** A damaged file is not worked on any further: it is closed, kept, and the reason shown. A full disk only fails the one write. */
  function stopOn(trouble: Trouble): void {
    if (trouble.failure.code !== 'store-damaged' || current.get() === null) {
      return;
    }
    current.keepTrouble(trouble.failure);
    void queue
      .run(() => current.close())
      .catch((error: unknown) => {
        parts.log(parts.ids.next().slice(-8), error);
      });
  }

  function withAccount<T>(work: (account: OpenAccount) => Answer<T>): Promise<Outcome<T>> {
    const account = current.get();
    return account === null ? Promise.resolve(fail({ code: 'locked' })) : current.use(async () => work(account));
  }

  return {
    free: (work) => (input) => caught(() => work(input)),
    alone: (work) => (input) => caught(() => queue.run(() => work(input))),
    read: (work) => (input) => caught(() => withAccount((account) => work(account, input))),
    write: (work) => (input) => caught(() => queue.run(() => withAccount((account) => work(account, input)))),
    remote: (work) => (input) =>
      caught(() => {
        const account = current.get();
        if (account === null) {
          return fail({ code: 'locked' });
        }
        // Trouble of the store is an answer here too: whoever settles has something to clear away.
        return work(account, input, (settled) =>
          caught(() => queue.run(() => (current.get() === account ? current.use(async () => settled()) : fail({ code: 'locked' })))),
        );
      }),
  };
}
