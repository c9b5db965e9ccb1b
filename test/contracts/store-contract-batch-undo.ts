import { describe, expect, it } from 'vitest';
import type { BatchWholes } from '../../src-main/engine/ports/batch-store.ts';
import { at, type BatchDesk, step } from './batch-desk.ts';
import { ATTACHMENT, BATCH_PEOPLE, batchRow, batchRows, FILE_NAME, judgement, reportOf, stateOf } from './batch-samples.ts';
import { NOW } from './store-samples.ts';

/** Imports and steps of undo. */
export function batchUndoContract(desk: BatchDesk): void {
  const { store, begin, write, positions, counts } = desk;
  describe('imports', () => {
    it('[W-36] are out of sight until they are shown, in one step', () => {
      const filingId = begin();
      write((writer) => writer.stageRows(filingId, 'I1', batchRows(3)));
      write((writer) => writer.stageRows(filingId, 'I1', batchRows(2, 3)));
      expect(counts(filingId).rows).toBe(0);
      expect(positions(filingId)).toEqual([]);
      expect(store().imports(filingId)).toEqual([]);
      expect(store().batchRowsNaming(filingId, [batchRow(4).idNumber])).toEqual([]);
      expect(store().batchRowsNaming(filingId, [batchRow(4).idNumber], 'I1')).toHaveLength(1);
      expect(store().batchRowsNaming(filingId, [batchRow(4).idNumber], 'I2')).toHaveLength(0);
      write((writer) => writer.showImport(filingId, { importId: 'I1', report: reportOf('I1', 5) }, []));
      expect(positions(filingId)).toEqual([1, 2, 3, 4, 5]);
      expect(store().imports(filingId)).toEqual([reportOf('I1', 5)]);
      expect(store().batchRow(filingId, at(filingId, 5))?.origin).toEqual({ from: 'file', fileName: FILE_NAME, row: 6 });
    });

    it('[W-36] leave nothing when they are given up', () => {
      const filingId = begin();
      write((writer) => writer.stageRows(filingId, 'I1', batchRows(5)));
      write((writer) => writer.dropStaged('I1'));
      write((writer) => writer.showImport(filingId, { importId: 'I1', report: reportOf('I1', 5) }, []));
      expect(counts(filingId).rows).toBe(0);
      expect(write((writer) => writer.sweepBatches(4))).toBe(true);
      while (write((writer) => writer.sweepBatches(4))) {
        // in slices
      }
      write((writer) => writer.stageRows(filingId, 'I2', batchRows(1)));
      write((writer) => writer.dropStaged());
      expect(positions(filingId)).toEqual([]);
    });

    it('[W-36] replace what is there, and undo brings it back', () => {
      const filingId = begin();
      write((writer) => {
        writer.putBatchStep(filingId, step('导入一'));
        writer.stageRows(filingId, 'I1', batchRows(2));
        writer.showImport(filingId, { importId: 'I1', report: reportOf('I1', 2) }, []);
        writer.putBatchStep(filingId, step('导入二'));
        writer.stageRows(filingId, 'I2', batchRows(3, 10));
        writer.showImport(filingId, { importId: 'I2', report: reportOf('I2', 3) }, { all: true });
      });
      expect(positions(filingId)).toEqual([11, 12, 13]);
      expect(
        store()
          .imports(filingId)
          .map(({ importId }) => importId),
      ).toEqual(['I2']);
      write((writer) => writer.undoBatchStep(filingId));
      expect(positions(filingId)).toEqual([1, 2]);
      expect(
        store()
          .imports(filingId)
          .map(({ importId }) => importId),
      ).toEqual(['I1']);
      write((writer) => writer.undoBatchStep(filingId));
      expect(positions(filingId)).toEqual([]);
      write((writer) => writer.redoBatchStep(filingId));
      write((writer) => writer.redoBatchStep(filingId));
      expect(positions(filingId)).toEqual([11, 12, 13]);
      expect(() => write((writer) => writer.redoBatchStep(filingId))).toThrow('no step');
    });

    it('[W-42] take the place of single rows', () => {
      const filingId = begin();
      write((writer) => {
        writer.addRows(filingId, batchRows(3));
        writer.putBatchStep(filingId, step('导入'));
        writer.stageRows(filingId, 'I1', [batchRow(1, { values: { wage: '5000.00' } })]);
        writer.showImport(filingId, { importId: 'I1', report: null }, [at(filingId, 2)]);
      });
      expect(
        store()
          .batchSlice(filingId, { after: 0, limit: 9 })
          .map(({ rowId }) => rowId),
      ).toEqual([at(filingId, 1), at(filingId, 4), at(filingId, 3)]);
      expect(store().imports(filingId)).toEqual([]);
      write((writer) => writer.undoBatchStep(filingId));
      expect(
        store()
          .batchSlice(filingId, { after: 0, limit: 9 })
          .map(({ rowId }) => rowId),
      ).toEqual([1, 2, 3].map((number) => at(filingId, number)));
    });
  });

  describe('undo of a batch', () => {
    it('[W-37] takes back values, materials, added and removed rows, and does them again', () => {
      const filingId = begin();
      const rowId = at(filingId, 1);
      write((writer) => writer.addRows(filingId, batchRows(3)));
      write((writer) => {
        writer.putBatchStep(filingId, step('修改', 'k'));
        const change = { rowId, state: { ...stateOf(batchRow(0), { name: '测试乙' }), attachments: [ATTACHMENT] }, judgement: judgement() };
        writer.changeRows(filingId, [change]);
      });
      write((writer) => writer.changeRows(filingId, [{ rowId, state: stateOf(batchRow(0), { name: '测试丙' }), judgement: judgement() }]));
      write((writer) => {
        writer.putBatchStep(filingId, step('删除'));
        expect(writer.hideRows(filingId, [at(filingId, 2), at(filingId, 9)])).toBe(1);
        expect(writer.hideRows(filingId, [at(filingId, 2)])).toBe(0);
      });
      write((writer) => {
        writer.putBatchStep(filingId, step('增加'));
        writer.addRows(filingId, [batchRow(7)]);
      });
      const look = () => ({
        positions: positions(filingId),
        name: store().batchRow(filingId, rowId)?.values['name'],
        found: positions(filingId, { text: '测试丙' }).length,
        at: store().batchHistory(filingId).position,
      });
      const done = { positions: [1, 3, 8], name: '测试丙', found: 1, at: 2 };
      expect(look()).toEqual(done);
      expect(store().batchStep(filingId, 0)).toEqual(step('修改', 'k'));
      expect(store().batchStep(filingId, 3)).toBeNull();
      expect(store().batchStepRows(filingId, 0)).toEqual([rowId]);
      const undo = () => write((writer) => writer.undoBatchStep(filingId));
      undo();
      expect(look()).toEqual({ ...done, positions: [1, 3], at: 1 });
      undo();
      expect(look()).toEqual({ ...done, positions: [1, 2, 3], at: 0 });
      undo();
      expect(look()).toEqual({ positions: [1, 2, 3], name: BATCH_PEOPLE[0]?.name, found: 0, at: -1 });
      expect(() => undo()).toThrow('no step');
      for (let time = 0; time < 3; time += 1) {
        write((writer) => writer.redoBatchStep(filingId));
      }
      expect(look()).toEqual(done);
    });

    it('[W-37] drops what was undone when another step begins', () => {
      const filingId = begin();
      write((writer) => {
        writer.putBatchStep(filingId, step('一'));
        writer.addRows(filingId, batchRows(2));
        writer.undoBatchStep(filingId);
        writer.putBatchStep(filingId, step('二'));
        writer.addRows(filingId, [batchRow(5)]);
      });
      expect(store().batchHistory(filingId)).toEqual({ position: 0, last: 0 });
      expect(positions(filingId)).toEqual([6]);
      while (write((writer) => writer.sweepBatches(1))) {
        // in slices
      }
      expect(positions(filingId)).toEqual([6]);
    });

    it('[W-45] says what a step did to the filing itself', () => {
      const filingId = begin();
      const wholes = {
        before: { sharedValues: {}, attachments: [] },
        after: { sharedValues: { period: '202607' }, attachments: [ATTACHMENT] },
      };
      write((writer) => writer.putBatchStep(filingId, { ...step('申请年月'), wholes }));
      expect(store().batchStep(filingId, 0)?.wholes).toEqual(wholes);
    });

    it('[W-37] [W-45] goes on with the present step while one types', () => {
      const filingId = begin();
      const rowId = at(filingId, 1);
      const named = (name: string) => [{ rowId, state: stateOf(batchRow(0), { name }), judgement: judgement() }];
      const before = { sharedValues: {}, attachments: [] };
      expect(() => write((writer) => writer.joinBatchStep(filingId, { takenAt: NOW, after: null }))).toThrow('step');
      write((writer) => writer.addRows(filingId, batchRows(1)));
      write((writer) => {
        writer.putBatchStep(filingId, { ...step('修改', 'k'), wholes: { before, after: chosen('202607') } });
        writer.changeRows(filingId, named('测试乙'));
      });
      const later = '2026-11-22T09:00:00.000Z';
      write((writer) => {
        writer.joinBatchStep(filingId, { takenAt: later, after: null });
        writer.changeRows(filingId, named('测试丙'));
      });
      expect(store().batchStep(filingId, 0)).toMatchObject({ takenAt: later, wholes: { before, after: chosen('202607') } });
      write((writer) => writer.joinBatchStep(filingId, { takenAt: later, after: chosen('202608') }));
      expect(store().batchStep(filingId, 0)?.wholes).toEqual({ before, after: chosen('202608') });
      expect(store().batchHistory(filingId)).toEqual({ position: 0, last: 0 });
      write((writer) => writer.undoBatchStep(filingId));
      expect(store().batchRow(filingId, rowId)?.values['name']).toBe(BATCH_PEOPLE[0]?.name);
    });

    it('[W-39] forgets its steps and what lay out of sight', () => {
      const filingId = begin();
      write((writer) => {
        writer.addRows(filingId, batchRows(3));
        writer.putBatchStep(filingId, step('删除'));
        writer.hideRows(filingId, { filter: 'all' });
        writer.addRows(filingId, [batchRow(5)]);
        writer.putBatchStep(filingId, step('导入'));
        writer.stageRows(filingId, 'I1', batchRows(1, 8));
        writer.showImport(filingId, { importId: 'I1', report: null }, { all: true });
        writer.clearBatchHistory(filingId);
      });
      expect(store().batchHistory(filingId)).toEqual({ position: -1, last: -1 });
      expect(positions(filingId)).toEqual([9]);
      expect(write((writer) => writer.addRows(filingId, [batchRow(9)]))).toEqual([at(filingId, 6)]);
    });
  });
}

function chosen(period: string): BatchWholes {
  return { sharedValues: { period }, attachments: [] };
}
