import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { makePeople } from '../../src-shared/domain/synthetic-people.ts';
import { regionProfiles } from '../../src-shared/regions/index.ts';
import { centreClient, enrolmentValues, filingCall, TEST_NOW } from '../fakes/test-centre.ts';
import { registerEmployer } from '../fakes/test-employer.ts';
import { startCentreProcess } from '../processes/centre.ts';

/**
 * How long the reference centre, in a process of its own and with its books on disk, takes for a large filing over HTTP: taking it
 * (`submit`), one page in the middle of the reviewer's list and the filing's own page (`page`, `detail`), half of its rows refused by name
 * and all the rest approved at once (`refuse_half`, `decide_all`), and the unit pulling what came of it (`pull`); and how long somebody else
 * who asked the centre meanwhile waited at worst (`held_up_ms`). One JSON line a size.
 *
 *   npm run bench:centre -- [--rows 5000,20000]
 */
const { values: options } = parseArgs({ options: { rows: { type: 'string', default: '5000,20000' } } });

async function measure(count: number): Promise<object> {
  const data = await mkdtemp(join(tmpdir(), 'shebao-bench-'));
  const centre = await startCentreProcess({ data, clock: TEST_NOW });
  const { url, practiceUnits } = centre.ready;
  const longest = new Float64Array(new SharedArrayBuffer(8));
  const bystander = new Worker(new URL('./bystander.ts', import.meta.url), { workerData: { url, longest } });
  const took: Record<string, number> = {};
  const heldUp: Record<string, number> = {};
  const timed = async <T>(step: string, work: () => Promise<T>): Promise<T> => {
    // What the step before left to be done is not this one's.
    await wait(200);
    longest[0] = 0;
    const started = performance.now();
    const value = await work();
    took[`${step}_ms`] = Math.round(performance.now() - started);
    await wait(200);
    heldUp[step] = Math.round(longest[0]);
    return value;
  };
  try {
    const [profile] = regionProfiles;
    if (profile === undefined) {
      throw new Error('no profile');
    }
    const { reviewer } = centre;
    // A reviewer comes when the rules have long gone through it.
    await reviewer.setKnobs({ decisionDelaySeconds: 86_400 });
    const employer = await registerEmployer(
      { url, practiceUnits, profile, console: reviewer, client: (token) => centreClient(url, token), clock: { now: () => TEST_NOW } },
      { usual: { service: 'batchEnrolment' } },
    );
    // Born too late to be on a practice roster already.
    const people = makePeople({ seed: 20_000, count, today: '2026-11-22', birthYears: { first: 2008, last: 2009 } });
    const call = filingCall(employer.content(people.map((person) => enrolmentValues(person))));
    const body = Buffer.byteLength(JSON.stringify(call.body));
    const { cursor } = await employer.pull();
    const { body: taken } = await timed('submit', () => employer.client.putFiling(call));
    const { clientId } = taken;
    const middle = Math.ceil(count / 100);
    await timed('page', () => reviewer.rows({ clientId, filter: 'open', page: middle, pageSize: 50 }));
    await timed('detail', () => reviewer.filing({ clientId }));
    await timed('refuse_half', async () => {
      const rows = taken.rows.filter((_, index) => index % 2 === 1).map(({ rowId }) => ({ rowId, approved: false, reason: '材料不全' }));
      for (let from = 0; from < rows.length; from += 1_000) {
        await reviewer.decide({ clientId, rows: rows.slice(from, from + 1_000) });
      }
    });
    const after = await timed('decide_all', () => reviewer.decide({ clientId, rest: { approved: true, reason: '' } }));
    const { changes } = await timed('pull', () => employer.pull(cursor));
    if (after.counts.open > 0 || after.counts.rejected !== Math.floor(count / 2)) {
      throw new Error(`not everybody was decided as asked: ${JSON.stringify(after.counts)}`);
    }
    return { rows: count, ...took, held_up_ms: heldUp, changes: changes.length, body_mb: Number((body / 1024 / 1024).toFixed(2)) };
  } finally {
    await bystander.terminate();
    await centre.end();
    await rm(data, { recursive: true, force: true });
  }
}

for (const count of options.rows.split(',').map(Number)) {
  console.log(JSON.stringify(await measure(count)));
}
