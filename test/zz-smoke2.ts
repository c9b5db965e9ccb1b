import { cp, mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { GOLDEN, PASSWORD } from './e2e/golden.ts';
import { TODAY } from './e2e/today.ts';
import { pdfFile } from './fixtures/material-files.ts';
import { startCentreProcess } from './processes/centre.ts';
import { must, startDesk } from './processes/desk.ts';
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
const v = must(await e.filing.begin({ service: 'batchTermination', insurance: 'medical' }));
const filingId = v.filing.filingId;
const people = must(await e.roster.search({ insurance: 'medical', staffKinds: ['working'], statuses: ['active'], pageSize: 10 })).items;
const csv =
  '社会保障号码,姓名,减员原因,停保年月\r\n' +
  people
    .map((p, i) => `${i === 3 ? p.socialSecurityNumber.slice(0, 17) + 'Z' : p.socialSecurityNumber},${p.name},上学,2026-11`)
    .join('\r\n');
let j = await job(must(await e.batch.importFile({ filingId, file: new File([csv], '减员.csv'), mode: 'append' })).jobId);
console.log(j.phase, JSON.stringify(j.failure ?? j.report));
let view = must(await e.batch.get({ filingId }));
console.log(JSON.stringify(view.counts), JSON.stringify(view.rowMaterials));
const bad = must(await e.batch.rows({ filingId, filter: 'bad' }));
console.log(JSON.stringify(bad.items.map((r) => [r.values, r.findings.map((f) => f.sentence)])));
const att = await job(
  must(
    await e.batch.attachFiles({
      filingId,
      files: [
        new File([new Uint8Array(pdfFile('x.pdf', ['a']).buffer)], `${people[0]!.name}${people[0]!.socialSecurityNumber}录取通知书.pdf`),
      ],
    }),
  ).jobId,
);
console.log(JSON.stringify(att.attached));
view = must(await e.batch.get({ filingId }));
j = await job(must(await e.batch.submit({ filingId, revision: view.filing.revision })).jobId);
console.log(j.phase, JSON.stringify(j.failure), j.remainder, j.done);
must(await e.sync.run());
console.log(must(await e.filing.get({ filingId })).filing.state, JSON.stringify(must(await e.batch.get({ filingId })).counts));
const { items } = await centre.reviewer.filings({ text: people[0]!.name });
const detail: any = await centre.reviewer.filing({ clientId: items[0]!.clientId } as any);
console.log(JSON.stringify(items[0]).slice(0, 300), detail.rows?.length);
await centre.reviewer
  .decide({
    clientId: detail.clientId,
    rows: detail.rows.map(({ rowId }: any, i: number) => ({ rowId, approved: i % 2 === 0, reason: i % 2 === 0 ? '' : '材料不清' })),
  } as any)
  .catch((x: unknown) => console.log('decide', String(x)));
must(await e.sync.run());
console.log(must(await e.filing.get({ filingId })).filing.state, JSON.stringify(must(await e.batch.get({ filingId })).counts));
console.log(
  JSON.stringify(must(await e.filing.list({})).items.map((i) => [i.service, i.state, i.people, i.names, i.blocks, i.rejectedPeople])),
);
const c = await e.filing.beginCorrection({ filingId });
console.log(c.ok ? 'ok' : JSON.stringify(c.error));
if (c.ok) {
  const cv = must(await e.batch.get({ filingId: c.value.filing.filingId }));
  console.log(JSON.stringify(cv.counts));
  console.log(JSON.stringify(must(await e.batch.rows({ filingId: c.value.filing.filingId, limit: 1 })).items));
}
await desk.end();
await centre.end();
