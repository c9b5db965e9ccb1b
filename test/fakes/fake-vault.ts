import type { Clock } from '../../src-main/engine/ports/clock.ts';
import type { Store, StoreWriter } from '../../src-main/engine/ports/store.ts';
import type { KnownAccount, OpenAccount, Vault } from '../../src-main/engine/ports/vault.ts';
import type { AccountId } from '../../src-shared/domain/ids.ts';
import { fail, ok } from '../../src-shared/lib/result.ts';
import { createMemoryMaterials, type MemoryMaterials } from './memory-materials.ts';
import { createMemoryStore } from './memory-store.ts';
import { createPlannedFailures, type PlannedFailures } from './planned-failures.ts';

type Kept = {
  known: KnownAccount;
  password: string;
  readonly recoveryKey: string;
  readonly store: Store;
  readonly materials: MemoryMaterials;
};
type WriterOperation = Exclude<keyof StoreWriter, keyof Store>;

export type FakeVault = Vault & {
  readonly fails: PlannedFailures<'create' | 'open' | 'openWithRecoveryKey' | 'changePassword'>;
  /** The files on disk, whether opened or not. */
  storeOf(accountId: AccountId): Store;
  materialsOf(accountId: AccountId): MemoryMaterials;
  passwordOf(accountId: AccountId): string;
  /** The next write of this kind, in any transaction, throws. */
  breakNextWrite(operation: WriterOperation, error: Error): void;
  openCount(): number;
};

/** Accounts in memory. A closed account refuses every use, so that a use after `lock` shows. */
export function createFakeVault(clock: Clock, makeStore: () => Store = createMemoryStore): FakeVault {
  const accounts = new Map<AccountId, Kept>();
  const broken = new Map<string, Error>();
  const fails: FakeVault['fails'] = createPlannedFailures();
  let openCount = 0;

  function open(kept: Kept): OpenAccount {
    let closed = false;
    openCount += 1;
    kept.known = { ...kept.known, lastUsedAt: clock.now() };
    const whileOpen = <T extends object>(inner: T): T =>
      new Proxy(inner, {
        get(target, name, receiver) {
          if (closed) {
            throw new Error(`used after close: ${String(name)}`);
          }
          return Reflect.get(target, name, receiver) as unknown;
        },
      });
    return {
      accountId: kept.known.accountId,
      store: whileOpen({ ...kept.store, transaction: (work) => kept.store.transaction((write) => work(breaking(write, broken))) }),
      materials: whileOpen(kept.materials),
      close() {
        if (closed) {
          throw new Error('closed twice');
        }
        closed = true;
        openCount -= 1;
      },
    };
  }

  const find = (accountId: AccountId): Kept => {
    const kept = accounts.get(accountId);
    if (kept === undefined) {
      throw new Error(`no account ${accountId}`);
    }
    return kept;
  };

  return {
    fails,
    storeOf: (accountId) => find(accountId).store,
    materialsOf: (accountId) => find(accountId).materials,
    passwordOf: (accountId) => find(accountId).password,
    breakNextWrite: (operation, error) => {
      broken.set(operation, error);
    },
    openCount: () => openCount,

    accounts: () => [...accounts.values()].map(({ known }) => known),
    async create({ accountId, unitName, region, creditCode, password }) {
      const failure = fails.take('create');
      if (failure !== null) {
        return failure;
      }
      const kept: Kept = {
        known: { accountId, unitName, region, creditCode, lastUsedAt: clock.now() },
        password,
        recoveryKey: `KEY-${accountId}`,
        store: makeStore(),
        materials: createMemoryMaterials(clock),
      };
      accounts.set(accountId, kept);
      return ok({ opened: open(kept), recoveryKey: kept.recoveryKey });
    },
    async open(accountId, password) {
      const failure = fails.take('open');
      const kept = accounts.get(accountId);
      if (failure !== null || kept === undefined) {
        return failure ?? fail({ code: 'account-not-found' });
      }
      return kept.password === password ? ok(open(kept)) : fail({ code: 'password-wrong', attemptsLeft: 4 });
    },
    async openWithRecoveryKey({ accountId, recoveryKey, newPassword }) {
      const failure = fails.take('openWithRecoveryKey');
      const kept = accounts.get(accountId);
      if (failure !== null || kept === undefined) {
        return failure ?? fail({ code: 'account-not-found' });
      }
      if (kept.recoveryKey !== recoveryKey) {
        return fail({ code: 'recovery-key-wrong' });
      }
      kept.password = newPassword;
      return ok(open(kept));
    },
    async changePassword({ accountId, oldPassword, newPassword }) {
      const kept = accounts.get(accountId);
      if (kept === undefined) {
        return fail({ code: 'account-not-found' });
      }
      if (kept.password !== oldPassword) {
        return fail({ code: 'password-wrong', attemptsLeft: 4 });
      }
      const failure = fails.take('changePassword');
      if (failure !== null) {
        return failure;
      }
      kept.password = newPassword;
      return ok(null);
    },
  };
}

function breaking(write: StoreWriter, broken: Map<string, Error>): StoreWriter {
  return new Proxy(write, {
    get(target, name, receiver) {
      const error = broken.get(String(name));
      if (error === undefined) {
        return Reflect.get(target, name, receiver) as unknown;
      }
      return () => {
        broken.delete(String(name));
        throw error;
      };
    },
  });
}
