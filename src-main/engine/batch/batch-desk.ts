import type { BatchView } from '../../../src-shared/contract/batch.ts';
import type { Filing } from '../../../src-shared/domain/filing.ts';
import type { FilingId } from '../../../src-shared/domain/ids.ts';
import type { Instant } from '../../../src-shared/lib/plain-date.ts';
import { fail, ok } from '../../../src-shared/lib/result.ts';
import type { Service } from '../../../src-shared/profile/service-of.ts';
import type { Batch } from '../../../src-shared/profile/service-parts.ts';
import type { CardReader } from '../cards/card-reader.ts';
import type { EngineParts, Outcome } from '../engine-parts.ts';
import type { FilingAtHand } from '../filing/filing-context.ts';
import { findFiling, revised } from '../filing/filing-desk.ts';
import { isTypedOn } from '../filing/filing-history.ts';
import type { BatchWholes } from '../ports/batch-store.ts';
import type { Store, StoreReader, StoreWriter } from '../ports/store.ts';
import { batchViewOf } from './batch-view.ts';
import type { Jobs } from './jobs.ts';

export type BatchParts = Pick<EngineParts, 'profiles' | 'events' | 'clock' | 'ids' | 'workbooks' | 'imaging' | 'reading' | 'pause'> & {
  readonly jobs: Jobs;
  readonly cards: CardReader;
};
/** A batch found, with the service it is read by. */
export type BatchAtHand = FilingAtHand & { readonly batch: Batch };

export function findBatch(parts: BatchParts, reader: StoreReader, filingId: FilingId): Outcome<BatchAtHand> {
  const found = findFiling(parts, reader, filingId);
  if (!found.ok) {
    return found;
  }
  const { batch } = found.value.context.service;
  return batch === undefined ? fail({ code: 'request-invalid', detail: 'filingId' }) : ok({ ...found.value, batch });
}

/** A batch that may be edited: a draft no job works on but the one that asks. */
export function findBatchDraft(parts: BatchParts, reader: StoreReader, filingId: FilingId, asking?: string): Outcome<BatchAtHand> {
  const found = findBatch(parts, reader, filingId);
  if (!found.ok) {
    return found;
  }
  const { state } = found.value.filing;
  if (state !== 'draft') {
    return fail({ code: 'filing-not-editable', state });
  }
  const running = parts.jobs.runningOn(filingId);
  return running === null || running === asking ? found : fail({ code: 'job-running' });
}

/** One change of a draft: the step of undo it is, what it does to the rows, and the filing's next revision, in one transaction. */
export function changeBatch(
  parts: BatchParts,
  store: Store,
  atHand: BatchAtHand,
  change: {
    readonly label: string;
    /** Changes of the same key soon after each other are one step; none where left out. */
    readonly key?: string;
    readonly wholes?: BatchWholes;
    readonly rows?: (write: StoreWriter) => void;
  },
): Outcome<BatchView> {
  const { filing } = atHand;
  const now = parts.clock.now();
  const next = revised(filing, change.wholes ?? {}, now);
  store.transaction((write) => {
    if (goesOn(write, filing.filingId, change.key, now)) {
      write.joinBatchStep(filing.filingId, { takenAt: now, after: change.wholes ?? null });
    } else {
      const before: BatchWholes = { sharedValues: filing.sharedValues, attachments: filing.attachments };
      write.putBatchStep(filing.filingId, {
        label: change.label,
        key: change.key ?? '',
        takenAt: now,
        wholes: change.wholes === undefined ? null : { before, after: change.wholes },
      });
    }
    change.rows?.(write);
    putBatchFiling(write, next, atHand.context.service);
  });
  parts.events.publish({ event: 'filing.changed', filingId: filing.filingId });
  return ok(batchViewOf(parts, store, { ...atHand, filing: next }));
}

/** The same cell is typed into a moment after the last time, and nothing was taken back since. */
function goesOn(reader: StoreReader, filingId: FilingId, key: string | undefined, now: Instant): boolean {
  const { position, last } = reader.batchHistory(filingId);
  const newest = key === undefined || position !== last ? null : reader.batchStep(filingId, position);
  return newest !== null && newest.key === key && isTypedOn(newest.takenAt, now);
}

/** The header of a batch; who is in it the store knows from the rows. */
export function putBatchFiling(write: StoreWriter, filing: Filing, service: Service): void {
  write.putFiling(filing, {
    idNumbers: [],
    names: [],
    effectiveMonth: filing.sharedValues[service.roles.effectiveMonth] ?? '',
  });
}
