import { cp, mkdtemp, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import makeGolden, { GOLDEN, PASSWORD } from './e2e/golden.ts';
import { TODAY } from './e2e/today.ts';
import { startCentreProcess } from './processes/centre.ts';
import { must, startDesk } from './processes/desk.ts';
await makeGolden();
const folder = await mkdtemp('/tmp/smoke-');
await cp(GOLDEN, folder, { recursive: true });
const centre = await startCentreProcess({ data: join(folder, 'centre'), clock: TODAY });
const desk = await startDesk({ data: join(folder, 'desk'), centre: centre.ready.url, clock: TODAY });
const e = desk.engine;
const state = must(await e.session.state());
must(await e.session.unlock({ accountId: state.accounts[0]!.accountId, password: PASSWORD }));
async function job(jobId: string) {
  for (;;) {
    const j = must(await e.job.get({ jobId }));
    if (['done', 'failed', 'cancelled'].includes(j.phase)) return j;
    await new Promise((r) => setTimeout(r, 50));
  }
}
for (const [service, filter] of [
  ['baseDeclaration', 'all'],
  ['batchTermination', 'all'],
] as const) {
  const t = must(await e.batch.template({ service, insurance: 'medical' }));
  await writeFile(`/tmp/${service}.xlsx`, Buffer.from(await t.arrayBuffer()));
  const v = must(await e.filing.begin({ service, insurance: 'medical' }));
  const filingId = v.filing.filingId;
  let j = await job(must(await e.batch.importFile({ filingId, file: new File([await t.arrayBuffer()], t.name), mode: 'append' })).jobId);
  console.log(service, j.phase, JSON.stringify(j.failure), JSON.stringify(j.report)?.slice(0, 400));
  const view = must(await e.batch.get({ filingId }));
  console.log(
    JSON.stringify(view.counts),
    view.undoLabel,
    JSON.stringify(view.findings),
    JSON.stringify(view.repairs),
    JSON.stringify(view.filing.sharedValues),
  );
  const rows = must(await e.batch.rows({ filingId, filter, limit: 2 }));
  console.log(JSON.stringify(rows.items[0], null, 1)?.slice(0, 1500), rows.total);
}
console.log(JSON.stringify(must(await e.lists.unitPayments({ insurance: 'medical' })).items.slice(0, 2)));
console.log(JSON.stringify(must(await e.lists.movements({ insurance: 'medical' })).items.slice(0, 2)));
await desk.end();
await centre.end();
