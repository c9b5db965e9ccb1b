import type { EngineOperations } from '../../../src-shared/contract/operations.ts';
import type { FilingState } from '../../../src-shared/domain/filing.ts';
import { DECIDED_STATES, PENDING_STATES, UNSENT_STATES } from '../../../src-shared/domain/transitions.ts';
import type { Instant } from '../../../src-shared/lib/plain-date.ts';
import { ok } from '../../../src-shared/lib/result.ts';
import type { Dispatch } from '../dispatch.ts';
import type { EngineParts } from '../engine-parts.ts';
import { summaryOf } from '../filing/filing-summary.ts';
import type { StoreReader } from '../ports/store.ts';

const LATEST_SHOWN = 5;
const PAGE = 200;

/** The home page: what is to be done, what waits, what the centre said last. */
export function homeOperations(ask: { readonly parts: EngineParts; readonly dispatch: Dispatch }): EngineOperations['home'] {
  const { parts, dispatch } = ask;

  function latest(reader: StoreReader, states: readonly FilingState[], now: Instant) {
    const { items } = reader.filings({ states, limit: LATEST_SHOWN, offset: 0 });
    return items.map((filing) => summaryOf(reader, parts.profiles, filing, now));
  }

  return {
    summary: dispatch.read(({ store }) => {
      const now = parts.clock.now();
      return ok({
        drafts: store.countFilings(['draft']),
        draftsWithBlocks: draftsWithBlocks(parts, store, now),
        unsent: store.countFilings(UNSENT_STATES),
        pending: store.countFilings(PENDING_STATES),
        latestVerdicts: latest(store, DECIDED_STATES, now),
        latestDrafts: latest(store, ['draft'], now),
      });
    }),
  };
}

function draftsWithBlocks(parts: EngineParts, reader: StoreReader, now: Instant): number {
  let count = 0;
  for (let offset = 0; ; offset += PAGE) {
    const { items, total } = reader.filings({ states: ['draft'], limit: PAGE, offset });
    count += items.filter((filing) => summaryOf(reader, parts.profiles, filing, now).blocks > 0).length;
    if (offset + PAGE >= total) {
      return count;
    }
  }
}
