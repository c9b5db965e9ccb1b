import type { SessionState } from '../../../src-shared/contract/engine.ts';
import type { Failure } from '../../../src-shared/contract/errors.ts';
import type { EngineOperations } from '../../../src-shared/contract/operations.ts';
import { passwordWeaknesses } from '../../../src-shared/domain/password-rule.ts';
import { fail, ok } from '../../../src-shared/lib/result.ts';
import type { CurrentAccount } from '../current-account.ts';
import type { Dispatch, Settle } from '../dispatch.ts';
import type { EngineParts, Outcome } from '../engine-parts.ts';
import type { OpenAccount } from '../ports/vault.ts';
import { completeAccountRecord } from './account-record.ts';
import { type CentreSessions, markPasswords } from './centre-session.ts';
import { changePassword } from './change-password.ts';

/** Failures after which the store was left as it is and the screen says why it stays shut. */
const TROUBLES: ReadonlySet<Failure['code']> = new Set(['store-damaged', 'store-from-newer-version', 'store-in-use', 'disk-full']);

export function sessionOperations(ask: {
  readonly parts: EngineParts;
  readonly dispatch: Dispatch;
  readonly current: CurrentAccount;
  readonly sessions: CentreSessions;
}): EngineOperations['session'] {
  const { parts, dispatch, current, sessions } = ask;

  function state(): SessionState {
    const opened = current.get();
    const accounts = parts.vault.accounts();
    const trouble = current.trouble();
    return {
      phase: opened !== null ? 'open' : trouble !== null ? 'trouble' : accounts.length === 0 ? 'fresh' : 'locked',
      accounts: accounts.map(({ accountId, unitName, region, lastUsedAt }) => ({ accountId, unitName, region, lastUsedAt })),
      account: opened?.store.account() ?? null,
      trouble,
    };
  }

  /** Takes over what the vault opened, or keeps why it did not. */
  function adopt(result: Outcome<OpenAccount>): Outcome<OpenAccount> {
    if (!result.ok) {
      if (TROUBLES.has(result.error.code)) {
        current.keepTrouble(result.error);
      }
      return result;
    }
    const opened = result.value;
    try {
      const known = parts.vault.accounts().find((each) => each.accountId === opened.accountId);
      if (known !== undefined) {
        completeAccountRecord({ opened, known, now: parts.clock.now() });
      }
      current.adopt(opened);
    } catch (error) {
      opened.close();
      throw error;
    }
    return result;
  }

  /** Signs in behind the clerk's back: unlocking never waits for the centre. */
  const refresh = dispatch.remote(async (account, password: string, settle: Settle) => {
    await sessions.refresh(account, password, settle);
    return ok(null);
  });

  const open = dispatch.alone(async ({ accountId, password }: { accountId: OpenAccount['accountId']; password: string }) => {
    await current.close();
    const adopted = adopt(await parts.vault.open(accountId, password));
    return adopted.ok ? ok(state()) : adopted;
  });

  return {
    state: dispatch.free(() => ok(state())),
    async unlock(input) {
      const opened = await open(input);
      if (opened.ok) {
        void refresh(input.password);
      }
      return opened;
    },
    unlockWithRecoveryKey: dispatch.alone(async ({ accountId, recoveryKey, newPassword }) => {
      const known = parts.vault.accounts().find((each) => each.accountId === accountId);
      if (known === undefined) {
        return fail({ code: 'account-not-found' });
      }
      const rule = parts.profiles.get(known.region)?.password;
      const reasons = rule === undefined ? [] : passwordWeaknesses({ rule, password: newPassword });
      if (reasons.length > 0) {
        return fail({ code: 'password-weak', reasons });
      }
      await current.close();
      const adopted = adopt(await parts.vault.openWithRecoveryKey({ accountId, recoveryKey, newPassword }));
      if (!adopted.ok) {
        return adopted;
      }
      // The centre still has the password from before: it must not be tried with the new one at every unlocking.
      markPasswords(adopted.value, 'differ');
      return ok(state());
    }),
    lock: dispatch.alone(async () => {
      await current.close();
      return ok(state());
    }),
    changePassword: dispatch.remote((account, passwords, settle) => changePassword(parts, account, passwords, settle)),
    signInToCentre: dispatch.remote((account, { password }, settle) => sessions.signIn(account, password, settle)),
  };
}
