import { writeSync } from 'node:fs';
import { openStore } from '../../src-main/store/open-store.ts';
import { TEST_KEY } from '../contracts/open-for-test.ts';
import { CITIZEN, sampleEntry, sampleFiling, samplePerson } from '../contracts/store-samples.ts';
import { createClock } from '../fakes/clock.ts';
import { createIds } from '../fakes/ids.ts';

/**
 * Commits filing, outbox entry, snapshot and roster rows together, forever, and acknowledges each commit with its number on standard
 * output. Run by the kill test with a file and the number to begin at.
 */
const [, , file = '', start = '0'] = process.argv;
const opened = openStore({ file, key: TEST_KEY, backups: { folder: `${file}-backups`, keep: 1 }, clock: createClock() });
if (!opened.ok) {
  throw new Error(JSON.stringify(opened.error));
}
const ids = createIds(Number(start));
for (let number = Number(start) + 1; ; number += 1) {
  const filing = sampleFiling(ids.next(), { state: 'queued' });
  opened.value.transaction((write) => {
    write.putFiling(filing, { idNumbers: [CITIZEN], names: ['测试甲'], effectiveMonth: '202611' });
    write.putSnapshot(filing.filingId, { position: 0, rows: filing.rows, takenAt: filing.createdAt, label: '' });
    write.putOutboxEntry(sampleEntry(filing.filingId));
    write.putPerson(samplePerson({ personNumber: String(number), socialSecurityNumber: `619999${String(number).padStart(12, '0')}` }));
    write.putSetting('last', String(number));
  });
  writeSync(1, `${number}\n`);
}
