import type { BatchReader, BatchRowQuery, BatchSummary } from '../../src-main/engine/ports/batch-store.ts';
import { initialsOf, looksLikeInitials } from '../../src-main/store/name-search.ts';
import type { RowFilter } from '../../src-shared/contract/batch.ts';
import { foldName } from '../../src-shared/domain/fold-name.ts';
import type { FilingId } from '../../src-shared/domain/ids.ts';
import { normaliseIdNumber } from '../../src-shared/domain/numbers/resident-id.ts';
import { answers, inOrder, type MemoryBatches, offersOf, type Row, stored, visible } from './memory-batch-model.ts';

/** Batches written down in the plainest way, to hold the SQLite store against. */
export function memoryBatchReader(batches: () => MemoryBatches): BatchReader {
  const shown = (filingId: FilingId): readonly Row[] => inOrder(visible(batches().get(filingId)));
  return {
    batchSummary: (filingId) => summaryOf(shown(filingId)),
    batchRows(filingId, query) {
      const found = shown(filingId).filter((row) => answers(row, query.filter) && says(row, query));
      return { items: found.slice(query.offset, query.offset + query.limit).map(stored), total: found.length };
    },
    batchRow: (filingId, rowId) =>
      shown(filingId)
        .filter((row) => row.rowId === rowId)
        .map(stored)[0] ?? null,
    batchRowsOf: (filingId, rowIds) =>
      shown(filingId)
        .filter((row) => rowIds.includes(row.rowId))
        .map(stored),
    batchSlice: (filingId, { after, limit, filter = 'all' }) =>
      shown(filingId)
        .filter((row) => row.position > after && answers(row, filter))
        .slice(0, limit)
        .map(stored),
    batchRowIds: (filingId, which) =>
      shown(filingId)
        .filter((row) =>
          'filter' in which
            ? answers(row, which.filter)
            : offersOf(row).some(({ key }) => which.offering === null || key === which.offering),
        )
        .map(({ rowId }) => rowId),
    batchRowsNaming(filingId, idNumbers, staged) {
      const batch = batches().get(filingId);
      const lot =
        staged === undefined ? -1 : (batch?.lots.findIndex(({ importId, state }) => importId === staged && state === 'staged') ?? -1);
      const rows = [...visible(batch), ...(batch?.rows.filter((row) => row.lot === lot) ?? [])];
      return inOrder(rows.filter(({ idNumber }) => idNumber !== '' && idNumbers.includes(idNumber))).map(stored);
    },
    batchRepeated: (filingId) =>
      new Map(
        [...Map.groupBy(shown(filingId), ({ idNumber }) => idNumber)]
          .filter(([idNumber, rows]) => idNumber !== '' && rows.length > 1)
          .map(([idNumber, rows]) => [idNumber, rows.length] as const)
          .sort(([a], [b]) => (a < b ? -1 : 1)),
      ),
    batchPeople: (filingId, { after, limit }) =>
      shown(filingId)
        .filter(({ position }) => position > after)
        .slice(0, limit)
        .map(({ rowId, position, idNumber, name }) => ({ rowId, position, idNumber, name: foldName(name) })),
    imports: (filingId) =>
      structuredClone(
        (batches().get(filingId)?.lots ?? [])
          .filter(({ state }) => state === 'shown')
          .flatMap(({ report }) => (report === null ? [] : [report])),
      ),
    batchHistory(filingId) {
      const batch = batches().get(filingId);
      return { position: batch?.step ?? -1, last: (batch?.steps.length ?? 0) - 1 };
    },
    batchStep(filingId, position) {
      const step = batches().get(filingId)?.steps[position];
      return step === undefined ? null : structuredClone({ label: step.label, key: step.key, takenAt: step.takenAt, wholes: step.wholes });
    },
    batchStepRows: (filingId, position) => [...(batches().get(filingId)?.steps[position]?.before.keys() ?? [])].sort(),
    batchStamp: (filingId) => batches().get(filingId)?.stamp ?? '',
  };
}

function says(row: Row, { text = '' }: BatchRowQuery): boolean {
  const idNumber = normaliseIdNumber(text);
  const name = foldName(text);
  const { main, other } = initialsOf(row.name);
  return (
    idNumber === '' ||
    row.idNumber.includes(idNumber) ||
    (name !== '' && foldName(row.name).includes(name)) ||
    (looksLikeInitials(name) && [main, other].some((initials) => initials.startsWith(name)))
  );
}

function summaryOf(rows: readonly Row[]): BatchSummary {
  const count = (filter: RowFilter): number => rows.filter((row) => answers(row, filter)).length;
  const offers = rows.flatMap((row) => [...new Map(offersOf(row).map((kind) => [kind.key, kind])).values()]);
  const needs = rows.flatMap((row) => row.needs);
  const reasons = rows.flatMap(({ verdict }) => (verdict?.approved === false && verdict.reason !== '' ? [verdict.reason] : []));
  return {
    counts: {
      rows: rows.length,
      bad: count('bad'),
      warned: count('warned'),
      good: count('good'),
      lacking: count('lacking'),
      doubted: count('doubted'),
      open: count('open'),
      approved: count('approved'),
      rejected: count('rejected'),
    },
    reasons: [...new Set(reasons)].slice(0, 3),
    repairs: [...Map.groupBy(offers, ({ key }) => key)]
      .map(([key, same]) => ({
        key,
        label: new Set(same.map(({ label }) => label)).size === 1 ? (same[0]?.label ?? '') : (same[0]?.pattern ?? ''),
        count: same.length,
      }))
      .sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1)),
    materials: [...Map.groupBy(needs, ({ kind }) => kind)]
      .map(([kind, same]) => ({
        kind,
        needed: same.length,
        required: same.filter(({ required }) => required).length,
        have: same.filter(({ have }) => have).length,
        lacking: same.filter(({ required, have }) => required && !have).length,
      }))
      .sort((a, b) => (a.kind < b.kind ? -1 : 1)),
    end: rows.at(-1)?.position ?? 0,
  };
}
