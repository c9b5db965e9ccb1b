import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { makePeople } from '../../src-shared/domain/synthetic-people.ts';
import { enrolmentValues, filingCall, openTestCentre } from '../fakes/test-centre.ts';
import { registerEmployer } from '../fakes/test-employer.ts';

/**
 * How long the reference centre takes for a large filing, over HTTP and with its books on disk: taking it (`submit_ms`), one page in the
 * middle of the reviewer's list and the filing's own page (`page_ms`, `detail_ms`), half of its rows refused by name and all the rest
 * approved at once (`refuse_half_ms`, `decide_all_ms`), and the unit pulling what came of it (`pull_ms`). One JSON line a
 * size.
 *
 *   npm run bench:centre -- [--rows 5000,20000]
 */
const { values: options } = parseArgs({ options: { rows: { type: 'string', default: '5000,20000' } } });

async function timed<T>(work: () => Promise<T>): Promise<readonly [ms: number, value: T]> {
  // Connections that ran out while this process was making its rows are let go first.
  await wait(100);
  const started = performance.now();
  const value = await work();
  return [Math.round(performance.now() - started), value];
}

async function measure(count: number): Promise<object> {
  const folder = await mkdtemp(join(tmpdir(), 'shebao-bench-'));
  // A reviewer comes when the rules have long gone through it.
  const centre = await openTestCentre({ folder, knobs: { decisionDelaySeconds: 86_400 } });
  try {
    const employer = await registerEmployer(centre, { usual: { service: 'batchEnrolment' } });
    // Born too late to be on a practice roster already.
    const people = makePeople({ seed: 20_000, count, today: '2026-11-22', birthYears: { first: 2008, last: 2009 } });
    const content = employer.content(people.map((person) => enrolmentValues(person)));
    const call = filingCall(content);
    const body = Buffer.byteLength(JSON.stringify(call.body));
    const { cursor } = await employer.pull();
    const [submit, { body: taken }] = await timed(() => employer.client.putFiling(call));
    const { clientId } = taken;
    const middle = Math.ceil(count / 100);
    const [page] = await timed(() => centre.console.rows({ clientId, filter: 'open', page: middle, pageSize: 50 }));
    const [detail] = await timed(() => centre.console.filing({ clientId }));
    const [refuse] = await timed(async () => {
      const rows = taken.rows.filter((_, index) => index % 2 === 1).map(({ rowId }) => ({ rowId, approved: false, reason: '材料不全' }));
      for (let from = 0; from < rows.length; from += 1_000) {
        await centre.console.decide({ clientId, rows: rows.slice(from, from + 1_000) });
      }
    });
    const [decide, after] = await timed(() => centre.console.decide({ clientId, rest: { approved: true, reason: '' } }));
    const [pull, { changes }] = await timed(() => employer.pull(cursor));
    if (after.counts.open > 0 || after.counts.rejected !== Math.floor(count / 2)) {
      throw new Error(`not everybody was decided as asked: ${JSON.stringify(after.counts)}`);
    }
    return {
      rows: count,
      submit_ms: submit,
      page_ms: page,
      detail_ms: detail,
      refuse_half_ms: refuse,
      decide_all_ms: decide,
      pull_ms: pull,
      changes: changes.length,
      body_mb: Number((body / 1024 / 1024).toFixed(2)),
    };
  } finally {
    await centre.close();
    await rm(folder, { recursive: true, force: true });
  }
}

for (const count of options.rows.split(',').map(Number)) {
  console.log(JSON.stringify(await measure(count)));
}
