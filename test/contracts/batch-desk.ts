import type { BatchRowQuery, BatchStep } from '../../src-main/engine/ports/batch-store.ts';
import type { Store, StoreWriter } from '../../src-main/engine/ports/store.ts';
import type { BatchCounts } from '../../src-shared/contract/batch.ts';
import { rowIdOf } from '../../src-shared/domain/batch-row-id.ts';
import type { FilingId, RowId } from '../../src-shared/domain/ids.ts';
import { NOW, putSample, sampleFiling } from './store-samples.ts';

export const ALL_ROWS: BatchRowQuery = { filter: 'all', offset: 0, limit: 100 };

export function at(filingId: FilingId, number: number): RowId {
  return rowIdOf(filingId, number);
}

export function step(label: string, key = ''): BatchStep {
  return { label, key, takenAt: NOW, wholes: null };
}

/** What the contract of batches does over and over with the store under test. */
export type BatchDesk = {
  readonly store: () => Store;
  readonly newId: () => FilingId;
  /** A draft without rows. */
  readonly begin: (change?: Parameters<typeof sampleFiling>[1]) => FilingId;
  readonly write: <T>(work: (writer: StoreWriter) => T) => T;
  /** Positions of the rows a query answers, in order. */
  readonly positions: (filingId: FilingId, query?: Partial<BatchRowQuery>) => readonly number[];
  readonly counts: (filingId: FilingId) => BatchCounts;
};

export function batchDesk(store: () => Store, newId: () => FilingId): BatchDesk {
  return {
    store,
    newId,
    begin(change = {}) {
      const filing = sampleFiling(newId(), { service: 'batchTermination', rows: [], ...change });
      store().transaction((write) => putSample(write, filing, { idNumbers: [], names: [] }));
      return filing.filingId;
    },
    write(work) {
      const results: ReturnType<typeof work>[] = [];
      store().transaction((writer) => {
        results.push(work(writer));
      });
      const [result] = results;
      return result as ReturnType<typeof work>;
    },
    positions: (filingId, query = {}) =>
      store()
        .batchRows(filingId, { ...ALL_ROWS, ...query })
        .items.map(({ position }) => position),
    counts: (filingId) => store().batchSummary(filingId).counts,
  };
}
