import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { FilingView } from '../../src-shared/contract/engine.ts';
import type { FilingId } from '../../src-shared/domain/ids.ts';
import { seededRandom } from '../../src-shared/lib/seeded-random.ts';
import { pdfFile, pngFile } from '../fixtures/material-files.ts';
import { makePeople, type SyntheticPerson } from '../fixtures/people.ts';
import { startCentreProcess } from '../processes/centre.ts';
import { type Desk, must, startDesk } from '../processes/desk.ts';
import { newcomerValues, registerPracticeUnit, unlockDesk } from '../processes/practice-clerk.ts';

/**
 * Kills the engine with -9 at random moments while drafts are typed and filings are queued and sent, then asks: is everything that was
 * acknowledged still there, and did the centre get every submitted filing exactly once? Prints one JSON line last.
 *
 *   npm run soak:kill -- [--kills 200] [--seed 1]
 */
const { values: options } = parseArgs({ options: { kills: { type: 'string', default: '200' }, seed: { type: 'string', default: '1' } } });
const kills = Number(options.kills);
const seed = Number(options.seed);
const CLOCK = '2026-11-10T02:00:00.000Z';

/** What the engine has acknowledged about one filing: the tool's own memory, never the engine's. */
type Acknowledged = {
  readonly person: SyntheticPerson;
  filingId: FilingId | null;
  /** The last remark acknowledged, and the one under way when the kill came (either may be on disk). */
  remark: number;
  remarkUnderWay: number;
  materials: number;
  submitted: boolean;
  submitUnderWay: boolean;
};

const random = seededRandom(seed);
const folder = await mkdtemp(join(tmpdir(), 'shebao-soak-'));
const data = join(folder, 'desk');
const centre = await startCentreProcess({ data: join(folder, 'centre'), clock: CLOCK });
const people = makePeople({
  seed: 7_000_000 + seed,
  count: kills * 2,
  today: CLOCK.slice(0, 10),
  birthYears: { first: 1985, last: 2002 },
});
const known: Acknowledged[] = [];
const complaints: string[] = [];

/** One clerk's work on one person, acknowledged step by step, until the engine is killed under it. */
async function work({ engine: { filing } }: Desk, one: Acknowledged): Promise<void> {
  let view: FilingView =
    one.filingId === null
      ? must(await filing.begin({ service: 'enrolment', insurance: 'medical' }))
      : must(await filing.get({ filingId: one.filingId }));
  const { filingId } = view.filing;
  one.filingId = filingId;
  const rowId = view.filing.rows[0]?.rowId;
  if (rowId === undefined || view.filing.state !== 'draft') {
    return;
  }
  view = must(await filing.saveValues({ filingId, rowId, values: newcomerValues(one.person), revision: view.filing.revision }));
  const remarks = 2 + Math.floor(random() * 6);
  for (let turn = 0; turn < remarks; turn += 1) {
    one.remarkUnderWay = one.remark + 1;
    const values = { remark: `第${one.remarkUnderWay}次` };
    view = must(await filing.saveValues({ filingId, rowId, values, revision: view.filing.revision }));
    one.remark = one.remarkUnderWay;
  }
  const needed = view.materials.filter(({ required, count }) => required && count === 0);
  for (const [index, { kind }] of needed.entries()) {
    const made =
      index === 0 ? pngFile('id.png', { seed: known.indexOf(one) + 1, width: 160, height: 90 }) : pdfFile(`${kind}.pdf`, [filingId]);
    const file = new File([new Uint8Array(made.buffer)], made.name, { type: made.mimeType });
    view = must(await filing.attach({ filingId, rowId, kind, file }));
    one.materials = view.filing.rows[0]?.attachments.length ?? 0;
  }
  one.submitUnderWay = true;
  must(await filing.submit({ filingId, revision: view.filing.revision }));
  one.submitted = true;
}

/** Everything acknowledged must be there after the restart. */
async function holdTo({ engine }: Desk): Promise<void> {
  for (const one of known) {
    if (one.filingId === null) {
      continue;
    }
    const answer = await engine.filing.get({ filingId: one.filingId });
    if (!answer.ok) {
      complaints.push(`filing ${one.filingId} is gone: ${answer.error.code}`);
      continue;
    }
    const { filing } = answer.value;
    const kept = Number(/\d+/.exec(filing.rows[0]?.values['remark'] ?? '0')?.[0] ?? 0);
    if (kept !== one.remark && kept !== one.remarkUnderWay) {
      complaints.push(`filing ${one.filingId}: acknowledged remark ${one.remark}, found ${kept}`);
    }
    if ((filing.rows[0]?.attachments.length ?? 0) < one.materials) {
      complaints.push(`filing ${one.filingId}: an acknowledged material is gone`);
    }
    if (one.submitted && filing.state === 'draft') {
      complaints.push(`filing ${one.filingId}: an acknowledged 提交 is gone`);
    }
    if (!one.submitUnderWay && filing.state !== 'draft') {
      complaints.push(`filing ${one.filingId}: submitted although nobody did`);
    }
    one.remark = kept;
    one.remarkUnderWay = kept;
    one.submitted ||= filing.state !== 'draft';
    one.submitUnderWay = one.submitted;
  }
}

/** How many filings the centre holds for each id number. */
async function countAtCentre(): Promise<Map<string, number>> {
  const arrived = new Map<string, number>();
  for (let page = 1; ; page += 1) {
    const { items, total } = await centre.reviewer.filings({ page, pageSize: 100 });
    for (const { clientId } of items) {
      const { rows } = await centre.reviewer.filing({ clientId });
      for (const { sections } of rows) {
        const shown = sections.flatMap(({ values }) => values).find(({ label }) => label === '社会保障号码');
        const number = (shown?.value ?? clientId).replaceAll(' ', '');
        arrived.set(number, (arrived.get(number) ?? 0) + 1);
      }
    }
    if (page * 100 >= total) {
      return arrived;
    }
  }
}

const started = performance.now();
let desk = await startDesk({ data, centre: centre.ready.url, clock: CLOCK });
await registerPracticeUnit(desk, centre);
for (let kill = 1; kill <= kills; kill += 1) {
  // Some finish what a kill interrupted, some begin anew, side by side.
  const interrupted = known.filter(({ submitted }) => !submitted).slice(0, 2);
  const fresh = people.slice(known.length, known.length + 2).map(
    (person): Acknowledged => ({
      person,
      filingId: null,
      remark: 0,
      remarkUnderWay: 0,
      materials: 0,
      submitted: false,
      submitUnderWay: false,
    }),
  );
  known.push(...fresh);
  const running = desk;
  const working = Promise.allSettled([...interrupted, ...fresh].map((one) => work(running, one)));
  await new Promise((resolve) => setTimeout(resolve, 5 + random() * 600));
  await desk.killHard();
  for (const outcome of await working) {
    // Cut connections are the point; a refusal by the engine is not.
    if (outcome.status === 'rejected' && String(outcome.reason).includes('refused:')) {
      complaints.push(String(outcome.reason));
    }
  }
  desk = await startDesk({ data, centre: centre.ready.url, clock: CLOCK });
  await unlockDesk(desk);
  await holdTo(desk);
  if (kill % 20 === 0) {
    process.stderr.write(
      `${kill} kills, ${known.filter(({ submitted }) => submitted).length} submitted, ${complaints.length} complaints\n`,
    );
  }
}

// Let everything out, then count at the centre.
for (let round = 0; round < 60 && must(await desk.engine.sync.run()).unsent > 0; round += 1) {
  await new Promise((resolve) => setTimeout(resolve, 250));
}
const arrived = await countAtCentre();
const submitted = known.filter((one) => one.submitted);
const notArrived = submitted.filter(({ person }) => !arrived.has(person.socialSecurityNumber));
const duplicated = [...arrived.values()].filter((count) => count > 1).length;
const unasked = [...arrived.keys()].filter((number) => !submitted.some(({ person }) => person.socialSecurityNumber === number));
await desk.end();
await centre.end();
await rm(folder, { recursive: true, force: true });
for (const complaint of [...complaints, ...unasked.map((number) => `the centre has a filing nobody submitted: ${number}`)].slice(0, 20)) {
  console.error(complaint);
}
const lost = complaints.length + notArrived.length + unasked.length;
console.log(
  JSON.stringify({
    kills,
    lost,
    duplicated,
    filings: known.filter(({ filingId }) => filingId !== null).length,
    submitted: submitted.length,
    arrived: arrived.size,
    seed,
    seconds: Math.round((performance.now() - started) / 1000),
  }),
);
if (lost + duplicated > 0 || submitted.length === 0) {
  process.exitCode = 1;
}
