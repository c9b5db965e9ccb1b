import type { EngineOperations } from '../../../src-shared/contract/operations.ts';
import type { Insurance } from '../../../src-shared/domain/insurance.ts';
import { fail, ok } from '../../../src-shared/lib/result.ts';
import type { Dispatch } from '../dispatch.ts';
import type { EngineParts, Outcome } from '../engine-parts.ts';
import type { OpenAccount } from '../ports/vault.ts';
import { accountOf } from './account-record.ts';
import type { CentreSessions } from './centre-session.ts';

type LinkKey = { readonly insurance: Insurance; readonly unitNumber: string };

/** 险种关联 (W-13, W-14): the other insurances of the same employer, each with its own 单位编号 and a code to its own phone. */
export function linkOperations(ask: {
  readonly parts: EngineParts;
  readonly dispatch: Dispatch;
  readonly sessions: CentreSessions;
}): EngineOperations['link'] {
  const { parts, dispatch, sessions } = ask;

  function linkable(account: OpenAccount, { insurance, unitNumber }: LinkKey): Outcome<LinkKey & { readonly region: string }> {
    const { links, region } = accountOf(account.store);
    if (!(parts.profiles.get(region)?.insurances ?? []).some((each) => each.insurance === insurance)) {
      return fail({ code: 'request-invalid', detail: 'insurance' });
    }
    if (links.some((link) => link.insurance === insurance)) {
      return fail({ code: 'insurance-already-linked', insurance });
    }
    return ok({ region, insurance, unitNumber: unitNumber.normalize('NFKC').trim() });
  }

  return {
    lookup: dispatch.remote(async (account, input, settle) => {
      const key = linkable(account, input);
      return key.ok ? sessions.withToken(account, settle, (token) => parts.centre.lookupLink(token, key.value)) : key;
    }),
    sendCode: dispatch.remote(async (account, input, settle) => {
      const key = linkable(account, input);
      if (!key.ok) {
        return key;
      }
      const { insurance, unitNumber } = key.value;
      return sessions.withToken(account, settle, (token) => parts.centre.sendLinkCode(token, { insurance, unitNumber }));
    }),
    confirm: dispatch.remote(async (account, input, settle) => {
      const key = linkable(account, input);
      if (!key.ok) {
        return key;
      }
      const code = input.code.normalize('NFKC').trim();
      const linked = await sessions.withToken(account, settle, (token) => parts.centre.link(token, { ...key.value, code }));
      if (!linked.ok) {
        return linked;
      }
      return settle(() => {
        const now = parts.clock.now();
        const record = { ...accountOf(account.store), links: linked.value.links };
        account.store.transaction((write) => {
          write.putAccount(record);
          for (const unit of record.links) {
            write.putUnit(unit, now);
          }
        });
        parts.events.publish({ event: 'session.changed' });
        // The roster of the newly linked insurance comes with the next pull.
        parts.sync.poke();
        return ok(record);
      });
    }),
  };
}
