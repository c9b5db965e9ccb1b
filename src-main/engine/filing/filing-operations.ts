import type { EngineOperations } from '../../../src-shared/contract/operations.ts';
import { ok } from '../../../src-shared/lib/result.ts';
import type { Jobs } from '../batch/jobs.ts';
import type { CardReader } from '../cards/card-reader.ts';
import type { Dispatch } from '../dispatch.ts';
import type { EngineParts } from '../engine-parts.ts';
import { takeKept } from '../library/take-kept.ts';
import type { CentreSessions } from '../session/centre-session.ts';
import { beginCorrection, beginFiling, beginLike } from './begin-filing.ts';
import { answerDoubts, attachMaterial, detachMaterial } from './draft-materials.ts';
import { goToStep, moveInHistory, saveValues } from './edit-draft.ts';
import { findFiling } from './filing-desk.ts';
import { summaryOf } from './filing-summary.ts';
import { viewOf } from './filing-view.ts';
import { serviceStanding } from './service-standing.ts';
import { putAside, submitFiling } from './submit-filing.ts';
import { takeCard } from './take-card.ts';
import { withdrawFiling } from './withdraw-filing.ts';

/** A filing from the first keystroke to the centre's word (W-15 … W-32, W-56 … W-58). */
export function filingOperations(ask: {
  readonly parts: EngineParts & { readonly jobs: Jobs; readonly cards: CardReader };
  readonly dispatch: Dispatch;
  readonly sessions: CentreSessions;
}): EngineOperations['filing'] {
  const { parts, dispatch, sessions } = ask;
  return {
    begin: dispatch.write((account, input) => {
      parts.imaging.warm();
      return beginFiling(parts, account, input);
    }),
    standing: dispatch.read((account, input) => serviceStanding(parts, account, input)),
    beginLike: dispatch.write((account, { filingId }) => beginLike(parts, account, filingId)),
    beginCorrection: dispatch.write((account, { filingId }) => beginCorrection(parts, account, filingId)),
    get: dispatch.read(({ store }, { filingId }) => {
      const found = findFiling(parts, store, filingId);
      if (found.ok && found.value.filing.state === 'draft') {
        parts.imaging.warm();
        parts.cards.look(filingId);
      }
      return found.ok ? ok(viewOf(store, found.value, parts.clock.now())) : found;
    }),
    saveValues: dispatch.write((account, input) => saveValues(parts, account, input)),
    goToStep: dispatch.write((account, input) => goToStep(parts, account, input)),
    attach: dispatch.remote((account, input, settle) => attachMaterial(parts, account, input, settle)),
    readCard: dispatch.remote((account, input, settle) => takeCard(parts, account, input, settle)),
    attachKept: dispatch.write((account, input) => takeKept(parts, account, input)),
    detach: dispatch.write((account, input) => detachMaterial(parts, account, input)),
    answerDoubts: dispatch.write((account, input) => answerDoubts(parts, account, input)),
    undo: dispatch.write((account, { filingId }) => moveInHistory(parts, account, { filingId, by: -1 })),
    redo: dispatch.write((account, { filingId }) => moveInHistory(parts, account, { filingId, by: 1 })),
    submit: dispatch.write((account, input) => submitFiling(parts, account, input)),
    reopen: dispatch.write((account, { filingId }) => putAside(parts, account, { filingId, event: 'reopened' })),
    discard: dispatch.write((account, { filingId }) => putAside(parts, account, { filingId, event: 'voided' })),
    restore: dispatch.write((account, { filingId }) => putAside(parts, account, { filingId, event: 'restored' })),
    withdraw: dispatch.remote((account, { filingId }, settle) => withdrawFiling({ ...parts, sessions }, account, filingId, settle)),
    list: dispatch.read(({ store }, { page = 1, pageSize = 20, ...query }) => {
      const now = parts.clock.now();
      const { items, total } = store.filings({ ...query, limit: pageSize, offset: (page - 1) * pageSize });
      return ok({ items: items.map((filing) => summaryOf(store, parts.profiles, filing, now)), total });
    }),
  };
}
