import { expect, it } from 'vitest';
import type { FilingId } from '../../src-shared/domain/ids.ts';
import { batchRows } from '../../test/contracts/batch-samples.ts';
import { openForTest, TEST_KEY } from '../../test/contracts/open-for-test.ts';
import { putSample, sampleFiling } from '../../test/contracts/store-samples.ts';
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
