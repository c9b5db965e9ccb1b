import { expect, it } from 'vitest';
import type { FilingId } from '../../src-shared/domain/ids.ts';
import { batchRow, batchRows, finding, NEEDS, offer, reportOf } from '../../test/contracts/batch-samples.ts';
import { openForTest, TEST_KEY } from '../../test/contracts/open-for-test.ts';
import { NOW, putSample, sampleFiling } from '../../test/contracts/store-samples.ts';
import { createClock } from '../../test/fakes/clock.ts';
import { connect } from './connection.ts';
import { openStore } from './open-store.ts';

const FILING = '01KAWF2Q3R4S5T6V7W8X9Y0Z1A' as FilingId;

it('[W-36] an import cut short by a crash leaves nothing behind once the store is opened again', () => {
  const { store, file, folder, dispose } = openForTest();
  store.transaction((write) => {
    putSample(write, sampleFiling(FILING, { rows: [] }), { idNumbers: [], names: [] });
    write.addRows(FILING, batchRows(1));
  });
  store.transaction((write) => write.stageRows(FILING, 'I1', batchRows(20, 1)));
  store.close();
  const lines = (): unknown => {
    const connection = connect(file, TEST_KEY, { mustExist: true });
    try {
      return connection.prepare('SELECT (SELECT count(*) FROM batch_row) AS rows, (SELECT count(*) FROM batch_lot) AS lots').get();
    } finally {
      connection.close();
    }
  };
  expect(lines()).toEqual({ rows: 21, lots: 2 });
  const opened = openStore({ file, key: TEST_KEY, backups: { folder: `${folder}/backups`, keep: 1 }, clock: createClock() });
  if (!opened.ok) {
    throw new Error(opened.error.code);
  }
  expect(opened.value.batchSummary(FILING).counts.rows).toBe(1);
  opened.value.close();
  expect(lines()).toEqual({ rows: 1, lots: 1 });
  dispose();
});

it.each([
  ['as they came', []],
  ['after a piece that was taken back', [new Error('the disk is full')]],
])('[W-36] the sums of an import are those of its rows, %s', (_, troubles) => {
  const { store, file, dispose } = openForTest();
  store.transaction((write) => putSample(write, sampleFiling(FILING, { rows: [] }), { idNumbers: [], names: [] }));
  const stage = (from: number, until: number): void =>
    store.transaction(
      (write) => {
        const kinds = [
          {},
          { ruleFindings: [finding('block')], needs: NEEDS.lacked },
          { ruleFindings: [offer('改为221', '221')], importFindings: [finding('warn')] },
          { needs: [] },
        ];
        const rows = Array.from({ length: until - from }, (__, index) => batchRow(from + index, kinds[(from + index) % kinds.length]));
        write.stageRows(FILING, 'I1', rows);
      },
      { onDisk: 'withNext' },
    );
  stage(0, 7);
  for (const trouble of troubles) {
    const takenBack = (): void =>
      store.transaction((write) => {
        write.stageRows(FILING, 'I1', batchRows(3, 7));
        throw trouble;
      });
    expect(takenBack).toThrow(trouble);
  }
  stage(7, 30);
  store.transaction((write) => {
    write.putBatchStep(FILING, { label: '导入', key: '', takenAt: NOW, wholes: null });
    write.showImport(FILING, { importId: 'I1', report: reportOf('I1', 30) }, []);
  });
  const kept = store.batchSummary(FILING);
  store.close();
  const connection = connect(file, TEST_KEY, { mustExist: true });
  connection.exec('UPDATE batch SET summary = NULL');
  connection.close();
  const opened = openStore({ file, key: TEST_KEY, backups: { folder: `${file}-backups`, keep: 1 }, clock: createClock() });
  if (!opened.ok) {
    throw new Error(opened.error.code);
  }
  expect(kept).toEqual(opened.value.batchSummary(FILING));
  expect(kept).toMatchObject({ counts: { rows: 30, bad: 15, open: 30 }, end: 30 });
  expect(kept.repairs.map(({ count }) => count)).toEqual([7]);
  opened.value.close();
  dispose();
});
