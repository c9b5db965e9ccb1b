import type { EngineOperations } from '../../../src-shared/contract/operations.ts';
import { fail, ok } from '../../../src-shared/lib/result.ts';
import type { Dispatch } from '../dispatch.ts';
import type { EngineParts } from '../engine-parts.ts';
import { accountOf } from '../session/account-record.ts';
import { exportList } from './export-list.ts';
import { progressOf } from './progress-list.ts';
import { ratesOf } from './unit-rates.ts';

type Paged = { readonly page?: number | undefined; readonly pageSize?: number | undefined };

/** The queries of money, movements and progress on the local copy (W-55, W-59, ZM-11), and the export of any list. */
export function listOperations(ask: { readonly parts: EngineParts; readonly dispatch: Dispatch }): Pick<EngineOperations, 'lists'> {
  const { parts, dispatch } = ask;
  return {
    lists: {
      unitPayments: dispatch.read(({ store }, query) => {
        const { items, total, sums } = store.unitPayments({ ...query, ...pageOf(query) });
        return ok({ items: [...items], total, sums, asOf: store.syncState().asOf });
      }),
      personPayments: dispatch.read(({ store }, query) => {
        const { items, total } = store.personPayments({ ...query, ...pageOf(query) });
        return ok({ items: [...items], total, asOf: store.syncState().asOf });
      }),
      movements: dispatch.read(({ store }, query) => {
        const { items, total, changeTypes } = store.movements({ ...query, ...pageOf(query) });
        return ok({ items: [...items], total, changeTypes: [...changeTypes], asOf: store.syncState().asOf });
      }),
      progress: dispatch.read(({ store }, query) => {
        const { items, total } = progressOf(store, parts.profiles, { ...query, ...pageOf(query) });
        return ok({ items: [...items], total, asOf: store.syncState().asOf });
      }),
      rates: dispatch.read(({ store }, { insurance }) => {
        const { region, links } = accountOf(store);
        const link = links.find((each) => each.insurance === insurance);
        const profile = parts.profiles.get(region);
        if (link === undefined || profile === null) {
          return fail(link === undefined ? { code: 'insurance-not-linked', insurance } : { code: 'profile-version-unknown', version: '' });
        }
        return ok({ items: [...ratesOf(store, { profile, insurance, unitNumber: link.unitNumber })], asOf: store.syncState().asOf });
      }),
      export: dispatch.read(({ store }, input) => exportList(parts, store, input)),
    },
  };
}

function pageOf({ page = 1, pageSize = 20 }: Paged): { readonly limit: number; readonly offset: number } {
  return { limit: pageSize, offset: (page - 1) * pageSize };
}
