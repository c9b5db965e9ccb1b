import { describe, expect, it } from 'vitest';
import type { Store } from '../../src-main/engine/ports/store.ts';
import { ROW_FILTERS } from '../../src-shared/contract/batch.ts';
import type { FilingId, RowId } from '../../src-shared/domain/ids.ts';
import { ALL_ROWS, at, type BatchDesk, batchDesk } from './batch-desk.ts';
import { ATTACHMENT, BATCH_PEOPLE, batchRow, batchRows, FILE_NAME, finding, judgement, NEEDS, offer, stateOf } from './batch-samples.ts';
import { batchLifeContract } from './store-contract-batch-life.ts';
import { batchUndoContract } from './store-contract-batch-undo.ts';
import { NOW } from './store-samples.ts';

/** Rows of batches: imports, edits, undo, verdicts, and what other questions see of them. */
export function batchesContract(store: () => Store, newId: () => FilingId): void {
  const desk = batchDesk(store, newId);
  batchRowsContract(desk);
  batchUndoContract(desk);
  batchLifeContract(desk);
}

function batchRowsContract(desk: BatchDesk): void {
  const { store, newId, begin, write, positions, counts } = desk;
  describe('rows of a batch', () => {
    it('[W-36] has none at first', () => {
      const filingId = begin();
      expect(store().batchRows(filingId, ALL_ROWS)).toEqual({ items: [], total: 0 });
      expect(store().batchSummary(filingId)).toEqual({
        counts: { rows: 0, bad: 0, warned: 0, good: 0, lacking: 0, doubted: 0, open: 0, approved: 0, rejected: 0 },
        reasons: [],
        repairs: [],
        materials: [],
        end: 0,
      });
      expect(store().batchHistory(filingId)).toEqual({ position: -1, last: -1 });
      expect(store().batchRow(filingId, at(filingId, 1))).toBeNull();
      expect(store().batchStamp(filingId)).toBe('');
    });

    it('[W-36] keeps a row whole, values of different fields and all', () => {
      const filingId = begin();
      const row = batchRow(0, {
        values: { name: '测试甲', note: '', reason: '"221"\n' },
        edited: { reason: { from: 'typed', at: NOW } },
        attachments: [ATTACHMENT],
        importFindings: [finding('note')],
        ruleFindings: [finding('block'), offer('选择“解除合同”', '221')],
      });
      const [first, second] = write((writer) => writer.addRows(filingId, [row, batchRow(1, { values: { month: '202611' } })]));
      expect(first).toBe(at(filingId, 1));
      const placed = (rowId: RowId) => row.ruleFindings.map((each) => ({ ...each, place: { ...each.place, rowId } }));
      expect(store().batchRow(filingId, at(filingId, 1))).toEqual({
        rowId: first,
        position: 1,
        values: row.values,
        origin: { from: 'file', fileName: FILE_NAME, row: 2 },
        edited: row.edited,
        attachments: [ATTACHMENT],
        verdict: null,
        importFindings: [finding('note', { place: { rowId: at(filingId, 1), field: 'socialSecurityNumber' } })],
        ruleFindings: placed(at(filingId, 1)),
        idNumber: row.idNumber,
        name: row.name,
      });
      expect(store().batchRow(filingId, second ?? at(filingId, 9))?.values).toEqual({ month: '202611' });
      expect(
        store()
          .batchRowsOf(filingId, [at(filingId, 2), at(filingId, 7)])
          .map(({ rowId }) => rowId),
      ).toEqual([second]);
    });

    it('[W-37] sorts rows by what is the matter with them, each filter with its own count', () => {
      const filingId = begin();
      write((writer) =>
        writer.addRows(filingId, [
          batchRow(0),
          batchRow(1, { ruleFindings: [finding('block')], needs: NEEDS.lacked }),
          batchRow(2, { ruleFindings: [finding('warn')] }),
          batchRow(3, { ruleFindings: [finding('block', { place: { rowId: '', material: 'id-copy' } })], needs: NEEDS.lacked }),
          batchRow(4, { importFindings: [finding('block')], ruleFindings: [finding('warn')] }),
          batchRow(5, { ruleFindings: [finding('note')] }),
          batchRow(6, { ruleFindings: [finding('warn', { place: { rowId: '', material: 'id-copy' } })] }),
        ]),
      );
      const found = Object.fromEntries(ROW_FILTERS.map((filter) => [filter, positions(filingId, { filter })]));
      expect(found).toEqual({
        all: [1, 2, 3, 4, 5, 6, 7],
        bad: [2, 5],
        warned: [3, 7],
        good: [1, 3, 6, 7],
        lacking: [4],
        doubted: [7],
        open: [1, 2, 3, 4, 5, 6, 7],
        approved: [],
        rejected: [],
      });
      expect(counts(filingId)).toEqual({ rows: 7, bad: 2, warned: 2, good: 4, lacking: 1, doubted: 1, open: 7, approved: 0, rejected: 0 });
      expect(store().batchSummary(filingId).materials).toEqual([
        { kind: 'id-copy', needed: 7, required: 7, have: 5, lacking: 2 },
        { kind: 'other', needed: 2, required: 0, have: 0, lacking: 0 },
      ]);
      expect(store().batchSummary(filingId).end).toBe(7);
    });

    it('[W-36] answers page by page and slice by slice, in order', () => {
      const filingId = begin();
      write((writer) => writer.addRows(filingId, batchRows(7)));
      expect(store().batchRows(filingId, { ...ALL_ROWS, offset: 5, limit: 5 })).toMatchObject({
        total: 7,
        items: [{ position: 6 }, { position: 7 }],
      });
      expect(
        store()
          .batchSlice(filingId, { after: 2, limit: 2 })
          .map(({ position }) => position),
      ).toEqual([3, 4]);
      expect(store().batchSlice(filingId, { after: 0, limit: 9, filter: 'bad' })).toEqual([]);
      expect(store().batchPeople(filingId, { after: 6, limit: 9 })).toEqual([
        { rowId: at(filingId, 7), position: 7, idNumber: BATCH_PEOPLE[6]?.socialSecurityNumber, name: BATCH_PEOPLE[6]?.name },
      ]);
    });

    it('[W-37] finds rows by name, number and initials once these are made', () => {
      const filingId = begin();
      const [one, two] = [
        batchRow(0, { name: '阿依·古丽', idNumber: '61999919900101001X' }),
        batchRow(1, { name: '单小测', idNumber: '' }),
      ];
      write((writer) => writer.addRows(filingId, [one, two]));
      write((writer) => {
        while (writer.fillInitials(filingId, 1)) {
          // one row after the other
        }
      });
      const found = (text: string) => positions(filingId, { text });
      expect(found('依古')).toEqual([1]);
      expect(found('001x')).toEqual([1]);
      expect(found('小测')).toEqual([2]);
      expect(found('sxc')).toEqual([2]);
      expect(found('dx')).toEqual([2]);
      expect(found('xc')).toEqual([]);
      expect(found('%')).toEqual([]);
      expect(found(' ')).toEqual([1, 2]);
      expect(store().batchRows(filingId, { ...ALL_ROWS, text: '依', filter: 'bad' }).total).toBe(0);
    });

    it('[§5.2] finds who stands in it twice, and the rows that name a number', () => {
      const filingId = begin();
      const number = batchRow(0).idNumber;
      write((writer) =>
        writer.addRows(filingId, [
          batchRow(0),
          batchRow(1),
          batchRow(2, { idNumber: number }),
          batchRow(3, { idNumber: '' }),
          batchRow(4, { idNumber: '' }),
        ]),
      );
      expect([...store().batchRepeated(filingId)]).toEqual([[number, 2]]);
      expect(
        store()
          .batchRowsNaming(filingId, [number, ''])
          .map(({ position }) => position),
      ).toEqual([1, 3]);
      expect(store().batchRowsNaming(filingId, [])).toEqual([]);
    });

    it('[W-37] counts offered repairs by kind and names the rows that offer one', () => {
      const filingId = begin();
      write((writer) =>
        writer.addRows(filingId, [
          batchRow(0, { ruleFindings: [offer('选择“解除合同”', '221'), offer('选择“合同期满”', '222')] }),
          batchRow(1, { importFindings: [offer('按名册补全号码', '221')] }),
          batchRow(2, { ruleFindings: [offer('选择“解除合同”', '221')] }),
          batchRow(3),
        ]),
      );
      expect(store().batchSummary(filingId).repairs).toEqual([
        { key: '§3.1/reason/选择“…”', label: '选择“…”', count: 2 },
        { key: '§3.1/reason/按名册补全号码', label: '按名册补全号码', count: 1 },
      ]);
      const offering = (key: string | null) => store().batchRowIds(filingId, { offering: key });
      expect(offering('§3.1/reason/选择“…”')).toEqual([at(filingId, 1), at(filingId, 3)]);
      expect(offering(null)).toHaveLength(3);
      expect(offering('unknown')).toEqual([]);
      expect(store().batchRowIds(filingId, { filter: 'good' })).toEqual([at(filingId, 4)]);
    });

    it('[W-37] takes new values, forgets nothing else, and judges anew', () => {
      const filingId = begin();
      write((writer) => writer.addRows(filingId, [batchRow(0, { ruleFindings: [finding('block')] }), batchRow(1)]));
      const rowId = at(filingId, 1);
      write((writer) =>
        writer.changeRows(filingId, [{ rowId, state: stateOf(batchRow(0), { name: '测试乙', town: '演练镇' }), judgement: judgement() }]),
      );
      expect(store().batchRow(filingId, rowId)).toMatchObject({
        values: { name: '测试乙', town: '演练镇', reason: '221' },
        edited: { name: { from: 'typed' } },
        ruleFindings: [],
        origin: { row: 2 },
      });
      expect(positions(filingId, { text: '测试乙' })).toEqual([1]);
      write((writer) => writer.judgeRows(filingId, [{ rowId, judgement: judgement({ ruleFindings: [finding('warn')] }) }]));
      expect(counts(filingId)).toMatchObject({ rows: 2, bad: 0, warned: 1, good: 2 });
      expect(() => write((writer) => writer.judgeRows(filingId, [{ rowId: at(filingId, 9), judgement: judgement() }]))).toThrow('no row');
      const gone = [{ rowId: at(filingId, 9), state: stateOf(batchRow(0), {}), judgement: judgement() }];
      expect(() => write((writer) => writer.changeRows(filingId, gone))).toThrow('no row');
    });

    it('[§9] keeps nothing of a transaction that was broken off, its sums included', () => {
      const filingId = begin();
      write((writer) => writer.addRows(filingId, batchRows(2)));
      const before = store().batchSummary(filingId);
      expect(() =>
        write((writer) => {
          writer.addRows(filingId, [batchRow(2, { ruleFindings: [finding('block')] })]);
          expect(writer.batchSummary(filingId).counts).toMatchObject({ rows: 3, bad: 1 });
          throw new Error('stop');
        }),
      ).toThrow('stop');
      expect(store().batchSummary(filingId)).toEqual(before);
      expect(write((writer) => writer.addRows(filingId, [batchRow(2)]))).toEqual([at(filingId, 3)]);
    });

    it('takes no rows for a filing that is not there', () => {
      expect(() => write((writer) => writer.addRows(newId(), batchRows(1)))).toThrow(/no filing|FOREIGN KEY/);
    });
  });
}
