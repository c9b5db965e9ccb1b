import { contentOf, type Filing, type MaterialRemark, remarksOn, sentMaterial } from '../../../src-shared/domain/filing.ts';
import type { FilingId, Sha256 } from '../../../src-shared/domain/ids.ts';
import { sentValues } from '../../../src-shared/forms/evaluate.ts';
import { canonicalJson } from '../../../src-shared/lib/canonical-json.ts';
import { fail, ok } from '../../../src-shared/lib/result.ts';
import { filingMaterialsFor, materialsFor } from '../../../src-shared/profile/materials-for.ts';
import type { Service } from '../../../src-shared/profile/service-of.ts';
import { blocksOf } from '../../../src-shared/validation/validate.ts';
import type { Settle } from '../dispatch.ts';
import type { EngineParts, Outcome } from '../engine-parts.ts';
import { announceOutbox, revised, stateAfter } from '../filing/filing-desk.ts';
import type { StoredRow } from '../ports/batch-store.ts';
import type { OpenAccount } from '../ports/vault.ts';
import { accountOf } from '../session/account-record.ts';
import { type BatchAtHand, type BatchParts, findBatchDraft, putBatchFiling } from './batch-desk.ts';
import { wholeFindings } from './batch-view.ts';
import type { JobEnd, JobHandle } from './jobs.ts';
import { judgeAll } from './judge-job.ts';
import { slicesOf } from './slices.ts';

type SubmitParts = BatchParts & Pick<EngineParts, 'hash' | 'sync'>;

/**
 * 申报提交 (W-39): everything is judged once more with fresh facts; the good rows are frozen and queued, the rows that must be mended or
 * lack materials go to a draft of their own, all in one transaction. From here on what is hashed is what is sent.
 */
export function submitBatch(
  parts: SubmitParts,
  account: OpenAccount,
  ask: { readonly filingId: FilingId; readonly revision: number },
  settle: Settle,
): Outcome<{ jobId: string }> {
  const { store } = account;
  const found = findBatchDraft(parts, store, ask.filingId);
  if (!found.ok) {
    return found;
  }
  const { filing } = found.value;
  if (filing.revision !== ask.revision) {
    return fail({ code: 'filing-changed', revision: filing.revision });
  }
  if (!accountOf(store).links.some(({ insurance }) => insurance === filing.insurance)) {
    return fail({ code: 'insurance-not-linked', insurance: filing.insurance });
  }
  return parts.jobs.start({ kind: 'submit', filingId: ask.filingId, run: (job) => submit(parts, account, ask.filingId, settle, job) });
}

async function submit(
  parts: SubmitParts,
  account: OpenAccount,
  filingId: FilingId,
  settle: Settle,
  job: JobHandle,
): Promise<Outcome<JobEnd>> {
  const { store } = account;
  const judged = await judgeAll(parts, account, filingId, settle, job);
  if (!judged.ok) {
    return judged;
  }
  const atHand = judged.value;
  const { counts } = store.batchSummary(filingId);
  const blocks = blocksOf(wholeFindings(parts, store, atHand)).length;
  if (blocks > 0 || (counts.good === 0 && counts.rows > 0)) {
    return fail({ code: 'findings-open', blocks: blocks + counts.bad + counts.lacking });
  }
  if (counts.good === 0) {
    return fail({ code: 'rows-missing' });
  }
  job.tell({ phase: 'saving', done: 0, total: counts.good });
  const frozen = await freezeRows(parts, account, atHand, job);
  if (!frozen.ok) {
    return frozen;
  }
  return settle(() => queue(parts, account, atHand, frozen.value));
}

type Frozen = { readonly text: string; readonly rows: number; readonly remarks: readonly MaterialRemark[] };

/** The canonical JSON of the good rows, made slice by slice: one piece for a whole staff would hold the windows up. */
async function freezeRows(parts: SubmitParts, account: OpenAccount, atHand: BatchAtHand, job: JobHandle): Promise<Outcome<Frozen>> {
  const { filing, context } = atHand;
  const pieces: string[] = [];
  const remarks: MaterialRemark[] = [];
  const gone = new Set<Sha256>();
  const keptHere = new Map<Sha256, boolean>();
  const isKept = (sha256: Sha256): boolean => {
    const known = keptHere.get(sha256) ?? account.materials.has(sha256);
    keptHere.set(sha256, known);
    return known;
  };
  for await (const slice of slicesOf(parts, account, { filingId: filing.filingId, filter: 'good' })) {
    if (job.cancel.cancelled()) {
      return fail({ code: 'cancelled' });
    }
    for (const row of slice) {
      const { sent, attachments } = sentRow(context.service, filing, row);
      remarks.push(...remarksOn(row.rowId, attachments));
      for (const { sha256 } of sent.materials) {
        if (!isKept(sha256)) {
          gone.add(sha256);
        }
      }
      pieces.push(canonicalJson(sent));
    }
    job.tell({ done: pieces.length });
  }
  for (const { sha256 } of filing.attachments) {
    if (!isKept(sha256)) {
      gone.add(sha256);
    }
  }
  return gone.size > 0
    ? fail({ code: 'materials-missing', sha256: [...gone] })
    : ok({ text: `[${pieces.join(',')}]`, rows: pieces.length, remarks });
}

/** Hidden fields and materials that no longer apply are the clerk's to keep and not the centre's to know. */
function sentRow(service: Service, { sharedValues }: Filing, { rowId, values, attachments }: StoredRow) {
  const whole = { ...sharedValues, ...values };
  const kinds = new Set(materialsFor(service, whole).map(({ kind }) => kind));
  const own = attachments.filter(({ kind }) => kinds.has(kind));
  return { sent: { rowId, values: sentValues(service.form, whole), materials: own.map(sentMaterial) }, attachments: own };
}

function queue(parts: SubmitParts, { store }: OpenAccount, begun: BatchAtHand, frozen: Frozen): Outcome<JobEnd> {
  const { filingId } = begun.filing;
  const filing = store.filing(filingId);
  if (filing === null || filing.revision !== begun.filing.revision) {
    return fail({ code: 'filing-changed', revision: filing?.revision ?? 0 });
  }
  const state = stateAfter(filing, 'submitted');
  if (!state.ok) {
    return state;
  }
  const { service } = begun.context;
  const now = parts.clock.now();
  const kinds = new Set(filingMaterialsFor(service, filing.sharedValues).map(({ kind }) => kind));
  const attachments = filing.attachments.filter(({ kind }) => kinds.has(kind));
  const header = contentOf({ ...filing, rows: [], attachments }, now);
  // Nothing of the clerk's stands in the header, so the empty list is the only one of its kind there.
  const content = canonicalJson(header).replace('"rows":[]', () => `"rows":${frozen.text}`);
  const { counts } = store.batchSummary(filingId);
  const stays = counts.bad + counts.lacking;
  const remainder: Filing | null =
    stays === 0 ? null : { ...filing, filingId: parts.ids.next() as FilingId, revision: 1, createdAt: now, changedAt: now, step: 'fill' };
  store.transaction((write) => {
    if (remainder !== null) {
      putBatchFiling(write, remainder, service);
      write.moveRows(filingId, remainder.filingId, ['bad', 'lacking']);
    }
    write.clearBatchHistory(filingId);
    putBatchFiling(write, revised(filing, { state: state.value, submittedAt: now, step: 'check' }, now), service);
    write.putOutboxEntry({
      filingId,
      content,
      contentHash: parts.hash.sha256(content),
      remarks: [...remarksOn('', attachments), ...frozen.remarks],
      queuedAt: now,
      attempts: 0,
      lastFailure: null,
      nextAttemptAt: null,
    });
  });
  parts.events.publish({ event: 'filing.changed', filingId });
  if (remainder !== null) {
    parts.events.publish({ event: 'filing.changed', filingId: remainder.filingId });
  }
  announceOutbox(parts, store);
  parts.sync.poke();
  return ok({ done: frozen.rows, remainder: remainder?.filingId ?? null });
}
