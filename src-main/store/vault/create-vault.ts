import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Failure } from '../../../src-shared/contract/errors.ts';
import { accountIdSchema } from '../../../src-shared/contract/records.ts';
import type { AccountId } from '../../../src-shared/domain/ids.ts';
import { fail, ok, type Result } from '../../../src-shared/lib/result.ts';
import type { Clock } from '../../engine/ports/clock.ts';
import type { Keystore } from '../../engine/ports/keystore.ts';
import type { Log } from '../../engine/ports/log.ts';
import { Trouble } from '../../engine/ports/trouble.ts';
import type { KnownAccount, OpenAccount, Vault } from '../../engine/ports/vault.ts';
import { failureOfSqlite } from '../sqlite-failure.ts';
import { syncFolder } from '../write-durably.ts';
import { makeAccountStore, type OpenMaterials, openAccountFiles } from './account-files.ts';
import { type KeyFile, readKeyFile, writeKeyFile } from './key-file.ts';
import {
  newDataKey,
  STRETCHING,
  type Stretching,
  unwrapWithPassword,
  unwrapWithRecoveryKey,
  wrapWithPassword,
  wrapWithRecoveryKey,
} from './key-wrap.ts';
import { createPasswordAttempts } from './password-attempts.ts';
import { newRecoveryKey, readRecoveryKey } from './recovery-key.ts';
import { unwrapWithSystem, wrapWithSystem } from './system-wrap.ts';

export type SystemVault = Vault & {
  /** Opens without a password what the system's keystore wrapped; `locked` when it cannot, and the password is asked. */
  openWithKeystore(accountId: AccountId): Promise<Result<OpenAccount, Failure>>;
};

/** The accounts under `folder/accounts/`, one folder each: keys.json, shebao.db, materials/, backups/. */
export function createVault({
  folder,
  clock,
  keystore = null,
  materials,
  stretching = STRETCHING,
  log = () => undefined,
}: {
  readonly folder: string;
  readonly clock: Clock;
  readonly keystore?: Keystore | null;
  readonly materials: OpenMaterials;
  /** Tests that open many accounts stretch less. */
  readonly stretching?: Stretching;
  /** Told of a backup that failed. */
  readonly log?: Log;
}): SystemVault {
  const accounts = join(folder, 'accounts');
  const folderOf = (accountId: AccountId): string => join(accounts, accountId);
  const attempts = createPasswordAttempts();
  const inTurn = createTurns();

  const keysOf = (accountId: AccountId): Result<KeyFile, Failure> => {
    if (!accountIdSchema.safeParse(accountId).success || !existsSync(folderOf(accountId))) {
      return fail({ code: 'account-not-found' });
    }
    const keys = readKeyFile(folderOf(accountId));
    const file = join(folderOf(accountId), 'keys.json');
    return keys === null ? fail({ code: 'store-damaged', detail: 'keys.json and its copy cannot be read', file }) : ok(keys);
  };

  const open = (accountId: AccountId, dataKey: Uint8Array): Result<OpenAccount, Failure> => {
    const opened = openAccountFiles({ folder: folderOf(accountId), accountId, dataKey, clock, materials, log });
    if (opened.ok) {
      attempts.succeeded(folderOf(accountId), clock.now());
    }
    return opened;
  };

  /** The data key behind a password, or what the clerk is told; every try counts. */
  const unlock = async (keys: KeyFile, password: string): Promise<Result<Uint8Array, Failure>> => {
    const home = folderOf(keys.accountId);
    const locked = attempts.begin(home, clock.now());
    if (locked !== null) {
      return fail(locked);
    }
    const dataKey = await unwrapWithPassword(keys.accountId, keys.password, password);
    if (dataKey === null) {
      return fail(attempts.failed(home, clock.now()));
    }
    attempts.succeeded(home, clock.now());
    return ok(dataKey);
  };

  return {
    accounts: () => listAccounts(accounts, (home) => attempts.usage(home).lastUsedAt),

    create: ({ password, ...account }) =>
      inTurn(async () => {
        const { accountId } = account;
        if (!accountIdSchema.safeParse(accountId).success) {
          throw new Error('an account id is a ULID');
        }
        if (existsSync(folderOf(accountId))) {
          return fail({ code: 'account-already-here' });
        }
        const recoveryKey = newRecoveryKey();
        const dataKey = newDataKey();
        // Made under another name and renamed whole: a crash leaves no half account in the list.
        const unfinished = join(accounts, `new-${accountId}`);
        try {
          rmSync(unfinished, { recursive: true, force: true });
          mkdirSync(unfinished, { recursive: true, mode: 0o700 });
          writeKeyFile(unfinished, {
            version: 1,
            ...account,
            createdAt: clock.now(),
            password: await wrapWithPassword(accountId, dataKey, { password, stretching }),
            recovery: wrapWithRecoveryKey(accountId, dataKey, recoveryKey.replaceAll('-', '').slice(0, 26)),
            system: await wrapWithSystem(keystore, dataKey),
          });
          const made = makeAccountStore({ folder: unfinished, dataKey, clock });
          if (!made.ok) {
            return made;
          }
          syncFolder(unfinished);
          renameSync(unfinished, folderOf(accountId));
          syncFolder(accounts);
          const opened = open(accountId, dataKey);
          if (!opened.ok) {
            // Nobody has seen its recovery key and there is nothing in it: as if it had not been made.
            renameSync(folderOf(accountId), unfinished);
            return opened;
          }
          return ok({ opened: opened.value, recoveryKey });
        } finally {
          rmSync(unfinished, { recursive: true, force: true });
          dataKey.fill(0);
        }
      }),

    open: (accountId, password) =>
      inTurn(async () => {
        const keys = keysOf(accountId);
        if (!keys.ok) {
          return keys;
        }
        const dataKey = await unlock(keys.value, password);
        if (!dataKey.ok) {
          return dataKey;
        }
        try {
          await renewSystemWrap(folderOf(accountId), keys.value, dataKey.value, keystore);
          return open(accountId, dataKey.value);
        } finally {
          dataKey.value.fill(0);
        }
      }),

    openWithRecoveryKey: ({ accountId, recoveryKey, newPassword }) =>
      inTurn(async () => {
        const keys = keysOf(accountId);
        if (!keys.ok) {
          return keys;
        }
        const read = readRecoveryKey(recoveryKey);
        if (read === null) {
          return fail({ code: 'recovery-key-wrong', mistyped: true });
        }
        const dataKey = unwrapWithRecoveryKey(accountId, keys.value.recovery, read);
        if (dataKey === null) {
          return fail({ code: 'recovery-key-wrong', mistyped: false });
        }
        try {
          writeKeyFile(folderOf(accountId), {
            ...keys.value,
            password: await wrapWithPassword(accountId, dataKey, { password: newPassword, stretching }),
          });
          return open(accountId, dataKey);
        } finally {
          dataKey.fill(0);
        }
      }),

    openWithKeystore: (accountId) =>
      inTurn(async () => {
        const keys = keysOf(accountId);
        if (!keys.ok) {
          return keys;
        }
        const dataKey = await unwrapWithSystem(keystore, keys.value.system);
        if (dataKey === null) {
          return fail({ code: 'locked' });
        }
        try {
          return open(accountId, dataKey);
        } finally {
          dataKey.fill(0);
        }
      }),

    changePassword: ({ accountId, oldPassword, newPassword }) =>
      inTurn(async () => {
        const keys = keysOf(accountId);
        if (!keys.ok) {
          return keys;
        }
        const dataKey = await unlock(keys.value, oldPassword);
        if (!dataKey.ok) {
          return dataKey;
        }
        try {
          writeKeyFile(folderOf(accountId), {
            ...keys.value,
            password: await wrapWithPassword(accountId, dataKey.value, { password: newPassword, stretching }),
          });
          return ok(null);
        } finally {
          dataKey.value.fill(0);
        }
      }),
  };
}

/** Every account folder, the one used last first. One whose keys cannot be read is listed too: it must not look gone. */
function listAccounts(accounts: string, lastUsedAt: (home: string) => string | null): readonly KnownAccount[] {
  const names = existsSync(accounts) ? readdirSync(accounts) : [];
  return names
    .flatMap((name) => {
      const accountId = accountIdSchema.safeParse(name);
      if (!accountId.success) {
        return [];
      }
      const home = join(accounts, name);
      const keys = readKeyFile(home);
      const { unitName = '', region = '', creditCode = '', createdAt = '1970-01-01T00:00:00.000Z' } = keys ?? {};
      return [{ accountId: accountId.data, unitName, region, creditCode, lastUsedAt: lastUsedAt(home) ?? createdAt }];
    })
    .sort((a, b) => (a.lastUsedAt < b.lastUsedAt ? 1 : -1));
}

/** The keystore may have come, or changed, since the account was made. The password always works, so a failure here is no failure. */
async function renewSystemWrap(home: string, keys: KeyFile, dataKey: Uint8Array, keystore: Keystore | null): Promise<void> {
  const kept = await unwrapWithSystem(keystore, keys.system);
  const fits = kept !== null && Buffer.from(kept).equals(dataKey);
  kept?.fill(0);
  if (fits) {
    return;
  }
  const system = await wrapWithSystem(keystore, dataKey);
  if (system !== null) {
    try {
      writeKeyFile(home, { ...keys, system });
    } catch (error) {
      if (failureOfSqlite(error, home)?.code !== 'disk-full') {
        throw error;
      }
    }
  }
}

/** One vault operation after the other; what the disk or a store file refuses comes out as a failure. */
function createTurns(): <T>(work: () => Promise<Result<T, Failure>>) => Promise<Result<T, Failure>> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const turn = last.then(async () => {
      try {
        return await work();
      } catch (error) {
        const failure = error instanceof Trouble ? error.failure : failureOfSqlite(error, '');
        if (failure === null) {
          throw error;
        }
        return fail(failure);
      }
    });
    last = turn.catch(() => undefined);
    return turn;
  };
}
