import type { EngineOperations } from '../../../src-shared/contract/operations.ts';
import { fail, ok } from '../../../src-shared/lib/result.ts';
import type { Dispatch } from '../dispatch.ts';
import type { EngineParts } from '../engine-parts.ts';
import { accountOf } from '../session/account-record.ts';
import { makeFile } from '../web-file.ts';

/** 信息查询 on the local copy (W-52 … W-54), materials to look at (W-32), and the profile of the open account. */
export function queryOperations(ask: {
  readonly parts: EngineParts;
  readonly dispatch: Dispatch;
}): Pick<EngineOperations, 'roster' | 'unit' | 'material' | 'profile'> {
  const { parts, dispatch } = ask;
  return {
    roster: {
      search: dispatch.read(({ store }, { page = 1, pageSize = 20, ...query }) => {
        const { items, total, more } = store.searchRoster({ ...query, limit: pageSize, offset: (page - 1) * pageSize });
        return ok({ items: [...items], total, more, asOf: store.syncState().asOf });
      }),
    },
    unit: {
      get: dispatch.read(({ store }, { insurance }) => {
        const link = accountOf(store).links.find((each) => each.insurance === insurance);
        if (link === undefined) {
          return fail({ code: 'insurance-not-linked', insurance });
        }
        return ok(store.unit(insurance) ?? { unit: link, asOf: null });
      }),
    },
    material: {
      read: dispatch.read(async ({ materials }, { sha256 }) => {
        const found = await materials.readAny(sha256);
        return found.ok ? ok(makeFile({ ...found.value, name: sha256 })) : found;
      }),
    },
    profile: {
      get: dispatch.read(({ store }, { version }) => {
        const profile = parts.profiles.get(accountOf(store).region, version);
        return profile === null ? fail({ code: 'profile-version-unknown', version: version ?? '' }) : ok(profile);
      }),
    },
  };
}
