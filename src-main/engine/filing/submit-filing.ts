import type { FilingView } from '../../../src-shared/contract/engine.ts';
import { contentOf, type FilingRow, remarksOn } from '../../../src-shared/domain/filing.ts';
import type { FilingId, Sha256 } from '../../../src-shared/domain/ids.ts';
import { type FilingEvent, UNSENT_STATES } from '../../../src-shared/domain/transitions.ts';
import { sentValues } from '../../../src-shared/forms/evaluate.ts';
import { canonicalJson } from '../../../src-shared/lib/canonical-json.ts';
import { fail } from '../../../src-shared/lib/result.ts';
import { materialsFor } from '../../../src-shared/profile/materials-for.ts';
import type { Service } from '../../../src-shared/profile/service-of.ts';
import { blocksOf } from '../../../src-shared/validation/validate.ts';
import type { Jobs } from '../batch/jobs.ts';
import type { EngineParts, Outcome } from '../engine-parts.ts';
import type { OpenAccount } from '../ports/vault.ts';
import { accountOf } from '../session/account-record.ts';
import { contextOf } from './filing-context.ts';
import { announceOutbox, type FilingParts, findFiling, keepFiling, revised, stateAfter } from './filing-desk.ts';
import { findingsOf } from './filing-view.ts';

/**
 * 提交 (W-22, W-23): judged once more with fresh facts, then the new state and the frozen content go to disk in one transaction.
 * From here on what is hashed is what is sent.
 */
export function submitFiling(
  parts: FilingParts & Pick<EngineParts, 'hash' | 'sync'>,
  { store, materials }: OpenAccount,
  ask: { readonly filingId: FilingId; readonly revision: number },
): Outcome<FilingView> {
  const found = findFiling(parts, store, ask.filingId);
  if (!found.ok) {
    return found;
  }
  const { filing, context } = found.value;
  const state = stateAfter(filing, 'submitted');
  if (!state.ok) {
    return state;
  }
  if (ask.revision !== filing.revision) {
    return fail({ code: 'filing-changed', revision: filing.revision });
  }
  if (!accountOf(store).links.some((link) => link.insurance === filing.insurance)) {
    return fail({ code: 'insurance-not-linked', insurance: filing.insurance });
  }
  const now = parts.clock.now();
  const blocks = blocksOf(findingsOf(store, found.value, now)).length;
  if (blocks > 0) {
    return fail({ code: 'findings-open', blocks });
  }
  const rows = sentRows(context.service, filing.rows);
  const content = contentOf({ ...filing, rows }, now);
  const gone = content.rows.flatMap((row) => row.materials.map(({ sha256 }) => sha256)).filter((sha256) => !materials.has(sha256));
  if (gone.length > 0) {
    return fail({ code: 'materials-missing', sha256: [...new Set<Sha256>(gone)] });
  }
  const text = canonicalJson(content);
  const queued = revised(filing, { state: state.value, submittedAt: now }, now);
  const view = keepFiling(parts, store, { filing: queued, context }, (write) => {
    write.putOutboxEntry({
      filingId: filing.filingId,
      content: text,
      contentHash: parts.hash.sha256(text),
      remarks: [...remarksOn('', filing.attachments), ...rows.flatMap(({ rowId, attachments }) => remarksOn(rowId, attachments))],
      queuedAt: now,
      attempts: 0,
      lastFailure: null,
      nextAttemptAt: null,
    });
  });
  announceOutbox(parts, store);
  parts.sync.poke();
  return view;
}

/** Hidden fields and materials that no longer apply are the clerk's to keep and not the centre's to know. */
function sentRows(service: Service, rows: readonly FilingRow[]): readonly FilingRow[] {
  return rows.map((row) => {
    const kinds = new Set(materialsFor(service, row.values).map((material) => material.kind));
    return {
      ...row,
      values: sentValues(service.form, row.values),
      attachments: row.attachments.filter((attachment) => kinds.has(attachment.kind)),
    };
  });
}

/**
 * 修改 (reopened), 废弃 (voided) and taking that back (restored), as the table of transitions allows: a filing that sync has picked
 * up is none of the clerk's any more, and a batch a job works on waits for it. What waited to be sent leaves the outbox in the same transaction.
 */
export function putAside(
  parts: FilingParts & { readonly jobs: Pick<Jobs, 'runningOn'> },
  { store }: OpenAccount,
  ask: { readonly filingId: FilingId; readonly event: Extract<FilingEvent, 'reopened' | 'voided' | 'restored'> },
): Outcome<FilingView> {
  const filing = store.filing(ask.filingId);
  if (filing === null) {
    return fail({ code: 'filing-not-found' });
  }
  if (parts.jobs.runningOn(filing.filingId) !== null) {
    return fail({ code: 'job-running' });
  }
  const state = stateAfter(filing, ask.event);
  if (!state.ok) {
    return state;
  }
  // By what it becomes: a draft needs the version it was begun under, one put aside does not.
  // 修改 leads to what was filled in; 恢复 to where the draft was left.
  const step = ask.event === 'reopened' ? 'fill' : filing.step;
  const changed = revised(filing, { state: state.value, step, submittedAt: null }, parts.clock.now());
  const context = contextOf(parts.profiles, changed);
  if (!context.ok) {
    return context;
  }
  const view = keepFiling(parts, store, { filing: changed, context: context.value }, (write) => {
    write.removeOutboxEntry(filing.filingId);
  });
  if (UNSENT_STATES.includes(filing.state)) {
    announceOutbox(parts, store);
  }
  return view;
}
