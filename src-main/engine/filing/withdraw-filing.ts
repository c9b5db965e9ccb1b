import type { FilingView } from '../../../src-shared/contract/engine.ts';
import { applyCentreFiling } from '../../../src-shared/domain/apply-verdict.ts';
import type { FilingId } from '../../../src-shared/domain/ids.ts';
import { fail, ok } from '../../../src-shared/lib/result.ts';
import type { Settle } from '../dispatch.ts';
import type { EngineParts, Outcome } from '../engine-parts.ts';
import type { OpenAccount } from '../ports/vault.ts';
import type { CentreSessions } from '../session/centre-session.ts';
import { type FilingParts, findFiling, keepFiling } from './filing-desk.ts';
import { viewOf } from './filing-view.ts';

/** 撤回 at the centre, while the profile allows it (O-10). Nothing is said to be withdrawn before the centre says so. */
export async function withdrawFiling(
  parts: FilingParts & Pick<EngineParts, 'centre' | 'sync'> & { readonly sessions: CentreSessions },
  account: OpenAccount,
  filingId: FilingId,
  settle: Settle,
): Promise<Outcome<FilingView>> {
  const { store } = account;
  const found = findFiling(parts, store, filingId);
  if (!found.ok) {
    return found;
  }
  const { filing, context } = found.value;
  const allowed: readonly string[] = context.profile.withdrawWhile;
  if (!allowed.includes(filing.state)) {
    return fail({ code: 'not-possible-now', state: filing.state });
  }
  const answer = await parts.sessions.withToken(account, settle, (token) => parts.centre.withdrawFiling(token, filingId));
  if (!answer.ok) {
    // Either it may have been withdrawn, or the centre is further than we know: the next pull tells.
    parts.sync.poke();
    return answer;
  }
  return settle(() => {
    const now = parts.clock.now();
    const latest = findFiling(parts, store, filingId);
    if (!latest.ok) {
      return latest;
    }
    const applied = applyCentreFiling({ filing: latest.value.filing, saying: answer.value, now });
    const atHand = { filing: applied.filing, context: latest.value.context };
    return applied.changed ? keepFiling(parts, store, atHand) : ok(viewOf(store, atHand, now));
  });
}
