import type { Standing } from '../../../src-shared/contract/engine.ts';
import type { FilingId } from '../../../src-shared/domain/ids.ts';
import type { Insurance } from '../../../src-shared/domain/insurance.ts';
import { chinaDate } from '../../../src-shared/lib/plain-date.ts';
import { ok } from '../../../src-shared/lib/result.ts';
import { opensOn } from '../../../src-shared/profile/filing-window.ts';
import { isOnceAYear } from '../../../src-shared/profile/once-a-year.ts';
import type { Outcome } from '../engine-parts.ts';
import type { OpenAccount } from '../ports/vault.ts';
import { accountOf } from '../session/account-record.ts';
import { currentContext } from './filing-context.ts';
import type { FilingParts } from './filing-desk.ts';
import { pendingChanges, yearFilings } from './roster-facts.ts';

/** What stands in the way of a service before it is begun (O-06, O-08, W-49), from the local copy. */
export function serviceStanding(
  parts: FilingParts,
  { store }: OpenAccount,
  ask: { readonly service: string; readonly insurance: Insurance },
): Outcome<Standing> {
  const context = currentContext(parts.profiles, { region: accountOf(store).region, ...ask });
  if (!context.ok) {
    return context;
  }
  const today = chinaDate(parts.clock.now());
  const { profile, service } = context.value;
  // Where a second one is only asked about, the rule asks beside the rows.
  const standing = isOnceAYear(service)
    ? yearFilings(store, { filingId: '' as FilingId, insurance: ask.insurance }, context.value).find(
        ({ year }) => year === today.slice(0, 4),
      )
    : undefined;
  return ok({
    thisYear:
      standing === undefined
        ? null
        : { filingId: standing.filing.filingId, year: standing.year, state: standing.filing.state, receiptNumber: standing.receiptNumber },
    pendingChanges: service.rules.some(({ kind }) => kind === 'no-pending-changes')
      ? pendingChanges(store, ask.insurance, context.value)
      : 0,
    opensOn: opensOn(profile.filingWindow, today),
  });
}
