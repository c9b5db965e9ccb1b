import { openStore } from '../../src-main/store/open-store.ts';
import { TEST_KEY } from '../contracts/open-for-test.ts';
import { createClock } from '../fakes/clock.ts';

/** Opens the store named on the command line, says so, and holds it until it is killed. */
const file = process.argv[2] ?? '';
const opened = openStore({ file, key: TEST_KEY, backups: { folder: `${file}-backups`, keep: 1 }, clock: createClock() });
if (!opened.ok) {
  throw new Error(JSON.stringify(opened.error));
}
opened.value.transaction((write) => write.putSetting('held', 'yes'));
process.stdout.write('holding\n');
setInterval(() => opened.value.setting('held'), 1000);
