import type { BatchCounts } from '../../src-shared/contract/batch.ts';
import type { FilingId } from '../../src-shared/domain/ids.ts';
import type { BatchSummary, MaterialSum } from '../engine/ports/batch-store.ts';
import { IN_SIGHT, standingOfNumber, VERDICT, wordOf } from './batch-tables.ts';
import { assertWritten, type ReadableDatabase, type WritableDatabase } from './database.ts';
import { numberOf, numberOrNullOf, textOf, textOrNullOf } from './row-values.ts';

/** So many reasons tell what the centre had against a batch. */
const REASONS = 3;
const NOTHING: BatchSummary = {
  counts: { rows: 0, bad: 0, warned: 0, good: 0, lacking: 0, doubted: 0, open: 0, approved: 0, rejected: 0 },
  reasons: [],
  repairs: [],
  materials: [],
  end: 0,
};

/** The sums as they were kept; made on the spot where something changed them within the transaction under way. */
export function readSummary(database: ReadableDatabase, filingId: FilingId): BatchSummary {
  const row = database.get('SELECT id, summary FROM batch WHERE filing_id = @filingId', { filingId });
  if (row === undefined) {
    return NOTHING;
  }
  const kept = textOrNullOf(row, 'summary');
  // What this store wrote itself: read back as it is, because lists of filings read many of them.
  const sums = kept === null ? null : (JSON.parse(kept) as Partial<BatchSummary>);
  // Those of an older program do not count who is doubted: made as if something had changed.
  return sums?.counts?.doubted === undefined ? makeSummary(database, numberOf(row, 'id')) : (sums as BatchSummary);
}

/** Renews the sums of batches that were changed; the last thing of every transaction. */
export function settleSummaries(database: WritableDatabase): void {
  for (const row of database.all('SELECT id FROM batch WHERE summary IS NULL')) {
    const id = numberOf(row, 'id');
    keepSummary(database, id, groupsOf(database, id));
  }
}

/** Keeps the sums of a batch whose rows in sight are these. */
export function keepSummary(database: WritableDatabase, batch: number, groups: readonly Group[]): void {
  const summary = JSON.stringify(summaryOf(database, batch, groups));
  assertWritten(database.run('UPDATE batch SET summary = @summary WHERE id = @batch', { batch, summary }), 1, 'batch');
}

/** Rows of the same standing, verdict, offers and needs, as the table has them, and how many they are. */
export type Group = {
  readonly standing: number;
  readonly verdict: number;
  readonly offers: number | null;
  readonly needs: number | null;
  readonly count: number;
};

function makeSummary(database: ReadableDatabase, batch: number): BatchSummary {
  return summaryOf(database, batch, groupsOf(database, batch));
}

function groupsOf(database: ReadableDatabase, batch: number): readonly Group[] {
  return database
    .all(
      `SELECT standing, verdict, offers, needs, count(*) AS rows FROM batch_row WHERE ${IN_SIGHT}
       GROUP BY standing, verdict, offers, needs`,
      { batch },
    )
    .map(
      (row): Group => ({
        standing: numberOf(row, 'standing'),
        verdict: numberOf(row, 'verdict'),
        offers: numberOrNullOf(row, 'offers'),
        needs: numberOrNullOf(row, 'needs'),
        count: numberOf(row, 'rows'),
      }),
    );
}

function summaryOf(database: ReadableDatabase, batch: number, groups: readonly Group[]): BatchSummary {
  const counts = countsOf(groups);
  return {
    counts,
    reasons: counts.rejected === 0 ? [] : reasonsOf(database, batch),
    repairs: repairsOf(database, batch, groups),
    materials: materialsOf(database, batch, groups),
    end: endOf(database, batch),
  };
}

/** Asked for as the last in order and not as the greatest, so that the first row looked at answers. */
function endOf(database: ReadableDatabase, batch: number): number {
  const last = database.get(`SELECT position FROM batch_row WHERE ${IN_SIGHT} ORDER BY position DESC LIMIT 1`, { batch });
  return last === undefined ? 0 : numberOf(last, 'position');
}

function countsOf(groups: readonly Group[]): BatchCounts {
  const kinds = groups.map(({ standing, verdict, count }) => ({ standing: standingOfNumber(standing), verdict, count }));
  const sum = (holds: (kind: (typeof kinds)[number]) => boolean): number =>
    kinds.reduce((total, kind) => total + (holds(kind) ? kind.count : 0), 0);
  return {
    rows: sum(() => true),
    bad: sum(({ standing }) => standing.bad),
    warned: sum(({ standing }) => standing.warned),
    good: sum(({ standing }) => !standing.bad && !standing.lacking),
    lacking: sum(({ standing }) => standing.lacking),
    doubted: sum(({ standing }) => standing.doubted),
    open: sum(({ verdict }) => verdict === VERDICT.open),
    approved: sum(({ verdict }) => verdict === VERDICT.approved),
    rejected: sum(({ verdict }) => verdict === VERDICT.rejected),
  };
}

function reasonsOf(database: ReadableDatabase, batch: number): readonly string[] {
  return database
    .all(
      `SELECT reason, min(position) AS first FROM batch_row WHERE ${IN_SIGHT} AND verdict = ${VERDICT.rejected} AND reason <> ''
       GROUP BY reason ORDER BY first LIMIT ${REASONS}`,
      { batch },
    )
    .map((row) => textOf(row, 'reason'));
}

function repairsOf(database: ReadableDatabase, batch: number, groups: readonly Group[]): BatchSummary['repairs'] {
  const counts = new Map<string, number>();
  for (const { offers, count } of groups) {
    for (const key of offers === null ? [] : offersOf(database, batch, offers)) {
      counts.set(key, (counts.get(key) ?? 0) + count);
    }
  }
  return [...counts]
    .map(([key, count]) => ({
      key,
      label: textOf(database.get('SELECT label FROM batch_offer WHERE batch = @batch AND offer = @key', { batch, key }), 'label'),
      count,
    }))
    .sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1));
}

function materialsOf(database: ReadableDatabase, batch: number, groups: readonly Group[]): readonly MaterialSum[] {
  const sums = new Map<string, { kind: string; needed: number; required: number; have: number; lacking: number }>();
  for (const { needs, count } of groups) {
    for (const { kind, required, have } of needs === null ? [] : needsOf(database, batch, needs)) {
      const sum = sums.get(kind) ?? { kind, needed: 0, required: 0, have: 0, lacking: 0 };
      sum.needed += count;
      sum.required += required ? count : 0;
      sum.have += have ? count : 0;
      sum.lacking += required && !have ? count : 0;
      sums.set(kind, sum);
    }
  }
  return [...sums.values()].sort((a, b) => (a.kind < b.kind ? -1 : 1));
}

function offersOf(database: ReadableDatabase, batch: number, number: number): readonly string[] {
  return JSON.parse(wordOf(database, batch, 'offers', number)) as readonly string[];
}

function needsOf(database: ReadableDatabase, batch: number, number: number) {
  const needs = JSON.parse(wordOf(database, batch, 'needs', number)) as readonly (readonly [string, boolean, boolean])[];
  return needs.map(([kind, required, have]) => ({ kind, required, have }));
}
