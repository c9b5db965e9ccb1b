import type { EngineOperations } from '../../../src-shared/contract/operations.ts';
import type { AccountId } from '../../../src-shared/domain/ids.ts';
import type { Insurance } from '../../../src-shared/domain/insurance.ts';
import { passwordWeaknesses } from '../../../src-shared/domain/password-rule.ts';
import type { UnitAccount } from '../../../src-shared/domain/unit.ts';
import { fail, ok } from '../../../src-shared/lib/result.ts';
import type { CurrentAccount } from '../current-account.ts';
import type { Dispatch } from '../dispatch.ts';
import type { EngineParts, Outcome } from '../engine-parts.ts';
import type { CentreSession } from '../ports/centre.ts';
import { putCentreSession } from './centre-session.ts';

type UnitKey = { readonly region: string; readonly insurance: Insurance; readonly unitNumber: string };
type NewAccount = { readonly account: UnitAccount; readonly recoveryKey: string };

/** Registration of a unit (W-09 … W-12), and bringing a registered one to this PC. None of it needs an open account. */
export function registrationOperations(ask: {
  readonly parts: EngineParts;
  readonly dispatch: Dispatch;
  readonly current: CurrentAccount;
}): EngineOperations['registration'] {
  const { parts, dispatch, current } = ask;
  /** Regions of the registrations begun since the program started; the centre keeps the registrations themselves. */
  const regions = new Map<string, string>();

  function isHere(region: string, creditCode: string): boolean {
    return parts.vault.accounts().some((known) => known.region === region && known.creditCode === creditCode);
  }

  /** The unit number trimmed, or what is wrong with the question before the centre is asked. */
  function checkedKey({ region, insurance, unitNumber }: UnitKey): Outcome<UnitKey> {
    const profile = parts.profiles.get(region);
    if (profile === null) {
      return fail({ code: 'request-invalid', detail: 'region' });
    }
    if (!profile.insurances.some((each) => each.insurance === insurance)) {
      return fail({ code: 'request-invalid', detail: 'insurance' });
    }
    return ok({ region, insurance, unitNumber: unitNumber.normalize('NFKC').trim() });
  }

  /** Makes the account on this PC and opens it; whichever was open before is closed. */
  const moveIn = dispatch.alone(
    async (given: { session: CentreSession; region: string; password: string }): Promise<Outcome<NewAccount>> => {
      const { session, region, password } = given;
      const { unitName, creditCode, links } = session.account;
      if (isHere(region, creditCode)) {
        return fail({ code: 'account-already-here' });
      }
      await current.close();
      const accountId = parts.ids.next() as AccountId;
      const created = await parts.vault.create({ accountId, unitName, region, creditCode, password });
      if (!created.ok) {
        return created;
      }
      const { opened, recoveryKey } = created.value;
      const now = parts.clock.now();
      const account: UnitAccount = { accountId, region, unitName, creditCode, links, createdAt: now };
      try {
        opened.store.transaction((write) => {
          write.putAccount(account);
          putCentreSession(write, session, now);
        });
        current.adopt(opened);
      } catch (error) {
        opened.close();
        throw error;
      }
      return ok({ account, recoveryKey });
    },
  );

  return {
    lookup: dispatch.free(async (input) => {
      const key = checkedKey(input);
      return key.ok ? parts.centre.lookupUnit(key.value) : key;
    }),
    start: dispatch.free(async (input) => {
      const key = checkedKey(input);
      if (!key.ok) {
        return key;
      }
      const started = await parts.centre.register(key.value);
      if (!started.ok) {
        return started;
      }
      const { registrationId, unit } = started.value;
      if (isHere(key.value.region, unit.creditCode)) {
        return fail({ code: 'account-already-here' });
      }
      regions.set(registrationId, key.value.region);
      return started;
    }),
    sendCode: dispatch.free(({ registrationId }) => parts.centre.sendActivationCode(registrationId)),
    activate: dispatch.free(async ({ registrationId, code, password }) => {
      const region = regions.get(registrationId) ?? parts.appInfo().defaultRegion;
      const rule = parts.profiles.get(region)?.password;
      if (rule === undefined) {
        return fail({ code: 'request-invalid', detail: 'region' });
      }
      const reasons = passwordWeaknesses({ rule, password });
      if (reasons.length > 0) {
        return fail({ code: 'password-weak', reasons });
      }
      const activated = await parts.centre.activate({ registrationId, code: code.normalize('NFKC').trim(), password });
      if (!activated.ok) {
        return activated;
      }
      regions.delete(registrationId);
      return moveIn({ session: activated.value, region: activated.value.account.region, password });
    }),
    signIn: dispatch.free(async ({ region, unitNumber, password }) => {
      if (parts.profiles.get(region) === null) {
        return fail({ code: 'request-invalid', detail: 'region' });
      }
      const loginName = unitNumber.normalize('NFKC').trim();
      if (isHere(region, loginName)) {
        return fail({ code: 'account-already-here' });
      }
      const signedIn = await parts.centre.signIn({ region, loginName, password });
      return signedIn.ok ? moveIn({ session: signedIn.value, region, password }) : signedIn;
    }),
  };
}
