import { passwordWeaknesses } from '../../../src-shared/domain/password-rule.ts';
import { fail, ok } from '../../../src-shared/lib/result.ts';
import type { Settle } from '../dispatch.ts';
import type { EngineParts, Outcome } from '../engine-parts.ts';
import type { CentreSession } from '../ports/centre.ts';
import type { OpenAccount } from '../ports/vault.ts';
import { accountOf } from './account-record.ts';
import { markPasswords, putCentreSession } from './centre-session.ts';

type Parts = Pick<EngineParts, 'vault' | 'centre' | 'profiles' | 'clock' | 'events'>;
type Passwords = { readonly oldPassword: string; readonly newPassword: string };

/**
 * One password at the centre and on this PC, changed at the centre first. What can fail here is tried before the centre is asked;
 * when this PC fails all the same, the centre is taken back. Doing it again with the same two passwords always converges, because
 * a centre that has the new one already counts as changed.
 */
export async function changePassword(parts: Parts, account: OpenAccount, passwords: Passwords, settle: Settle): Promise<Outcome<null>> {
  const { region } = accountOf(account.store);
  const rule = parts.profiles.get(region)?.password;
  if (rule === undefined) {
    return fail({ code: 'profile-version-unknown', version: '' });
  }
  const reasons = passwordWeaknesses({ rule, password: passwords.newPassword, oldPassword: passwords.oldPassword });
  if (reasons.length > 0) {
    return fail({ code: 'password-weak', reasons });
  }

  const { oldPassword, newPassword } = passwords;
  const wrap = (from: string, to: string): Promise<Outcome<null>> =>
    settle(() => parts.vault.changePassword({ accountId: account.accountId, oldPassword: from, newPassword: to }));

  // Wrapping the key again under the same password proves the password and that its file can be written.
  const provedHere = await wrap(oldPassword, oldPassword);
  if (!provedHere.ok) {
    return provedHere;
  }
  const atCentre = await changeAtCentre(parts, account, passwords);
  if (!atCentre.ok) {
    return atCentre;
  }
  const here = await wrap(oldPassword, newPassword);
  const session = here.ok ? atCentre : await takeBackAtCentre(parts, atCentre.value, passwords);
  const passwordsAgree = here.ok || session.ok;
  const kept = await settle(() => {
    const latest = session.ok ? session.value : atCentre.value;
    account.store.transaction((write) => {
      putCentreSession(write, latest, parts.clock.now());
    });
    markPasswords(account, passwordsAgree ? 'agree' : 'differ');
    parts.events.publish({ event: 'session.changed' });
    return ok(null);
  });
  return here.ok ? kept : here;
}

async function changeAtCentre(parts: Parts, account: OpenAccount, passwords: Passwords): Promise<Outcome<CentreSession>> {
  const { region, creditCode } = accountOf(account.store);
  const signIn = (password: string): Promise<Outcome<CentreSession>> => parts.centre.signIn({ region, loginName: creditCode, password });

  const { token } = account.store.syncState();
  let answer = token === null ? ranOut : await parts.centre.changePassword(token, passwords);
  if (!answer.ok && answer.error.code === 'session-missing') {
    const fresh = await signIn(passwords.oldPassword);
    answer = fresh.ok ? await parts.centre.changePassword(fresh.value.token, passwords) : fresh;
  }
  if (!answer.ok && (answer.error.code === 'password-wrong' || answer.error.code === 'answer-lost')) {
    const changedAlready = await signIn(passwords.newPassword);
    return changedAlready.ok ? changedAlready : answer;
  }
  return answer;
}

const ranOut: Outcome<CentreSession> = { ok: false, error: { code: 'session-missing' } };

function takeBackAtCentre(parts: Parts, session: CentreSession, { oldPassword, newPassword }: Passwords): Promise<Outcome<CentreSession>> {
  return parts.centre.changePassword(session.token, { oldPassword: newPassword, newPassword: oldPassword });
}
