import { fail, ok } from '../../../src-shared/lib/result.ts';
import type { Settle } from '../dispatch.ts';
import type { EngineParts, Outcome } from '../engine-parts.ts';
import type { CentreSession } from '../ports/centre.ts';
import type { StoreWriter } from '../ports/store.ts';
import type { OpenAccount } from '../ports/vault.ts';
import { accountOf } from './account-record.ts';

/**
 * Set while this PC's password is known not to be the centre's (after the recovery key, or a change that only one side took): then
 * unlocking must not try it at the centre, where five wrong ones lock the account.
 */
const PASSWORDS_DIFFER = 'centre-password-differs';

export type CentreSessions = {
  /** Signs in with the unit's password and keeps what the centre gives. */
  signIn(account: OpenAccount, password: string, settle: Settle): Promise<Outcome<null>>;
  /** After unlocking: a fresh token when the kept one is gone or has run out. The password lives only as long as this runs. */
  refresh(account: OpenAccount, password: string, settle: Settle): Promise<void>;
  /** Asks the centre with the kept token; a token the centre no longer knows is dropped, so that sync shows `login-needed`. */
  withToken<T>(account: OpenAccount, settle: Settle, ask: (token: string) => Promise<Outcome<T>>): Promise<Outcome<T>>;
};

export function createCentreSessions(parts: Pick<EngineParts, 'centre' | 'sync' | 'events' | 'clock'>): CentreSessions {
  const { centre, sync, events, clock } = parts;

  const sessions: CentreSessions = {
    async signIn(account, password, settle) {
      const { region, creditCode } = accountOf(account.store);
      const answer = await centre.signIn({ region, loginName: creditCode, password });
      if (!answer.ok) {
        return answer;
      }
      return settle(() => {
        account.store.transaction((write) => {
          putCentreSession(write, answer.value, clock.now());
        });
        events.publish({ event: 'session.changed' });
        sync.poke();
        return ok(null);
      });
    },
    async refresh(account, password, settle) {
      const { token, tokenExpiresAt } = account.store.syncState();
      const good = token !== null && (tokenExpiresAt === null || tokenExpiresAt > clock.now());
      if (good || passwordsDiffer(account)) {
        return;
      }
      const answer = await sessions.signIn(account, password, settle);
      if (!answer.ok && answer.error.code === 'password-wrong') {
        await settle(() => {
          markPasswords(account, 'differ');
          return ok(null);
        });
      }
    },
    async withToken(account, settle, ask) {
      const { token } = account.store.syncState();
      if (token === null) {
        return fail({ code: 'session-missing' });
      }
      const answer = await ask(token);
      if (!answer.ok && answer.error.code === 'session-missing') {
        await settle(() => {
          dropToken(account, token);
          sync.poke();
          return ok(null);
        });
      }
      return answer;
    },
  };
  return sessions;
}

/** Unless a newer one has come in between. */
function dropToken(account: OpenAccount, token: string): void {
  account.store.transaction((write) => {
    if (write.syncState().token === token) {
      write.putSyncState({ token: null, tokenExpiresAt: null });
    }
  });
}

/** Keeps the centre's token and its word on the unit: the linked insurances and their data (W-13). */
export function putCentreSession(write: StoreWriter, session: CentreSession, now: string): void {
  const { unitName, links } = session.account;
  write.putAccount({ ...accountOf(write), unitName, links });
  for (const unit of links) {
    write.putUnit(unit, now);
  }
  write.putSyncState({ token: session.token, tokenExpiresAt: session.expiresAt });
}

export function markPasswords(account: OpenAccount, how: 'differ' | 'agree'): void {
  account.store.transaction((write) => {
    write.putSetting(PASSWORDS_DIFFER, how === 'differ' ? 'yes' : null);
  });
}

function passwordsDiffer(account: OpenAccount): boolean {
  return account.store.setting(PASSWORDS_DIFFER) !== null;
}
