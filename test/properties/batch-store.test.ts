import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StoredRow } from '../../src-main/engine/ports/batch-store.ts';
import type { Store } from '../../src-main/engine/ports/store.ts';
import { ROW_FILTERS, type RowFilter } from '../../src-shared/contract/batch.ts';
import { rowIdOf } from '../../src-shared/domain/batch-row-id.ts';
import type { FilingId } from '../../src-shared/domain/ids.ts';
import type { RowJudgement } from '../../src-shared/validation/row-judging.ts';
import { ATTACHMENT, batchRow, finding, NEEDS, offer, reportOf, stateOf } from '../contracts/batch-samples.ts';
import { openForTest } from '../contracts/open-for-test.ts';
import { NOW, putSample, sampleFiling } from '../contracts/store-samples.ts';
import { createMemoryStore } from '../fakes/memory-store.ts';

const FILING = '01KAWF2Q3R4S5T6V7W8X9Y0Z1A' as FilingId;
const OTHER = '01KAWF2Q3R4S5T6V7W8X9Y0Z1B' as FilingId;

const JUDGEMENTS: readonly Partial<RowJudgement>[] = [
  {},
  { needs: NEEDS.lacked },
  { ruleFindings: [finding('block')] },
  { ruleFindings: [finding('warn')], needs: NEEDS.lacked },
  { ruleFindings: [finding('block'), offer('选择“甲”', '1')] },
  { importFindings: [offer('选择“乙”', '2'), finding('note')] },
];

/** One change of a batch; numbers are taken modulo what is there. */
type Change =
  | { readonly change: 'add'; readonly people: readonly number[]; readonly judgement: number }
  | {
      readonly change: 'import';
      readonly people: readonly number[];
      readonly judgement: number;
      readonly replace: boolean;
      readonly drop: boolean;
    }
  | { readonly change: 'edit'; readonly row: number; readonly person: number; readonly judgement: number; readonly attach: boolean }
  | { readonly change: 'judge'; readonly row: number; readonly judgement: number }
  | { readonly change: 'remove'; readonly rows: readonly number[] }
  | { readonly change: 'remove-all'; readonly filter: RowFilter }
  | { readonly change: 'verdict'; readonly row: number; readonly approved: boolean }
  | { readonly change: 'undo' | 'redo' | 'forget' | 'sweep' };

const judgement = fc.nat(JUDGEMENTS.length - 1);
const people = fc.array(fc.nat(5), { minLength: 1, maxLength: 4 });
const changes: fc.Arbitrary<readonly Change[]> = fc.array(
  fc.oneof(
    fc.record({ change: fc.constant('add' as const), people, judgement }),
    fc.record({
      change: fc.constant('import' as const),
      people,
      judgement,
      replace: fc.boolean(),
      drop: fc.nat(4).map((dice) => dice === 0),
    }),
    fc.record({ change: fc.constant('edit' as const), row: fc.nat(9), person: fc.nat(5), judgement, attach: fc.boolean() }),
    fc.record({ change: fc.constant('judge' as const), row: fc.nat(9), judgement }),
    fc.record({ change: fc.constant('remove' as const), rows: fc.array(fc.nat(9), { maxLength: 3 }) }),
    fc.record({ change: fc.constant('remove-all' as const), filter: fc.constantFrom(...ROW_FILTERS) }),
    fc.record({ change: fc.constant('verdict' as const), row: fc.nat(9), approved: fc.boolean() }),
    ...Array.from({ length: 3 }, () => fc.constantFrom<Change>({ change: 'undo' }, { change: 'redo' })),
    fc.constantFrom<Change>({ change: 'forget' }, { change: 'sweep' }),
  ),
  { minLength: 3, maxLength: 25 },
);

describe('batches in two stores under random hands', () => {
  it('[W-36] [W-37] both stores say the same, their sums are those of the rows, and undo leads back', () => {
    let undone = 0;
    fc.assert(
      fc.property(changes, (plan) => {
        const sqlite = openForTest();
        try {
          const stores: readonly Store[] = [sqlite.store, createMemoryStore()];
          stores.forEach((store) => begin(store));
          for (const change of plan) {
            const seen = stores.map((store) => {
              perform(store, change);
              return everything(store);
            });
            expect(seen[0]).toEqual(seen[1]);
          }
          undone += stores.map(walkBack).filter((steps) => steps > 0).length;
          expect(everything(sqlite.store)).toEqual(everything(stores[1] ?? sqlite.store));
          const moved = stores.map((store) => {
            store.transaction((write) => write.moveRows(FILING, OTHER, ['bad', 'lacking']));
            return [everything(store), store.batchSlice(OTHER, { after: 0, limit: 99 }).map(({ values }) => values)];
          });
          expect(moved[0]).toEqual(moved[1]);
        } finally {
          sqlite.dispose();
        }
      }),
      { seed: 20261125, numRuns: 40 },
    );
    expect(undone).toBeGreaterThan(25);
  });
});

function begin(store: Store): void {
  store.transaction((write) => {
    for (const filingId of [FILING, OTHER]) {
      putSample(write, sampleFiling(filingId, { rows: [] }), { idNumbers: [], names: [] });
    }
  });
}

function made(whom: readonly number[], judged: number, after: number) {
  return whom.map((person, index) => batchRow(person, { position: after + index + 1, ...JUDGEMENTS[judged] }));
}

function perform(store: Store, change: Change): void {
  const rows = store.batchSlice(FILING, { after: 0, limit: 999 });
  const rowAt = (index: number): StoredRow | undefined => rows[index % Math.max(rows.length, 1)];
  const { position, last } = store.batchHistory(FILING);
  const { end } = store.batchSummary(FILING);
  store.transaction((write) => {
    const begun = (label: string) => write.putBatchStep(FILING, { label, key: '', takenAt: NOW, wholes: null });
    switch (change.change) {
      case 'add':
        begun('增加');
        write.addRows(FILING, made(change.people, change.judgement, end));
        break;
      case 'import': {
        const importId = `I${position}${last}${end}`;
        write.stageRows(FILING, importId, made(change.people, change.judgement, change.replace ? 0 : end));
        if (change.drop) {
          write.dropStaged(importId);
        } else {
          begun('导入');
          write.showImport(FILING, { importId, report: reportOf(importId, change.people.length) }, change.replace ? { all: true } : []);
        }
        break;
      }
      case 'edit': {
        const row = rowAt(change.row);
        if (row !== undefined) {
          const person = batchRow(change.person, JUDGEMENTS[change.judgement]);
          const state = { ...stateOf(person, { reason: String(change.row) }), attachments: change.attach ? [ATTACHMENT] : [] };
          begun('修改');
          write.changeRows(FILING, [{ rowId: row.rowId, state, judgement: person }]);
        }
        break;
      }
      case 'judge': {
        const row = rowAt(change.row);
        if (row !== undefined) {
          write.judgeRows(FILING, [{ rowId: row.rowId, judgement: batchRow(0, JUDGEMENTS[change.judgement]) }]);
        }
        break;
      }
      case 'remove':
        begun('删除');
        write.hideRows(
          FILING,
          change.rows.map((index) => rowAt(index)?.rowId ?? rowIdOf(FILING, 999)),
        );
        break;
      case 'remove-all':
        begun('删除');
        write.hideRows(FILING, { filter: change.filter });
        break;
      case 'verdict': {
        const { rowId } = rowAt(change.row) ?? { rowId: rowIdOf(FILING, 999) };
        write.putVerdicts(FILING, [
          { rowId, verdict: { approved: change.approved, reason: change.approved ? '' : `原因${change.row % 2}`, personNumber: '' } },
        ]);
        break;
      }
      case 'undo':
        if (position >= 0) {
          write.undoBatchStep(FILING);
        }
        break;
      case 'redo':
        if (position < last) {
          write.redoBatchStep(FILING);
        }
        break;
      case 'forget':
        write.clearBatchHistory(FILING);
        break;
      case 'sweep':
        write.sweepBatches(2);
        break;
      default:
        change satisfies never;
    }
  });
}

/** All that can be asked, with the sums held against the rows. */
function everything(store: Store) {
  const { items, total } = store.batchRows(FILING, { filter: 'all', offset: 0, limit: 999 });
  const summary = store.batchSummary(FILING);
  expect(total).toBe(summary.counts.rows);
  const found = Object.fromEntries(ROW_FILTERS.map((filter) => [filter, store.batchRowIds(FILING, { filter })]));
  expect(found['bad']?.length).toBe(summary.counts.bad);
  expect(found['warned']?.length).toBe(summary.counts.warned);
  expect(found['doubted']?.length).toBe(summary.counts.doubted);
  expect(found['good']?.length).toBe(summary.counts.good);
  expect(found['lacking']?.length).toBe(summary.counts.lacking);
  expect((found['bad']?.length ?? 0) + (found['good']?.length ?? 0) + (found['lacking']?.length ?? 0)).toBe(total);
  expect(found['open']?.length).toBe(summary.counts.open);
  expect(found['rejected']?.length).toBe(summary.counts.rejected);
  return {
    items: items.map(({ origin: _origin, ...row }) => row),
    found,
    // A label says what the offers had in common when they came; which of them are left does not change it.
    summary: { ...summary, repairs: summary.repairs.map(({ key, count }) => ({ key, count })) },
    offering: store.batchRowIds(FILING, { offering: null }),
    repeated: [...store.batchRepeated(FILING)],
    history: store.batchHistory(FILING),
    imports: store.imports(FILING),
  };
}

/** Undo all, redo all: the contents are what they were, whatever was judged meanwhile. */
function walkBack(store: Store): number {
  const contents = () =>
    store
      .batchSlice(FILING, { after: 0, limit: 999 })
      .map(({ rowId, values, edited, attachments, importFindings }) => ({ rowId, values, edited, attachments, importFindings }));
  const seen = [contents()];
  while (store.batchHistory(FILING).position >= 0) {
    store.transaction((write) => write.undoBatchStep(FILING));
    seen.push(contents());
  }
  const steps = seen.length - 1;
  for (const expected of seen.toReversed()) {
    expect(contents()).toEqual(expected);
    const { position, last } = store.batchHistory(FILING);
    if (position < last && expected !== seen[0]) {
      store.transaction((write) => write.redoBatchStep(FILING));
    }
  }
  return steps;
}
