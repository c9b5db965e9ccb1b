import type { Store } from '../../src-main/engine/ports/store.ts';
import type { AccountId } from '../../src-shared/domain/ids.ts';

/** Makes the store that of an account of this region with a session at the centre. */
export function signIn(store: Store, { region, token }: { readonly region: string; readonly token: string }): void {
  store.transaction((write) => {
    write.putAccount({
      accountId: '0'.repeat(26) as AccountId,
      region,
      unitName: '测试单位',
      creditCode: '',
      links: [],
      createdAt: '2026-11-22T01:00:00.000Z',
    });
    write.putSyncState({ token });
  });
}
