import type { Failure } from '../../../src-shared/contract/errors.ts';
import type { AccountId } from '../../../src-shared/domain/ids.ts';
import type { Instant } from '../../../src-shared/lib/plain-date.ts';
import type { Result } from '../../../src-shared/lib/result.ts';
import type { MaterialFiles } from './materials.ts';
import type { Store } from './store.ts';

/**
 * The accounts on this PC. Each has a folder of its own with an encrypted store and encrypted materials under one random 32-byte
 * data key, wrapped by the account's password, by a recovery key shown once, and by the system's keystore where there is one.
 */
export type Vault = {
  accounts(): readonly KnownAccount[];
  create(ask: {
    readonly accountId: AccountId;
    readonly unitName: string;
    readonly region: string;
    readonly creditCode: string;
    readonly password: string;
  }): Promise<Result<{ readonly opened: OpenAccount; readonly recoveryKey: string }, Failure>>;
  open(accountId: AccountId, password: string): Promise<Result<OpenAccount, Failure>>;
  /** Sets a new password wrap with the recovery key. */
  openWithRecoveryKey(ask: {
    readonly accountId: AccountId;
    readonly recoveryKey: string;
    readonly newPassword: string;
  }): Promise<Result<OpenAccount, Failure>>;
  changePassword(ask: {
    readonly accountId: AccountId;
    readonly oldPassword: string;
    readonly newPassword: string;
  }): Promise<Result<null, Failure>>;
};

export type KnownAccount = {
  readonly accountId: AccountId;
  readonly unitName: string;
  readonly region: string;
  readonly creditCode: string;
  readonly lastUsedAt: Instant;
};

export type OpenAccount = {
  readonly accountId: AccountId;
  readonly store: Store;
  readonly materials: MaterialFiles;
  /** Closes the files and wipes the key from memory. */
  close(): void;
};
