import type { EngineOperations } from '../../../src-shared/contract/operations.ts';
import { fail } from '../../../src-shared/lib/result.ts';
import type { Dispatch } from '../dispatch.ts';
import type { EngineParts } from '../engine-parts.ts';

/** The other queries of 信息查询 (W-55, W-59, ZM-11) and the export of any list. */
export function listOperations(ask: { readonly parts: EngineParts; readonly dispatch: Dispatch }): Pick<EngineOperations, 'lists'> {
  const notBuilt = ask.dispatch.read<unknown, never>(() => fail({ code: 'not-possible-now', state: 'draft' }));
  return {
    lists: { unitPayments: notBuilt, personPayments: notBuilt, rates: notBuilt, movements: notBuilt, progress: notBuilt, export: notBuilt },
  };
}
