import type { UnitAccount } from '../../../src-shared/domain/unit.ts';
import type { Instant } from '../../../src-shared/lib/plain-date.ts';
import type { StoreReader } from '../ports/store.ts';
import type { KnownAccount, OpenAccount } from '../ports/vault.ts';

/** The account record of an opened store; `completeAccountRecord` sees to it that there is one. */
export function accountOf(store: StoreReader): UnitAccount {
  const account = store.account();
  if (account === null) {
    throw new Error('the open store has no account record');
  }
  return account;
}

/**
 * A crash between making the account's folder and its first write leaves a store without the record. What the vault knows is
 * enough to go on; the linked insurances come with the next sign-in to the centre.
 */
export function completeAccountRecord(ask: { readonly opened: OpenAccount; readonly known: KnownAccount; readonly now: Instant }): void {
  const { opened, known, now } = ask;
  if (opened.store.account() === null) {
    const { accountId, region, unitName, creditCode } = known;
    opened.store.transaction((write) => {
      write.putAccount({ accountId, region, unitName, creditCode, links: [], createdAt: now });
    });
  }
}
